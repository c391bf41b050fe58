import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from samenspel.website.run.children import RESTARTS, Child, step, stop_all
from samenspel.website.run.trouble import KeepsStopping, StepFailed

pytestmark = pytest.mark.processes
Make = Callable[[str], Child]


@pytest.fixture
def child(tmp_path: Path) -> Iterator[Make]:
    made: list[Child] = []

    def make(code: str) -> Child:
        made.append(Child("part", [sys.executable, "-c", code], dict(os.environ), tmp_path / "part.log"))
        made[-1].start()
        return made[-1]

    yield make
    for each in made:
        each.kill()


def number_of(child: Child) -> int:
    assert child.running
    return child.running.pid


def wait_until(true: Callable[[], object], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.02)


def test_it_starts_again_what_stopped_by_itself(child: Make) -> None:
    sleeper = child("import time; time.sleep(60)")
    first = number_of(sleeper)
    sleeper.keep()
    assert number_of(sleeper) == first
    os.kill(first, signal.SIGKILL)
    wait_until(sleeper.stopped)
    sleeper.keep()
    assert number_of(sleeper) != first
    assert not sleeper.stopped()


def test_it_gives_up_on_what_keeps_stopping_and_shows_why(child: Make) -> None:
    broken = child("raise SystemExit('the reason')")
    for _ in range(RESTARTS):
        wait_until(broken.stopped)
        broken.keep()
    wait_until(broken.stopped)
    with pytest.raises(KeepsStopping, match="the reason"):
        broken.keep()


def test_it_stops_what_does_not_listen(child: Make) -> None:
    deaf = child(
        "import signal, time; signal.signal(15, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"
    )
    wait_until(deaf.log.read_text)
    stop_all([deaf], patience=0.2)
    assert deaf.stopped()


def test_it_takes_grandchildren_along(child: Make) -> None:
    parent = child(
        "import subprocess, sys; p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        "print(p.pid, flush=True); p.wait()"
    )
    wait_until(parent.log.read_text)
    grandchild = int(parent.log.read_text())
    stop_all([parent])
    wait_until(lambda: not Path(f"/proc/{grandchild}").exists())


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells children that their parent died")
def test_it_leaves_nothing_behind_when_its_parent_is_killed(
    tmp_path: Path, surroundings: dict[str, str]
) -> None:
    code = (
        "import sys, time; from pathlib import Path; from samenspel.website.run.children import Child;"
        "c = Child('part', [sys.executable, '-c', 'import time; time.sleep(60)'], {}, Path(sys.argv[1]));"
        "c.start(); print(c.running.pid, flush=True); time.sleep(60)"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path / "log")], env=surroundings, stdout=subprocess.PIPE
    )
    with parent:
        assert parent.stdout
        orphan = int(parent.stdout.readline())
        parent.kill()
    wait_until(lambda: not Path(f"/proc/{orphan}").exists())


def test_it_shows_what_a_failed_step_said(tmp_path: Path) -> None:
    with pytest.raises(StepFailed, match="the reason"):
        step("work", [sys.executable, "-c", "exit('the reason')"], dict(os.environ), tmp_path / "log")
