"""Where the calendar is: an address, or a file."""

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from samenspel.foundation import fetching

from . import understanding, words


class ConnectForm(forms.Form):
    """One of both is enough. `only`: for a calendar in which more things stand."""

    url = forms.CharField(
        label=_("Het adres van de agenda"),
        required=False,
        max_length=1_000,
        help_text=_("Zoek in je agenda naar delen of publiceren. Het adres eindigt vaak op .ics."),
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"max_length": _("Dit adres is te lang.")},
    )
    file = forms.FileField(
        label=_("Of stuur een bestand (.ics)"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
        error_messages={"empty": _("In dit bestand staat niets. Kies een ander bestand.")},
    )
    only = forms.CharField(
        label=_("Alleen afspraken met dit woord in de titel"),
        required=False,
        max_length=80,
        help_text=_("Laat dit leeg als de hele agenda hierover gaat."),
        error_messages={"max_length": _("Dat is te lang. Maak het korter.")},
    )

    def clean_url(self) -> str:
        url: str = self.cleaned_data["url"].strip()
        if url.lower().startswith("webcal://"):
            url = "https" + url[len("webcal") :]
        if url:
            try:
                fetching.may_be_asked(url, trusted=settings.CALENDARS_FROM_HERE)
            except fetching.CannotFetch as problem:
                raise forms.ValidationError(words.failed(problem.code)) from problem
        return url

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file and (file.size or 0) > understanding.MOST_BYTES:
            raise forms.ValidationError(words.too_big())
        return file

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        if not self.errors and bool(typed.get("url")) == bool(typed.get("file")):
            self.add_error("url", _("Vul een adres in, of kies een bestand. Eén van de twee."))
        return typed

    def said(self) -> dict[str, Any]:
        file = self.cleaned_data["file"]
        url, only = self.cleaned_data["url"], self.cleaned_data["only"].strip()
        return {"url": url, "raw": file.read() if file else b"", "only": only}
