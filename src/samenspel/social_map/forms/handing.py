"""What is filled in when a group goes over to residents: the day, her yes, and a yes at the desk."""

from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy as _

from samenspel.community import rules as people

from ..actions import Resident
from .parts import day, line

SHOWN = _("Hoe mogen we je noemen op de kaart?")


class HandoverDayForm(forms.Form):
    """On which day residents take it over."""

    handover_by = day(
        _("Wanneer nemen buurtbewoners het over?"),
        _("Op die dag krijg je een bericht. Een andere dag mag ook."),
    )


class TakeOverForm(forms.Form):
    """A resident's own yes; she is named on the map only when she wants that."""

    shown = line(SHOWN, 120, hint=_("Iedereen leest dit. Laat het leeg als je niet genoemd wilt worden."))


class TakeOverForForm(forms.Form):
    """Her yes at the desk or by telephone, or her no: then the code is enough."""

    code = line(_("De code, zoals de ander hem voorleest"), 40, _("Vul de code in."), autocomplete="off")
    own_code = line(
        _("Heeft de ander al een eigen vraag of aanbod? De code daarvan"), 40, autocomplete="off",
        hint=_("Dan weten we al wie het is. Een naam en een nummer hoeven dan niet."),
    )  # fmt: skip
    name = line(_("Hoe heet de ander?"), 120, _("Vul de naam in."))
    phone = line(_("Telefoon van de ander"), 60, _("Vul een telefoonnummer in."), type="tel")
    email = forms.EmailField(
        label=_("E-mail"), required=False,
        error_messages={"invalid": _("Kijk het e-mailadres na. Er hoort een @ in.")},
    )  # fmt: skip
    shown = line(_("Hoe wil de ander op de kaart heten?"), 120, hint=_("Iedereen leest dit. Leeg mag ook."))
    way = forms.ChoiceField(
        label=_("Hoe ging het?"), widget=forms.RadioSelect,
        choices=[("PHONE", _("Aan de telefoon")), ("DESK", _("Aan de balie of thuis"))],
        error_messages={"required": _("Kies hoe het ging.")},
    )  # fmt: skip
    agreed = forms.BooleanField(
        label=_("Ik vertelde wat het betekent. De ander zei zelf ja."),
        error_messages={"required": _("Vertel het eerst, en zet dan een vinkje.")},
    )

    def __init__(self, *args: Any, no: bool = False, **options: Any) -> None:
        super().__init__(*args, **options)
        not_asked = ("name", "phone", "way", "agreed") if no else ("name", "phone") if self._knows() else ()
        for name in not_asked:
            self.fields[name].required = False

    def _knows(self) -> bool:
        return bool(self.data.get("own_code", "").strip())

    def clean_phone(self) -> str:
        typed = str(self.cleaned_data["phone"])
        try:
            return people.telephone(typed) if typed else ""
        except people.UnreadableNumber as problem:
            sentence = _("Dit is geen heel telefoonnummer. Kijk het nog eens na.")
            raise forms.ValidationError(sentence) from problem

    def resident(self, known: UUID | None) -> Resident:
        if known:
            return Resident(known=known)
        return Resident(**{name: self.cleaned_data[name] for name in ("name", "phone", "email")})
