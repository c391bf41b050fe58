"""How a circle and what is agreed in it are said on a page: words, lines and links, for whoever looks."""

from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.community import rules as people

from . import rules
from .queries import CirclePage, Version

Link = Callable[..., str]
Row = dict[str, Any]

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
    "first_contact": gettext_lazy("met wie je het eerst praat"),
    "escalation": gettext_lazy("wie je belt als het te groot wordt, met het nummer"),
    "tells": gettext_lazy("wie wat vertelt aan wie"),
    "thanks": gettext_lazy("hoe jullie bedanken en verzekeren (“niets” mag)"),
    "review_on": gettext_lazy("wanneer jullie terugkijken"),
}


def works(roles: Collection[str]) -> bool:
    """True for who works for an organisation, and may begin a circle for somebody."""
    return bool(people.SEES_OTHERS.intersection(roles) - {"VOLUNTEER"})


def detail(row: Row) -> str:
    """Return what somebody is here, in her own words, with the organisation she comes from."""
    return ", ".join(word for word in (row["as_what"], row["organisation"]) if word)


def _optional(url: Link, name: str, *args: Any) -> str:
    """Return the address of a deed of another helper's room, or nothing as long as it is not there."""
    try:
        return url(name, *args)
    except NoReverseMatch:
        return ""


def _links(url: Link, page: CirclePage, me: str, row: Row) -> list[tuple[str, str]]:
    """Return what whoever looks can do with this line: (address, words)."""
    circle, found = page.circle.pk, []
    mine = row["person"] == me
    if mine and page.is_in:
        found.append((url("member_words", circle), _("Zeg wie jij hier bent")))
        found.append((url("member_stop", circle, row["id"]), _("Ik wil stoppen")))
    elif page.in_centre and page.is_in and row["side"] == "AROUND":
        words = _("Stop met %(name)s") % {"name": row["shown"]}
        found.append((url("member_stop", circle, row["id"]), words))
    if page.is_formal and row["needs_guide"] and not mine:
        words = _("Begeleid %(name)s") % {"name": row["shown"]}
        found.append((url("member_guide", circle, row["id"]), words))
    return found


def _asked(url: Link, page: CirclePage, me: str) -> list[Row]:
    """Who is asked: with the question for whoever looks, when it is hers to answer."""
    found = []
    for row in page.asked:
        mine = row["person"] == me
        proposed = row["state"] == "PROPOSED"
        may_answer = page.in_centre or (page.is_formal and not mine) if proposed else True
        name = "member_centre" if proposed else "member_answer"
        back = not mine and (page.in_centre or row["proposed_by"] == me)
        found.append(
            row
            | {
                "detail": detail(row),
                "mine": mine,
                "proposed": proposed,
                "for_me": mine or (proposed and page.in_centre),
                "answer_url": url(name, page.circle.pk, row["id"]) if may_answer else "",
                "stop_url": url("member_stop", page.circle.pk, row["id"]) if back else "",
                "guide_url": _guide_url(url, page, row),
            }
        )
    return found


def _guide_url(url: Link, page: CirclePage, row: Row) -> str:
    waits = row["needs_guide"] and not row["guide"] and page.is_formal
    return url("member_guide", page.circle.pk, row["id"]) if waits else ""


def circle(url: Link, me: str, page: CirclePage, versions: Sequence[Version]) -> Row:
    """Return everything the page of a circle says, for whoever looks."""
    for row in page.here:
        row |= {"detail": detail(row), "links": _links(url, page, me, row)}
    force = card(page, versions)
    no_informal = [row for row in page.stopped if row["ended_how"] == "NOT_INFORMAL"]
    return {
        "force": force,
        "drafts": [one for one in versions if one.is_draft],
        "to_sign": [one for one in versions if _waits_for(one, page, me)],
        "asked": _asked(url, page, me),
        "contact": first_contact(page, force),
        "escalation": escalation(page, force),
        "no_informal": no_informal[-1] if no_informal else None,
        "formal": [row["shown"] for row in page.here if row["face"] == "FORMAL"],
        "too_much_url": _optional(url, "too_much", page.circle.pk) if page.is_in else "",
    }


def _waits_for(one: Version, page: CirclePage, me: str) -> bool:
    return one.can_be_signed and me in map(str, one.signers(page)) and one.signature_of(me) is None


def card(page: CirclePage, versions: Sequence[Version]) -> Version | None:
    """Return what was agreed, for the card; the line of whoever stopped since says so (R42)."""
    one = next((one for one in versions if one.stands), None)
    for part in one.parts if one else ():
        row = page.who(part["person"])
        part["stopped"] = row["ended_at"] if row and row["state"] != "ACTIVE" else None
    return one


def first_contact(page: CirclePage, force: Version | None) -> Row | None:
    """Return whom to talk with first, as long as she is in it."""
    if force is None:
        return None
    row = page.who(force.agreement.first_contact_id)
    return row if row and row["state"] == "ACTIVE" else None


def escalation(page: CirclePage, force: Version | None) -> Row:
    """Return whom to call when it gets too big: as agreed, or else the front door (AS-16)."""
    if force:
        return {"name": force.agreement.escalation_name, "phone": force.agreement.escalation_phone}
    return {"name": page.door.get("name", ""), "phone": page.door.get("phone", "")}


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


def lines(one: Version) -> list[Row]:
    """Return a version as lines of (name, words), in order: for reading, comparing and printing."""
    found = one.agreement
    return [
        {"key": "why", "label": _("Waarvoor doen we dit?"), "text": found.why},
        {"key": "already_there", "label": _("Wat er al is, en zo blijft"), "text": found.already_there},
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
