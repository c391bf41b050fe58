"""Money is asked with a resident, answered once, and never above what was asked (AS-29, R45)."""

from datetime import timedelta
from typing import Any

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from tests.cast import NOW, Cast
from tests.play import as_the_owner, check_now, refused, sql

from samenspel.commitments.errors import BallIsClosed, NotYourBall
from samenspel.commitments.models import Ball
from samenspel.foundation.errors import NotFound
from samenspel.initiatives import actions, errors, queries, rules
from samenspel.initiatives.models import GrantRequest, GrantYes
from samenspel.notifications.models import Message
from samenspel.social_map.models import Entry, Insider

from .conftest import asks, comes_in, grant_as, hears, idea, says_yes, sends


def state(request: GrantRequest) -> tuple[str, int | None]:
    with as_the_owner():
        now = GrantRequest.objects.get(pk=request.pk)
        return now.state, now.granted_cents


def told(kind: str) -> set[Any]:
    with as_the_owner():
        return set(Message.objects.filter(kind=kind).values_list("person", flat=True))


def answers(cast: Cast, request: GrantRequest, answer: str = "GRANTED", less: int | None = None, key: str = "official",
            words: str = "Fijn plan.") -> GrantRequest:  # fmt: skip
    cast.enter(key)
    with as_the_owner():
        ball = GrantRequest.objects.get(pk=request.pk).ball_id
    cast.enter(key)
    found = queries.request_with_ball(ball=ball)
    return actions.answer_request(
        request=found, answer=answer, less=less, words=words, acting=cast.acting(key), now=NOW
    )


def test_a_professional_alone_is_refused_and_with_a_resident_it_is_accepted(
    cast: Cast, carried: Entry
) -> None:
    """AS-29, whole."""
    request = asks(cast, carried, "coach")
    assert told("grant_your_yes") == {cast["resident"].pk, cast["neighbour"].pk}
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")
    with refused(errors.OnlyResidentsSayYes):
        says_yes(cast, request, "coach")
    assert state(request) == ("DRAFT", None)
    says_yes(cast, request, "resident")
    sends(cast, request, "coach")
    assert state(request) == ("SENT", None)
    with as_the_owner():
        ball = Ball.objects.get(about="GRANT")
    assert (ball.holder_id, ball.subject_id) == (cast["official"].pk, cast["resident"].pk)
    assert ball.due_at >= NOW + timedelta(days=10)  # working days
    assert told("grant_yours") == {cast["official"].pk}
    answers(cast, request)
    assert state(request) == ("GRANTED", 250_00)
    assert told("grant_answered") == {cast[key].pk for key in ("resident", "neighbour", "coach")}
    check_now()


def test_changed_words_need_a_new_yes(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "coach")
    says_yes(cast, request, "resident")
    old = grant_as(cast, request, "resident").version
    cast.enter("coach")
    asked = actions.Asked(300_00, "Soepkommen, en borden.", request.needed_on)
    found = grant_as(cast, request, "coach")
    assert actions.change_request(request=found, asked=asked, acting=cast.acting("coach"), now=NOW)
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")
    with refused(errors.WordsChanged):  # the page that she has open shows the old words
        says_yes(cast, request, "resident", version=old)
    says_yes(cast, request, "resident")
    sends(cast, request, "resident")
    assert state(request)[0] == "SENT"
    with refused(errors.SentAlready):
        actions.change_request(request=grant_as(cast, request, "coach"), asked=actions.Asked(1_00, "x", NOW.date()),
                               acting=cast.acting("coach"), now=NOW)  # fmt: skip


def test_a_spark_asks_no_money_yet(cast: Cast, spark: Entry) -> None:
    """R44: nothing goes beyond the spark with one resident, however many professionals support it."""
    comes_in(cast, spark, "coach", "SUPPORT")
    request = asks(cast, spark, "resident")
    says_yes(cast, request, "resident")
    with refused(errors.NotCarriedYet):
        sends(cast, request, "resident")
    comes_in(cast, spark, "neighbour")
    sends(cast, request, "resident")
    assert state(request)[0] == "SENT"


def test_without_an_official_it_stays_a_draft_and_says_so(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "resident")
    says_yes(cast, request, "resident")
    with as_the_owner():
        sql("UPDATE community_membership SET ends_on = current_date WHERE role = 'OFFICIAL'")
    with refused(errors.NobodyAnswers):
        sends(cast, request, "resident")
    assert state(request) == ("DRAFT", None)


def test_it_is_answered_once_by_who_holds_it(cast: Cast, carried: Entry) -> None:
    request = sent(cast, carried)
    for key in ("resident", "coach", "desk", "outsider"):
        with refused(GrantRequest.DoesNotExist):
            answers(cast, request, key=key)
    with refused(rules.NotThatMuch):
        answers(cast, request, "LESS", less=250_01)
    with refused(rules.NotThatMuch):
        answers(cast, request, "LESS", less=250_00)
    answers(cast, request, "LESS", less=100_00, words="De rest kan volgend jaar.")
    assert state(request) == ("LESS", 100_00)
    with refused(BallIsClosed, errors.AnsweredAlready):
        answers(cast, request, "REFUSED", words="Toch niet.")
    assert state(request) == ("LESS", 100_00)


def sent(cast: Cast, entry: Entry) -> GrantRequest:
    request = asks(cast, entry, "coach")
    says_yes(cast, request, "resident")
    sends(cast, request, "coach")
    return request


def test_residents_take_it_back_before_the_answer_and_nobody_after(cast: Cast, carried: Entry) -> None:
    request = sent(cast, carried)
    with refused(errors.ResidentsTakeItBack):
        takes_back(cast, request, "coach")
    takes_back(cast, request, "neighbour")
    assert state(request) == ("WITHDRAWN", None)
    assert told("grant_stopped") == {cast["official"].pk}
    with refused(BallIsClosed, errors.AnsweredAlready, NotYourBall):
        answers(cast, request)
    check_now()
    other = sent(cast, carried)
    answers(cast, other)
    with refused(errors.AnsweredAlready):
        takes_back(cast, other, "resident")


def test_a_professional_throws_no_draft_of_residents_away(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "resident")
    with refused(errors.ResidentsTakeItBack):
        takes_back(cast, request, "coach")
    own = asks(cast, carried, "coach")
    takes_back(cast, own, "coach")
    assert (state(request)[0], state(own)[0]) == ("DRAFT", "WITHDRAWN")


def takes_back(cast: Cast, request: GrantRequest, key: str) -> None:
    found = grant_as(cast, request, key)
    actions.withdraw_request(request=found, acting=cast.acting(key), now=NOW)


def test_a_yes_by_telephone_is_heard_by_another_than_who_wrote_it(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "coach")
    cast.enter("coach")
    code = actions.make_code(request=grant_as(cast, request, "coach"), acting=cast.acting("coach"), now=NOW)
    with refused(errors.AnotherHearsIt):
        hears(cast, code, "coach", "neighbour")
    for key in ("outsider", "gp", "official"):  # who may not write for others
        with refused(NotFound):
            hears(cast, code, key, "neighbour")
    with refused(errors.OnlyResidentsSayYes):
        hears(cast, code, "desk", "outsider")
    hears(cast, code, "desk", "neighbour")
    assert told("grant_yes_written") == {cast["neighbour"].pk}
    cast.enter("resident")
    assert [(one.name, one.heard) for one in queries.yeses_of(request=request.pk)] == [
        (cast["neighbour"].shown, cast["desk"].shown)
    ]
    sends(cast, request, "coach")
    with refused(NotFound):  # the code is over
        hears(cast, code, "desk", "resident")


def test_she_takes_her_yes_back_until_it_is_sent(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "coach")
    says_yes(cast, request, "resident")
    with refused(errors.SaidYesAlready):
        says_yes(cast, request, "resident")
    cast.enter("resident")
    actions.take_back_yes(request=request, acting=cast.acting("resident"), now=NOW)
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")
    says_yes(cast, request, "resident")
    sends(cast, request, "coach")
    with refused(errors.SentAlready):
        cast.enter("resident")
        actions.take_back_yes(request=request, acting=cast.acting("resident"), now=NOW)


def test_the_yes_of_who_left_does_not_count(cast: Cast, carried: Entry) -> None:
    comes_in(cast, carried, "carer")
    request = asks(cast, carried, "coach")
    says_yes(cast, request, "carer")
    with as_the_owner():
        Insider.objects.filter(entry=carried, person=cast["carer"]).update(ended_at=NOW)
    with refused(errors.ResidentsYesIsMissing):
        sends(cast, request, "coach")


def test_it_is_closed_to_the_outsider(cast: Cast, carried: Entry) -> None:
    request = asks(cast, carried, "coach")
    sent(cast, carried)  # the official holds another one
    for key in ("outsider", "desk", "wijkteam", "official"):
        with refused(GrantRequest.DoesNotExist):
            grant_as(cast, request, key)
        cast.enter(key)
        assert list(queries.grant_people(request=request.pk)) == []
    with refused(DatabaseError):  # nobody writes for what she does not belong to
        asks(cast, carried, "outsider")


# --- the database believes nothing else: as the web, as the worker, and as who keeps the tables --------------------
SENDS = "UPDATE initiatives_grantrequest SET state = 'SENT', sent_at = now(), sent_by_id = %(coach)s, ball_id = %(ball)s WHERE id = %(request)s"
YES = (
    "INSERT INTO initiatives_grantyes (id, request_id, municipality_id, version, resident_id, way, heard_by_id, said_at)"
    " SELECT gen_random_uuid(), id, municipality_id, version, {who}, '{way}', {heard}, now() FROM initiatives_grantrequest WHERE id = %(request)s"
)
OF_A_DRAFT = {
    "sent without a yes": SENDS,
    "the yes of a professional": YES.format(who="%(coach)s", way="SCREEN", heard="NULL"),
    "the yes of an outsider": YES.format(who="%(outsider)s", way="SCREEN", heard="NULL"),
    "a yes heard by who wrote it": YES.format(who="%(resident)s", way="PHONE", heard="%(coach)s"),
    "a yes to other words": YES.format(who="%(resident)s", way="SCREEN", heard="NULL")
    .replace("municipality_id, version,", "municipality_id, version + 1,", 2)
    .replace("(id, request_id, municipality_id, version + 1,", "(id, request_id, municipality_id, version,"),
    "granted at once": "UPDATE initiatives_grantrequest SET state = 'GRANTED', granted_cents = cents, decided_at = now() WHERE id = %(request)s",
    "begun as sent": "INSERT INTO initiatives_grantrequest (id, entry_id, municipality_id, version, cents, what_for, needed_on, state, written_by_id, written_at, code_hash, words)"
    " SELECT gen_random_uuid(), entry_id, municipality_id, 1, cents, what_for, needed_on, 'WITHDRAWN', written_by_id, now(), '', '' FROM initiatives_grantrequest WHERE id = %(request)s",
    "no money": "UPDATE initiatives_grantrequest SET cents = 0 WHERE id = %(request)s",
}
OF_WHAT_WAS_SENT = {
    "more than asked": "UPDATE initiatives_grantrequest SET state = 'LESS', granted_cents = cents + 1, decided_at = now(), decided_by_id = %(official)s, words = 'x' WHERE id = %(request)s",
    "all but as a part": "UPDATE initiatives_grantrequest SET state = 'LESS', granted_cents = cents, decided_at = now(), decided_by_id = %(official)s, words = 'x' WHERE id = %(request)s",
    "other words": "UPDATE initiatives_grantrequest SET what_for = 'Iets anders' WHERE id = %(request)s",
    "another amount": "UPDATE initiatives_grantrequest SET cents = cents + 1 WHERE id = %(request)s",
    "answered by another": "UPDATE initiatives_grantrequest SET state = 'REFUSED', decided_at = now(), decided_by_id = %(coach)s, words = 'x' WHERE id = %(request)s",
    "a no without words": "UPDATE initiatives_grantrequest SET state = 'REFUSED', decided_at = now(), decided_by_id = %(official)s WHERE id = %(request)s",
    "back to a draft": "UPDATE initiatives_grantrequest SET state = 'DRAFT', ball_id = NULL, sent_at = NULL, sent_by_id = NULL WHERE id = %(request)s",
    "in other hands": "UPDATE initiatives_grantrequest SET ball_id = NULL WHERE id = %(request)s",
    "another yes": "UPDATE initiatives_grantyes SET resident_id = %(outsider)s WHERE request_id = %(request)s",
}


def attacked(attack: str, cast: Cast, request: GrantRequest) -> None:
    names: dict[str, Any] = {key: cast[key].pk for key in ("coach", "resident", "outsider", "official")}
    names |= {"request": request.pk, "ball": request.ball_id}
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(attack, names)
        assert cursor.rowcount == 1
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize("attack", OF_A_DRAFT.values(), ids=OF_A_DRAFT)
@pytest.mark.parametrize("role", ["web", "tables"])
def test_the_database_believes_nothing_of_a_draft(cast: Cast, carried: Entry, attack: str, role: str) -> None:
    request = asks(cast, carried, "coach")
    request.ball_id = sent(cast, carried).ball_id or None
    _both(cast, attack, request, role)
    assert state(request) == ("DRAFT", None)
    with as_the_owner():
        assert not GrantYes.objects.filter(request=request).exists()


@pytest.mark.parametrize("attack", OF_WHAT_WAS_SENT.values(), ids=OF_WHAT_WAS_SENT)
@pytest.mark.parametrize("role", ["web", "tables"])
def test_the_database_believes_nothing_of_what_was_sent(
    cast: Cast, carried: Entry, attack: str, role: str
) -> None:
    request = sent(cast, carried)
    _both(cast, attack, request, role)
    assert state(request) == ("SENT", None)


def _both(cast: Cast, attack: str, request: GrantRequest, role: str) -> None:
    if role == "tables":
        cast.enter(None)
        with as_the_owner(), pytest.raises(IntegrityError):
            attacked(attack, cast, request)
        return
    for key in ("coach", "official"):
        cast.enter(key)
        with pytest.raises((DatabaseError, AssertionError)):
            attacked(attack, cast, request)


def test_an_official_who_belongs_to_it_never_answers_it(cast: Cast, carried: Entry) -> None:
    """She supports it from her work: another official answers, and where there is none it stays a draft."""
    comes_in(cast, carried, "official", "SUPPORT")
    request = asks(cast, carried, "coach")
    says_yes(cast, request, "resident")
    with refused(errors.NobodyAnswers):
        sends(cast, request, "coach")


def test_an_idea_of_another_is_not_asked_for(cast: Cast, carried: Entry) -> None:
    other = idea(cast, "outsider", name="Kaartclub")
    cast.enter("resident")
    assert other.pk != carried.pk
    with refused(DatabaseError):
        asks(cast, other, "resident")
