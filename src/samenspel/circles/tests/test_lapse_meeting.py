"""A yes on which nobody came falls away, and all hear it; and who worked alone is followed by a lead."""

from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, Cast
from tests.family import MOTHER, WORKER, family, told_of
from tests.parting import COLLEAGUE, LATER, answered, asked, gleaned, hers, met, places, state
from tests.play import as_the_owner, at_work, check_now, refused, sql

from samenspel.circles import actions, errors, jobs
from samenspel.circles.models import Circle, GleaningNote, Member, Succession
from samenspel.circles.queries import successions
from samenspel.community.models import Membership
from samenspel.foundation import clock
from samenspel.foundation.acting import a_job


def not_met(now: datetime = LATER) -> list[Succession]:
    with at_work("lapse_successions"):
        return actions.successions_not_met(now=now)


def falls_away(succession: Succession) -> None:
    with at_work("lapse_successions"):
        actions.lapse_meeting(succession=succession, acting=a_job("lapse_successions"), now=LATER)


def test_it_falls_away_and_everybody_hears_it_and_nothing_ends(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    circle = family(cast)
    succession = answered(cast, asked(cast, circle))
    assert not_met(NOW + timedelta(days=20)) == []
    assert [row.pk for row in not_met()] == [succession.pk]
    monkeypatch.setattr(clock, "now", lambda: LATER)
    monkeypatch.setattr(clock, "today", lambda: LATER.date())
    with as_the_owner():
        sql("SET LOCAL ROLE samenspel_worker")
        jobs.lapse_successions(0)
    check_now()
    assert state(succession) == "LAPSED"
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"
    assert told_of("succession_not_met") == {cast[MOTHER].pk, cast[WORKER].pk, cast[COLLEAGUE].pk}
    cast.enter(WORKER)
    row = successions.in_her_hands(person=cast[WORKER].pk, on=NOW.date())[0]
    assert row.state == "NOT_MET"
    assert asked(cast, relation=hers(cast, circle)).state == "ASKED", "she can be asked again"


def test_who_wants_rest_makes_nobody_late(cast: Cast) -> None:
    """R07: the time begins after her rest."""
    circle = family(cast)
    answered(cast, asked(cast, circle))
    cast.enter(MOTHER)
    quiet = LATER + timedelta(days=10)
    actions.leave_me_alone(until=quiet.date(), acting=cast.acting(MOTHER), now=NOW)
    assert not_met() == []
    assert not_met(quiet + timedelta(days=21)) == []
    assert len(not_met(quiet + timedelta(days=23))) == 1


def test_a_meeting_in_the_same_second_stands(cast: Cast) -> None:
    succession = answered(cast, asked(cast))
    (stale,) = not_met()
    met(cast, succession)
    with refused(errors.AnswerIsOver):
        falls_away(stale)
    assert state(succession) == "INTRODUCED"


def test_it_no_longer_keeps_an_absent_colleague(cast: Cast) -> None:
    """The yes that nobody followed blocked who leaves: a keeper could neither ask again nor let go."""
    circle = family(cast)
    answered(cast, asked(cast, circle))
    asks = {
        "leaver": cast[WORKER].pk, "organisation": cast.organisation["wijkteam"].pk, "town": cast.town.pk,
        "acting": cast.acting("lead"), "now": LATER,
    }  # fmt: skip
    again = {**asks, "successor": cast[COLLEAGUE].pk, "introduction": "Samen op de koffie."}
    cast.enter("lead")
    assert actions.ask_all_for(**again) == 0
    falls_away(not_met()[0])
    cast.enter("lead")
    assert actions.ask_all_for(**again) == 1
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"


# --- who works alone -------------------------------------------------------------------------------------
def alone(cast: Cast) -> Circle:
    """The worker of the family works for an organisation where nobody else does."""
    circle = family(cast)
    with as_the_owner():
        Membership.objects.filter(person=cast[WORKER]).update(organisation=cast.organisation["kerk"])
        Membership.objects.filter(organisation=cast.organisation["kerk"]).exclude(
            person=cast[WORKER]
        ).delete()
        sql(
            "UPDATE circles_member SET organisation_id = %s WHERE person_id = %s",
            cast.organisation["kerk"].pk,
            cast[WORKER].pk,
        )
    return circle


def test_a_lead_of_the_neighbourhood_comes_when_there_is_no_colleague(cast: Cast) -> None:
    circle = alone(cast)
    relation = hers(cast, circle)
    assert [one.pk for one in successions.successors_for(relation=relation, on=NOW.date())] == [
        cast["lead"].pk
    ]
    with refused(errors.MustWorkThere):
        asked(cast, relation=relation, to=COLLEAGUE)
    met(cast, answered(cast, asked(cast, relation=relation, to="lead")), key="lead")
    check_now()
    with as_the_owner():
        came = Member.objects.get(circle=circle, person=cast["lead"])
        assert (came.state, came.face, came.organisation_id) == (
            "ACTIVE",
            "FORMAL",
            cast.door.organisation_id,
        )
    assert places(circle)[str(cast[WORKER].pk)] == "ENDED"


def test_her_contact_goes_to_the_lead_too(cast: Cast) -> None:
    alone(cast)
    note = gleaned(cast, at="kerk")
    met(cast, answered(cast, asked(cast, relation=note, to="lead"), key="caller"), key="lead")
    with as_the_owner():
        found = GleaningNote.objects.get(pk=note.pk)
        assert (found.maker_id, found.organisation_id) == (cast["lead"].pk, cast.door.organisation_id)


def test_a_keeper_asks_the_lead_for_who_worked_alone(cast: Cast) -> None:
    circle = alone(cast)
    cast.enter("official")
    asks = {
        "leaver": cast[WORKER].pk, "organisation": cast.organisation["kerk"].pk, "town": cast.town.pk,
        "introduction": "Petra komt op de koffie.", "acting": cast.acting("official"), "now": NOW,
    }  # fmt: skip
    with refused(errors.MustWorkThere):
        actions.ask_all_for(successor=cast[COLLEAGUE].pk, **asks)
    assert actions.ask_all_for(successor=cast["lead"].pk, **asks) == 1
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"


def test_no_lead_comes_while_there_is_a_colleague(cast: Cast) -> None:
    relation = hers(cast, family(cast))
    found = {one.pk for one in successions.successors_for(relation=relation, on=NOW.date())}
    assert cast[COLLEAGUE].pk in found
    with as_the_owner():
        sql("UPDATE commitments_frontdoor SET lead_id = %s", cast["official"].pk)
    cast.enter(WORKER)
    assert cast["official"].pk not in {
        one.pk for one in successions.successors_for(relation=relation, on=NOW.date())
    }
