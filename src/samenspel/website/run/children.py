"""Processes we start: they log to a file, die with their parent, and start again when they fail."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from .trouble import DiskFull, KeepsStopping, StepFailed

RESTARTS = 5
WITHIN_SECONDS = 60.0
PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None, use_errno=True) if sys.platform == "linux" else None


def die_with_parent(number: signal.Signals) -> Callable[[], None]:
    """Return what a child does just before it starts: ask Linux for this signal when its parent dies.

    Even kill -9 of the parent leaves nothing behind then. Elsewhere it does nothing.
    """
    parent = os.getpid()

    def ask() -> None:
        if LIBC is not None:
            LIBC.prctl(PR_SET_PDEATHSIG, int(number), 0, 0, 0)
            if os.getppid() != parent:
                os.kill(os.getpid(), number)

    return ask


def say(sentence: str) -> None:
    """Tell the person at the screen, at once; nobody reading any more is no reason to stop."""
    with suppress(BrokenPipeError):
        print(sentence, flush=True)


def tail(log: Path, lines: int = 5) -> str:
    """Return the last lines of a log that say something to people: no tracebacks, which stay in the log."""
    with suppress(OSError):
        found = log.read_bytes()[-20_000:].decode(errors="replace").splitlines()
        told = [
            line for line in found if line.strip() and not line.startswith((" ", "\t", "Traceback", "During"))
        ]
        return "\n".join(f"    {line}" for line in told[-lines:])
    return ""


@dataclass(slots=True)
class Child:
    """A program that should keep running in its own process group."""

    name: str
    command: Sequence[str]
    environment: Mapping[str, str]
    log: Path
    at_orphaned: signal.Signals = signal.SIGKILL
    running: subprocess.Popen[bytes] | None = None
    starts: list[float] = field(default_factory=list)

    def start(self) -> None:
        """Start, or start again; what was left of the former group is gone first."""
        self.kill()
        mode = "ab" if self.starts else "wb"
        with self.log.open(mode) as log:
            self.running = subprocess.Popen(
                list(self.command),
                env=dict(self.environment),
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=die_with_parent(self.at_orphaned),
            )
        self.starts.append(time.monotonic())

    def stopped(self) -> bool:
        return self.running is None or self.running.poll() is not None

    def keep(self) -> None:
        """Start again what stopped by itself. Raises KeepsStopping when that happens too often."""
        if not self.stopped():
            return
        recent = [moment for moment in self.starts if time.monotonic() - moment < WITHIN_SECONDS]
        if len(recent) > RESTARTS:
            raise KeepsStopping(name=self.name, log=self.log, tail=tail(self.log))
        say(f"Onderdeel '{self.name}' stopte vanzelf en start opnieuw.")
        self.start()

    def ask_to_stop(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)
        if self.running:
            self.running.wait()

    def _send(self, number: signal.Signals) -> None:
        if self.running:
            with suppress(ProcessLookupError, PermissionError):
                os.killpg(self.running.pid, number)


def stop_all(children: Sequence[Child], patience: float = 2.0) -> None:
    """Stop children together: ask, wait a moment, then insist."""
    for child in children:
        child.ask_to_stop()
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and not all(child.stopped() for child in children):
        time.sleep(0.02)
    for child in children:
        child.kill()


def step(name: str, command: Sequence[str], environment: Mapping[str, str], log: Path) -> None:
    """Run one program to its end. Raises StepFailed with what it said."""
    child = Child(name, command, environment, log)
    try:
        child.start()
        if child.running and child.running.wait():
            if "No space left on device" in tail(log):
                raise DiskFull(folder=log.parent, needed=300)
            raise StepFailed(step=name, log=log, tail=tail(log, 1))
    finally:
        child.kill()


class StopAsked(BaseException):
    """Somebody pressed Ctrl-C or sent SIGTERM."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Turn the first Ctrl-C, SIGTERM or SIGHUP into StopAsked; later ones do not disturb the stopping."""

    def ask(_number: int, _frame: object) -> None:
        for each in numbers:
            signal.signal(each, signal.SIG_IGN)
        raise StopAsked

    numbers = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
    before = {each: signal.signal(each, ask) for each in numbers}
    try:
        yield
    finally:
        for each, former in before.items():
            signal.signal(each, former)
