"""Named questions about the words of the map."""

from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet

from ..models import Concept, Cue, Issue, Missed

SHOWN_FROM = 2  # days: a word that somebody looked for once may be a name; one that returns hardly is


def issues() -> QuerySet[Issue]:
    """Return the themes in their order."""
    return Issue.objects.all()


def issue_for(*, slug: str) -> Issue:
    """Return a theme with its concepts. Raises Issue.DoesNotExist."""
    return Issue.objects.prefetch_related("concepts").get(slug=slug)


def concepts(*, words: str = "", municipality: UUID) -> QuerySet[Concept]:
    """Return the concepts by issue and name, with `cue_count`; with words: those that hold them somewhere."""
    rows = Concept.objects.select_related("issue").order_by("issue__name", "name")
    if words := words.strip().casefold():
        rows = rows.filter(
            Q(name__icontains=words) | Q(terms__icontains=words) | Q(cues__words__contains=words)
        )
    here = Q(cues__municipality=None) | Q(cues__municipality=municipality)
    return rows.annotate(cue_count=Count("cues", filter=here, distinct=True)).distinct()


def concept_for(*, code: str, municipality: UUID) -> Concept:
    """Return a concept with its cues, one's own and those of all. Raises Concept.DoesNotExist."""
    here = Cue.objects.filter(Q(municipality=None) | Q(municipality=municipality)).order_by(
        "language", "words"
    )
    return Concept.objects.select_related("issue").prefetch_related(Prefetch("cues", here)).get(pk=code)


def not_yet_understood() -> QuerySet[Missed]:
    """Return the words that people keep looking for and the map does not understand; most often first."""
    return Missed.objects.filter(state=Missed.State.OPEN, days__gte=SHOWN_FROM)
