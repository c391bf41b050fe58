"""The statements of pages that are translated once: they answer as the queryset does, and depend on nothing else."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any
from uuid import UUID

import pytest
from django.db import connection
from django.utils import translation
from tests.cast import Cast

from samenspel.foundation.ids import new_id
from samenspel.foundation.translated import Place
from samenspel.mutual_help import urls
from samenspel.mutual_help.models import Ask, Offer
from samenspel.mutual_help.queries import offers, page
from samenspel.mutual_help.views.offer_table import DEEDS
from samenspel.mutual_help.views.table import READS


def both(language: str) -> list[tuple[str, tuple[Any, ...]]]:
    """Return every statement of a page, made anew while somebody reads in this language."""
    asks, helping = page.statement.__wrapped__, offers.statement.__wrapped__
    with translation.override(language):
        made: list[Any] = [asks(page.PARTS, matches=False, deed="")]
        made += [asks(tuple(reads), matches=name == "helpers", deed=name) for name, reads in READS.items()]
        made += [helping(matches=name == "asks", deed=name) for name in DEEDS]
    return [(one.text, one.values) for one in made]


def test_no_statement_depends_on_more_than_the_id(cast: Cast) -> None:
    cast.enter("wijkteam")
    mine = both("nl")
    cast.enter("coach")
    assert len(mine) > len(urls.urlpatterns) // 5
    assert mine == both("en")
    for text, values in mine:
        assert Place("ball") in values, f"the id is not in {text}"
        assert not any(isinstance(value, UUID) for value in values), "another id would stay"


def test_it_finds_what_the_queryset_finds(cast: Cast) -> None:
    first, second = cast.ask("Wie wandelt mee?"), cast.ask("Wie leent een ladder?")
    cast.enter("wijkteam")
    asked = page.statement(page.PARTS, matches=False, deed="")
    for ask in (first, second, first):
        found: Any = asked.get(ball=ask.ball_id)
        assert (found, found.ball.holder, found.area) == (ask, ask.ball.holder, ask.area)
        assert found.words_rows[0]["written_at"]
        assert found.municipality == ask.municipality
    with pytest.raises(Ask.DoesNotExist):
        asked.get(ball=new_id())
    with pytest.raises(Offer.DoesNotExist):
        offers.statement(matches=False, deed="").get(ball=first.ball_id)


def test_one_statement_and_what_the_context_may_not_see_does_not_exist(
    cast: Cast, django_assert_num_queries: Any
) -> None:
    ask = cast.ask("Wie wandelt mee?")
    cast.enter("wijkteam")
    with django_assert_num_queries(1):
        page.ask_page(ball=ask.ball_id)
    cast.enter("outsider")
    with pytest.raises(Ask.DoesNotExist):
        page.ask_page(ball=ask.ball_id)


def test_each_thread_asks_by_its_own_connection(cast: Cast) -> None:
    ask = cast.ask("Wie wandelt mee?")
    cast.enter("wijkteam")
    assert page.ask_page(ball=ask.ball_id).ask == ask

    def elsewhere() -> bool:
        try:
            page.ask_page(ball=ask.ball_id)
        except Ask.DoesNotExist:  # nothing of this transaction was committed
            return connection.connection is not None
        finally:
            connection.close()
        return False

    with ThreadPoolExecutor(1) as threads:
        assert threads.submit(elsewhere).result()
