"""Sign-in with a six-digit code: how allauth is bent to our rules."""

import secrets
from typing import Any, cast
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from samenspel.community import actions as people
from samenspel.foundation import clock, sessions
from samenspel.foundation.requests import Request

CHANGES = {
    *(f"mfa/email/totp_{how}" for how in ("activated", "deactivated")),
    *(f"mfa/email/webauthn_{how}" for how in ("added", "removed")),
    *("mfa/email/recovery_codes_generated", "account/email/email_changed", "account/email/email_deleted"),
}


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs herself up: accounts come with a person. Codes are six digits."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def logout(self, request: HttpRequest) -> None:
        """Who came in with a card is out on this device; the card itself stays."""
        mine = cast(Request, request)
        if mine.door == "CARD":
            people.end_device(device=UUID(mine.session["device"]), acting=mine.acting, now=clock.now())
        super().logout(request)

    def send_notification_mail(
        self, template_prefix: str, user: Any, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """A way in changed: whoever is signed in elsewhere is out. allauth calls this after it."""
        if template_prefix in CHANGES:
            sessions.end_sessions(owner=user.person_id, besides=self.request.session.session_key or "")
        super().send_notification_mail(template_prefix, user, context, email)

    def generate_login_code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"
