"""What every page needs: the place, who to call, the menu, the languages."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from samenspel.commitments import queries as commitments
from samenspel.commitments.models import FrontDoor
from samenspel.community import queries as community
from samenspel.community import rules
from samenspel.foundation import clock
from samenspel.foundation.requests import Request


def _place() -> dict[str, Any]:
    """Name, telephone and hours: of the municipality's first front door; kept for a minute."""
    found: dict[str, Any] | None = cache.get("site")
    if found is None:
        town = community.municipality(on=clock.today())
        door = commitments.main_door()
        found = {
            "name": "Samenspel",
            "place": town.name if town else "",
            "phone": door.phone if door else "",
            "phone_href": f"tel:{door.phone.replace(' ', '')}" if door else "",
            "hours": door.hours if door else "",
            "walk_in": door.walk_in if door else "",
            "closed": _closed(door),
        }
        cache.set("site", found, 60)
    return found


def _closed(door: FrontDoor | None) -> dict[str, Any]:
    """Until when nobody is there, and who can be called meanwhile: on screen only, since paper stays."""
    if door is None or not door.is_closed(on=clock.today()):
        return {}
    return {"until": door.closed_until, "phone": door.closed_phone}


@lru_cache(maxsize=200)
def _addresses(roles: frozenset[str], language: str | None) -> list[tuple[str, str]]:  # noqa: ARG001
    """Return the addresses and words of the menu; both hang on the active language."""
    items = [("map", _("Zoek")), ("mine", _("Mijn"))]
    if rules.may_keep(roles):
        items.insert(0, ("keeping", _("Beheer")))
    if roles & rules.MAY_ACT_FOR:
        items.insert(0, ("desk", _("Balie")))
    if roles & rules.WORKS:
        items.insert(0, ("work", _("Mijn ballen")))
    return [(reverse(name), label) for name, label in items]


def _menu(request: Request) -> list[dict[str, Any]]:
    roles = request.acting.roles if hasattr(request, "acting") else frozenset()
    addresses = _addresses(roles, get_language())
    return [{"url": url, "label": label, "current": request.path == url} for url, label in addresses]


def _languages(request: Request) -> list[dict[str, Any]]:
    """Every page has the same address in each language, after a prefix; Dutch has none."""
    here = get_language()
    bare = request.get_full_path()
    if here and here != settings.LANGUAGE_CODE:
        bare = bare.removeprefix(f"/{here}")
    return [
        {
            "code": code,
            "label": label,
            "url": bare if code == settings.LANGUAGE_CODE else f"/{code}{bare}",
            "current": code == here,
        }
        for code, label in settings.LANGUAGES
    ]


def site(request: Request) -> dict[str, Any]:
    """Return `site`, `nav`, `languages` and `demo` for every template."""
    return {
        "site": SimpleLazyObject(_place),
        "nav": _menu(request),
        "languages": _languages(request),
        "demo": settings.DEMO,
        "roles": request.acting.roles if hasattr(request, "acting") else frozenset(),
    }
