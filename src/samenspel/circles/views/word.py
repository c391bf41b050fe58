"""A word that we do not put in a message: somebody in a circle with her has died."""

from django.http import HttpResponse

from samenspel.community import queries as community
from samenspel.foundation.requests import Request

from .standing import Standing, deed


@deed("word_mine", "mijn/bericht", scope="")
def mine(request: Request, standing: Standing) -> HttpResponse:
    """For who is signed in."""
    standing.look(
        subject=standing.person, object_type="person", object_id=standing.person, view="word_mine",
        purpose="own_page",
    )  # fmt: skip
    return standing.show("word", told=community.deaths_told())
