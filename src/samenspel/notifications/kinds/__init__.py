"""Every kind of message, in plain words. A message tells that something is there, never what was asked.

Facts that a text may use: code, link, name (who holds the ball), organisation, phone, day, what. And of an
idea its own sentence, to whose it is when another hand wrote it: she can read it nowhere else.
"""

from .access import ACCESS
from .asks import ASKS
from .circles import CIRCLES
from .deaths import DEATHS
from .grants import GRANTS
from .guiding import GUIDING
from .helping import HELPING
from .ideas import IDEAS
from .inquiries import INQUIRIES
from .keepers import KEEPERS
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
    **ROTAS, **WEEKS, **TOURS, **DEATHS, **INQUIRIES, **GRANTS, **IDEAS, **KEEPERS, **GUIDING,
    **STANDSTILLS,
}  # fmt: skip

__all__ = ["KINDS", "Kind"]
