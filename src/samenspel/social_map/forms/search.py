"""The search box above the map. Whatever somebody types or links to, it finds something or says so."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import queries as community
from samenspel.community.models import Area

from .. import rules
from ..models import LANGUAGES, Entry
from ..queries import Wish
from ..showing.places import distance_text
from .parts import words

LAST_PAGE = 1_000
FORM = "zoeken"  # the choices stand outside the form, and belong to it
DISTANCES = (500, 1_000, 2_000, 5_000)
DAYS = (_("maandag"), _("dinsdag"), _("woensdag"), _("donderdag"), _("vrijdag"), _("zaterdag"), _("zondag"))
PARTS = (_("ochtend"), _("middag"), _("avond"))
YES_TO = {"gratis": "free", "rolstoel": "wheelchair", "plek": "room"}
SOMETHING = "IETS"  # whatever you can do there
# Who would like somebody beside her often, is as well off where somebody always is.
BESIDE = {
    "ASK": (_("Je doet het zelf, en kunt iemand vragen"), ("ASK",)),
    "OFTEN": (_("Er is vaak of altijd iemand bij je"), ("OFTEN", "ALWAYS")),
    "ALWAYS": (_("Er is altijd iemand bij je"), ("ALWAYS",)),
}


def _choice(label: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, required=False, widget=forms.Select(attrs={"form": FORM}))


def _tick(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False, widget=forms.CheckboxInput(attrs={"form": FORM}))


# Of a neighbourhood what the choices need: an outline is many times as long as all the rest.
AREA = ("code", "name", "latitude", "longitude", "parent_id", "municipality_id")


class Search(forms.Form):
    """Words, a neighbourhood and a kind; every field may be empty."""

    q = forms.CharField(
        label=_("Waar zoek je naar?"),
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search", "maxlength": 400}),
    )
    buurt = _choice(_("In welke buurt?"))
    afstand = _choice(_("Hoe ver van daar?"))
    soort = _choice(_("Wat voor soort?"))
    dag = _choice(_("Op welke dag?"))
    deel = _choice(_("Wanneer op de dag?"))
    taal = _choice(_("In welke taal?"))
    kan = _choice(_("Wat wil je er doen?"))
    hulp = _choice(_("Is er iemand bij je?"))
    gratis = _tick(_("Het kost niets"))
    rolstoel = _tick(_("Je kunt erin met een rolstoel"))
    plek = _tick(_("Er is nu plek"))
    thema = forms.RegexField(r"^[A-Z_]{2,24}$", required=False, widget=forms.HiddenInput)
    blad = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput)

    def __init__(self, asked: dict[str, str], *, on: date) -> None:
        areas = community.neighbourhoods(on=on).select_related(None).only(*AREA)
        self.areas = {area.code: area for area in areas}
        super().__init__({name: value.replace("\0", " ") for name, value in asked.items()})
        names = [(code, area.name) for code, area in self.areas.items()]
        kinds = [(value, str(label).capitalize()) for value, label in Entry.Kind.choices]
        self._offer("buurt", [("", str(_("Overal"))), *names])
        self._offer("soort", [("", str(_("Alles"))), *kinds])
        far = [(str(metres), distance_text(metres)) for metres in DISTANCES]
        self._offer("afstand", [("", str(_("Maakt niet uit"))), *far])
        any_day = ("", str(_("Maakt niet uit")))
        self._offer("dag", [any_day, *((str(n), str(day).capitalize()) for n, day in enumerate(DAYS))])
        self._offer("deel", [any_day, *((str(n), str(part).capitalize()) for n, part in enumerate(PARTS))])
        self._offer("taal", [any_day, *LANGUAGES.items()])
        self._offer(
            "kan", [any_day, (SOMETHING, str(_("Iets doen, wat het ook is"))), *words(Entry.Topic.choices)]
        )
        self._offer("hulp", [any_day, *((code, str(label)) for code, (label, _codes) in BESIDE.items())])
        self.is_valid()

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        """Choices in the language of this request."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices

    @property
    def text(self) -> str:
        return str(self.cleaned_data.get("q") or "")

    @property
    def area(self) -> Area | None:
        return self.areas.get(self.cleaned_data.get("buurt") or "")

    @property
    def kind(self) -> str:
        return str(self.cleaned_data.get("soort") or "")

    @property
    def wish(self) -> Wish:
        """Where and how somebody looks. A distance counts from the middle of the chosen neighbourhood."""
        chosen, area = self.cleaned_data, self.area
        far = int(chosen.get("afstand") or 0)
        near = (area.latitude, area.longitude) if area and far and area.latitude and area.longitude else None
        return Wish(
            area=None if near else area,
            near=near,
            within=float(far) if near else None,
            kind=self.kind,
            issue=chosen.get("thema") or "",
            language=chosen.get("taal") or "",
            dayparts=self.dayparts,
            tags=self.tags,
            talent="" if chosen.get("kan") == SOMETHING else chosen.get("kan") or "",
            guidance=BESIDE[chosen["hulp"]][1] if chosen.get("hulp") else (),
        )

    @property
    def tags(self) -> tuple[str, ...]:
        """What it has to say yes to."""
        asked = [tag for name, tag in YES_TO.items() if self.cleaned_data.get(name)]
        return (*asked, "talent") if self.cleaned_data.get("kan") == SOMETHING else tuple(asked)

    @property
    def dayparts(self) -> tuple[int, ...]:
        """Each part of a day that would do; none when every moment does."""
        day, part = self.cleaned_data.get("dag") or "", self.cleaned_data.get("deel") or ""
        if not day and not part:
            return ()
        days = [int(day)] if day else range(7)
        return tuple(4 * one + some for one in days for some in ([int(part)] if part else range(4)))

    @property
    def page(self) -> int:
        return int(self.cleaned_data.get("blad") or 1)

    @property
    def narrowed(self) -> bool:
        return bool({*self.chosen()} - {"q"})

    @property
    def choices_shown(self) -> tuple[Any, ...]:
        """All that choices.html shows, as it was sent: by this it is kept for a minute."""
        sent = [(name, self.data.get(name)) for name in self.fields if name not in ("q", "blad", "week")]
        return sent, [(code, area.name) for code, area in self.areas.items()]

    def chosen(self) -> dict[str, str]:
        """What was asked, for the address of the next page and of the map."""
        named = {name: self.cleaned_data.get(name) for name in self.fields if name != "blad"}
        return {name: "ja" if value is True else str(value) for name, value in named.items() if value}


class WeekSearch(Search):
    """The same choices for the agenda, and the week: this one when it is left out or does not exist."""

    week = forms.CharField(required=False, max_length=8, widget=forms.HiddenInput)

    def __init__(self, asked: dict[str, str], *, on: date) -> None:
        self.on = on
        super().__init__(asked, on=on)

    @property
    def monday(self) -> date:
        return rules.week_of(self.cleaned_data.get("week") or "", today=self.on)

    @property
    def narrowed(self) -> bool:
        return bool({*self.chosen()} - {"q", "week"})

    @property
    def choices_shown(self) -> tuple[Any, ...]:
        """All that choices.html shows, as it was sent: by this it is kept for a minute."""
        sent = [(name, self.data.get(name)) for name in self.fields if name not in ("q", "blad", "week")]
        return sent, [(code, area.name) for code, area in self.areas.items()]

    def chosen(self) -> dict[str, str]:
        """What was asked, with the week as it was understood: so a shared address stays that week."""
        return super().chosen() | {"week": rules.week_text(self.monday)}

    def without_week(self) -> str:
        """What was asked, for the address of the map: there is no week there."""
        return urlencode({name: value for name, value in self.chosen().items() if name != "week"})
