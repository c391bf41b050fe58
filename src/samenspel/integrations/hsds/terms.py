"""Our four taxonomies, in Dutch: what kind of thing it is, for which theme of everyday life, what you can do
there yourself, and whether somebody is beside you then (I58)."""

from collections.abc import Collection, Iterable, Mapping
from functools import cache
from typing import Any

from django.utils.translation import override

from samenspel.social_map.models import Entry

from .ids import id_of

KINDS, ISSUES = "samenspel-soort", "samenspel-thema"
TALENTS, GUIDANCE = "samenspel-talent", "samenspel-begeleiding"
TAXONOMIES: dict[str, dict[str, Any]] = {
    name: {"id": id_of("taxonomy", name), "name": name, "description": description}
    for name, description in (
        (KINDS, "Wat voor soort aanbod of plek het is, op de sociale kaart van Samenspel."),
        (ISSUES, "Bij welk thema uit het dagelijks leven het past, op de sociale kaart van Samenspel."),
        (TALENTS, "Wat je er zelf kunt doen, op de sociale kaart van Samenspel."),
        (GUIDANCE, "Of er iemand bij je is als je er iets doet, op de sociale kaart van Samenspel."),
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


CHOICES = {KINDS: Entry.Kind, TALENTS: Entry.Topic, GUIDANCE: Entry.Guidance}


@cache
def of(taxonomy: str) -> dict[str, Term]:
    """Return the words of one of the lists of the map as terms, by their code."""
    with override("nl"):
        labels = {str(value): str(label) for value, label in CHOICES[taxonomy].choices}
        return {code: _term(taxonomy, code, label, label) for code, label in labels.items()}


def kinds() -> dict[str, Term]:
    """Return the kinds of the map as terms, by their code."""
    return of(KINDS)


def codes(taxonomy: str, ids: Collection[object]) -> list[str]:
    """Return the codes of the terms with these ids."""
    return [code for code, term in of(taxonomy).items() if term["id"] in ids]


def issue(row: Mapping[str, str]) -> Term:
    """Return a theme (code, name, intro) as a term."""
    return _term(ISSUES, row["code"], row["name"], row["intro"])


def attributes(
    entry: Entry, issues: Iterable[Mapping[str, str]], *, with_kind: bool = True
) -> list[dict[str, Any]]:
    """Return what an entry is about, as attributes of its service."""
    named = [*([kinds()[entry.kind]] if with_kind else []), *(issue(row) for row in issues)]
    named += [of(TALENTS)[code] for code in entry.talents]
    named += [of(GUIDANCE)[entry.guidance]] if entry.guidance else []
    return [
        {
            "id": id_of("attribute", entry.pk, term["id"]),
            "link_type": term["taxonomy"],
            "link_entity": "service",
            "taxonomy_term": term,
        }
        for term in named
    ]
