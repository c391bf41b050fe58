"""./samenspel demo: database, website and worker for one person on one machine, with nothing to arrange."""

import hashlib
import http.client
import os
import signal
import socket
import sys
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from .account import for_database
from .children import Child, StopAsked, say, step, stop_all, stoppable, tail
from .environment import ROLE_NAMES, WEB, WEB_APPLICATION, WORKER_COMMAND, Demo
from .folder import claim
from .roles import prepare_roles
from .server import Server, free_port
from .trouble import KeepsStopping, PortTaken, StepFailed

ROOMS = Path(__file__).resolve().parents[2]
LOCK = ROOMS.parents[1] / "requirements" / "run.lock"
PATIENCE_SECONDS = 60.0
STEPS = ("migrate", "collectstatic", "demo_load")


def run(port: int, data: Path) -> None:
    """Run the demo until somebody stops it. Raises Trouble."""
    os.umask(0o077)  # logs and letters in the folder are for this user alone
    with stoppable(), claim(data) as folder:
        port = port or free_port()
        require_free(port)
        say(f"Samenspel start met de gegevens in {folder.path}")
        secrets = folder.secrets()
        server = Server(folder.database, secrets["admin"], account=for_database())
        children: list[Child] = []
        try:
            say("De database start ...")
            server.start()
            demo = Demo(folder, secrets, server.address, f"http://127.0.0.1:{port}")
            _prepare(demo)
            children += [web(demo, port), worker(demo)]
            _open(demo, children, port)
            _keep(server, children)
        except StopAsked:
            say("Samenspel stopt ...")
        finally:
            folder.withdraw()
            stop_all(children)
            server.stop()


def require_free(port: int, patience: float = 3.0) -> None:
    """Raise PortTaken when another program keeps listening here; a website that was just killed goes away."""
    deadline = time.monotonic() + patience
    while not _free(port):
        if time.monotonic() > deadline:
            raise PortTaken(port=port, other=free_port())
        time.sleep(0.1)


def _free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except (OSError, OverflowError):
            return False
    return True


def web(demo: Demo, port: int) -> Child:
    """Return the website, not yet started. One thread answers faster than many (measured)."""
    chosen = ("--host", "127.0.0.1", "--port", str(port), "--workers", "1")
    command = (*WEB, *chosen, "--workers-kill-timeout", "1", WEB_APPLICATION)
    # Granian takes its own children along only when it is asked to stop.
    return Child("website", command, demo.environment("app"), demo.folder.log("website"), signal.SIGTERM)


def worker(demo: Demo) -> Child:
    """Return the worker, not yet started: it sends letters and does what was put off."""
    command = (*WORKER_COMMAND, "--shutdown-graceful-timeout", "1")
    return Child("worker", command, demo.environment("worker"), demo.folder.log("worker"))


def _prepare(demo: Demo) -> None:
    """Roles always; tables, files and example people only when something changed since the last time."""
    passwords = {name: demo.secrets[short] for short, name in ROLE_NAMES.items()}
    prepare_roles(demo.admin_url, passwords)
    state = _state(demo)
    stamp = demo.folder.prepared
    if stamp.exists() and stamp.read_text() == state and demo.folder.static.exists():
        return
    stamp.unlink(missing_ok=True)
    say("De tabellen, de bestanden en de voorbeeldbuurt komen klaar te staan ...")
    command = (sys.executable, "-m", "samenspel.website.run.set_up", *STEPS)
    step("klaarzetten", command, demo.environment("owner"), demo.folder.log("klaarzetten"))
    stamp.write_text(state)


def _state(demo: Demo) -> str:
    """Return a mark of the software, the database and the day: the example people live in today."""
    mark = hashlib.sha256(f"{date.today()} {demo.folder.database.stat().st_ino}".encode())  # noqa: DTZ011
    for file in (LOCK, *sorted(ROOMS.rglob("*"))):
        if file.suffix != ".pyc" and file.is_file():
            seen = file.stat()
            mark.update(f"{file}|{seen.st_size}|{seen.st_mtime_ns}\n".encode())
    return mark.hexdigest()


def _open(demo: Demo, children: Sequence[Child], port: int) -> None:
    say("De website start ...")
    for child in children:
        child.start()
    _wait_until_answer(children[0], port)
    demo.folder.announce(host=demo.address.host, port=demo.address.port, site_url=demo.site_url)
    say(f"Samenspel is klaar: {demo.site_url}/")
    say("Inloggen als iemand uit de buurt: ./samenspel demo-login ROL   Stoppen: Ctrl-C")


def _wait_until_answer(website: Child, port: int) -> None:
    deadline = time.monotonic() + PATIENCE_SECONDS
    while not healthy(port):
        if website.stopped():
            raise KeepsStopping(name=website.name, log=website.log, tail=tail(website.log))
        if time.monotonic() > deadline:
            raise StepFailed(step="de website openen", log=website.log, tail=tail(website.log))
        time.sleep(0.02)


def healthy(port: int) -> bool:
    """Tell whether the website on this port says it is well."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", "/healthz")
        return connection.getresponse().status == 200
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _keep(server: Server, children: Sequence[Child]) -> None:
    """Watch for ever; what stops by itself starts again."""
    crashes: list[float] = []
    while True:
        time.sleep(0.25)
        if server.stopped():
            crashes = [moment for moment in crashes if time.monotonic() - moment < 60.0]
            crashes.append(time.monotonic())
            if len(crashes) > 5:
                raise KeepsStopping(name="database", log=server.log, tail=tail(server.log))
            say("De database stopte vanzelf en start opnieuw.")
            server.restart()
        for child in children:
            child.keep()
