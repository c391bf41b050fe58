"""A page that shows the same is not drawn again; one that shows something else always is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import translation

from samenspel.design import kept
from samenspel.foundation import clock
from samenspel.foundation.acting import Acting
from samenspel.foundation.ids import new_id

TEMPLATE = "mutual_help/work_calls.html"
Change = Callable[[HttpRequest, dict[str, Any]], None]


@pytest.fixture(autouse=True)
def _empty() -> None:
    caches["template_fragments"].clear()


def _request(path: str = "/werk/bellen", roles: frozenset[str] = frozenset({"PROFESSIONAL"})) -> HttpRequest:
    request = RequestFactory().get(path)
    request.acting = Acting(person=new_id(), roles=roles)  # type: ignore[attr-defined]
    return request


def _drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Count what is really drawn, beside the drawing itself."""
    seen: list[str] = []
    draw = kept.render_to_string

    def counted(template: str, *rest: Any) -> str:
        seen.append(template)
        return draw(template, *rest)

    monkeypatch.setattr(kept, "render_to_string", counted)
    return seen


def _row(name: str = "Mevrouw Bos") -> dict[str, Any]:
    now = clock.now()
    return {"due_at": now, "id": new_id(), "subject_name": name, "phone": "0301234567", "why": "bellen"}


@pytest.mark.django_db
def test_the_same_page_is_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    seen, shown = _drawn(monkeypatch), {"rows": [_row()]}
    first = kept.show(_request(), TEMPLATE, shown)
    again = kept.show(_request(), TEMPLATE, shown)
    assert first.content == again.content
    assert b"Mevrouw Bos" in first.content
    assert len(seen) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("what", ["rows", "address", "roles", "message", "language", "day"])
def test_what_differs_is_drawn(monkeypatch: pytest.MonkeyPatch, what: str) -> None:
    row = _row()
    seen = _drawn(monkeypatch)
    kept.show(_request(), TEMPLATE, {"rows": [row]})
    request, shown = _request(), {"rows": [row]}
    if what == "rows":
        shown = {"rows": [{**row, "subject_name": "Meneer Jansen"}]}
    elif what == "address":
        request = _request("/werk/bellen?p=2")
    elif what == "roles":
        request = _request(roles=frozenset({"PROFESSIONAL", "LEAD"}))
    elif what == "message":
        request.COOKIES[settings.MESSAGES_COOKIE] = "something was done"
    elif what == "day":
        tomorrow = clock.today() + timedelta(days=1)
        monkeypatch.setattr(kept.clock, "today", lambda: tomorrow)
    with translation.override("en" if what == "language" else "nl"):
        kept.show(request, TEMPLATE, shown)
    assert len(seen) == 2


@pytest.mark.django_db
def test_nobody_gets_the_page_of_others_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    _drawn(monkeypatch)
    kept.show(_request(), TEMPLATE, {"rows": [_row("Mevrouw Bos")]})
    other = kept.show(_request(), TEMPLATE, {"rows": [_row("Meneer Jansen")]})
    assert b"Mevrouw Bos" not in other.content
