"""How a circle is said on a page: words, lines and links, for whoever looks."""

from collections.abc import Callable, Collection, Sequence
from typing import Any
from uuid import UUID

from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext as _

from samenspel.community import rules as people

from ..queries import CirclePage, Version

Link = Callable[..., str]
Row = dict[str, Any]


def works(roles: Collection[str]) -> bool:
    """True for who works for an organisation, and may begin a circle for somebody."""
    return bool(people.SEES_OTHERS.intersection(roles) - {"VOLUNTEER"})


def at_desk(roles: Collection[str]) -> bool:
    """True for who helps people at a desk or on the telephone."""
    return bool(people.MAY_ACT_FOR.intersection(roles))


def detail(row: Row) -> str:
    """Return what somebody is here, in her own words, with the organisation she comes from."""
    return ", ".join(word for word in (row["as_what"], row["organisation"]) if word)


def _optional(url: Link, name: str, *args: Any, **how: Any) -> str:
    """Return the address of a deed of another room, or nothing as long as it is not there."""
    try:
        return url(name, *args, **how)
    except NoReverseMatch:
        return ""


def _helping(page: CirclePage, row: Row) -> list[tuple[str, str]]:
    """Return how a worker at a desk helps who stands in the centre, without e-mail or smartphone."""
    name, person = {"name": row["shown"]}, row["person"]
    return [
        (_optional(reverse, "circle_card", args=[page.circle.pk, person]), _("Kaart voor %(name)s") % name),
        (
            _optional(reverse, "circle_mandate", args=[page.circle.pk, person]),
            _("Wie mag namens %(name)s iets doen?") % name,
        ),
        (_optional(reverse, "desk_for"), _("Help %(name)s met kaart en pincode") % name),
    ]


def _links(url: Link, page: CirclePage, me: str, row: Row, *, at_desk: bool) -> list[tuple[str, str]]:
    """Return what whoever looks can do with this line: (address, words)."""
    circle, found = page.circle.pk, []
    mine = row["person"] == me
    if mine and page.is_in:
        found.append((url("member_words", circle), _("Zeg wie jij hier bent")))
        found.append((url("member_stop", circle, row["id"]), _("Ik wil stoppen")))
    elif page.in_centre and page.is_in and row["side"] == "AROUND":
        words = _("Stop met %(name)s") % {"name": row["shown"]}
        found.append((url("member_stop", circle, row["id"]), words))
    if at_desk and page.is_formal and row["side"] == "CENTRE" and not mine:
        found += _helping(page, row)
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


def leans_on(page: CirclePage, force: Version | None, me: str) -> Row | None:
    """Return the one on whom everything rests, for the person and for herself; to all others nothing (R47).

    Who does something by what was agreed; without an agreement whoever stands around her. It is no score: it
    says that one is alone with it, or it says nothing.
    """
    around = [row for row in page.here if row["side"] == "AROUND"]
    if force:
        doing = {part["person"] for part in force.parts}
        around = [row for row in around if row["person"] in doing]
    if len(around) != 1 or not page.is_in or not (page.in_centre or around[0]["person"] == me):
        return None
    return around[0] | {"mine": around[0]["person"] == me}


def circle(
    url: Link, me: str, page: CirclePage, versions: Sequence[Version], *, at_desk: bool = False
) -> Row:
    """Return everything the page of a circle says, for whoever looks."""
    for row in page.here:
        row |= {"detail": detail(row), "links": _links(url, page, me, row, at_desk=at_desk)}
    force = what_stands(page, versions)
    no_informal = [row for row in page.stopped if row["ended_how"] == "NOT_INFORMAL"]
    return {
        "force": force,
        "card": force.card(UUID(me)) if force else None,
        "drafts": [one for one in versions if one.is_draft],
        "to_sign": [one for one in versions if _waits_for(one, page, me)],
        "asked": _asked(url, page, me),
        "contact": first_contact(page, force),
        "escalation": escalation(page, force),
        "leans_on": leans_on(page, force, me),
        "no_informal": no_informal[-1] if no_informal else None,
        "formal": [row["shown"] for row in page.here if row["face"] == "FORMAL"],
        "too_much_url": _optional(url, "too_much", page.circle.pk) if page.is_in else "",
    }


def _waits_for(one: Version, page: CirclePage, me: str) -> bool:
    return one.can_be_signed and me in map(str, one.signers(page)) and one.signature_of(me) is None


def what_stands(page: CirclePage, versions: Sequence[Version]) -> Version | None:
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
