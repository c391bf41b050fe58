"""Short moves for the tests about somebody who has died."""

from datetime import date
from typing import Any

from samenspel.community.models import Death
from samenspel.deaths import actions, queries
from samenspel.mutual_help.models import Ask
from tests.cast import NOW, Cast
from tests.play import as_the_owner

HEARD = actions.Heard(heard_from="Karin, de dochter")


def died(
    cast: Cast, ball: Any, *, by: str = "wijkteam", died_on: date | None = None, now: Any = NOW
) -> Death:
    """Somebody at work writes down that whoever this ball is about has died."""
    cast.enter(by)
    heard = actions.Heard(heard_from=HEARD.heard_from, died_on=died_on)
    page = queries.page_of(ball=getattr(ball, "pk", ball))
    pk = actions.write_death(page=page, heard=heard, acting=cast.acting(by), now=now)
    with as_the_owner():
        return Death.objects.get(pk=pk)


def not_so(cast: Cast, ball: Any, *, by: str = "wijkteam", now: Any = NOW) -> None:
    """It was not so, says somebody at work."""
    cast.enter(by)
    page = queries.page_of(ball=getattr(ball, "pk", ball))
    actions.take_back_death(page=page, acting=cast.acting(by), now=now)


def ask_now(ask: Ask) -> Ask:
    """The ask as it is now, from behind the policies."""
    with as_the_owner():
        return Ask.objects.select_related("ball").get(pk=ask.pk)
