"""Every kind of message, in plain words. A message tells that something is there, never what was asked.

Facts that a text may use: code, link, name (who holds the ball), organisation, phone, day, what.
"""

from .access import ACCESS
from .asks import ASKS
from .circles import CIRCLES
from .deaths import DEATHS
from .grants import GRANTS
from .helping import HELPING
from .inquiries import INQUIRIES
from .kind import Kind
from .ledger import LEDGER
from .matches import MATCHES
from .places import PLACES
from .rests import RESTS
from .rotas import ROTAS
from .sharing import SHARING
from .standstills import STANDSTILLS
from .successions import SUCCESSIONS
from .tours import TOURS
from .weeks import WEEKS

KINDS: dict[str, Kind] = {
    **ASKS, **ACCESS, **CIRCLES, **SUCCESSIONS, **LEDGER, **PLACES, **SHARING, **HELPING, **MATCHES, **RESTS,
    **ROTAS, **WEEKS, **TOURS, **DEATHS, **INQUIRIES, **GRANTS, **STANDSTILLS,
}  # fmt: skip

__all__ = ["KINDS", "Kind"]
