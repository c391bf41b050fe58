"""Words and parts for templates. Registered as builtin: no {% load %} needed."""

import copy
from collections.abc import Iterable
from decimal import Decimal
from typing import Any

import segno
from django import forms, template
from django.core.exceptions import NON_FIELD_ERRORS
from django.template import RequestContext
from django.template.context import Context
from django.utils import formats
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from samenspel.design import cards, telephone
from samenspel.design.templatetags import days

register = template.Library()
register.filters |= days.register.filters


# --- people ----------------------------------------------------------------------------------------
@register.filter
def initials(name: str | None) -> str:
    """'Dewi Sapulete' gives 'DS', 'Bram van Dijk' gives 'BD', 'mevrouw Bos' gives 'B'."""
    words = [word for word in str(name or "").split() if word[:1].isalpha()]
    named = [word for word in words if not word[0].islower()] or words
    letters = [named[0][0], named[-1][0]] if len(named) > 1 else [word[0] for word in named]
    return "".join(letters).upper()


@register.filter
def phone(number: str | None) -> str:
    """'0301234567' gives '030 123 45 67'."""
    return telephone.spoken(str(number)) if number else ""


@register.filter
def phone_link(number: str | None) -> str:
    """'030 123 45 67' gives 'tel:+31301234567'; nothing when it cannot be dialled."""
    return telephone.link(str(number)) if number else ""


@register.filter
def sentence(words: str | None) -> str:
    """What somebody typed, when more follows it: 'De Hoek bellen' gives 'De Hoek bellen.'."""
    said = str(words or "").strip()
    return f"{said}." if said and said[-1] not in ".!?…:" else said


@register.filter
def up_to(count: int | str) -> range:
    """{% for number in of|up_to %}: 1 up to and including `count`."""
    return range(1, int(count) + 1)


@register.filter
def as_number(value: int | str | None) -> int:
    """A number out of an attribute, which is text; 0 when it is empty."""
    words = str(value if value is not None else "").strip()
    return int(words) if words.lstrip("-").isdigit() else 0


# --- money -----------------------------------------------------------------------------------------
@register.filter
def euros(cents: int | None) -> str:
    """1250 gives '€ 12,50' in Dutch and '€ 12.50' in English; a line break never parts the two."""
    amount = formats.number_format(Decimal(abs(cents or 0)) / 100, 2, force_grouping=True)
    return f"{'−' if (cents or 0) < 0 else ''}€\u00a0{amount}"


# --- forms -----------------------------------------------------------------------------------------
KINDS: list[tuple[type[forms.Widget], str]] = [
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.CheckboxInput, "checkbox"),
    (forms.HiddenInput, "hidden"),
]


@register.filter
def field_kind(field: forms.BoundField) -> str:
    """Which shape the field gets: radios, checkboxes, checkbox, hidden or line."""
    widget = field.field.widget
    return next((kind for widget_class, kind in KINDS if isinstance(widget, widget_class)), "line")


def _native(widget: forms.Widget) -> forms.Widget:
    """Days and times in the picker of the phone itself."""
    if type(widget) is forms.DateInput:
        return forms.DateInput(attrs={**widget.attrs, "type": "date"}, format="%Y-%m-%d")
    if type(widget) is forms.TimeInput:
        return forms.TimeInput(attrs={**widget.attrs, "type": "time"}, format="%H:%M")
    return copy.copy(widget)


def _described_by(field: forms.BoundField, hint: str) -> str:
    parts = [f"{field.auto_id}_hint"] if hint or field.help_text else []
    return " ".join(parts + ([f"{field.auto_id}_error"] if field.errors else []))


@register.simple_tag
def control(field: forms.BoundField, hint: str = "", rows: str = "") -> SafeString:
    """The input itself, tied to its hint and its error."""
    attrs: dict[str, Any] = {"aria-describedby": _described_by(field, hint) or None}
    attrs["aria-invalid"] = "true" if field.errors else None
    if str(rows).isdigit() and isinstance(field.field.widget, forms.Textarea):
        attrs["rows"] = str(rows)
    attrs = {name: value for name, value in attrs.items() if value is not None}
    widget = _native(field.field.widget)
    # A placeholder vanishes when you type: the label and the hint say it all.
    left_out = ("cols", "placeholder", *attrs)
    widget.attrs = {name: value for name, value in widget.attrs.items() if name not in left_out}
    return field.as_widget(widget=widget, attrs=attrs)


@register.simple_tag
def described_by(field: forms.BoundField, hint: str = "") -> SafeString:
    """The aria-describedby of a group of choices."""
    ids = _described_by(field, hint)
    return format_html(' aria-describedby="{}"', ids) if ids else SafeString("")


def _first_id(field: forms.BoundField) -> str:
    return f"{field.auto_id}_0" if field_kind(field) in ("radios", "checkboxes") else field.id_for_label


@register.filter
def problems(form: forms.BaseForm | None) -> list[dict[str, str]]:
    """Every error of a form with the address of its field, for the summary on top."""
    if not isinstance(form, forms.BaseForm):
        return []
    whole = [{"href": "", "text": str(text)} for text in form.errors.get(NON_FIELD_ERRORS, [])]
    hidden = [{"href": "", "text": str(text)} for f in form.hidden_fields() for text in f.errors]
    return (
        whole
        + hidden
        + [
            {"href": f"#{_first_id(field)}", "text": str(text)}
            for field in form.visible_fields()
            for text in field.errors
        ]
    )


# --- page ------------------------------------------------------------------------------------------
@register.simple_tag(takes_context=True)
def house(context: Context) -> Any:
    """The `site` of our own context processor.

    Views of allauth put a `site` of their own (only a domain) over it; the page must still show the
    phone number.
    """
    site = context.get("site")
    if isinstance(site, dict) or not isinstance(context, RequestContext):
        return site
    layers: Iterable[dict[Any, Any]] = context.dicts
    return next((layer["site"] for layer in layers if isinstance(layer.get("site"), dict)), site)


@register.simple_tag(takes_context=True)
def deed_url(context: Context, name: str, *args: Any) -> str:
    """{% deed_url 'circle' circle.pk %}: the address of a deed, for herself or "namens" another."""
    return str(context["standing"].url(name, *args))


@register.simple_tag
def place_card(entry: dict[str, Any], level: str, more: str = "") -> SafeString:
    """{% place_card entry level slot %}: what <c-place> draws."""
    return cards.place_card(entry, int(level), more)


@register.simple_tag
def qr(text: str, label: str = "") -> SafeString:
    """A QR code as inline SVG. It always stands beside the same address in words."""
    if not text:
        return SafeString("")
    code = segno.make(str(text), error="m", micro=False)
    words = conditional_escape(label or _("QR-code. Het adres staat ernaast."))
    drawing = code.svg_inline(border=2, dark="#000", omitsize=True, svgclass=None, lineclass=None)
    # segno writes only numbers and our two constants; the text is inside the pattern, not in the markup.
    return mark_safe(drawing.replace("<svg ", f'<svg role="img" aria-label="{words}" ', 1))
