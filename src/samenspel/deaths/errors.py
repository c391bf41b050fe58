"""Why a death is not written down, or not taken back; each is the sentence that the user reads."""

from samenspel.foundation.errors import Refusal


class StillWorksHere(Refusal):
    """Deze persoon werkt hier nog. Stop eerst dat werk bij Beheer."""


class AlreadyWritten(Refusal):
    """Dit staat al opgeschreven."""


class NotThatDay(Refusal):
    """Kies een dag die er al was, en niet van voor deze persoon hier kwam."""


class TooLongAgo(Refusal):
    """Terugnemen kan vier weken lang. Die zijn voorbij. Vraag de gemeente om hulp."""
