"""How an entry looks to who tends it: room, moments, its people, what is proposed and what it said before."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..models import Change, Entry, Insider
from .handing import handing
from .places import Shown, as_place

# What a field is called, where a version or a proposal is shown. Others are called "iets anders".
NAMES = {
    "name": gettext_lazy("Naam"),
    "summary": gettext_lazy("In één zin"),
    "description": gettext_lazy("Meer erover"),
    "when_text": gettext_lazy("Wanneer"),
    "who_for": gettext_lazy("Voor wie"),
    "cost_text": gettext_lazy("Kosten"),
    "street": gettext_lazy("Straat"),
    "postcode": gettext_lazy("Postcode"),
    "town": gettext_lazy("Plaats"),
    "phone": gettext_lazy("Telefoon"),
    "email": gettext_lazy("E-mail"),
    "website": gettext_lazy("Adres van de website"),
    "room": gettext_lazy("Plek"),
    "wait_weeks": gettext_lazy("Weken wachten"),
    "visibility": gettext_lazy("Wie het mag vinden"),
    "host": gettext_lazy("Wie je ontvangt"),
    "talents": gettext_lazy("Wat je er kunt doen"),
    "guidance": gettext_lazy("Is er iemand bij je"),
    "closed_on": gettext_lazy("Gestopt"),
    "handover_by": gettext_lazy("Wanneer buurtbewoners het overnemen"),
    "handed_over_at": gettext_lazy("Van buurtbewoners sinds"),
    "moments": gettext_lazy("Dagen en tijden"),
}


def as_own(entry: Entry, *, today: date) -> Shown:
    """A row of what is hers: with the page to tend it, or only to read it."""
    hers = entry.tended or (entry.initiative_since and entry.supports)  # type: ignore[attr-defined]
    page = "initiative" if entry.initiative_since and hers else "map_tend" if hers else "map_entry"
    url = reverse(page, args=[entry.pk])
    return as_place(entry, today=today) | {
        "url": url,
        "hidden": str(entry.get_visibility_display()),
        "handing": handing(entry, today=today),
    }


def after_coming_in(entry: Entry, role: str) -> tuple[str, UUID]:
    """Return which page comes after saying yes to an invitation, for `redirect`."""
    if role == Insider.Role.INVITED:
        return "map_entry", entry.pk
    return "initiative" if entry.initiative_since else "map_tend", entry.pk


def rooms(entry: Entry) -> list[Shown]:
    """The three buttons of room; which one holds now."""
    said = {
        Entry.Room.YES: _("Er is plek"),
        Entry.Room.WAIT: _("Even wachten"),
        Entry.Room.PAUSED: _("Nu even niet"),
    }
    return [{"value": value, "label": label, "now": entry.room == value} for value, label in said.items()]


def address_of(entry: Entry) -> str:
    """Where what is unlisted is read; empty for all else."""
    return reverse("map_unlisted", args=[entry.address_code]) if entry.address_code else ""


def as_insider(insider: Insider, *, me: UUID | None) -> Shown:
    """Somebody at an entry. A name only where the database shows it; otherwise: somebody."""
    waits = insider.person_id is None
    name = _("Uitnodiging die nog wacht") if waits else _("Jij") if insider.person_id == me else _("Iemand")
    if insider.organisation and not waits:
        name = f"{name}, {insider.organisation.name}"
    return {
        "pk": insider.pk,
        "name": name,
        "role": insider.get_role_display(),
        "since": insider.since,
        "waits": waits,
    }


def alone(entry: Entry, insiders: Sequence[Insider], *, me: UUID | None) -> Shown | None:
    """When she is the only one who said that she tends it: to her alone, and never to somebody else (R47).

    `asked`: an invitation to do so waits. `colleagues`: where she works, who may change it too.
    """
    carrying = [one for one in insiders if one.role != Insider.Role.INVITED]
    owners = [one for one in carrying if one.person_id and one.role == Insider.Role.OWNER]
    tend = owners or [one for one in carrying if one.person_id]
    if entry.closed_on or [one.person_id for one in tend] != [me]:
        return None
    works = tend[0].organisation
    asked = any(one.person_id is None for one in carrying)
    return {"asked": asked, "colleagues": works.name if works else ""}


def as_proposal(change: Change) -> Shown:
    """What somebody proposes, beside what stands there now."""
    rows = [
        (name, NAMES.get(name, name), getattr(change.entry, name), value)
        for name, value in change.facts.items()
    ]
    return {
        "change": change,
        "entry": change.entry,
        "rows": rows,
        "words": change.words,
        "made_at": change.made_at,
    }
