"""Trying a pincode on a page: guessing is counted for the place it comes from, besides the card itself."""

from collections.abc import Mapping
from uuid import UUID

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from samenspel.community import actions as people
from samenspel.foundation import clock, limits
from samenspel.foundation.requests import Request

from . import actions

AT_MOST, SECONDS = 12, 15 * 60
TOO_OFTEN = _("Dat was te vaak verkeerd. Wacht een uur, of bel ons.")
GONE = _("Deze kaart werkt niet meer. Bel ons voor een nieuwe.")
# A card that we do not know answers as a wrong pincode does.
SENTENCES: Mapping[str, str | Promise] = {
    "WRONG": _("Deze code en pincode horen niet bij elkaar. Kijk het nog eens na."),
    "UNKNOWN": _("Deze code en pincode horen niet bij elkaar. Kijk het nog eens na."),
    "LOCKED": TOO_OFTEN,
    "CLOSED": TOO_OFTEN,
    "REVOKED": GONE,
}


def proof_of(
    request: Request, form: forms.Form, *, code: str = "", device: UUID | None = None
) -> people.Proof | None:
    """Return the proof of the pincode in a form, or put an error at its field; a wrong try is counted."""
    who = str(request.acting.person or request.META.get("REMOTE_ADDR", ""))
    if limits.is_blocked(what="card", who=who, at_most=AT_MOST):
        form.add_error("pin", str(TOO_OFTEN))
        return None
    tried = actions.try_pin(pin=form.cleaned_data["pin"], now=clock.now(), code=code, device=device)
    if tried.proof is None:
        # Counted after the request, so that a try stays counted whatever becomes of it.
        request.wrong_tries.append({"what": "card", "who": who, "at_most": AT_MOST, "seconds": SECONDS})
        form.add_error("pin", str(SENTENCES[tried.how]))
    return tried.proof
