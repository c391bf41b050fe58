"""Giving a colleague advice."""

from tests.cast import NOW, Cast
from tests.play import as_the_owner, refused, sql

from samenspel.commitments.errors import OfferIsOver
from samenspel.mutual_help import actions, queries
from samenspel.mutual_help.models import Consult


def asked(cast: Cast) -> Consult:
    ask = cast.again(cast.ask(), "wijkteam")
    return actions.consult(
        ask=ask, receiver=cast["coach"].pk, text="Wat werkt?", acting=cast.acting("wijkteam"), now=NOW
    )


def answer(cast: Cast, row: Consult, key: str = "coach") -> None:
    cast.enter(key)
    found = queries.consult_for(pk=row.pk, person=cast[key].pk)
    actions.answer_consult(
        consult=found, text="Begin klein.", acting=cast.acting(key), municipality=cast.town.pk, now=NOW
    )


def test_it_is_read_by_sender_and_asker(cast: Cast) -> None:
    row = asked(cast)
    answer(cast, row)
    for key in ("wijkteam", "resident"):
        cast.enter(key)
        assert Consult.objects.get().answer == "Begin klein."


def test_it_leaves_the_list_of_what_is_asked(cast: Cast) -> None:
    row = asked(cast)
    cast.enter("coach")
    assert queries.consults_for(person=cast["coach"].pk).count() == 1
    answer(cast, row)
    assert queries.consults_for(person=cast["coach"].pk).count() == 0


def test_it_is_refused_twice(cast: Cast) -> None:
    row = asked(cast)
    answer(cast, row)
    with refused(OfferIsOver):
        answer(cast, row)


def test_it_changes_the_answer_and_never_the_question(cast: Cast) -> None:
    asked(cast)
    cast.enter("coach")
    with refused():
        sql("UPDATE mutual_help_consult SET text = 'x'")


def test_it_is_written_without_who_it_was_about(cast: Cast) -> None:
    row = asked(cast)
    answer(cast, row)
    with as_the_owner():
        rows = sql("SELECT subject_id, ball_id FROM journal_entry WHERE verb = 'advised'")
    assert rows == [(None, None)]


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    row = asked(cast)
    with refused(Consult.DoesNotExist):
        answer(cast, row, "outsider")
