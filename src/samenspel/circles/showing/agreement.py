"""How what is agreed is said on a page: steps, what lacks, who signs, line by line."""

from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import rules
from ..queries import CirclePage, Version
from .circle import Link, Row, detail

STEP_NAMES = {
    "waarom": gettext_lazy("Waarvoor"),
    "wat-er-al-is": gettext_lazy("Wat er al is"),
    "wie-doet-wat": gettext_lazy("Wie doet wat"),
    "bellen": gettext_lazy("Wie je belt"),
    "vertellen": gettext_lazy("Wie vertelt wat"),
    "dank": gettext_lazy("Bedanken en verzekeren"),
    "terugkijken": gettext_lazy("Terugkijken"),
}
LACKING = {
    "why": gettext_lazy("waarvoor jullie dit doen"),
    "parts": gettext_lazy("wie wat doet"),
    "lanes": gettext_lazy("wat er nog meer is, of waarom alleen mensen voor hun werk helpen"),
    "first_contact": gettext_lazy("met wie je het eerst praat"),
    "escalation": gettext_lazy("wie je belt als het te groot wordt, met het nummer"),
    "tells": gettext_lazy("wie wat vertelt aan wie"),
    "thanks": gettext_lazy("hoe jullie bedanken en verzekeren (“niets” mag)"),
    "review_on": gettext_lazy("wanneer jullie terugkijken"),
}


def steps(url: Link, circle: Any, agreement: Any, now: str) -> list[Row]:
    """Return the steps as places to go; one that is filled in is no better than another (R56)."""
    return [
        {
            "name": STEP_NAMES[step],
            "url": url("agreement_step", circle, agreement, step),
            "current": step == now,
        }
        for step in rules.STEPS
    ]


def lacks(url: Link, page: CirclePage, one: Version) -> list[Row]:
    """Return what still lacks, each with the step where it is filled in."""
    return [
        {
            "words": LACKING[key],
            "url": url("agreement_step", page.circle.pk, one.agreement.pk, rules.NEEDED[key]),
        }
        for key in one.lacking(page)
    ]


def signing(url: Link, page: CirclePage, one: Version, me: str) -> list[Row]:
    """Return everybody whose yes it needs, what she said, and what whoever looks may write down for her."""
    found = []
    for person in one.signers(page):
        said, row = one.signature_of(person), page.who(person)
        here = bool(row and row["state"] == "ACTIVE")
        part = next((part["name"] for part in one.parts if part["person"] == str(person)), "")
        hear = (
            one.can_be_signed
            and here
            and page.is_in
            and not said
            and rules.may_hear(me=UUID(me), signer=person, centre=page.centre_ids, formal=page.formal_ids)
        )
        found.append(
            {
                "name": row["shown"] if row else part,
                "detail": detail(row) if row else "",
                "said": said,
                "mine": str(person) == me,
                "here": here,
                "hear_url": url("agreement_heard", page.circle.pk, one.agreement.pk, person) if hear else "",
            }
        )
    return found


def silent(url: Link, page: CirclePage, one: Version, me: str) -> list[Row]:
    """Return who did not say yet whether we go on, and where I may write down what she told me."""
    if not page.is_in:
        return []
    return [
        {
            "person": str(person),
            "name": row["shown"],
            "hear_url": url("agreement_go_on_heard", page.circle.pk, one.agreement.pk, person)
            if rules.may_hear(me=UUID(me), signer=person, centre=page.centre_ids, formal=page.formal_ids)
            else "",
        }
        for person in one.signers(page)
        if one.asked_to_go_on(person, page) and (row := page.who(person)) and row["state"] == "ACTIVE"
    ]


def lines(one: Version) -> list[Row]:
    """Return a version as lines of (name, words), in order: for reading, comparing and printing."""
    found = one.agreement
    return [
        {"key": "why", "label": _("Waarvoor doen we dit?"), "text": found.why},
        {"key": "already_there", "label": _("Wat er al is, en zo blijft"), "text": found.already_there},
        {
            "key": "for_everybody",
            "label": _("Wat er in de buurt is, voor iedereen"),
            "text": found.for_everybody,
        },
        {
            "key": "only_formal_why",
            "label": _("Waarom alleen mensen voor hun werk helpen"),
            "text": found.only_formal_why,
        },
        *(
            {"key": f"part {part['person']}", "label": part["name"] or "", "text": _part(part)}
            for part in one.parts
        ),
        {"key": "first_contact", "label": _("Eerste contact"), "text": one.contact},
        {
            "key": "escalation",
            "label": _("Wordt het te groot? Bel"),
            "text": found.escalation_name,
            "phone": found.escalation_phone,
        },
        {"key": "tells", "label": _("Wie vertelt wat aan wie"), "text": found.tells},
        {"key": "meets", "label": _("Zo vaak zien we elkaar"), "text": found.meets},
        {"key": "thanks", "label": _("Bedanken en verzekeren"), "text": found.thanks},
    ]


def _part(part: Row) -> str:
    words = [part["does"]]
    if part["does_not"]:
        words.append(_("Niet: %(what)s") % {"what": part["does_not"]})
    if part["replaced_by"]:
        words.append(_("Lukt het niet? Dan %(who)s.") % {"who": part["replaced_by"].rstrip(".")})
    return "\n".join(words)


def beside(new: Version, old: Version | None) -> list[Row]:
    """Return both versions line by line, whole; a line that differs says so."""
    now, before = lines(new), lines(old) if old else []
    was, keys = {row["key"]: row for row in before}, {row["key"] for row in now}
    pairs: list[tuple[Row | None, Row | None]] = [(was.get(row["key"]), row) for row in now]
    pairs += [(row, None) for row in before if row["key"] not in keys]
    found = [
        {
            "label": (one or other or {})["label"],
            "was": other,
            "new": one,
            "differs": _said(one) != _said(other),
        }
        for other, one in pairs
    ]
    return [row for row in found if _said(row["was"]) or _said(row["new"])]


def _said(row: Row | None) -> str:
    return f"{row['text']} {row.get('phone', '')}".strip() if row else ""
