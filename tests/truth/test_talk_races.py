"""A yes to a talk that is heard in the same second as another, or as somebody leaves: real threads, real commits."""

from typing import Any
from uuid import UUID

from django.db import transaction

from samenspel.foundation.context import Context, enter
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Inquiry, InquiryMember
from tests.at_once import went
from tests.cast import NOW, Cast
from tests.house.helping_rows import borne, heard, talked
from tests.play import as_the_owner, sql

TRUUS = actions.Asker(name="Truus Bakker", phone="+31302345678")
HANDS = ("desk", "coach", "wijkteam", "lead")


def begun(town: Cast, *keys: str) -> tuple[UUID, str]:
    with transaction.atomic():
        pk = talked(town, *keys)
        with as_the_owner():
            return pk, Inquiry.objects.get(pk=pk).code or ""


def hears(town: Cast, code: str, by: str, who: actions.Asker) -> object:
    town.enter(by)
    talk = queries.inquiry_to_hear(code=code)
    assert talk
    return actions.hear_inquiry_yes(
        code=code, talk=talk, resident=who, way="PHONE", counted=False, by=by, acting=town.acting(by), now=NOW
    )


def leaves(town: Cast, pk: UUID, key: str) -> object:
    town.enter(key)
    it: dict[str, Any] = {"inquiry": Inquiry.objects.get(pk=pk), "acting": town.acting(key), "now": NOW}
    return actions.leave_inquiry(take_along=True, **it)


def rows(pk: UUID) -> tuple[int, int]:
    """How many are in it, and how many people are called Truus."""
    with transaction.atomic(), as_the_owner():
        members = sql("SELECT count(*) FROM mutual_help_inquirymember WHERE inquiry_id = %s", pk)
        people = sql("SELECT count(*) FROM community_person WHERE name = %s", TRUUS.name)
    return members[0][0], people[0][0]


def test_two_colleagues_hear_one_yes_and_she_is_in_it_once(town: Cast) -> None:
    pk, code = begun(town, "resident")
    known = actions.Asker(known=town["caller"])
    how = went(*(lambda by=by: hears(town, code, by, known) for by in HANDS))  # type: ignore[misc]
    assert how == ["IsInInquiry", "IsInInquiry", "IsInInquiry", "done"]
    assert rows(pk)[0] == 2


def test_who_is_new_is_registered_once_whoever_was_first(town: Cast) -> None:
    pk, code = begun(town, "resident")
    how = went(*(lambda by=by: hears(town, code, by, TRUUS) for by in HANDS))  # type: ignore[misc]
    assert how == ["IsInInquiry", "IsInInquiry", "IsInInquiry", "done"]
    assert rows(pk) == (2, 1)


def test_a_yes_is_heard_while_the_last_of_them_leaves(town: Cast) -> None:
    """She is in it alone, or the talk was gone: never somebody in a talk that is not there."""
    for _ in range(4):
        pk, code = begun(town, "resident")
        how = went(
            lambda: hears(town, code, "desk", TRUUS),  # noqa: B023
            lambda: leaves(town, pk, "resident"),  # noqa: B023
        )
        assert how in (["done", "done"], ["InquiryMoved", "done"]), how
        members, _people = rows(pk)
        with transaction.atomic(), as_the_owner():
            there = sql("SELECT count(*) FROM mutual_help_inquiry WHERE id = %s", pk)[0][0]
        assert (members, there) in ((1, 1), (0, 0))
        assert there == (how == ["done", "done"])


def test_she_leaves_by_telephone_while_a_word_of_hers_is_written(town: Cast) -> None:
    for _ in range(4):
        pk, _code = begun(town, "resident", "wijkteam")
        with transaction.atomic():
            yes = heard(town, pk)

        def writes() -> object:
            town.enter("wijkteam")
            it: dict[str, Any] = {"inquiry": Inquiry.objects.get(pk=pk), "acting": town.acting("wijkteam")}  # noqa: B023
            return actions.say_in_inquiry(question="WISH", text="x", said_by=yes.person, now=NOW, **it)  # noqa: B023

        def goes() -> object:
            enter(Context(person=town["desk"].pk, spoken=yes.member))  # noqa: B023
            inquiry = Inquiry.objects.get(pk=pk)  # noqa: B023
            acting = town.acting("desk").namens(yes.person, way="DESK")  # noqa: B023
            return actions.leave_inquiry(inquiry=inquiry, take_along=True, acting=acting, now=NOW)

        how = went(writes, goes)
        assert how in (["done", "done"], ["InquiryMoved", "done"]), how
        with transaction.atomic(), as_the_owner():
            assert not InquiryMember.objects.filter(pk=yes.member).values("pk").exists()
            left = sql("SELECT count(*) FROM mutual_help_inquiryword WHERE said_by_id = %s", yes.person)
            assert left == [(0,)]


def test_two_colleagues_write_down_that_she_asks_and_one_ball_is_hers(town: Cast) -> None:
    pk, _code = begun(town, "resident")
    with transaction.atomic():
        yes = heard(town, pk)

    def holds(by: str) -> object:
        return actions.hold_inquiry(day=NOW.date(), **borne(town, yes, by))

    how = went(lambda: holds("desk"), lambda: holds("coach"))
    assert set(how) <= {"done", "InquiryMoved", "BallIsClosed"}
    assert "done" in how
    with transaction.atomic(), as_the_owner():
        open_balls = "SELECT count(*) FROM commitments_ball WHERE about = 'INQUIRY' AND closed_at IS NULL"
        assert sql(open_balls) == [(1,)]
