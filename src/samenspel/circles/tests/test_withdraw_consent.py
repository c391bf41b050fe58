"""Stopping: at once, everywhere, as easy as giving; and who had read it stays to be seen (R01)."""

from datetime import timedelta

import pytest
from tests.cast import NOW, Cast
from tests.family import FATHER, MOTHER, VOLUNTEER, WORKER, family, told_of
from tests.play import as_the_owner, at_work, refused
from tests.sharing import LATER, asked, given, mark, note, reads, state, stopped

from samenspel.circles import errors
from samenspel.circles.actions import consents as actions
from samenspel.circles.models import Consent
from samenspel.circles.queries import consents as queries
from samenspel.foundation.acting import a_job
from samenspel.journal import actions as journal


def test_it_stops_at_once(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle)
    row = given(cast, asked(cast, circle, ("NOTE", words.pk)))
    assert reads(cast, WORKER, words)
    assert stopped(cast, row).state == "WITHDRAWN"
    assert not reads(cast, WORKER, words)
    cast.enter(WORKER)
    assert queries.shared_with(person=cast[WORKER].pk, on=NOW.date()) == []
    with refused(errors.ShareIsOver):
        stopped(cast, row)


def test_it_shows_who_had_read_it(cast: Cast) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("NOTE", note(cast, circle).pk)))
    cast.enter(WORKER)
    look = journal.look(
        acting=cast.acting(WORKER), subject=cast[MOTHER].pk, object_type="consent", object_id=row.pk,
        view="shared_consent", purpose="sharing", municipality=cast.town.pk, now=NOW, consent=row.pk,
    )  # fmt: skip
    journal.looked_all([look])
    stopped(cast, row)
    assert [(one.who, one.at) for one in queries.consent_page(pk=row.pk).contents.seen] == [("Els", NOW)]


def test_who_asked_takes_back_the_question(cast: Cast) -> None:
    circle = family(cast)
    row = asked(cast, circle, ("CIRCLE", circle.pk))
    stopped(cast, row, by=VOLUNTEER)
    cast.enter(MOTHER)
    with refused(errors.AnsweredAlready):
        given(cast, row)


@pytest.mark.parametrize("key", [WORKER, FATHER, "outsider"])
def test_it_is_closed_to_the_outsider(cast: Cast, key: str) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("CIRCLE", circle.pk)))
    with refused():
        stopped(cast, row, by=key)
    assert state(row) == "GIVEN"


def test_it_goes_on_only_with_a_new_yes(cast: Cast) -> None:
    circle = family(cast)
    words = note(cast, circle)
    old = given(cast, asked(cast, circle, ("NOTE", words.pk)))
    read = mark(cast, old)
    until = LATER + timedelta(days=100)
    new = actions.renew_consent(consent=old.pk, mark=read, until=until, acting=cast.acting(MOTHER), now=NOW)
    assert (new.until, new.renews_id, new.state, state(old)) == (until, old.pk, "GIVEN", "WITHDRAWN")
    assert reads(cast, WORKER, words)
    with refused(errors.ShareIsOver):
        actions.renew_consent(consent=old.pk, mark=read, until=until, acting=cast.acting(MOTHER), now=NOW)


def test_it_ends_by_itself_on_its_day(cast: Cast) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("CIRCLE", circle.pk)))
    then = NOW + (LATER - NOW.date())
    with at_work("end_shares"):
        assert list(queries.consents_to_end(on=NOW.date())) == []
        assert not actions.expire_consent(consent=row, acting=a_job("end_shares"), now=NOW)
        assert [one.pk for one in queries.consents_to_end(on=LATER)] == [row.pk]
        assert actions.expire_consent(consent=row, acting=a_job("end_shares"), now=then)
    assert state(row) == "EXPIRED"


def test_it_reminds_the_person_once_before_it_ends(cast: Cast) -> None:
    circle = family(cast)
    row = given(cast, asked(cast, circle, ("CIRCLE", circle.pk)))
    soon = LATER - timedelta(days=29)
    with at_work("end_shares"):
        assert list(queries.consents_to_announce(on=NOW.date(), days=30)) == []
        assert [one.pk for one in queries.consents_to_announce(on=soon, days=30)] == [row.pk]
        assert actions.announce_consent(consent=row, acting=a_job("end_shares"), now=NOW)
        assert not actions.announce_consent(consent=row, acting=a_job("end_shares"), now=NOW)
    assert told_of("consent_ending") == {cast[MOTHER].pk}
    with as_the_owner():
        assert Consent.objects.get(pk=row.pk).reminded_at == NOW
