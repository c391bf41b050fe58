"""The statements of pages that are translated once depend on nothing but the ids that they are asked with."""

from typing import Any
from uuid import UUID

from django.utils import translation
from tests.cast import Cast

from samenspel.circles.models import Agreement
from samenspel.circles.queries import agreements, circles, notes
from samenspel.foundation.translated import Place, Translated

DEFAULT = tuple(Agreement.State)


def both(language: str) -> dict[str, Translated[Any]]:
    """Make each statement anew while somebody reads in this language."""
    with translation.override(language):
        return {
            "pk": circles.statement.__wrapped__(),
            "circle": agreements.statement.__wrapped__(DEFAULT),
            "circle pk": agreements.one_statement.__wrapped__(),
            "circle person pk": notes.statement.__wrapped__(),
        }


def test_no_statement_depends_on_more_than_its_ids(cast: Cast) -> None:
    cast.enter("wijkteam")
    mine = both("nl")
    cast.enter("coach")
    for ids, other in both("en").items():
        assert (mine[ids].text, mine[ids].values) == (other.text, other.values)
        assert {value.of for value in other.values if isinstance(value, Place)} == set(ids.split())
        assert not any(isinstance(value, UUID) for value in other.values), "another id would stay"
