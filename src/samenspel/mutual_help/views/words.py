"""A word that we do not put in a message: somebody whom she helped, or who helped her, has died."""

from django.http import HttpResponse

from samenspel.community import queries as community
from samenspel.foundation.requests import Request

from .offer_table import OfferTable
from .offer_table import deed as offer_deed
from .table import Table, deed


@deed("word")
def of_ask(request: Request, table: Table) -> HttpResponse:
    """For who asked."""
    return table.show("word", told=community.deaths_told(ball=table.ask.ball_id), asks=True)


@offer_deed("word", "bericht")
def of_offer(request: Request, table: OfferTable) -> HttpResponse:
    """For who helps."""
    return table.show("word", told=community.deaths_told(ball=table.offer.ball_id))
