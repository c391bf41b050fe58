"""Settings for safety: who is responsible, how long a session lasts, cookies, headers."""

import os
from urllib.parse import urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

KIND = os.environ.get("SAMENSPEL_KIND", "production")  # production | demo | test
SITE_URL = os.environ.get("SITE_URL", "http://127.0.0.1:8000").rstrip("/")
SECURE = SITE_URL.startswith("https://")

# --- who answers for what is kept about people (AVG art. 26 and 28): shown on the page "who may see what" ---
_INVENTED = {
    "RESPONSIBLE_NAME": "Gemeente Waterhoek",
    "RESPONSIBLE_CONTACT": "privacy@waterhoek.example",
    "PRIVACY_OFFICER": "fg@waterhoek.example",
}


def _responsible(name: str) -> str:
    value = os.environ.get(name, "" if KIND == "production" else _INVENTED[name])
    if not value:
        raise ImproperlyConfigured(f"{name} ontbreekt. Bewoners moeten weten wie er voor hun gegevens zorgt.")
    return value


RESPONSIBLE = {
    "kind": os.environ.get("RESPONSIBLE_KIND", "SAMEN"),  # GEMEENTE | WELZIJN | SAMEN
    "name": _responsible("RESPONSIBLE_NAME"),
    "contact": _responsible("RESPONSIBLE_CONTACT"),
    "officer": _responsible("PRIVACY_OFFICER"),
}
if RESPONSIBLE["kind"] not in ("GEMEENTE", "WELZIJN", "SAMEN"):
    raise ImproperlyConfigured("RESPONSIBLE_KIND is niet GEMEENTE, WELZIJN of SAMEN. Kies een van die drie.")

# --- sessions, in seconds (guards.lifetimes) ----------------------------------------------------------------
SESSION_ENGINE = "samenspel.foundation.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30  # the longest that any session lasts
RESIDENT_IDLE, RESIDENT_LONGEST = 60 * 60 * 24 * 14, SESSION_COOKIE_AGE
WORKER_IDLE, WORKER_LONGEST = 60 * 60, 60 * 60 * 12  # whoever sees others' data: a working day
# How often, counted by all processes together (guards.few_at_a_time): what, at which pages, by which field
# (or else by the place it comes from), tries and seconds.
_SIGN_IN = ("account_login", "account_request_login_code")
LIMITS: list[tuple[str, tuple[str, ...], str, tuple[int, int]]] = [
    ("code_to", _SIGN_IN, "email", (5, 300)),
    ("code_to", _SIGN_IN, "login", (5, 300)),
]
if KIND == "production":  # a demo is one place with a whole neighbourhood in it
    LIMITS += [("code_from", _SIGN_IN, "", (20, 60)), ("ask_from", ("ask_check",), "", (20, 3600))]
# How many proxies of our own stand in front; the visitor's address is then read from X-Forwarded-For.
PROXIES = int(os.environ.get("PROXIES", "1" if KIND == "production" else "0"))

# --- cookies ------------------------------------------------------------------------------------------------
_PREFIX = "__Host-" if SECURE else ""  # bound to this one host, over https only
SESSION_COOKIE_NAME = f"{_PREFIX}sessionid"
CSRF_COOKIE_NAME = f"{_PREFIX}csrftoken"
LANGUAGE_COOKIE_NAME = f"{_PREFIX}django_language"
MESSAGES_COOKIE = f"{_PREFIX}messages"
MESSAGE_STORAGE = "samenspel.website.danger.HostMessages"
SESSION_COOKIE_HTTPONLY = LANGUAGE_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = LANGUAGE_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = SECURE
CSRF_FAILURE_VIEW = "samenspel.website.views.stale_form"

# --- headers ------------------------------------------------------------------------------------------------
SECURE_SSL_REDIRECT = SECURE
SECURE_HSTS_SECONDS = 31_536_000 if SECURE else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE
SECURE_HSTS_PRELOAD = SECURE
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# The background of the map, of PDOK (Kadaster): who sees with that what part of the map somebody looks at.
# Empty: no background, and the outlines of the neighbourhoods alone; so it is too when PDOK does not answer.
PDOK = "https://service.pdok.nl/brt/achtergrondkaart/wmts/v2_0/grijs/EPSG:3857/{z}/{x}/{y}.png"
TILE_URL = os.environ.get("TILE_URL", "" if KIND == "test" else PDOK).strip()
TILE_HOST = os.environ.get("TILE_HOST", "") or "://".join(urlsplit(TILE_URL)[:2]).removeprefix("://")
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:", *([TILE_HOST] if TILE_HOST else [])],
        "font-src": [SELF],
        "connect-src": [SELF],
        "object-src": [NONE],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "manifest-src": [SELF],
    }
}
