"""Short moves for the tests about somebody who has died."""

from datetime import date, timedelta
from typing import Any

from samenspel.commitments.models import LookBack
from samenspel.community import actions as community
from samenspel.community.models import Death
from samenspel.deaths import actions, queries
from samenspel.mutual_help import actions as helping
from samenspel.mutual_help.models import Ask, Inquiry, Match
from samenspel.mutual_help.tests.rota_people import begun as begun_rota
from samenspel.mutual_help.tests.rota_people import takes, turns_of
from samenspel.mutual_help.tests.tour_people import tour, visits
from tests.cast import NOW, Cast
from tests.family import family
from tests.house.helping_rows import begun as begun_programme
from tests.house.helping_rows import talked
from tests.neighbours import answered_offer, started
from tests.play import as_the_owner, sql
from tests.sharing import asked, given, note

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


def a_whole_life(cast: Cast) -> Any:
    """Everything that can go on for one person: she asks and offers, helps and is helped. Return her ball."""
    with as_the_owner():
        match = Match.objects.select_related("ask__ball").get(pk=started(cast).pk)
    _rota(cast)
    visits(cast, tour(cast))
    _talk(cast)
    programme = begun_programme(cast)
    cast.enter("resident")
    me: dict[str, Any] = {"acting": cast.acting("resident"), "now": NOW}
    helping.join_programme(programme=programme, brought=match.ask, **me)
    answered_offer(cast, "resident", "Ik kook ook graag.")
    cast.enter("resident")
    community.make_card(person=cast["resident"], code="TULP-MOLEN-4105", pin="271828", **me)
    until = NOW + timedelta(days=100)
    mandate = community.give_mandate(
        facts=community.MandateFacts(
            person=cast["resident"], representative=cast["carer"].pk, named="Farid", scope=["ASKS"], ends_at=until
        ),
        **me,
    )  # fmt: skip
    cast.enter("carer")
    community.accept_mandate(mandate=mandate.pk, acting=cast.acting("carer"), now=NOW)
    circle = family(cast)
    given(cast, asked(cast, circle, ("NOTE", note(cast, circle).pk)))
    with as_the_owner():
        LookBack.objects.create(
            municipality=cast.town, origin=match.ask.ball, subject=cast["resident"], by=cast["wijkteam"],
            due_on=NOW.date(), planned_at=NOW,
        )  # fmt: skip
        sql(
            "INSERT INTO django_session (session_key, session_data, expire_date, owner, handle)"
            " VALUES ('hers', '', now() + interval '1 day', %s, gen_random_uuid())", cast["resident"].pk,
        )  # fmt: skip
    return match.ask.ball


def _talk(cast: Cast) -> None:
    """She is in a talk in four steps, and would ask how it is going."""
    pk = talked(cast, "resident", "neighbour")
    cast.enter("resident")
    helping.hold_inquiry(
        inquiry=Inquiry.objects.get(pk=pk), day=(NOW + timedelta(days=9)).date(),
        acting=cast.acting("resident"), now=NOW,
    )  # fmt: skip


def _rota(cast: Cast) -> None:
    _rota_of_hers, (helper,) = begun_rota(cast, "carer")
    takes(helper, turns_of(_rota_of_hers)[0])
