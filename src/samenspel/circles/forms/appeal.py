"""Forms of the ledger: a request, its answer, rest until a day, and which looks to show."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..models import Appeal
from ..queries import Chosen, MayHear, ToReview
from .words import Words

LONGEST_QUIET = timedelta(days=366)
# address → kind, and whether it says nothing without words.
KINDS = {
    "klopt-niet": (Appeal.Kind.CORRECT, True),
    "wil-ik-niet": (Appeal.Kind.OBJECT, True),
    "even-niet": (Appeal.Kind.RESTRICT, False),
    "meenemen": (Appeal.Kind.TAKE_ALONG, False),
    "wissen": (Appeal.Kind.ERASE, False),
    "klacht": (Appeal.Kind.COMPLAIN, True),
}


class AppealForm(forms.Form):
    """A request in her own words."""

    text = Words(label=_("Wat wil je zeggen?"), rows=5, empty=_("Schrijf in een paar woorden wat je wilt."))

    def __init__(self, *args: Any, needs_words: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["text"].required = needs_words


class PassOnForm(forms.Form):
    """To whom a complaint goes, and why; for another team she who complained says yes first."""

    receiver = forms.TypedChoiceField(
        label=_("Wie vraag je?"), widget=forms.RadioSelect, coerce=UUID,
        error_messages={"required": _("Kies een collega.")},
    )  # fmt: skip
    why = Words(
        label=_("Waarom?"), rows=3, empty=_("Schrijf in een paar woorden waarom."),
        help_text=_("Dit leest je collega. Schrijf niet waar de klacht over gaat."),
    )  # fmt: skip
    heard_yes = forms.BooleanField(
        label=_("De vrager weet het, en vindt het goed"), required=False,
        help_text=_("Nodig voor een collega van een ander team."),
    )  # fmt: skip

    def __init__(self, *args: Any, others: Sequence[MayHear], **options: Any) -> None:
        super().__init__(*args, **options)
        said = [(one.person, one.name if one.same_door else _other_team(one.name)) for one in others]
        self.fields["receiver"].choices = said  # type: ignore[attr-defined]


def _other_team(name: str) -> str:
    return gettext("%(name)s, van een ander team") % {"name": name}


class AnswerAppealForm(forms.Form):
    """What was done, and the reason. For private words of others: which may go along."""

    state = forms.ChoiceField(
        label=_("Wat is je antwoord?"),
        choices=[
            ("DONE", _("Ik heb het gedaan")),
            ("PARTLY", _("Ik kon een deel doen")),
            ("REFUSED", _("Het kan niet")),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": _("Kies je antwoord.")},
    )
    text = Words(
        label=_("Leg het uit"),
        help_text=_("Schrijf wat je deed, of waarom het niet kan. Dit leest de vrager."),
        rows=5,
        empty=_("Leg uit wat je deed, of waarom het niet kan."),
    )
    released = forms.MultipleChoiceField(
        label=_("Wat mag mee?"),
        help_text=_("Vraag het eerst aan wie het schreef. Wat je niet aankruist, gaat niet mee."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, *args: Any, review: Sequence[ToReview], lines: Sequence[str], **options: Any) -> None:
        super().__init__(*args, **options)
        if review:
            pairs = zip(review, lines, strict=True)
            self.fields["released"].choices = [(str(row.pk), line) for row, line in pairs]  # type: ignore[attr-defined]
        else:
            del self.fields["released"]

    def may_go_along(self) -> list[UUID]:
        """The private words that may go along."""
        return [UUID(pk) for pk in self.cleaned_data.get("released", [])]


class QuietForm(forms.Form):
    """No contact until a day."""

    until = forms.DateField(
        label=_("Tot welke dag wil je rust?"),
        widget=forms.DateInput,
        error_messages={
            "required": _("Kies een dag."),
            "invalid": _("Vul een dag in, bijvoorbeeld 31-12-2026."),
        },
    )

    def __init__(self, *args: Any, today: date, **options: Any) -> None:
        super().__init__(*args, **options)
        self.today = today

    def clean_until(self) -> date:
        day: date = self.cleaned_data["until"]
        if day <= self.today:
            raise forms.ValidationError(_("Kies een dag die nog komt."))
        if day > self.today + LONGEST_QUIET:
            raise forms.ValidationError(_("Kies een dag binnen een jaar. Daarna kun je opnieuw kiezen."))
        return day


class LooksForm(forms.Form):
    """Which looks to show: of a period, and of whom."""

    since = forms.DateField(label=_("Vanaf"), required=False, widget=forms.DateInput)
    until = forms.DateField(label=_("Tot en met"), required=False, widget=forms.DateInput)
    who = forms.ChoiceField(label=_("Wie"), required=False)

    def __init__(self, *args: Any, lookers: Sequence[dict[str, Any]], **options: Any) -> None:
        super().__init__(*args, **options)
        names = [(str(row["id"]), row["name"]) for row in lookers]
        self.fields["who"].choices = [  # type: ignore[attr-defined]
            ("", _("Alle anderen")), ("iedereen", _("Iedereen, ook jijzelf")), *names,
        ]  # fmt: skip

    def chosen(self, page: int, size: int) -> Chosen:
        """Return what was chosen; what could not be read is left out."""
        given = self.cleaned_data if self.is_bound and self.is_valid() else {}
        who = given.get("who") or ""
        return Chosen(
            since=given.get("since"), until=given.get("until"), who=UUID(who) if len(who) == 36 else None,
            own=who == "iedereen", page=page, size=size,
        )  # fmt: skip
