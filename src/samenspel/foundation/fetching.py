"""Fetching one address of the network for somebody: small, in time, and never from inside our own network.

An address that somebody typed may lead to a machine next to ours. So every name is looked up once, all that
it stands for must be public, and we go to exactly that address: a name that means something else a moment
later changes nothing. The same holds for each address that an answer sends us on to.
"""

import http.client
import ipaddress
import socket
import ssl
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Timer
from time import monotonic
from urllib.parse import SplitResult, urljoin, urlsplit

PORTS = {"http": 80, "https": 443}
ELSEWHERE = frozenset({301, 302, 303, 307, 308})
AT_ONCE = 64 * 1024
# Networks that hide an IPv4 address of somebody else's choice in an IPv6 one.
TRANSLATED = [ipaddress.ip_network(each) for each in ("64:ff9b::/96", "64:ff9b:1::/48", "::/96")]


class CannotFetch(Exception):
    """`code`: NO_ADDRESS, NOT_HTTPS, NOT_PUBLIC, UNREACHABLE, TOO_SLOW, TOO_BIG, PACKED or SENT_ROUND."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """How long it may take altogether, how much may come, and how often we are sent on."""

    seconds: float = 20.0
    most_bytes: int = 5_000_000
    turns: int = 3


@dataclass(frozen=True, slots=True)
class Answer:
    """What came: the status, the headers by their small letters, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes


def fetch(
    url: str,
    *,
    headers: Mapping[str, str] | None = None,
    bounds: Bounds = Bounds(),
    trusted: Collection[str] = (),
    everywhere: bool = False,
) -> Answer:
    """Return what an https address answers, whatever its status. Raises CannotFetch.

    `trusted`: places (host:port) that may also be near and speak http. `everywhere`: all may, since not
    somebody who visits but whoever runs this installation wrote the address.
    """
    ends = monotonic() + bounds.seconds
    for _turn in range(bounds.turns + 1):
        parts = _split(url)
        near = everywhere or _place(parts) in trusted
        answer = _once(parts, dict(headers or {}), ends, bounds.most_bytes, near=near)
        if answer.status not in ELSEWHERE or not answer.headers.get("location"):
            return answer
        url = urljoin(url, answer.headers["location"])
    raise CannotFetch("SENT_ROUND")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        odd = parts.scheme not in PORTS or not parts.hostname or parts.port == 0
    except ValueError as problem:
        raise CannotFetch("NO_ADDRESS") from problem
    if odd or "@" in parts.netloc or any(sign <= " " for sign in url):
        raise CannotFetch("NO_ADDRESS")
    return parts


def _place(parts: SplitResult) -> str:
    return f"{parts.hostname}:{parts.port or PORTS[parts.scheme]}"


def may_be_asked(url: str, *, trusted: Collection[str] = ()) -> None:
    """Say at once what is wrong with how an address is written. Raises CannotFetch."""
    parts = _split(url)
    if _place(parts) not in trusted:
        _only_https(parts)


def _only_https(parts: SplitResult) -> None:
    if parts.scheme != "https":
        raise CannotFetch("NOT_HTTPS")
    if parts.port not in (None, PORTS["https"]):
        raise CannotFetch("NOT_PUBLIC")


def _once(parts: SplitResult, headers: dict[str, str], ends: float, most: int, *, near: bool) -> Answer:
    if not near:
        _only_https(parts)
    with _in_time(_connected(parts, ends, near=near), ends) as line:
        try:
            plain = line if parts.scheme == "http" else _private(line, str(parts.hostname))
            return _asked(plain, parts, headers, most)
        except ssl.SSLError as problem:
            raise CannotFetch("UNREACHABLE") from problem
        except (OSError, http.client.HTTPException, ValueError) as problem:
            raise CannotFetch("TOO_SLOW" if monotonic() >= ends else "UNREACHABLE") from problem


def addresses_of(host: str, port: int) -> list[tuple[socket.AddressFamily, str]]:
    """Return what a name stands for now. Raises CannotFetch."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as problem:
        raise CannotFetch("UNREACHABLE") from problem
    return [(family, str(where[0])) for family, _kind, _proto, _name, where in found]


def is_public(address: str) -> bool:
    """Whether this address is of the open internet, and not of a network near us or of nobody."""
    found = ipaddress.ip_address(address.partition("%")[0])
    if isinstance(found, ipaddress.IPv6Address):
        if found.ipv4_mapped:
            return is_public(str(found.ipv4_mapped))
        if found.sixtofour or found.teredo or any(found in network for network in TRANSLATED):
            return False
    return found.is_global and not found.is_multicast and not found.is_reserved


def _connected(parts: SplitResult, ends: float, *, near: bool) -> socket.socket:
    """Go to exactly the address that was looked at; not to what the name means a moment later."""
    port = parts.port or PORTS[parts.scheme]
    found = addresses_of(str(parts.hostname), port)
    if not near and not all(is_public(address) for _family, address in found):
        raise CannotFetch("NOT_PUBLIC")
    for family, address in found:
        left = ends - monotonic()
        if left <= 0:
            break
        line = socket.socket(family, socket.SOCK_STREAM)
        line.settimeout(left)
        try:
            line.connect((address, port))
        except OSError:
            line.close()
            continue
        return line
    raise CannotFetch("TOO_SLOW" if monotonic() >= ends else "UNREACHABLE")


@contextmanager
def _in_time(line: socket.socket, ends: float) -> Iterator[socket.socket]:
    """Hang up when the time is over, also on who answers one letter at a time."""
    same = line.dup()  # https takes the line itself over
    watch = Timer(max(ends - monotonic(), 0), _hang_up, [same])
    watch.daemon = True
    watch.start()
    try:
        yield line
    finally:
        watch.cancel()
        same.close()
        line.close()


def _hang_up(line: socket.socket) -> None:
    with suppress(OSError):  # it was hung up already
        line.shutdown(socket.SHUT_RDWR)


def _private(line: socket.socket, host: str) -> ssl.SSLSocket:
    return ssl.create_default_context().wrap_socket(line, server_hostname=host)


def _asked(line: socket.socket, parts: SplitResult, headers: dict[str, str], most: int) -> Answer:
    kind = http.client.HTTPSConnection if parts.scheme == "https" else http.client.HTTPConnection
    talk = kind(str(parts.hostname), parts.port)
    talk.sock = line
    path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
    try:
        talk.request("GET", path, headers={"Accept-Encoding": "identity", "Connection": "close"} | headers)
        came = talk.getresponse()
        known = {name.lower(): value for name, value in came.getheaders()}
        if known.get("content-encoding", "identity").lower() not in ("", "identity"):
            raise CannotFetch("PACKED")
        return Answer(came.status, known, _body(came, most))
    finally:
        talk.close()


def _body(came: http.client.HTTPResponse, most: int) -> bytes:
    body = bytearray()
    while piece := came.read(AT_ONCE):
        body += piece
        if len(body) > most:
            raise CannotFetch("TOO_BIG")
    if came.length:  # it promised more than it sent
        raise http.client.IncompleteRead(bytes(body), came.length)
    return bytes(body)
