"""What goes wrong, told to software as RFC 9457 wants it: application/problem+json."""

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

PROBLEM = "application/problem+json"
TITLES = {
    HTTPStatus.BAD_REQUEST: "Deze vraag kan niet",
    HTTPStatus.NOT_FOUND: "Dit is er niet",
    HTTPStatus.METHOD_NOT_ALLOWED: "Dit kun je hier niet doen",
    HTTPStatus.NOT_ACCEPTABLE: "Zo kunnen we niet antwoorden",
    HTTPStatus.INTERNAL_SERVER_ERROR: "Er ging iets mis bij ons",
}


@dataclass(frozen=True, slots=True)
class Wrong:
    """One value in the address that cannot be, and why: the `errors` of the Dutch API rules."""

    name: str
    code: str
    detail: str


class Problem(Exception):
    """An answer that is not what was asked for; the detail says what to do."""

    def __init__(self, status: HTTPStatus, detail: str, *wrong: Wrong) -> None:
        super().__init__(detail)
        self.status, self.detail, self.wrong = status, detail, wrong

    def told(self, path: str) -> dict[str, Any]:
        """Return the members of the problem; `path` is where it happened."""
        said: dict[str, Any] = {
            "type": "about:blank",
            "title": TITLES[self.status],
            "status": self.status.value,
            "detail": self.detail,
            "instance": path,
        }
        if self.wrong:
            said["errors"] = [
                {"in": "query", "location": {"name": one.name}, "code": one.code, "detail": one.detail}
                for one in self.wrong
            ]
        return said
