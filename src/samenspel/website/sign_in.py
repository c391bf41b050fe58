"""Sign-in with a six-digit code: how allauth is bent to our rules."""

import secrets
from typing import cast
from uuid import UUID

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest

from samenspel.community import actions as people
from samenspel.foundation import clock
from samenspel.foundation.requests import Request


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

    def generate_login_code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"
