"""Our two taxonomies: what kind of thing it is, and for which theme of everyday life. In Dutch."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import override

from samenspel.social_map.models import Entry

from .ids import id_of

KINDS, ISSUES = "samenspel-soort", "samenspel-thema"
TAXONOMIES: dict[str, dict[str, Any]] = {
    name: {"id": id_of("taxonomy", name), "name": name, "description": description}
    for name, description in (
        (KINDS, "Wat voor soort aanbod of plek het is, op de sociale kaart van Samenspel."),
        (ISSUES, "Bij welk thema uit het dagelijks leven het past, op de sociale kaart van Samenspel."),
    )
}
Term = dict[str, Any]


def _term(taxonomy: str, code: str, name: str, description: str) -> Term:
    return {
        "id": id_of("term", taxonomy, code),
        "code": code,
        "name": name,
        "description": description,
        "taxonomy": taxonomy,
        "taxonomy_detail": TAXONOMIES[taxonomy],
        "language": "nl",
    }


@cache
def kinds() -> dict[str, Term]:
    """Return the kinds of the map as terms, by their code."""
    with override("nl"):
        return {kind.value: _term(KINDS, kind.value, str(kind.label), str(kind.label)) for kind in Entry.Kind}


def issue(row: Mapping[str, str]) -> Term:
    """Return a theme (code, name, intro) as a term."""
    return _term(ISSUES, row["code"], row["name"], row["intro"])


def attributes(
    entry: Entry, issues: Iterable[Mapping[str, str]], *, with_kind: bool = True
) -> list[dict[str, Any]]:
    """Return what an entry is about, as attributes of its service."""
    named = [*([kinds()[entry.kind]] if with_kind else []), *(issue(row) for row in issues)]
    return [
        {
            "id": id_of("attribute", entry.pk, term["id"]),
            "link_type": term["taxonomy"],
            "link_entity": "service",
            "taxonomy_term": term,
        }
        for term in named
    ]
