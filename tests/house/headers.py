"""The headers that every answer carries, and what one lacks. Each address is asked for them in test_urls."""

from django.http import HttpResponse

from .url_table import TABLE

# The same for everybody, signed in or not.
PUBLIC_DATA = (
    "healthz",
    "map_places",
    "map_outlines",
    "map_lines",
    "map_short",
    "map_calendar",  # only what everybody may find, whoever asks: a telephone does not sign in
    "map_calendar_of",
    *(name for name in TABLE if name.startswith(("hsds", "api_"))),
)
FIXED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=()",
}
EXACT = {"default-src": "'none'", "object-src": "'none'", "base-uri": "'none'", "frame-ancestors": "'none'"}


def faults(response: HttpResponse, *, personal: bool) -> list[str]:
    """What an answer lacks."""
    found = [f"{name}: {response.get(name)}" for name, value in FIXED.items() if response.get(name) != value]
    policy = response.get("Content-Security-Policy", "")
    rules = {part.split()[0]: part.partition(" ")[2] for part in policy.split("; ") if part}
    found += [
        f"CSP {name}: {rules.get(name)}" for name, value in EXACT.items() if rules.get(name, "") != value
    ]
    found += [f"CSP has {word}" for word in ("unsafe-inline", "unsafe-eval", "*", "http:") if word in policy]
    kept = response.get("Cache-Control", "")
    if personal and "no-store" not in kept:
        found.append(f"kept: {kept!r}")
    if "Access-Control-Allow-Origin" in response:
        found.append("may be read by other sites")
    kind = response.get("Content-Type", "")
    if response.content and kind.startswith("text/") and "charset=utf-8" not in kind:
        found.append(f"no charset: {kind}")
    return found
