"""Out of what it grew: an address of this map, or a name."""

import re
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from .. import queries
from ..models import Entry

PAGE = re.compile(r"/kaart/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:/|$)")


class GrewForm(forms.Form):
    """Which entry it grew out of."""

    source = forms.CharField(
        label=_("Waaruit is het ontstaan?"),
        max_length=300,
        help_text=_("Schrijf de naam zoals die op de kaart staat. Of plak het adres van die pagina."),
        error_messages={
            "required": _("Schrijf een naam of een adres."),
            "max_length": _("Dat is te lang. Schrijf alleen de naam."),
        },
    )

    def __init__(self, *args: object, entry: Entry, **options: object) -> None:
        self.entry = entry
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def clean_source(self) -> Entry:
        said = str(self.cleaned_data["source"]).replace("\0", " ")
        if found := PAGE.search(said):
            there = list(queries.entries_named([UUID(found[1])]).values())
        else:
            there = list(queries.named(said, municipality=self.entry.municipality_id))
        if len(there) > 1:
            raise forms.ValidationError(_("Er zijn er meer met die naam. Plak het adres van de pagina."))
        if not there or there[0].pk == self.entry.pk:
            raise forms.ValidationError(_("Dit vonden we niet op de kaart. Kijk de naam na."))
        return there[0]
