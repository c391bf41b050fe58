"""Refusals: a deed that may not happen, refused by name; the docstring is what the user reads."""

from django.utils.translation import gettext as _


class Refusal(Exception):
    """Dit kan nu niet."""

    def sentence(self) -> str:
        """Return the sentence for the user, in the language of the request."""
        return _((type(self).__doc__ or "").strip())


class NotFound(Refusal):
    """Deze pagina bestaat niet, of je mag haar niet zien."""
