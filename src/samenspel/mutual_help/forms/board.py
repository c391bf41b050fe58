"""What somebody chooses on the board of calls: a neighbourhood, and which page."""

from collections.abc import Iterable, Mapping

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area

LAST_PAGE = 500


class BoardForm(forms.Form):
    """Everything may be left out; what makes no sense is as if it was left out."""

    buurt = forms.ChoiceField(label=_("In welke buurt?"), required=False)
    blad = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE, widget=forms.HiddenInput)

    def __init__(self, asked: Mapping[str, str], *, areas: Iterable[Area]) -> None:
        super().__init__(asked)
        self.areas = {area.code: area for area in areas}
        field = self.fields["buurt"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("Overal")), *((code, area.name) for code, area in self.areas.items())]
        self.is_valid()

    @property
    def area(self) -> Area | None:
        return self.areas.get(self.cleaned_data.get("buurt", ""))

    @property
    def page(self) -> int:
        return int(self.cleaned_data.get("blad") or 1)
