"""Playing the questions of the demo: every deed at its own moment, in one line of time, by the front door."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from samenspel.commitments import actions as balls
from samenspel.commitments import queries as ball_queries
from samenspel.community import rules as people
from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.acting import Acting
from samenspel.foundation.context import Context, current, enter
from samenspel.foundation.ids import new_id
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask
from samenspel.social_map.models import Entry

Event = dict[str, Any]


@dataclass(slots=True)
class Stage:
    """Who and what is on stage, by key."""

    now: datetime
    area: dict[str, Area] = field(default_factory=dict)
    organisation: dict[str, Organisation] = field(default_factory=dict)
    person: dict[str, Person] = field(default_factory=dict)
    entry: dict[str, Entry] = field(default_factory=dict)
    ask: dict[str, UUID] = field(default_factory=dict)

    def acting(self, key: str) -> Acting:
        return Acting(person=self.person[key].pk, roles=frozenset())


@contextmanager
def being(person: UUID) -> Iterator[Acting]:
    """The block is done by this person: the database asks who it is."""
    before = current()
    enter(Context(person=person))
    yield Acting(person=person)
    enter(before)


def play_all(stage: Stage, questions: list[Event]) -> None:
    """Play every deed of every question, oldest first, so that journal and chain read like a year."""
    for moment, question, event in sorted(_line_of_time(stage, questions), key=lambda row: row[0]):
        if event is None:
            _ask(stage, question, moment)
        else:
            ask = Ask.objects.select_related("ball__holder", "asker__contact", "area", "municipality").get(
                pk=stage.ask[question["key"]]
            )
            DEEDS[event["do"]](stage, ask, event, moment)


def _line_of_time(stage: Stage, questions: list[Event]) -> Iterator[tuple[datetime, Event, Event | None]]:
    for question in questions:
        moment = stage.now - timedelta(days=question["asked_days_ago"])
        yield moment, question, None
        for event in question["events"]:
            moment += timedelta(hours=event["after_hours"])
            yield min(moment, stage.now), question, event


def _ask(stage: Stage, question: Event, now: datetime) -> None:
    asker = stage.person[question["asker"]]
    writer = question["entered_by"]
    acting = stage.acting(question["asker"])
    if writer:
        acting = stage.acting(writer).namens(asker.pk, way=question["way"])
    other = question["for_someone"] or {}
    made = actions.ask(
        words=question["words"],
        area=stage.area[question["area"]],
        reach=question["reach"],
        asker=actions.Asker(known=asker),
        form_key=new_id(),
        acting=acting,
        now=now,
        for_another=actions.ForAnother(other.get("name", ""), other.get("yes_way", "")),
        way=question["way"],
    )
    stage.ask[question["key"]] = made.pk
    if question["share"]:
        actions.share(ask=made, text=question["share"], acting=acting, now=now)


def _see(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    balls.see(ball=ask.ball, acting=stage.acting(event["by"]), now=now)


def _urgency(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    actions.set_urgency(
        ask=ask, urgency=event["level"], reason=event["reason"], acting=stage.acting(event["by"]), now=now
    )


def _write(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    readers = "TABLE" if event.get("shared") else "BETWEEN"
    actions.write_note(
        ask=ask, text=event["text"], readers=readers, acting=stage.acting(event["by"]), now=now
    )


def _pass(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    receiver = stage.person[event["to"]].pk
    asked = ask.ball.passes.filter(receiver=receiver, state="ASKING_PERSON").first()
    if asked:  # she was asked on her own page, and said yes
        asker = Acting(person=ask.asker_id)
        actions.say_yes(ask=ask, handover=asked, yes=True, way="SCREEN", acting=asker, now=now)
        return
    actions.offer(
        ask=ask,
        receiver=receiver,
        why=event["reason"],
        yes_way="" if event["do"] == "ask_consent" or event["consent"] == "SCREEN" else event["consent"],
        acting=stage.acting(event["by"]),
        now=now,
    )


def _accept(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    acting = stage.acting(event["by"])
    assert acting.person
    waiting = ask.ball.passes.filter(receiver=acting.person).latest("made_at")
    if waiting.state == "ASKING_PERSON":
        asker = Acting(person=ask.asker_id)
        actions.say_yes(ask=ask, handover=waiting, yes=True, way="SCREEN", acting=asker, now=now)
    handover = ball_queries.offer_to(ball=ask.ball_id, person=acting.person)
    actions.accept(ask=ask, handover=handover, due_at=now + timedelta(days=7), acting=acting, now=now)


def _decline(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    acting = stage.acting(event["by"])
    assert acting.person
    handover = ball_queries.offer_to(ball=ask.ball_id, person=acting.person)
    actions.decline(ask=ask, handover=handover, why_not=event["reason"], acting=acting, now=now)


def _next_step(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    due = max(now + timedelta(days=5), now) if event.get("late") else now + timedelta(days=7)
    balls.promise(
        ball=ask.ball, due_at=due, next_step=event["text"], acting=stage.acting(event["by"]), now=now
    )


def _suggest(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    entry = stage.entry[event["entry"]]
    actions.suggest(ask=ask, entry=entry, text=event["text"], acting=stage.acting(event["by"]), now=now)


def _consult(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    receiver = stage.person[event["to"]]
    row = actions.consult(
        ask=ask, receiver=receiver.pk, text=event["text"], acting=stage.acting(event["by"]), now=now
    )
    if event.get("answer"):
        acting = Acting(person=receiver.pk)
        actions.answer_consult(
            consult=row, text=event["answer"], acting=acting, municipality=ask.municipality_id, now=now
        )


def _dead_end(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    actions.dead_end(ask=ask, text=event["text"], acting=stage.acting(event["by"]), now=now)


def _answer(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    entry = stage.entry.get(event.get("entry") or "")
    holder = people.shape_of("FORMAL", None)
    shape = entry.shape if entry else holder
    actions.verdict(ask=ask, verdict=event["verdict"], shape=shape, acting=stage.acting(event["by"]), now=now)


def _withdraw(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    actions.withdraw(ask=ask, acting=stage.acting(event["by"]), now=now)


def _reopen(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    actions.reopen(ask=ask, acting=stage.acting(event["by"]), now=now)


def _look_back(stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    actions.plan_look_back(ask=ask, months=event["months"], acting=stage.acting(event["by"]), now=now)


def _share_asked(_stage: Stage, ask: Ask, event: Event, now: datetime) -> None:
    if not ask.share_asked_at:
        actions.share(ask=ask, text=event.get("text", ""), acting=Acting(person=ask.asker_id), now=now)


DEEDS: dict[str, Callable[[Stage, Ask, Event, datetime], None]] = {
    "see": _see,
    "urgency": _urgency,
    "note": _write,
    "write": _write,
    "ask_consent": _pass,
    "pass": _pass,
    "accept": _accept,
    "decline": _decline,
    "next_step": _next_step,
    "suggest": _suggest,
    "consult": _consult,
    "dead_end": _dead_end,
    "answer": _answer,
    "withdraw": _withdraw,
    "reopen": _reopen,
    "look_back": _look_back,
    "share_asked": _share_asked,
}
