"""Sign-in with a six-digit code: how allauth is bent to our rules."""

import secrets

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class SignIn(DefaultAccountAdapter):  # type: ignore[misc]
    """Nobody signs herself up: accounts come with a person. Codes are six digits."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def generate_login_code(self) -> str:
        return f"{secrets.randbelow(1_000_000):06d}"
