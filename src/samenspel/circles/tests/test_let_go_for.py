"""A keeper lets go for a colleague who cannot: what nobody may take over, in numbers, and each hears it (R47)."""

from datetime import datetime, timedelta

import pytest
from tests.cast import NOW, START, Cast
from tests.family import MOTHER, VOLUNTEER, family, proposed, says, told_of
from tests.house.situation import signed_in
from tests.parting import COLLEAGUE, LATER, WORKER, answered, asked, gleaned, hers, places, seen_by, work_of
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.circles import actions, queries
from samenspel.circles.models import Circle, GleaningNote, Member, Succession
from samenspel.circles.queries import successions
from samenspel.commitments import actions as commitments
from samenspel.commitments import errors as balls
from samenspel.community.models import Membership


def lets_go(cast: Cast, leaver: str = WORKER, key: str = "lead", now: datetime = NOW) -> int:
    cast.enter(key)
    return actions.let_go_for(
        leaver=cast[leaver].pk, organisation=cast.organisation["wijkteam"].pk, town=cast.town.pk,
        acting=cast.acting(key), now=now,
    )  # fmt: skip


def asks_around(cast: Cast) -> int:
    cast.enter("lead")
    return actions.ask_all_for(
        leaver=cast[WORKER].pk, organisation=cast.organisation["wijkteam"].pk, town=cast.town.pk,
        successor=cast[COLLEAGUE].pk, introduction="Petra gaat mee.", acting=cast.acting("lead"), now=NOW,
    )  # fmt: skip


def leaves(cast: Cast, key: str) -> None:
    cast.enter("official")
    commitments.leave(membership=work_of(cast, key), on=NOW.date(), acting=cast.acting("official"), now=NOW)


def no_to(cast: Cast, circle: Circle) -> None:
    with as_the_owner():
        pk = Succession.objects.get(member__circle=circle).pk
    answered(cast, seen_by(cast, Succession(pk=pk), MOTHER), yes=False)


def test_it_lets_go_after_a_no_and_work_can_end(cast: Cast) -> None:
    """The deadlock: she is away, the mother said no, and only she herself could say goodbye."""
    circle = family(cast)
    asks_around(cast)
    assert lets_go(cast) == 0, "first there is an answer, or the day"
    no_to(cast, circle)
    with refused(balls.SomebodyCountsOnHer):
        leaves(cast, WORKER)
    assert lets_go(cast) == 1
    check_now()
    assert places(circle)[str(cast[WORKER].pk)] == "ENDED"
    assert told_of("relation_ended") == {cast[MOTHER].pk}
    leaves(cast, WORKER)
    with as_the_owner():
        found = sql("SELECT actor_id, subject_id FROM journal_entry WHERE verb = 'let_go'")
    assert found == [(cast["lead"].pk, cast[MOTHER].pk)]


def test_it_removes_what_was_for_her_alone_after_the_set_time(cast: Cast) -> None:
    note = gleaned(cast, others="NOBODY")
    assert lets_go(cast, now=LATER) == 0, "nobody asked around for her yet"
    asks_around(cast)
    assert lets_go(cast, now=NOW + timedelta(days=20)) == 0
    assert lets_go(cast, now=LATER) == 1
    with as_the_owner():
        assert GleaningNote.objects.get(pk=note.pk).removed_at == LATER
    assert told_of("contact_removed") == {cast["caller"].pk}


def test_who_was_only_asked_is_not_waited_for(cast: Cast) -> None:
    circle = family(cast)
    proposed(cast, circle, "marloes", face="FORMAL", organisation=cast.organisation["wijkteam"])
    cast.enter("lead")
    actions.ask_all_for(
        leaver=cast["marloes"].pk, organisation=cast.organisation["wijkteam"].pk, town=cast.town.pk,
        successor=cast[COLLEAGUE].pk, introduction="x", acting=cast.acting("lead"), now=NOW,
    )  # fmt: skip
    assert lets_go(cast, "marloes", now=LATER) == 1
    assert places(circle)[str(cast["marloes"].pk)] == "NOT_NOW"
    leaves(cast, "marloes")


def test_the_last_professional_stays_until_there_is_another(cast: Cast) -> None:
    circle = family(cast)
    cast.enter(MOTHER)
    actions.keep_backstop(circle=circle, acting=cast.acting(MOTHER), now=NOW)
    asks_around(cast)
    no_to(cast, circle)
    assert lets_go(cast) == 0
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"


def test_a_volunteer_leaves_well_too(cast: Cast) -> None:
    """Who comes for an organisation without being paid holds her work here as well, and others may come."""
    with as_the_owner():
        Membership.objects.create(
            person=cast[VOLUNTEER],
            organisation=cast.organisation["wijkteam"],
            role="VOLUNTEER",
            starts_on=START,
        )
    circle = family(cast)
    proposed(cast, circle, "outsider")  # somebody who stands there for nobody holds nothing
    says(cast, circle, "outsider")
    cast.enter(VOLUNTEER)
    row = hers(cast, circle, VOLUNTEER)
    with as_the_owner():
        Member.objects.filter(pk=row.pk).update(organisation=cast.organisation["wijkteam"])
    row = hers(cast, circle, VOLUNTEER)
    assert successions.successors_for(relation=row, on=NOW.date()).exists()
    cast.enter("lead")
    organisation = cast.organisation["wijkteam"].pk
    found = queries.counts_on(person=cast[VOLUNTEER].pk, organisation=organisation, asked_before=NOW)
    assert found.circles == 1
    with refused(balls.SomebodyCountsOnHer):
        leaves(cast, VOLUNTEER)
    answered(cast, asked(cast, relation=row, by=VOLUNTEER), yes=False)
    assert lets_go(cast, VOLUNTEER) == 1
    leaves(cast, VOLUNTEER)


def test_the_page_counts_and_lets_go(cast: Cast) -> None:
    circle = family(cast)
    asks_around(cast)
    no_to(cast, circle)
    client, address = signed_in(cast, "lead"), f"/beheer/afscheid/{work_of(cast, WORKER).pk}"
    page = client.get(address).content.decode()
    assert "Laat 1 los" in page
    assert cast[MOTHER].shown not in page
    assert client.post(address, {"let_go": "1"}).status_code == 302
    page = client.get(address).content.decode()
    assert "1 mens hoort het nu." in page
    assert "Laat 1 los" not in page


@pytest.mark.parametrize("key", ["outsider", COLLEAGUE, "coach", MOTHER, WORKER])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    asks_around(cast)
    no_to(cast, circle)
    assert lets_go(cast, key=key) == 0
    assert places(circle)[str(cast[WORKER].pk)] == "ACTIVE"
