"""The example form of /ontwerp: one field of every kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

HOW = [("call", _("Bel mij")), ("mail", _("Mail mij")), ("letter", _("Stuur een brief"))]
WHEN = [("morning", _("'s Ochtends")), ("afternoon", _("'s Middags")), ("evening", _("'s Avonds"))]
DISTRICTS = [("", _("Kies een buurt")), ("weide", "De Weide"), ("haven", "Havenbuurt")]


class Example(forms.Form):
    words = forms.CharField(
        label=_("Jouw vraag"),
        help_text=_("Schrijf het op zoals je het zou zeggen."),
        widget=forms.Textarea,
        error_messages={"required": _("Schrijf een paar woorden over je vraag.")},
    )
    name = forms.CharField(
        label=_("Hoe heet je?"), required=False, widget=forms.TextInput(attrs={"autocomplete": "name"})
    )
    phone = forms.CharField(
        label=_("Op welk nummer kunnen we je bellen?"),
        widget=forms.TextInput(attrs={"type": "tel", "autocomplete": "tel"}),
        error_messages={"required": _("Vul een telefoonnummer in.")},
    )
    mail = forms.EmailField(
        label=_("Wat is je e-mailadres?"),
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"invalid": _("Kijk je e-mailadres na. Er hoort een @ in.")},
    )
    how = forms.ChoiceField(
        label=_("Hoe horen we elkaar?"),
        choices=HOW,
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies hoe we elkaar horen.")},
    )
    when = forms.MultipleChoiceField(
        label=_("Wanneer kun je?"), choices=WHEN, required=False, widget=forms.CheckboxSelectMultiple
    )
    district = forms.ChoiceField(label=_("In welke buurt woon je?"), choices=DISTRICTS, required=False)
    day = forms.DateField(label=_("Vanaf welke dag?"), required=False, widget=forms.DateInput)
    picture = forms.FileField(label=_("Een foto erbij"), required=False)
    agreed = forms.BooleanField(
        label=_("Dewi mag mijn vraag lezen."),
        help_text=_("Je kunt dit altijd weer uitzetten."),
        error_messages={"required": _("Zeg of Dewi je vraag mag lezen.")},
    )
