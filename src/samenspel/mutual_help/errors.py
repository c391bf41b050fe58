"""What is refused about asks; each docstring is the sentence that people read."""

from samenspel.foundation.errors import Refusal


class OnlyTheAskerSays(Refusal):
    """Alleen wie de vraag stelde, kan dit zeggen."""


class TheirYesFirst(Refusal):
    """Vraag het eerst aan de ander. Zonder ja van de ander kunnen we niet beginnen."""


class ReasonMissing(Refusal):
    """Schrijf erbij waarom. De vrager kan het lezen."""


class NameInConsult(Refusal):
    """Er staat een naam of nummer in je tekst. Haal die weg, en vraag het dan opnieuw."""


class AskIsOpen(Refusal):
    """Deze vraag is nog open."""


class AskedAlready(Refusal):
    """Dat hebben we je al gevraagd."""
