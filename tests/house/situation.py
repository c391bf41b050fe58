"""A living situation with the cast: open, offered, ended, looked back on, told by letter."""

from collections import Counter
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db import connection
from django.test import Client

from samenspel.circles.models import Appeal, TakeAlong
from samenspel.commitments import actions as commitments
from samenspel.commitments import queries as balls
from samenspel.commitments.models import Absence, Ball, LookBack, Pass
from samenspel.community import actions as people
from samenspel.community import rules
from samenspel.community.models import Account
from samenspel.foundation import clock, sessions
from samenspel.foundation.acting import Acting, a_job
from samenspel.foundation.context import Context, enter
from samenspel.foundation.ids import new_id
from samenspel.initiatives.actions import Place
from samenspel.initiatives.models import GrantRequest
from samenspel.initiatives.tests import conftest as money
from samenspel.integrations.calendars import actions as calendars
from samenspel.integrations.calendars.models import Feed
from samenspel.journal.models import Look
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Consult, Suggestion
from samenspel.notifications.models import Message
from samenspel.social_map import actions as places
from samenspel.social_map import queries as map_queries
from samenspel.social_map.models import Change, Entry, Relation
from samenspel.website.guards import SEEN, SINCE
from tests.asking_rights import appealed, taken
from tests.cast import NOW, Cast, as_app, as_owner
from tests.play import at_work

from .circling import Circling, build_circle
from .helping_rows import Helping, build_helping
from .parting_rows import Parting, build_parting
from .sharing_rows import Sharing, build_sharing


@dataclass
class OnTheMap:
    """A reading circle that the resident has on the map, and what somebody proposes about it."""

    entry: Entry
    proposal: Change
    claim: Change  # of the neighbour, about the group that nobody tends
    relation: Relation  # what she asks the neighbour's garden
    feed: Feed  # the calendar that is to say when her circle is
    insider: UUID  # as whom she keeps it

    def values(self, name: str, other: Entry) -> dict[str, UUID]:
        """What stands in an address of the map: hers, or the group that nobody tends."""
        free = name in ("map_entry", "map_propose", "map_claim", "map_take_apart", "map_poster")
        change = self.claim if name == "map_decide" else self.proposal
        pk = other.pk if free else self.entry.pk
        return {"pk": pk, "change": change.pk, "ball": self.proposal.ball_id or pk, "one": other.pk,
                "other": self.entry.pk, "relation": self.relation.pk, "feed": self.feed.pk,
                "insider": self.insider}  # fmt: skip


@dataclass
class AskingMoney:
    """An idea of the resident, which the neighbour carries too and the coach supports; and what it asks.

    `joops`: an idea of the caller, which the desk wrote down with him, and what it asks.
    """

    entry: Entry
    draft: GrantRequest
    sent: GrantRequest
    joops: Place
    his: GrantRequest

    def values(self, name: str) -> dict[str, UUID | None]:
        """What stands in an address of it."""
        if name.startswith("idea_"):
            return {"pk": self.joops.pk, "grant": self.his.pk}
        by_entry = name.startswith("initiative") or name == "grant_write"
        return {"pk": self.entry.pk if by_entry else self.draft.pk, "ball": self.sent.ball_id}


@dataclass
class Situation:
    """What there is to visit, by name."""

    cast: Cast
    entry: Entry
    hers: OnTheMap  # the resident's reading circle on the map
    open: Ask  # of the resident: held by wijkteam, offered to coach, the resident is asked about gp
    ended: Ask  # of the resident, with a look-back
    called: Ask  # of the caller, written down by the desk
    letter: UUID
    look_back: Ball
    message: Ball
    consult: Consult
    suggestion: Suggestion
    absence: Absence  # of the coach
    offered: Pass  # wijkteam to coach
    device: UUID  # of the caller, who came in with the card that the desk made
    helper: UUID  # the mandate of the neighbour, for the resident
    circling: Circling  # the resident's circle, and what is agreed there
    sharing: Sharing  # what she lets others read, and what was written about her
    appeal: Appeal  # of the resident: held by wijkteam
    file: TakeAlong  # of the resident: ready
    helping: Helping  # who wants to do something for a neighbour
    asking: AskingMoney  # an idea of the resident, with a request that waits and one that was sent
    parting: Parting  # the worker may be followed by a colleague; a question is held


def as_worker() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL ROLE samenspel_worker")


def build(cast: Cast) -> Situation:
    """Play it through the front doors; the context is empty afterwards."""
    entry, hers = _entry(cast)
    opened, offered, consult, suggestion = _opened(cast, entry)
    ended, look_back = _ended(cast)
    called, letter, message = _called(cast)
    cast.enter("coach")
    start = clock.today() + timedelta(days=10)
    absence = commitments.go_away(
        starts_on=start,
        ends_on=start + timedelta(days=2),
        municipality=cast.town,
        acting=cast.acting("coach"),
        now=NOW,
    )
    device, helper = _entering(cast)
    cast.enter(None)
    circling = build_circle(cast)
    return Situation(
        cast, entry, hers, opened, ended, called, letter, look_back, message, consult, suggestion, absence, offered,
        device, helper, circling, build_sharing(cast, circling.circle), *_rights(cast), build_helping(cast, opened),
        _asking(cast), build_parting(cast, circling.worker, ended),
    )  # fmt: skip


def _asking(cast: Cast) -> AskingMoney:
    entry = money.idea(cast)
    money.comes_in(cast, entry, "neighbour")
    money.comes_in(cast, entry, "coach", "SUPPORT")
    draft, sent = money.asks(cast, entry, "coach"), money.asks(cast, entry, "coach")
    money.says_yes(cast, sent, "resident")
    money.sends(cast, sent, "coach")
    joops = money.begun(cast)
    his = money.asks(cast, money.entry_of(joops), "caller")
    cast.enter(None)
    return AskingMoney(entry, draft, sent, joops, his)


def _entering(cast: Cast) -> tuple[UUID, UUID]:
    """The caller's card, in use at home and at the desk; and the neighbour who may act for the resident."""
    cast.enter("desk")
    made = people.make_card(person=cast["caller"], acting=cast.acting("desk"), now=NOW)
    now = clock.now()
    proof = people.try_pin(code=made.code, pin=made.pin, now=now).proof
    assert proof
    device, _ = people.open_device(proof=proof, home=True, now=now)
    people.open_visit(proof=proof, called="Wim", way="PHONE", acting=cast.acting("desk"), now=now)
    helper = _mandate(cast, "neighbour", ["ASKS"])
    _mandate(cast, "carer", [*rules.SCOPES])
    return device, helper


def _mandate(cast: Cast, key: str, scope: list[str]) -> UUID:
    """Somebody may do this for the resident, and said yes to it."""
    cast.enter("resident")
    facts = people.MandateFacts(
        person=cast["resident"], representative=cast[key].pk, named=cast[key].shown, scope=scope,
        ends_at=NOW + timedelta(days=100),
    )  # fmt: skip
    mandate = people.give_mandate(facts=facts, acting=cast.acting("resident"), now=NOW)
    cast.enter(key)
    people.accept_mandate(mandate=mandate.pk, acting=cast.acting(key), now=NOW)
    return mandate.pk


def _entry(cast: Cast) -> tuple[Entry, OnTheMap]:
    facts = places.EntryFacts(
        name="Loopgroepje",
        summary="Elke dinsdag een half uur.",
        area=cast.weide,
        latitude=52.02,
        longitude=5.12,
        owner_agreed=True,
    )
    with at_work():
        put = places.put_entry(facts=facts, source="test", source_id="loop", acting=a_job("test"), now=NOW)
    return put.entry, _reading_circle(cast, put.entry)


def _reading_circle(cast: Cast, other: Entry) -> OnTheMap:
    """The resident has a reading circle on the map; she changed something, and somebody proposes something."""
    cast.enter("resident")
    hers = {"acting": cast.acting("resident"), "now": NOW}
    facts = places.EntryFacts(name="Leeskring", area=cast.weide, owner_agreed=True, summary="")
    entry = places.write_entry(facts=facts, **hers)
    places.set_room(entry=entry, room=Entry.Room.PAUSED, weeks=None, **hers)
    feed = calendars.connect(entry=entry, raw=b"BEGIN:VCALENDAR", **hers)
    cast.enter("neighbour")
    claim = places.claim(entry=other, words="Van ons.", who="Bram", acting=cast.acting("neighbour"), now=NOW)
    cast.enter(None)
    nobody = Acting(person=None)
    proposal = places.propose(entry=entry, said={}, words="De deur was dicht.",
                              acting=nobody, now=NOW)  # fmt: skip
    relation = _relation(cast, entry)
    (insider,) = map_queries.insiders_of(entry)
    cast.enter(None)
    return OnTheMap(entry, proposal, claim, relation, feed, insider.pk)


def _relation(cast: Cast, entry: Entry) -> Relation:
    """She asks the garden of the neighbour how they stand to one another."""
    cast.enter("neighbour")
    facts = places.EntryFacts(name="De Tuin", area=cast.weide, owner_agreed=True, summary="")
    garden = places.write_entry(facts=facts, acting=cast.acting("neighbour"), now=NOW)
    cast.enter("resident")
    return places.relate(entry=entry, other=garden, step="CONNECT", words="Lezen in de tuin.",
                         acting=cast.acting("resident"), now=NOW)  # fmt: skip


def _opened(cast: Cast, entry: Entry) -> tuple[Ask, Pass, Consult, Suggestion]:
    ask = cast.ask()
    ask = cast.again(ask, "wijkteam")
    team = {"acting": cast.acting("wijkteam"), "now": NOW}
    offered = actions.offer(
        ask=ask, receiver=cast["coach"].pk, why="Zij kent de groepjes.", yes_way="SPOKEN", **team
    )
    actions.offer(ask=ask, receiver=cast["gp"].pk, why="Misschien de knie.", yes_way="", **team)
    suggestion = actions.suggest(ask=ask, entry=entry, text="Dichtbij.", **team)
    consult = actions.consult(
        ask=ask, receiver=cast["initiative"].pk, text="Wie weet een rustig wandelgroepje?", **team
    )
    return ask, offered, consult, suggestion


def _ended(cast: Cast) -> tuple[Ask, Ball]:
    ask = cast.ask("Wie helpt met een formulier?")
    hers = {"acting": cast.acting("resident"), "now": NOW}
    actions.verdict(ask=ask, verdict="ANSWERED", **hers)
    planned = actions.plan_look_back(ask=ask, months=1, **hers)
    as_worker()
    enter(Context(purpose="job:wake_look_backs"))
    row = LookBack.objects.select_related("origin__municipality").get(pk=planned.pk)
    commitments.wake_look_backs(today=row.due_on, now=NOW)
    ball = Ball.objects.get(about="LOOK_BACK", about_id=planned.pk)
    as_app()
    return ask, ball


def _called(cast: Cast) -> tuple[Ask, UUID, Ball]:
    cast.enter("desk")
    acting = cast.acting("desk").namens(cast["caller"].pk, way="PHONE")
    made = cast.ask("Wie brengt mij naar het ziekenhuis?", key="caller", acting=acting, way="PHONE")
    as_owner()
    letter = Message.objects.get(person=cast["caller"], kind="ask_received")
    Message.objects.filter(pk=letter.pk).update(
        channel="LETTER", state="TO_PRINT", body="We hebben je vraag."
    )
    failed = Message.objects.create(
        person=cast["caller"],
        municipality=cast.town,
        kind="word_for_you",
        channel="MAIL",
        state="FAILED",
        failure="SMTPRecipientsRefused",
        made_at=NOW,
        ball_id=made.ball_id,
    )
    as_worker()
    enter(Context(purpose="job:take_up_failed"))
    commitments.take_up_failed_messages(now=NOW)
    ball = Ball.objects.get(about="MESSAGE", about_id=failed.pk)
    as_app()
    return made, letter.pk, ball


def _rights(cast: Cast) -> tuple[Appeal, TakeAlong]:
    appeal, file = appealed(cast), taken(cast, now=clock.now())
    cast.enter(None)
    return appeal, file


def more_asks(cast: Cast, number: int) -> None:
    """So many more open asks of the resident, all with wijkteam: a long inbox."""
    for at in range(number):
        ask = cast.ask(f"Vraag {at}", form_key=new_id())
        if at < 3:
            actions.write_note(
                ask=ask, text="Dank je.", readers="BETWEEN", acting=cast.acting("resident"), now=NOW
            )


def signed_in(cast: Cast, key: str | None, *, factor: bool = True) -> Client:
    """A browser of somebody of the cast, with a second factor; None is anybody."""
    client = Client(raise_request_exception=False)
    if key:
        client.force_login(Account.objects.get(person_id=cast[key].pk))
        session = client.session
        session["second_factor"] = factor
        session[SINCE] = session[SEEN] = int(clock.now().timestamp())  # as a first page notes it
        session.save()
        now = clock.now()
        sessions.note(key=str(session.session_key), owner=cast[key].pk, device="", since=now, seen=now)
    return client


def looks() -> dict[tuple[UUID, str], int]:
    """How many rows the access log has about whom, by what she is looked at for; not what was refused."""
    as_owner()
    found = Look.objects.filter(outcome="OK").values_list("subject_id", "purpose")
    number = Counter((subject, purpose if purpose == "legal_exception" else "") for subject, purpose in found)
    as_app()
    return number


__all__ = ["Acting", "Situation", "balls", "build", "looks", "more_asks", "signed_in"]
