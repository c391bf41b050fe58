"""Named questions about asks. A page asks one statement, however many rows it shows."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil
from uuid import UUID

from django.db import connection
from django.db.models import QuerySet

from samenspel.community import queries as community
from samenspel.community.models import Area

from ..models import Consult, Words
from .board import Balance, Board, CallForHelp, balance, call_on_board, calls_for_help, may_be_answered
from .bundles import (
    BundleCard,
    bundle_cards,
    bundles_to_close,
    bundles_to_tell,
    similar_asks,
    to_call_off,
    where_to_gather,
)
from .call_me import CallWaits, CallWanted, calls_due, calls_waiting
from .candidates import Candidate, candidates
from .guiding import (
    Guided,
    backstops_gone,
    guide_with_match,
    guided_by_me,
    guides_not_told,
    guides_of_what_ended,
    guides_who_left,
    in_my_hands,
    number_guided,
    talks_to_look_at,
)
from .heard import (
    Heard,
    TalkCode,
    ToHear,
    heard_person,
    inquiry_to_hear,
    is_in_my_talks,
    person_in_talk,
    talk_with_code,
    yeses_i_heard,
)
from .inquiries import InquiryPage, InTalk, Said, inquiry_behind, inquiry_page, my_inquiries
from .lists import BallRow, CallRow, asks_of, call_list, inbox
from .matches import (
    MatchCard,
    clicks_to_ask,
    lists_that_are_over,
    match_for,
    match_of,
    matches_at,
    undecided,
)  # fmt: skip
from .offers import (
    OfferPage,
    OffersAtWork,
    hours_of,
    may_take_offer,
    offer_at_work,
    offer_for,
    offer_page,
    offers_at_work,
    offers_to_wake,
    voluntary_time,
)
from .page import AskPage, ask_page
from .planning import NightList, last_night, night, towns_with_a_plan
from .post import AdviceRow, colleagues_ask, letters_to_print
from .programmes import (
    GoalCard,
    GroupRow,
    PairCard,
    Participant,
    Pot,
    WeekPage,
    Weeks,
    coming_weeks,
    goal_cards,
    goal_of,
    goals_at,
    goals_to_ask_about,
    group_for,
    groups_in,
    joining_of,
    led_by,
    pair_for,
    pairs_at,
    people_in,
    pots_of,
    programme_for,
    programme_page,
    programmes_in,
    to_lead_on,
    week_page,
    weeks_of,
)
from .resting import match_rests_that_end, match_rests_to_tell, rests_that_end, rests_to_tell
from .rota import (
    HelperCard,
    HelperRow,
    PoolRow,
    RotaPage,
    TurnRow,
    helper_cards,
    helper_in,
    helper_with,
    rota_for,
    rota_page,
)
from .rota.due import turns_for_the_holder, turns_for_the_others, turns_to_remind
from .standstill import (
    StandstillCard,
    standstill_for,
    standstill_looked_at,
    standstill_of,
    standstills_that_end,
    standstills_to_warn,
)
from .tours import (
    SeatCard,
    TourCount,
    TourFacts,
    TourPage,
    TourPerson,
    offers_to_receive,
    organisation_of,
    people_of_tour,
    tour_counts,
    tour_for,
    tour_page,
    tours_ahead,
    tours_to_close,
    tours_to_lead,
)

__all__ = [
    "AdviceRow", "AskPage", "Balance", "BallRow", "Board", "BundleCard", "CallForHelp", "CallRow",
    "CallWaits", "CallWanted", "Candidate", "GoalCard", "GroupRow", "Guided", "Heard", "HelperCard",
    "HelperRow", "InTalk", "InquiryPage", "MatchCard", "NightList", "OfferPage", "OffersAtWork", "PairCard",
    "Participant", "PoolRow", "Pot", "Queue", "RotaPage", "Said", "SeatCard", "StandstillCard", "TalkCode",
    "ToHear", "TourCount", "TourFacts", "TourPage", "TourPerson", "TurnRow", "WeekPage", "Weeks",
    "ask_page", "asks_of", "backstops_gone", "balance", "bundle_cards", "bundles_to_close",
    "bundles_to_tell", "call_list", "call_on_board", "calls_due", "calls_for_help", "calls_waiting",
    "candidates", "clicks_to_ask", "colleagues_ask", "coming_weeks", "consult_for", "consults_for",
    "counts", "goal_cards", "goal_of", "goals_at", "goals_to_ask_about", "group_for", "groups_in",
    "guide_with_match", "guided_by_me", "guides_not_told", "guides_of_what_ended", "guides_who_left",
    "heard_person", "helper_cards", "helper_in", "helper_with", "hours_of", "in_my_hands", "inbox",
    "inquiry_behind", "inquiry_page", "inquiry_to_hear", "is_in_my_talks", "joining_of",
    "last_night", "led_by",
    "letters_to_print", "lists_that_are_over", "match_for", "match_of", "match_rests_that_end",
    "match_rests_to_tell", "matches_at", "may_be_answered", "may_take_offer", "my_inquiries", "night",
    "number_guided", "offer_at_work", "offer_for", "offer_page", "offers_at_work", "offers_to_receive",
    "offers_to_wake", "organisation_of", "pair_for", "pairs_at", "people_in", "people_of_tour",
    "person_in_talk", "pots_of", "programme_for", "programme_page", "programmes_in", "queue",
    "rests_that_end", "rests_to_tell", "rota_for", "rota_page", "similar_asks", "standstill_for",
    "standstill_looked_at", "standstill_of", "standstills_that_end", "standstills_to_warn",
    "talk_with_code", "talks_to_look_at", "to_call_off", "to_lead_on", "tour_counts", "tour_for",
    "tour_page", "tours_ahead",
    "tours_to_close", "tours_to_lead", "towns_with_a_plan", "turns_for_the_holder", "turns_for_the_others",
    "turns_to_remind", "undecided", "voluntary_time", "week_page", "weeks_of", "where_to_gather",
    "words_of", "yeses_i_heard",
]  # fmt: skip


def consults_for(*, person: UUID) -> QuerySet[Consult]:
    """Return what colleagues asked this person and she did not answer yet. Without any name."""
    return (
        Consult.objects.filter(receiver=person, answered_at=None)
        .select_related("sender")
        .order_by("asked_at")
    )


def words_of(asks: Sequence[UUID]) -> dict[UUID, list[str]]:
    """Return the words of each ask that the context may read, newest first; also by a live share (R01)."""
    found: dict[UUID, list[str]] = {}
    for row in Words.objects.filter(ask__in=asks).order_by("-written_at", "-pk"):
        found.setdefault(row.ask_id, []).append(row.text)
    return found


def consult_for(*, pk: UUID, person: UUID) -> Consult:
    """Return one consult for its receiver, or raise Consult.DoesNotExist."""
    return Consult.objects.select_related("sender").get(pk=pk, receiver=person)


@dataclass(frozen=True, slots=True)
class Queue:
    """What anybody may know of a front door: how many wait, and how long the first word takes."""

    waiting: int
    hours: float | None

    @property
    def days(self) -> int:
        """The median time to the first word, in whole days; 0 when we do not know yet."""
        return ceil(self.hours / 24) if self.hours else 0


def queue(*, area: Area, now: datetime) -> Queue:
    """Return the queue at the front door of an area: numbers only (R53)."""
    areas = community.areas_within(community.area_line(area)[-1] if area.parent is None else area)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT waiting, median_hours FROM ask_queue(%s::uuid[], %s)", [areas, now - timedelta(days=90)]
        )
        waiting, hours = cursor.fetchone()
    return Queue(waiting=waiting, hours=hours)


def counts(*, since: datetime) -> dict[str, int]:
    """Return how many were ASKED since a moment, and how many ended since then, by how: numbers only."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT state, number FROM ask_counts(%s)", [since])
        return dict(cursor.fetchall())
