import json
import os
import shutil
import stat
import subprocess
from pathlib import Path
from typing import Any

import pytest

from samenspel.website.run.folder import Folder, claim, default_path
from samenspel.website.run.trouble import (
    DemoNotRunning,
    DiskFull,
    FolderInUse,
    FolderNotOurs,
    SecretsLost,
    in_words,
)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_it_makes_a_folder_where_nobody_else_can_look(tmp_path: Path) -> None:
    with claim(tmp_path / "deep" / "demo") as folder:
        folder.secrets()
        assert mode(folder.path) == (0o700 if os.geteuid() else 0o711)
        assert mode(folder.path / "secrets.json") == 0o600
        assert mode(folder.mail) == 0o700


def test_it_keeps_the_same_secrets(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    made = folder.secrets()
    assert folder.secrets() == made
    assert len(set(made.values())) == len(made)
    assert min(map(len, made.values())) >= 50


@pytest.mark.parametrize("content", ["", "[]", '{"admin": "x"}'])
def test_it_says_that_secrets_are_lost(tmp_path: Path, content: str) -> None:
    (tmp_path / "secrets.json").write_text(content)
    with pytest.raises(SecretsLost):
        Folder(tmp_path).secrets()


def test_it_makes_no_new_secrets_for_an_old_database(tmp_path: Path) -> None:
    (tmp_path / "pg" / "cluster").mkdir(parents=True)
    with pytest.raises(SecretsLost):
        Folder(tmp_path).secrets()


def test_it_holds_a_folder_for_one_at_a_time(tmp_path: Path) -> None:
    with claim(tmp_path / "demo"), pytest.raises(FolderInUse, match="--data"), claim(tmp_path / "demo"):
        pass
    with claim(tmp_path / "demo"):
        pass


def test_it_leaves_folders_of_others_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("dear")
    before = mode(tmp_path)
    with pytest.raises(FolderNotOurs), claim(tmp_path):
        pass
    assert mode(tmp_path) == before


def test_it_does_not_start_on_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = type(shutil.disk_usage(tmp_path))
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: usage(10**9, 10**9 - 1000, 1000))
    with pytest.raises(DiskFull, match="300 MB"), claim(tmp_path / "demo"):
        pass


def test_it_has_words_for_a_disk_that_fills_up_meanwhile() -> None:
    assert isinstance(in_words(OSError(28, "No space left on device"), "here"), DiskFull)


def test_it_tells_where_a_running_demo_is_and_only_then(tmp_path: Path) -> None:
    with claim(tmp_path / "demo") as folder:
        with pytest.raises(DemoNotRunning):
            folder.running()
        folder.announce(port=5)
        assert mode(folder.path / "running.json") == 0o600
        assert folder.running() == {"port": 5}
    with pytest.raises(DemoNotRunning):  # a killed demo leaves its note behind, but not its lock
        folder.running()


@pytest.mark.skipif(os.geteuid() == 0, reason="root has a place of its own")
def test_it_lives_in_the_home_of_an_ordinary_user(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_DATA_HOME", "/some/where")
    assert default_path() == Path("/some/where/samenspel/demo")


@pytest.mark.processes
def test_it_says_so_when_the_folder_is_read_only(
    place: Path, surroundings: dict[str, str], as_stranger: dict[str, Any], stranger_python: str
) -> None:
    place.chmod(0o555)
    command = [
        stranger_python,
        "-m",
        "samenspel.website.run",
        "demo",
        "--data",
        str(place / "demo"),
        "--port",
        "0",
    ]
    ended = subprocess.run(command, env=surroundings, cwd="/", capture_output=True, text=True, **as_stranger)
    assert ended.returncode == 1
    assert "mag niet schrijven" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_it_writes_whole_files(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.announce(first=1)
    folder.announce(second=2)
    assert json.loads((tmp_path / "running.json").read_text()) == {"second": 2}
    assert [file.name for file in tmp_path.iterdir()] == ["running.json"]
