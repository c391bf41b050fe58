"""How the ladder looks: to everybody in plain words, and to the two sides with what waits and what was."""

from collections.abc import Sequence
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from .. import queries
from ..models import Entry, Relation
from .places import Shown

PLAIN = {
    "BESIDE": gettext_lazy("Wij werken naast elkaar"),
    "CONNECT": gettext_lazy("Wij kennen elkaar"),
    "COOPERATE": gettext_lazy("Wij werken samen"),
    "INTERPLAY": gettext_lazy("Wij spelen samen"),
}


def together_with(entry: Entry) -> list[Shown]:
    """With whom an entry stands on the ladder, and beside whom it works; each with its sentence."""
    found = getattr(entry, "together", None) or []
    ladder = [_row(*one) for one in found if one[2] != Relation.Step.BESIDE]
    beside = [_row(*one) for one in found if one[2] == Relation.Step.BESIDE]
    groups = [
        {"title": _("Wij spelen samen met"), "rows": ladder},
        {"title": _("Wij werken naast"), "rows": beside},
    ]
    return [group for group in groups if group["rows"]]


def _row(pk: UUID | str, name: str, step: str, words: str) -> Shown:
    return {"url": reverse("map_entry", args=[pk]), "name": name, "step": PLAIN[step], "words": words}


def as_together(found: queries.Together) -> Shown:
    """A line between two, as everybody reads it."""
    return {
        "first": found.first_name,
        "first_url": reverse("map_entry", args=[found.first]),
        "second": found.second_name,
        "second_url": reverse("map_entry", args=[found.second]),
        "step": PLAIN[found.step],
        "line": found.step.lower() if found.first_point and found.second_point else "",
        "words": found.words,
        "since": found.since,
    }


def lines_geojson(found: Sequence[queries.Together]) -> Shown:
    """Return the lines of the map, each between two that both have a place, and the pins at their ends."""
    ends: dict[UUID, Shown] = {}
    lines = []
    for one in found:
        if one.first_point and one.second_point:
            ends[one.first] = _end(one.first, one.first_name, one.first_point)
            ends[one.second] = _end(one.second, one.second_name, one.second_point)
            lines.append(_line(one, [one.first_point[::-1], one.second_point[::-1]]))
    return {"type": "FeatureCollection", "features": [*lines, *ends.values()]}


def _end(pk: UUID, name: str, point: list[float]) -> Shown:
    return {
        "type": "Feature",
        "geometry": {"type": "Point", "coordinates": point[::-1]},
        "properties": {"name": name, "url": reverse("map_entry", args=[pk])},
    }


def _line(found: queries.Together, coordinates: list[list[float]]) -> Shown:
    names = f"{found.first_name} – {found.second_name}"
    told = {"name": names, "summary": f"{PLAIN[found.step]}: {found.words}", "step": found.step.lower()}
    return {
        "type": "Feature",
        "geometry": {"type": "LineString", "coordinates": coordinates},
        "properties": told,
    }


def as_relation(relation: Relation, entry: Entry) -> Shown:
    """A relation as one side reads it: whose turn it is, since when it holds, or until when it did."""
    other = relation.other_side(entry)
    state = "ended" if relation.ended_at else "holds" if relation.confirmed_at else "asked"
    if state == "asked" and relation.asked_side_id == entry.pk:
        state = "waits"
    return {
        "relation": relation,
        "other": other.name,
        "other_pk": other.pk,
        "step": PLAIN[relation.step],
        "words": relation.words,
        "state": state,
        "asked_first": (entry if relation.asked_side_id == entry.pk else other).name,
        "url": reverse("map_relation", args=[entry.pk, relation.pk]),
    }
