"""What is refused about circles; each docstring is the sentence that people read."""

from samenspel.foundation.errors import Refusal


class NotInThisCircle(Refusal):
    """Alleen wie in deze kring staat, kan dit doen."""


class OnlyTheCentreSays(Refusal):
    """Alleen om wie het gaat, kan dit zeggen."""
