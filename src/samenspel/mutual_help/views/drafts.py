"""What somebody typed so far, over several pages: kept in the session until it is sent."""

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.datastructures import MultiValueDict

from samenspel.foundation.ids import new_id
from samenspel.foundation.requests import Request


class Draft:
    """A question or an offer that is not sent yet; `key` is its name in the session."""

    def __init__(self, request: Request, key: str) -> None:
        self.request, self.key = request, key
        self.facts: dict[str, Any] = request.session.setdefault(key, {"form_key": str(new_id())})

    def __getitem__(self, name: str) -> Any:
        return self.facts[name]

    def get(self, name: str, default: Any = None) -> Any:
        """Return what was typed, or the default."""
        return self.facts.get(name, default)

    def keep(self, **typed: Any) -> None:
        """Remember what was typed."""
        self.facts.update(typed)
        self.request.session.modified = True

    def typed(self, step: str) -> Any:
        """What fills a form: what is sent now, or else what was wrong at this step the last time."""
        if self.request.method == "POST":
            return self.request.POST
        wrong: dict[str, dict[str, list[str]]] = self.get("wrong") or {}
        return MultiValueDict(wrong[step]) if step in wrong else None

    def again(self, step: str) -> HttpResponse:
        """Ask the page anew after a mistake, with what was typed: so Back and Reload simply work."""
        post = self.request.POST
        self.keep(wrong={step: {key: post.getlist(key) for key in post if key != "csrfmiddlewaretoken"}})
        return redirect(self.request.path)

    @property
    def inquiry(self) -> UUID | None:
        """The talk in four steps out of which she came here, or nothing."""
        return UUID(self.facts["inquiry"]) if self.facts.get("inquiry") else None

    def sent(self, code: str) -> None:
        """It was sent: the draft goes, and only the code stays for the page that shows it."""
        self.request.session.pop(self.key, None)
        self.request.session[f"{self.key}_sent"] = code
