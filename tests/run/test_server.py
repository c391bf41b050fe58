import os
import signal
import stat
from pathlib import Path

import psycopg
import pytest

from samenspel.website.run.server import ADMIN, Server
from samenspel.website.run.trouble import FolderUnreachable, OtherMajorVersion

pytestmark = pytest.mark.processes


def postmaster(server: Server) -> int:
    return int((server.cluster / "postmaster.pid").read_text().split()[0])


def test_it_starts_stops_and_keeps_what_was_written(server: Server) -> None:
    server.start()
    with psycopg.connect(server.admin_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    server.stop()
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(server.admin_url)
    server.start()
    with psycopg.connect(server.admin_url) as connection:
        assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
        assert connection.execute("SHOW fsync").fetchone() == ("on",)


def test_it_asks_everybody_for_a_password(server: Server) -> None:
    server.start()
    for wrong in ("", "another"):
        with pytest.raises(psycopg.OperationalError, match="password"):
            psycopg.connect(server.address.url(ADMIN, wrong))
    rules = (server.cluster / "pg_hba.conf").read_text()
    assert "trust" not in [word for line in rules.splitlines() if line[:1] != "#" for word in line.split()]


def test_it_keeps_its_folder_to_itself(server: Server) -> None:
    server.start()
    for folder in (server.home, server.cluster, server.home / "socket"):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert not (server.home / "password.new").exists()


def test_it_knows_letters_with_marks(server: Server) -> None:
    server.start()
    with psycopg.connect(server.admin_url) as connection:
        connection.execute("CREATE EXTENSION pg_trgm")
        assert connection.execute("SELECT lower('ÉÇ'), similarity('één', 'n') < 1").fetchone() == ("éç", True)


def test_it_recovers_at_once_after_a_kill(server: Server) -> None:
    server.start()
    with psycopg.connect(server.admin_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS number")
    os.kill(postmaster(server), signal.SIGKILL)
    again = Server(server.home, server.password)
    try:
        again.start()
        with psycopg.connect(again.admin_url) as connection:
            assert connection.execute("SELECT number FROM kept").fetchone() == (7,)
    finally:
        again.stop()


def test_it_starts_although_another_program_has_the_number_of_a_killed_server(server: Server) -> None:
    server.start()
    note = server.cluster / "postmaster.pid"
    left_behind = note.read_text()
    server.stop()
    note.write_text("\n".join(["1", *left_behind.splitlines()[1:]]) + "\n")
    server.account.own(note)
    server.start()
    assert not server.stopped()


def test_it_takes_a_port_when_the_path_is_too_long_for_a_socket(place: Path) -> None:
    home = place / ("long" * 20) / "pg"
    home.parent.mkdir(mode=0o711)
    server = Server(home, "a password")
    try:
        server.start()
        assert server.address.host == "127.0.0.1"
        psycopg.connect(server.admin_url).close()
    finally:
        server.stop()


def test_it_refuses_files_of_another_major_version(server: Server) -> None:
    server.start()
    server.stop()
    (server.cluster / "PG_VERSION").write_text("12\n")
    with pytest.raises(OtherMajorVersion, match=r"PostgreSQL 12.*(?s:.*)backup"):
        server.start()


def test_it_begins_again_after_a_half_made_database(server: Server) -> None:
    half = server.home / "cluster.new"
    half.mkdir(parents=True)
    server.home.chmod(0o700)
    server.account.own(server.home)
    (half / "half").write_text("")
    server.start()
    assert not half.exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as a service user")
def test_it_names_the_folder_that_shuts_out_the_service_user(place: Path) -> None:
    shut = place / "shut"
    shut.mkdir(mode=0o700)
    with pytest.raises(FolderUnreachable, match="shut"):
        Server(shut / "pg", "a password").start()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root starts it as a service user")
def test_it_copies_programs_that_the_service_user_cannot_reach(
    server: Server, place: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from samenspel.website.run import binaries

    hidden = place / "home"
    hidden.mkdir(mode=0o700)
    (hidden / "pginstall").symlink_to(binaries.embedded())
    monkeypatch.setattr(binaries, "embedded", lambda: hidden / "pginstall")
    server.start()
    assert server.home in server.programs.parents
    assert not server.stopped()
