"""Fetching for somebody: never from inside our own network, in time, and not more than asked."""

import socket
import ssl
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from tests.web_of_others import Place, a_place

from samenspel.foundation import fetching
from samenspel.foundation.fetching import Bounds, CannotFetch, fetch


def refused(url: str, **said: Any) -> str:
    with pytest.raises(CannotFetch) as problem:
        fetch(url, **said)
    return problem.value.code


@pytest.fixture
def place() -> Iterator[Place]:
    with a_place(lambda path, _headers: (200, {"ETag": "x"}, path.encode())) as there:
        yield there


def test_a_trusted_place_answers(place: Place) -> None:
    answer = fetch(f"{place.url}/a?b=c#d", headers={"If-None-Match": "y"}, trusted=[place.name])
    assert (answer.status, answer.headers["etag"], answer.body) == (200, "x", b"/a?b=c")
    assert (place.asked[0][1]["host"], place.asked[0][1]["if-none-match"]) == (place.name, "y")


def test_what_is_near_is_not_asked_unless_it_is_trusted(place: Place) -> None:
    assert refused(place.url) == "NOT_HTTPS"
    assert refused(f"https://{place.name}/") == "NOT_PUBLIC"
    assert refused(place.url, trusted=["127.0.0.1:1"]) == "NOT_HTTPS"
    assert place.asked == []


@pytest.mark.parametrize(
    "host",
    ["127.0.0.1", "localhost", "[::1]", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "0.0.0.0",
     "[::ffff:10.0.0.1]", "[fe80::1]", "[fd00::1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "[::127.0.0.1]",
     "100.64.0.1", "224.0.0.1", "[ff02::1]", "255.255.255.255", "0x7f.1", "2130706433", "127.1"],
)  # fmt: skip
def test_every_way_to_write_a_near_address_is_refused(host: str) -> None:
    assert refused(f"https://{host}/") in ("NOT_PUBLIC", "UNREACHABLE")


@given(st.ip_addresses())
def test_only_the_open_internet_is_public(address: Any) -> None:
    if fetching.is_public(str(address)):
        assert address.is_global
        near = (address.is_private, address.is_loopback, address.is_link_local, address.is_multicast)
        assert not any(near)


@pytest.mark.parametrize(
    "url",
    ["", "niets", "https://", "https:///pad", "ftp://example.org/", "file:///etc/passwd", "https://a:b@example.org/",
     "https://example.org:99999/", "https://example.org/met spatie", "https://example.org/\r\nX: y", "https://[::1/", "gopher://x"],
)  # fmt: skip
def test_what_is_no_address_is_not_asked(url: str) -> None:
    assert refused(url) == "NO_ADDRESS"


@pytest.mark.parametrize(
    "to", ["http://127.0.0.1:9/", "https://10.0.0.1/", "//127.0.0.1:9/", "file:///etc/passwd"]
)
def test_an_answer_does_not_send_us_inside(place: Place, to: str) -> None:
    place.says = lambda _path, _headers: (302, {"Location": to}, b"")
    assert refused(place.url, trusted=[place.name]) in ("NOT_HTTPS", "NOT_PUBLIC", "NO_ADDRESS")
    assert len(place.asked) == 1


def test_we_go_on_a_few_times_and_no_more(place: Place) -> None:
    place.says = lambda path, _headers: (302, {"Location": "/b"}, b"") if path == "/a" else (200, {}, b"hier")
    assert fetch(f"{place.url}/a", trusted=[place.name]).body == b"hier"
    place.says = lambda _path, _headers: (302, {"Location": "/a"}, b"")
    place.asked.clear()
    assert refused(f"{place.url}/a", trusted=[place.name]) == "SENT_ROUND"
    assert len(place.asked) == 4


def test_a_name_that_means_something_else_a_moment_later_changes_nothing(
    place: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The name is looked up once, and the answer of that one time is where we go."""
    asked: list[str] = []

    def names(host: str, port: int, **_more: Any) -> list[Any]:
        asked.append(host)
        near = len(asked) > 1
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1" if near else "192.0.2.1", port))]

    monkeypatch.setattr(socket, "getaddrinfo", names)
    monkeypatch.setattr(fetching, "is_public", lambda address: address == "192.0.2.1")
    assert refused("https://wissel.example/", bounds=Bounds(seconds=0.5)) in ("TOO_SLOW", "UNREACHABLE")
    assert asked == ["wissel.example"]
    assert place.asked == []


def test_of_a_name_with_a_near_and_a_far_address_nothing_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(socket.AF_INET, 1, 6, "", (each, 443)) for each in ("8.8.8.8", "127.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_said, **_more: both)
    assert refused("https://twee.example/") == "NOT_PUBLIC"


def test_more_than_the_bound_is_not_read(place: Place) -> None:
    place.says = lambda _path, _headers: (200, {}, b"x" * 1_001)
    assert refused(place.url, trusted=[place.name], bounds=Bounds(most_bytes=1_000)) == "TOO_BIG"


@pytest.mark.parametrize("pace", [0.1, 30.0])
def test_who_sends_one_letter_at_a_time_does_not_keep_us(pace: float) -> None:
    done = threading.Event()
    door = socket.create_server(("127.0.0.1", 0))

    def drip() -> None:
        line, _who = door.accept()
        with line:
            line.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
            while not done.wait(pace):
                try:
                    line.sendall(b"x")
                except OSError:
                    return

    thread = threading.Thread(target=drip, daemon=True)
    thread.start()
    begun = time.monotonic()
    where = f"127.0.0.1:{door.getsockname()[1]}"
    assert refused(f"http://{where}/", trusted=[where], bounds=Bounds(seconds=1.0)) == "TOO_SLOW"
    assert time.monotonic() - begun < 3
    done.set()
    thread.join()
    door.close()


def _certificate(folder: Path, name: str) -> tuple[Path, Path]:
    key = ec.generate_private_key(ec.SECP256R1())
    who = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    known = x509.IPAddress(ip_address(name)) if name[0].isdigit() else x509.DNSName(name)
    made = (
        x509.CertificateBuilder()
        .subject_name(who)
        .issuer_name(who)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(datetime.now(UTC) - timedelta(days=1))
        .not_valid_after(datetime.now(UTC) + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName([known]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    paths = folder / "cert.pem", folder / "key.pem"
    paths[0].write_bytes(made.public_bytes(serialization.Encoding.PEM))
    paths[1].write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
    )
    return paths


@pytest.mark.parametrize(("name", "good"), [("localhost", True), ("elders.example", False)])
def test_https_is_checked_by_the_name_that_was_asked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, good: bool
) -> None:
    """We go to an address that we looked up ourselves, and still the certificate must be of the name."""
    cert, key = _certificate(tmp_path, name)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    keeper = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    keeper.load_cert_chain(cert, key)
    door = socket.create_server(("127.0.0.1", 0))

    def answer() -> None:
        line, _who = door.accept()
        with line:
            try:
                with keeper.wrap_socket(line, server_side=True) as safe:
                    safe.recv(10_000)
                    safe.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nveil")
            except OSError:
                return

    thread = threading.Thread(target=answer, daemon=True)
    thread.start()
    where = f"localhost:{door.getsockname()[1]}"
    monkeypatch.setattr(
        socket, "getaddrinfo",
        lambda _host, port, **_more: [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))],
    )  # fmt: skip
    if good:
        assert fetch(f"https://{where}/", trusted=[where]).body == b"veil"
    else:
        assert refused(f"https://{where}/", trusted=[where]) == "UNREACHABLE"
    thread.join(5)
    door.close()
