"""What goes on paper: the card with the code, and the letter; and a tour for a calendar."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils.formats import date_format
from django.utils.timezone import localdate, localtime
from django.utils.translation import gettext as _
from django.utils.translation import override
from icalendar import Calendar, Event

from samenspel.commitments import codes
from samenspel.commitments.facts import day_in_words, follow_link
from samenspel.commitments.models import Ball
from samenspel.community.models import ContactDetails
from samenspel.design.dates import clock_span, clock_time
from samenspel.notifications.models import Message

from . import showing
from .models import Offer, Tour
from .queries import AskPage, TurnRow
from .queries.rota.sheet import turns_ahead

# Letters of which the words name the day of the ball, as it was when they were written.
PROMISES = frozenset({"ask_received", "ball_accepted"})
# Letters to residents about a ball that lies at the municipality, which who prints them need not see.
GRANTS = frozenset({"grant_your_yes", "grant_yes_written", "grant_sent", "grant_answered"})


def _bare(link: str) -> str:
    return link.removeprefix("https://").removeprefix("http://")


def card(page: AskPage) -> dict[str, Any]:
    """Return the card of an ask, as design/card.html wants it."""
    showing.dress(page, for_asker=True)
    ball = page.ball
    link = follow_link(ball)
    ahead = next((row for row in page.look_backs if row["state"] in ("PLANNED", "DUE")), None)
    facts = {"name": ball.holder.shown, "day": day_in_words(ball.due_at)}
    holder = _("De bal ligt bij %(name)s, tot %(day)s.") % facts if page.ask.is_open else ""
    later = _("%(name)s vraagt op %(day)s hoe het gaat.")
    return {
        "title": _("Jouw vraag"),
        "code": codes.spoken(ball.code or ""),
        "address": f"{_bare(settings.SITE_URL)}/volg",
        "address_sentence": _("Volg je vraag op"),
        "qr": link,
        "holder": holder,
        "sentence": later % {"name": ahead["name"], "day": ahead["due"]} if ahead else "",
    }


def offer_card(offer: Offer) -> dict[str, Any]:
    """Return the card of an offer, as design/card.html wants it."""
    ball = offer.ball
    facts = {"name": ball.holder.shown, "day": day_in_words(ball.due_at)}
    waits = _("%(name)s antwoordt je uiterlijk %(day)s.") % facts if offer.waits else ""
    return {
        "title": _("Jouw aanbod"),
        "code": codes.spoken(ball.code or ""),
        "address": f"{_bare(settings.SITE_URL)}/volg",
        "address_sentence": _("Bekijk of verander het op"),
        "qr": follow_link(ball),
        "holder": waits,
        "sentence": _("Stoppen mag altijd. Je hoeft niet te zeggen waarom."),
    }


def letters(messages: Sequence[Message], now: datetime) -> list[dict[str, Any]]:
    """Return letters, as design/letter.html wants them, each in the language of its receiver.

    What is about the same question or offer of hers comes on one sheet: greeted once, with one code.
    That her rota changed comes with a new sheet: as it is when the letter is printed, and kept nowhere.
    A letter about a ball that the context may not see is not there; but for one about money that was asked.
    """
    about = {one.ball_id for one in messages if one.ball_id}
    balls = {ball.pk: ball for ball in Ball.objects.filter(pk__in=about).select_related("holder")}
    moved = {one.ball_id for one in messages if one.kind == "rota_moved" and one.ball_id in balls}
    ahead = turns_ahead(balls=filter(None, moved), now=now) if moved else {}
    together: dict[object, list[Message]] = {}
    for one in messages:
        if one.ball_id is None or one.ball_id in balls or one.kind in GRANTS:
            key = (one.person_id, one.ball_id, one.language) if one.ball_id else one.pk
            together.setdefault(key, []).append(one)
    return [
        _letter(some, balls.get(some[0].ball_id) if some[0].ball_id else None, ahead, now)
        for some in together.values()
    ]


def _letter(
    messages: Sequence[Message], ball: Ball | None, ahead: Mapping[UUID, list[TurnRow]], now: datetime
) -> dict[str, Any]:
    newest = messages[-1]
    person = newest.person
    contact = getattr(person, "contact", None) or ContactDetails()  # who may not read it writes it herself
    promise = next((one for one in reversed(messages) if one.kind in PROMISES), newest)
    with override(newest.language):
        made: dict[str, Any] = {
            "ids": [one.pk for one in messages],
            "language": newest.language,
            "to": [person.name, contact.street, f"{contact.postcode} {contact.town}".strip()],
            "place": contact.town,
            "written_on": newest.made_at,
            "greeting": _("Dag %(name)s,") % {"name": person.shown},
            "parts": [_part(one, ball, ahead, alone=len(messages) == 1) for one in messages],
            "closing": _("Groet,"),
            "signed": _signed(messages, ball),
        }
        if ball and ball.code:
            made |= {
                "code": codes.spoken(ball.code),
                "code_sentence": _("Lees je code voor als je belt, of laat hem zien aan de balie:"),
                "qr": follow_link(ball),
            }
        if ball and not ball.closed_at and ball.holder_id != newest.person_id:
            made["holder"] = {
                "name": ball.holder.shown,
                "heading": _("De bal ligt bij %(name)s") % {"name": ball.holder.shown},
                "sentence": _when(ball, promise, now),
            }
    return made


def _signed(messages: Sequence[Message], ball: Ball | None) -> str:
    """Who wrote last, or else who has the ball: a letter is from somebody."""
    names = [one.facts["name"] for one in messages if one.facts.get("name")]
    if names or ball is None or ball.closed_at or ball.holder_id == messages[-1].person_id:
        return names[-1] if names else ""
    return ball.holder.shown


def _part(
    message: Message, ball: Ball | None, ahead: Mapping[UUID, list[TurnRow]], *, alone: bool
) -> dict[str, Any]:
    """One message on a sheet; where there are more of them, each under its own heading."""
    turns = ahead.get(ball.pk, []) if ball and message.kind == "rota_moved" else []
    return {
        "heading": "" if alone else message.subject,
        "paragraphs": [part for part in message.body.split("\n\n") if part],
        "lines": [_turn(one, of_helper=ball.about == Ball.About.OFFER) for one in turns if ball],
    }


def _when(ball: Ball, message: Message, now: datetime) -> str:
    """Until when somebody hears something; a day that is over is not promised once more.

    One letter never promises two days: when the day in its words moved since, it says so.
    """
    said = {"name": ball.holder.shown, "day": day_in_words(ball.due_at)}
    promised = message.facts.get("day", "") if message.kind in PROMISES else ""
    if ball.due_at > now and promised not in ("", localdate(ball.due_at).isoformat()):
        return _("Die dag is veranderd. Je hoort uiterlijk %(day)s iets.") % said
    if ball.due_at > now:
        return _("Je hoort uiterlijk %(day)s iets.") % said
    return _("%(name)s zou uiterlijk %(day)s iets laten weten. Dat is nog niet gelukt.") % said


def _turn(turn: TurnRow, *, of_helper: bool) -> str:
    """One line of her sheet: who comes to her, or when she comes herself."""
    hours = clock_span(turn.begins_at, turn.until) if turn.until else clock_time(turn.begins_at)
    said = f"{date_format(localtime(turn.begins_at), 'l j F')}, {hours}: {turn.what}"
    return said if of_helper else f"{said}, {turn.name or _('nog open')}"


def tour_calendar(tour: Tour, address: str) -> bytes:
    """Return a tour as a calendar file (RFC 5545): of one uid, so that a moved one moves there too."""
    calendar, event = Calendar(), Event()
    calendar.add("prodid", "-//Samenspel//Rondleiding//NL")
    calendar.add("version", "2.0")
    event.add("uid", f"{tour.pk}@samenspel")
    event.add("dtstamp", tour.made_at.astimezone(UTC))
    event.add("summary", _("Rondleiding: %(company)s") % {"company": tour.company})
    event.add("dtstart", tour.begins_at.astimezone(UTC))
    event.add("dtend", tour.ends_at.astimezone(UTC))
    event.add("location", tour.where)
    event.add("description", tour.sights)
    event.add("url", address)
    event.add("status", "CANCELLED" if tour.called_off_at else "CONFIRMED")
    calendar.add_component(event)
    written: bytes = calendar.to_ical()
    return written
