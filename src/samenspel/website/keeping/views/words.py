"""The words of the map: what it does not understand yet, and which words lead where (I1)."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from samenspel.foundation import clock
from samenspel.foundation.requests import Request
from samenspel.social_map import actions, queries
from samenspel.social_map.models import Concept, Cue, Missed

from ..access import for_keepers, tabs, town
from ..forms import CueForm


@require_safe
@for_keepers
def listing(request: Request) -> HttpResponse:
    """Words that people looked for in vain, and the concepts, by a word of them."""
    words = request.GET.get("q", "")[:60].replace("\0", "")
    page = {
        "missed": list(queries.not_yet_understood()[:50]),
        "concepts": list(queries.concepts(words=words, municipality=town(request))),
        "q": words, "tabs": tabs("keeping_words"), "for_word": request.GET.get("voor", "")[:60],
    }  # fmt: skip
    return render(request, "keeping/words.html", page)


@for_keepers
def concept(request: Request, concept: str) -> HttpResponse:
    """The words that lead to one concept; adding one."""
    found = queries.concept_for(code=concept, municipality=town(request))
    form = CueForm(request.POST or None, initial={"words": request.GET.get("voor", "")[:60]})
    if form.is_valid() and _added(request, found, form):
        messages.success(request, _("Dit woord leidt nu hierheen."))
        return redirect("keeping_concept", concept)
    page = {"form": form, "concept": found, "town": town(request)}
    return render(request, "keeping/concept.html", page, status=422 if form.errors else 200)


def _added(request: Request, concept: Concept, form: CueForm) -> bool:
    """Add the word; when it stands there already, the form says so."""
    where, now = town(request), clock.now()
    try:
        actions.add_cue(
            concept=concept, municipality=where, acting=request.acting, now=now, **form.cleaned_data
        )
    except actions.CueStandsThere as refusal:
        form.add_error("words", refusal.sentence())
        return False
    return True


@require_POST
@for_keepers
def remove(request: Request, concept: str) -> HttpResponse:
    """Take away a word of one's own municipality."""
    cue = get_object_or_404(Cue, concept=concept, pk=request.POST.get("cue"))
    actions.remove_cue(cue=cue, municipality=town(request), acting=request.acting, now=clock.now())
    messages.success(request, _("Dit woord is weg. Je kunt het opnieuw toevoegen."))
    return redirect("keeping_concept", concept)


@require_POST
@for_keepers
def leave(request: Request) -> HttpResponse:
    """A missed word that means nothing for the map."""
    missed = get_object_or_404(Missed, pk=request.POST.get("word", ""))
    actions.leave_missed(missed=missed)
    messages.success(request, _("We laten dit woord zo."))
    return redirect("keeping_words")
