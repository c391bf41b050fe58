"""A way that did not lead to an answer stays on the path (I18)."""

from tests.cast import NOW, Cast
from tests.play import deeds, end, refused, steps

from samenspel.commitments.errors import BallIsClosed, NotYourBall
from samenspel.mutual_help import actions
from samenspel.mutual_help.models import Ask, Note


def dead_end(cast: Cast, ask: Ask, text: str = "", key: str = "wijkteam") -> None:
    actions.dead_end(ask=cast.again(ask, key), text=text, acting=cast.acting(key), now=NOW)


def test_it_is_a_stop_on_the_path(cast: Cast) -> None:
    ask = cast.ask()
    dead_end(cast, ask)
    assert steps(ask)[-1] == "DEAD_END"
    assert "met_dead_end" in deeds(ask)
    assert not Note.objects.exists()


def test_it_tells_everybody_at_the_table_what_did_not_work(cast: Cast) -> None:
    ask = cast.ask()
    dead_end(cast, ask, "De groep is vol.")
    cast.enter("resident")
    assert (Note.objects.get().text, Note.objects.get().readers) == ("De groep is vol.", "TABLE")


def test_it_is_refused_after_the_end(cast: Cast) -> None:
    ask = cast.ask()
    end(cast, ask)
    with refused(BallIsClosed):
        dead_end(cast, ask)


def test_it_is_only_for_the_holder(cast: Cast) -> None:
    ask = cast.ask()
    with refused(NotYourBall):
        dead_end(cast, ask, key="youssef")


def test_it_is_closed_to_the_outsider(cast: Cast) -> None:
    ask = cast.ask()
    with refused(Ask.DoesNotExist):
        dead_end(cast, ask, key="outsider")
