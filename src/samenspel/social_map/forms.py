"""The search box above the map. Whatever somebody types or links to, it finds something or says so."""

from datetime import date

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import queries as community
from samenspel.community.models import Area

from .models import Entry

LAST_PAGE = 1_000
FORM = "zoeken"  # the choices stand outside the form, and belong to it


class Search(forms.Form):
    """Words, a neighbourhood and a kind; every field may be empty."""

    q = forms.CharField(
        label=_("Waar zoek je naar?"),
        required=False,
        strip=True,
        widget=forms.TextInput(attrs={"type": "search", "enterkeyhint": "search", "maxlength": 400}),
    )
    buurt = forms.ChoiceField(
        label=_("In welke buurt?"), required=False, widget=forms.Select(attrs={"form": FORM})
    )
    soort = forms.ChoiceField(
        label=_("Wat voor soort?"), required=False, widget=forms.Select(attrs={"form": FORM})
    )
    blad = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput)

    def __init__(self, asked: dict[str, str], *, on: date) -> None:
        self.areas = {area.code: area for area in community.neighbourhoods(on=on)}
        super().__init__({name: value.replace("\0", " ") for name, value in asked.items()})
        names = [(code, area.name) for code, area in self.areas.items()]
        kinds = [(value, str(label).capitalize()) for value, label in Entry.Kind.choices]
        self._offer("buurt", [("", str(_("Overal"))), *names])
        self._offer("soort", [("", str(_("Alles"))), *kinds])
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
    def page(self) -> int:
        return int(self.cleaned_data.get("blad") or 1)

    @property
    def narrowed(self) -> bool:
        return bool(self.area or self.kind)

    def chosen(self) -> dict[str, str]:
        """What was asked, for the address of the next page and of the map."""
        named = {"q": self.text, "buurt": self.area.code if self.area else "", "soort": self.kind}
        return {name: value for name, value in named.items() if value}
