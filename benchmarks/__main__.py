"""`python -m benchmarks`: start the demo on throw-away data, and print its figures as Markdown.

Figures: cold and warm start until the page answers, requests per second of six pages as a ratio to a bare
Django view on the same server, memory at rest, and SQL statements per page. Bounded: a few minutes.
Needs `wrk` (a load generator, in Debian) for the requests per second; without it those rows are left out.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from pathlib import Path
from statistics import median

ROOT = Path(__file__).resolve().parent.parent
READY = "Samenspel is klaar: "
SECONDS = 2
ROUNDS = 5


@contextmanager
def demo(folder: Path, port: int) -> Iterator[tuple[subprocess.Popen[str], float]]:
    """Run `./samenspel demo`; yield the process and the seconds until it said that it is ready."""
    began = time.monotonic()
    command = [str(ROOT / "samenspel"), "demo", "--port", str(port), "--data", str(folder)]
    quiet = {key: value for key, value in os.environ.items() if not key.startswith(("DATABASE", "SAMENSPEL"))}
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=quiet, start_new_session=True)
    assert process.stdout
    for line in process.stdout:
        if line.startswith(READY):
            break
    try:
        yield process, time.monotonic() - began
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(15)


@contextmanager
def bare(port: int) -> Iterator[None]:
    """Run the bare view on the same server with the same settings."""
    command = [
        sys.executable, "-m", "granian", "--interface", "wsgi", "--port", str(port), "--workers", "1",
        "--blocking-threads", "4", "--no-ws", "--log-level", "error", "benchmarks.bare:application",
    ]  # fmt: skip
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        _wait(f"http://127.0.0.1:{port}/")
        yield
    finally:
        process.terminate()
        process.wait(10)


def _wait(url: str) -> None:
    for _ in range(100):
        try:
            urllib.request.urlopen(url, timeout=1).read()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit(f"{url} does not answer")


def sign_in(port: int, role: str, folder: Path) -> str:
    """Return the session cookie of a member of the cast."""
    command = [str(ROOT / "samenspel"), "demo-login", role, "--data", str(folder)]
    address = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()[-1]
    jar = CookieJar()
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    opener.open(address).read()
    return "; ".join(f"{cookie.name}={cookie.value}" for cookie in jar)


def per_second(url: str, cookie: str = "", *, seconds: int = SECONDS) -> float:
    """Return requests per second with four connections."""
    headers = ["-H", f"Cookie: {cookie}"] if cookie else []
    command = ["wrk", "-t1", "-c4", f"-d{seconds}s", *headers, url]
    said = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    if "Non-2xx" in said:
        raise SystemExit(f"{url} answered with errors")
    found = re.search(r"Requests/sec:\s+([\d.]+)", said)
    assert found
    return float(found.group(1))


def memory(process: subprocess.Popen[str]) -> dict[str, float]:
    """Return megabytes per part of this demo, shared pages counted once (proportional set size)."""
    parents, sizes, names = {}, {}, {}
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                status = (folder / "status").read_text()
                rollup = (folder / "smaps_rollup").read_text()
                names[folder.name] = (folder / "cmdline").read_bytes().decode(errors="replace")
            except OSError:
                continue
            parents[folder.name] = re.findall(r"^PPid:\s+(\d+)", status, re.MULTILINE)[0]
            sizes[folder.name] = int((re.findall(r"^Pss:\s+(\d+)", rollup, re.MULTILINE) or ["0"])[0]) / 1024
    parts: dict[str, float] = {}
    for number, size in sizes.items():
        line = [number]
        while line[-1] in parents and parents[line[-1]] != "0":
            line.append(parents[line[-1]])
        if str(process.pid) in line:
            words = names[number]
            part = next(
                (name for name in ("granian", "procrastinate", "postgres") if name in words), "supervisor"
            )
            parts[part] = parts.get(part, 0.0) + size
    return parts


def main() -> None:
    folder = Path(tempfile.mkdtemp(prefix="samenspel-benchmark-", dir="/var/tmp"))
    folder.chmod(0o711)
    port = 8391
    home = f"http://127.0.0.1:{port}"
    rows: list[tuple[str, str]] = []
    try:
        with demo(folder / "demo", port) as (_, seconds):
            rows.append(
                ("first start of the demo (packages installed), until the page answers", f"{seconds:.1f} s")
            )
        with demo(folder / "demo", port) as (process, seconds):
            rows.append(("warm start of the demo, until the page answers", f"{seconds:.1f} s"))
            time.sleep(5)
            parts = memory(process)
            inside = ", ".join(f"{name} {size:.0f}" for name, size in sorted(parts.items()))
            rows.append(
                (
                    "memory at rest, web + worker + database + supervisor",
                    f"{sum(parts.values()):.0f} MB ({inside})",
                )
            )
            if shutil.which("wrk"):
                rows += list(speeds(home, port, folder / "demo"))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("| figure | measured |\n|---|---|")
    for name, value in rows:
        print(f"| {name} | {value} |")


def speeds(home: str, port: int, folder: Path) -> Iterator[tuple[str, str]]:
    """Yield requests per second of each page, and the ratio to the bare view: medians of alternating turns.

    The machine is seldom quiet. Each turn of a page comes right after a turn of the bare view, and their ratio
    is taken per pair, so that what disturbs one disturbs the other.
    """
    coach, resident = sign_in(port, "coach", folder), sign_in(port, "resident", folder)
    pages = [
        ("public map list, kept for a minute", f"{home}/kaart/", "", "goal ≥ 0.9"),
        ("asking, first page", f"{home}/vraag/", "", ""),
        ("inbox of a coach, with its rows in the access log", f"{home}/werk/", coach, "goal ≥ 0.10"),
        ("my page of a resident", f"{home}/mijn/", resident, "goal ≥ 0.10"),
        ("call list of a coach", f"{home}/werk/bellen", coach, "goal ≥ 0.10"),
        ("letters and advice of a coach", f"{home}/werk/meer", coach, "goal ≥ 0.10"),
    ]
    with bare(port + 1):
        for name, url, cookie, goal in pages:
            pairs = list(_alternating(f"http://127.0.0.1:{port + 1}/", url, cookie))
            floor, ours = (median(one[at] for one in pairs) for at in (0, 1))
            ratio = median(page / floor for floor, page in pairs)
            said = f"{ours:.0f}/s, ratio {ratio:.3f} to {floor:.0f}/s of the bare view {goal}"
            yield name, said.rstrip()


def _alternating(floor: str, url: str, cookie: str) -> Iterator[tuple[float, float]]:
    """Warm both up (also the plans that the database keeps), then yield (bare, page) for each round."""
    per_second(floor, seconds=1)
    per_second(url, cookie, seconds=2)
    for _ in range(ROUNDS):
        yield per_second(floor, seconds=1), per_second(url, cookie)


if __name__ == "__main__":
    main()
