"""Forms of the wizard for lists: the file and who made it, then what its columns are."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.integrations.csv_in.models import MapImport

from . import import_words as words

MOST_BYTES = 20_000_000


class UploadForm(forms.Form):
    source = forms.CharField(
        label=_("Van wie is de lijst?"),
        max_length=80,
        help_text=_("Gebruik elke keer dezelfde naam. Dan weten we welke plekken we al hebben."),
        error_messages={"required": _("Vul in van wie de lijst is.")},
    )
    file = forms.FileField(
        label=_("Het bestand (CSV)"),
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,text/csv"}),
        error_messages={
            "required": _("Kies een bestand."),
            "empty": _("In dit bestand staan geen rijen. Kies een ander bestand."),
        },
    )

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if (file.size or 0) > MOST_BYTES:
            raise forms.ValidationError(words.too_big())
        return file


class ColumnsForm(forms.Form):
    """One choice for each thing an entry can say; then how points are written, and the yes of the source."""

    written = forms.ChoiceField(label=_("Hoe staat de plek op de kaart erin?"), required=False)
    agreed = forms.BooleanField(
        label=_("Wie de lijst maakte, vindt goed dat dit voor iedereen op de kaart komt"), required=False
    )
    agreement = forms.CharField(
        label=_("Waar staat dat?"),
        max_length=200,
        required=False,
        help_text=_("Bijvoorbeeld: mail van 3 maart, of de overeenkomst over open data."),
    )

    def __init__(self, *args: Any, batch: MapImport, columns: list[str], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [("", _("Staat er niet in")), *((name, name) for name in columns)]
        for field, label in words.FIELDS.items():
            self.fields[f"col_{field}"] = forms.ChoiceField(
                label=label, choices=names, required=field == "name", initial=batch.columns.get(field, ""),
                error_messages={"required": _("Kies in welke kolom de naam staat.")},
            )  # fmt: skip
        written = self.fields["written"]
        assert isinstance(written, forms.ChoiceField)
        written.choices = [(code, str(label)) for code, label in words.WRITTEN.items()]
        written.initial = batch.written
        self.fields["agreed"].initial, self.fields["agreement"].initial = batch.agreed, batch.agreement

    def clean(self) -> dict[str, Any]:
        said = super().clean() or {}
        if said.get("agreed") and not str(said.get("agreement", "")).strip():
            self.add_error("agreement", _("Vul in waar dat staat. Dan kan iedereen het nakijken."))
        return said

    @property
    def columns(self) -> list[forms.BoundField]:
        """What the list says, as far as we see; the name always, and what has an error."""
        return [one for one in self._all if one.value() or one.field.required or one.errors]

    @property
    def others(self) -> list[forms.BoundField]:
        return [one for one in self._all if one not in self.columns]

    @property
    def _all(self) -> list[forms.BoundField]:
        return [self[f"col_{field}"] for field in words.FIELDS]

    def chosen(self) -> dict[str, Any]:
        """What was chosen, for `actions.choose`."""
        said = self.cleaned_data
        columns = {field: said[f"col_{field}"] for field in words.FIELDS if said[f"col_{field}"]}
        agreed = bool(said["agreed"])
        return {
            "columns": columns, "written": said["written"] or "AS_IS", "agreed": agreed,
            "agreement": said["agreement"].strip() if agreed else "",
        }  # fmt: skip
