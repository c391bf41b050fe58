"""The settings of a neighbourhood: what holds here, since when, and who changed it (R63)."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.db.models import Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.community import actions, queries
from samenspel.community.models import Area, Person, Setting
from samenspel.foundation import clock
from samenspel.foundation.requests import Request

MAY_SET = frozenset({"OFFICIAL", "LEAD"})

WORDS = {
    "residents_per_initiative": gettext_lazy("Zoveel bewoners heeft een initiatief ten minste"),
    "referral_talks": gettext_lazy("Zoveel korte gesprekken na een verwijzing"),
    "no_show_days": gettext_lazy("Na zoveel dagen hoort de huisarts dat iemand niet kwam"),
    "look_back_months": gettext_lazy("Na zoveel maanden kijken we terug"),
    "duo_size": gettext_lazy("Met zoveel mensen langs de deuren"),
    "dialogue_sessions": gettext_lazy("Zoveel bijeenkomsten in een reeks"),
    "reunion_months": gettext_lazy("Na zoveel maanden zien we elkaar weer"),
    "buddy_months": gettext_lazy("Zoveel maanden duurt een maatjesproject"),
    "buddy_pot_euros": gettext_lazy("Zoveel euro in de pot van twee maatjes"),
    "stale_map_months": gettext_lazy("Na zoveel maanden vragen we of een plek nog klopt"),
    "first_click_check_weeks": gettext_lazy("Na zoveel weken vragen we of het klikt"),
    "second_click_check_weeks": gettext_lazy("Na zoveel weken vragen we het nog eens"),
    "next_click_checks_months": gettext_lazy("Daarna om de zoveel maanden"),
    "small_cell": gettext_lazy("Kleinere aantallen dan dit laten we niet zien"),
    "composition_low_percent": gettext_lazy("Ten minste zoveel procent bewoners aan tafel"),
    "composition_high_percent": gettext_lazy("Ten hoogste zoveel procent van één kant aan tafel"),
    "bullets": gettext_lazy("Ten hoogste zoveel regels in een verslag"),
    "caseload_people": gettext_lazy("Zoveel mensen per vrijwilliger"),
    "caseload_hours": gettext_lazy("Zoveel uur per week per vrijwilliger"),
    "door_answer_days": gettext_lazy("Binnen zoveel werkdagen antwoordt de voordeur"),
    "grant_answer_days": gettext_lazy("Binnen zoveel werkdagen antwoordt de gemeente op een aanvraag"),
    "holder_days": gettext_lazy("Zoveel werkdagen voor wie een bal aanneemt"),
    "deputy_after_hours": gettext_lazy("Na zoveel uur op werkdagen vragen we de waarnemer"),
    "lead_after_hours": gettext_lazy("Na zoveel uur op werkdagen vragen we de teamleider"),
    "rights_days": gettext_lazy(
        "Binnen zoveel dagen krijgt iemand antwoord op een verzoek over haar gegevens"
    ),
    "take_along_days": gettext_lazy("Zoveel dagen staat een bestand klaar dat iemand meeneemt"),
    "long_absence_days": gettext_lazy("Langer weg dan zoveel dagen: eerst de ballen doorgeven"),
    "succession_answer_days": gettext_lazy(
        "Zoveel dagen heeft iemand om te zeggen of een opvolger mag komen"
    ),
    "consent_months": gettext_lazy("Zoveel maanden mag iemand lezen wat met haar gedeeld is"),
    "keep_asks": gettext_lazy(
        "Een vraag blijft zoveel maanden na het einde; daarna telt zij mee zonder naam"
    ),
    "keep_notes": gettext_lazy("Een aantekening blijft zoveel maanden na het einde van de vraag of de kring"),
    "keep_agreements": gettext_lazy("Afspraken blijven zoveel maanden nadat ze stopten"),
    "keep_circles": gettext_lazy("Een kring blijft zoveel maanden nadat hij stopte"),
    "keep_appeals": gettext_lazy("Een verzoek blijft zoveel maanden nadat het klaar is"),
    "keep_messages": gettext_lazy("Een bericht of brief blijft zoveel maanden"),
    "keep_consent_proof": gettext_lazy(
        "Dat iemand ja zei, blijft zoveel maanden nadat het delen stopte; ten minste 60"
    ),
    "keep_access_log": gettext_lazy("Wie keek en wie wat deed, blijft zoveel maanden; ten minste 60"),
    "keep_accounts": gettext_lazy("Wie zoveel maanden niets meer deed, halen we weg"),
    "keep_work": gettext_lazy("Dat iemand hier werkte, blijft zoveel maanden na de laatste dag"),
}


class SettingForm(forms.Form):
    key = forms.ChoiceField(
        label=gettext_lazy("Wat wil je veranderen?"), choices=[("", gettext_lazy("Kies")), *WORDS.items()]
    )
    value = forms.IntegerField(
        label=gettext_lazy("Wat wordt het?"),
        min_value=0,
        max_value=10_000,
        error_messages={
            "required": gettext_lazy("Vul een getal in."),
            "invalid": gettext_lazy("Vul een getal in."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Waarom?"),
        max_length=300,
        error_messages={"required": gettext_lazy("Schrijf in één zin waarom.")},
    )


def settings(request: Request, code: str = "") -> HttpResponse:
    """What holds in an area; change it with a reason; nothing that held before is lost."""
    if not request.acting.roles & MAY_SET:
        raise Http404
    mine = Q(municipality=request.municipality) | Q(pk=request.municipality)
    areas = list(Area.objects.current(on=clock.today()).filter(mine).select_related("parent__parent"))
    area = next((one for one in areas if one.code == code or (not code and one.parent_id is None)), None)
    if area is None:
        raise Http404
    form = SettingForm(request.POST or None)
    if form.is_valid():
        actions.change_setting(area=area, acting=request.acting, now=clock.now(), **form.cleaned_data)
        messages.success(request, _("Bewaard. Wat er eerst gold, blijft hieronder staan."))
        return redirect("settings_of", code=area.code)
    shown = {"area": area, "areas": areas, "form": form, **_in_words(area)}
    return render(request, "website/settings.html", shown, status=422 if form.errors else 200)


def _in_words(area: Area) -> dict[str, Any]:
    now = clock.now()
    history = list(Setting.objects.filter(area=area).order_by("-since")[:50])
    names: dict[UUID | None, str] = {
        person.pk: person.shown for person in Person.objects.filter(pk__in=[row.set_by for row in history])
    }
    return {
        "holds": [(WORDS[key], value) for key, value in queries.settings_of(area=area, now=now).items()],
        "history": [
            {
                "at": row.since,
                "what": WORDS[row.key],
                "value": row.value,
                "why": row.reason,
                "who": names.get(row.set_by, ""),
            }
            for row in history
        ],
        "back": reverse("home"),
    }
