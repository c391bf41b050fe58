"""Named questions about shares: by a yes of the person, or on a legal ground (R01, R03, I10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db import connection
from django.db.models import BooleanField, F, Func, OuterRef, Q, QuerySet, TextField, Value
from django.db.models.functions import Cast
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.commitments.models import Ball
from samenspel.community import queries as community
from samenspel.community.models import Membership, Organisation
from samenspel.foundation.sealed import unseal

from ..models import Agreement, Circle, Consent, LegalException, Member, Note, SharedItem
from .rows import name as name_of
from .sharing import Contents, contents_of, read, receiver, seen_of

OFFERED = 60  # things to choose from, newest first
KINDS = dict(SharedItem.Kind.choices)


@dataclass(slots=True)
class SharePage:
    """One share and all that is in it, as far as the context may read it."""

    share: Any  # Consent or LegalException, with receiver, subject_name, asker and witness_name
    contents: Contents


def _kinds(share: str) -> ArraySubquery:
    rows = SharedItem.objects.filter(**{share: OuterRef("pk")}).order_by("kind").values("kind").distinct()
    return ArraySubquery(rows)


def _named(rows: QuerySet[Any], share: str) -> QuerySet[Any]:
    other = "witness_id" if share == "consent" else "second_id"
    named: QuerySet[Any] = rows.annotate(
        receiver=receiver(),
        subject_name=name_of("subject_id"),
        asker=name_of("asked_by_id"),
        other=name_of(other),
        kinds=_kinds(share),
    )
    return named


# The same things, said to somebody else than the person.
KINDS_OF = {
    "NOTE": gettext_lazy("een aantekening"),
    "AGREEMENT": gettext_lazy("de afspraken"),
    "CIRCLE": gettext_lazy("wie eromheen staan"),
    "CONTACT": gettext_lazy("telefoonnummer en adres"),
    "ASK": gettext_lazy("een vraag"),
}


def said(rows: Iterable[Any]) -> list[Any]:
    """Give each share `what`, the kinds of things in it for its subject, and `what_of` for others."""
    found = list(rows)
    for row in found:
        row.what = ", ".join(str(KINDS[kind]) for kind in row.kinds)
        row.what_of = ", ".join(str(KINDS_OF[kind]) for kind in row.kinds)
    return found


def consents_of(*, person: UUID) -> list[Any]:
    """Return what was asked of somebody and what may be read about her now, by day of asking."""
    rows = Consent.objects.filter(subject=person, state__in=["ASKED", "GIVEN"])
    return said(_named(rows, "consent").order_by("-asked_at", "-pk")[:200])


def ended_consents_of(*, person: UUID) -> QuerySet[Any]:
    """Return what somebody refused or took back, and what was over by itself, newest first."""
    rows = Consent.objects.filter(subject=person).exclude(state__in=["ASKED", "GIVEN"])
    return _named(rows, "consent").order_by("-ended_at", "-pk")


def told_exceptions_of(*, person: UUID) -> list[Any]:
    """Return the exceptions that somebody was told of, newest first."""
    rows = LegalException.objects.filter(subject=person, told_at__isnull=False)
    return said(_named(rows, "exception").order_by("-asked_at", "-pk")[:100])


def consent_page(*, pk: UUID, only: Q | None = None) -> SharePage:
    """Return one consent with all that is in it and who read it, in one statement.

    Raises Consent.DoesNotExist: whoever it does not concern does not know that it is there.
    """
    rows = _named(Consent.objects.filter(only or Q()), "consent").annotate(
        **contents_of("consent"), seen_rows=seen_of()
    )
    share = said([rows.get(pk=pk)])[0]
    return SharePage(share, read(share))


def exception_page(*, pk: UUID, only: Q | None = None) -> SharePage:
    """Return one exception with all that is in it. Raises LegalException.DoesNotExist."""
    rows = _named(LegalException.objects.filter(only or Q()), "exception")
    found = rows.annotate(**contents_of("exception"), seen_rows=seen_of()).get(pk=pk)
    share = said([found])[0]
    return SharePage(share, read(share))


def shared_with(*, person: UUID, on: date) -> list[Any]:
    """Return the live consents by which this person may read something, and what she asked herself."""
    mine = Q(asked_by=person, state="ASKED")
    live = _to(person, on) & Q(state="GIVEN", until__gt=on)
    rows = Consent.objects.filter(mine | live).exclude(subject=person)
    return said(_named(rows, "consent").order_by("-asked_at", "-pk")[:200])


def _to(person: UUID, on: date) -> Q:
    return Q(to_person=person) | Q(to_organisation__in=_organisations(person, on))


def _organisations(person: UUID, on: date) -> Any:
    return Organisation.objects.filter(
        Q(memberships__ends_on=None) | Q(memberships__ends_on__gt=on),
        memberships__person=person,
        memberships__starts_on__lte=on,
    ).values("pk")


def shared_page(*, pk: UUID, person: UUID, on: date) -> SharePage:
    """Return a live consent for who receives it. Raises Consent.DoesNotExist, also right after it stopped."""
    return consent_page(pk=pk, only=_to(person, on) & Q(state="GIVEN", until__gt=on))


def exception_shared_page(*, pk: UUID, person: UUID, on: date) -> SharePage:
    """Return a live exception for who receives it. Raises LegalException.DoesNotExist."""
    live = Q(state="LIVE", until__gt=on, review_on__gte=on)
    return exception_page(pk=pk, only=_to(person, on) & live)


def may_ask_about(person: UUID) -> bool:
    """True when the context carries a ball of somebody, so that it may ask something about her."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT %s IN (SELECT people_i_may_reach())", [person])
        return bool(cursor.fetchone()[0])


def exceptions_around(*, person: UUID, on: date) -> list[Any]:
    """Return the exceptions that somebody wrote, decides about or may read by, that are not over."""
    live = Q(state="LIVE", until__gt=on, review_on__gte=on) | Q(state="PROPOSED")
    rows = LegalException.objects.filter(live).exclude(subject=person)
    return said(_named(rows, "exception").order_by("-asked_at", "-pk")[:200])


# --- what and whom to choose from -----------------------------------------------------------------------
def what_may_be_shared(*, subject: UUID) -> list[tuple[str, str]]:
    """Return what the context can read about somebody, each as (KIND:id, in words): one statement."""

    def rows(found: QuerySet[Any], kind: str, at: str, text: str = "") -> QuerySet[Any]:
        # Raw, as it stands there: in a union the field of the first SELECT would unseal the names of circles.
        label = Cast(text, TextField()) if text else Value("", TextField())
        named: QuerySet[Any] = (
            found.order_by()
            .annotate(kind=Value(kind), at=F(at), label=label)
            .values_list("kind", "pk" if kind != "ASK" else "about_id", "at", "label")
        )
        return named

    centre = Q(
        circle__members__person=subject, circle__members__side="CENTRE", circle__members__state="ACTIVE"
    )
    notes = rows(Note.objects.filter(about=subject, taken_back_at=None), "NOTE", "written_at", "text")
    agreed = rows(Agreement.objects.filter(centre, state__in=Agreement.STANDS), "AGREEMENT", "made_at")
    own = Q(members__person=subject, members__side="CENTRE", members__state="ACTIVE")
    circles = rows(Circle.objects.filter(own, ended_at=None), "CIRCLE", "made_at", "name")
    asks = rows(Ball.objects.filter(about="ASK", subject=subject), "ASK", "opened_at")
    found = notes.union(agreed, circles, asks, all=True).order_by("-at")[:OFFERED]
    contact = (f"CONTACT:{subject}", _("Telefoon, e-mail en adres"))
    return [contact, *((f"{kind}:{pk}", _label(kind, at, text)) for kind, pk, at, text in found)]


def _label(kind: str, at: Any, text: str) -> str:
    day = date_format(at, "j F Y")
    if kind == "NOTE":
        words = " ".join(unseal(text).split())
        return _("De aantekening van %(day)s: “%(words)s”") % {"day": day, "words": words[:80]}
    if kind == "CIRCLE":
        return _("Wie er in de kring staan: %(name)s") % {"name": text}
    return (_("De afspraken van %(day)s") if kind == "AGREEMENT" else _("De vraag van %(day)s")) % {
        "day": day
    }


def receivers(*, subject: UUID, on: date, colleagues: bool) -> list[tuple[str, list[tuple[str, str]]]]:
    """Return whom something about somebody can be shared with, in groups: (p:id or o:id, in words)."""
    mine = Member.objects.filter(person=subject, side="CENTRE", state="ACTIVE").values("circle")
    there = Member.objects.active().filter(circle__in=mine).exclude(person=subject)
    around = there.annotate(shown=name_of("person_id")).values_list("person_id", "shown", "as_what")
    near = {pk: ", ".join(filter(None, (shown, what))) for pk, shown, what in around if shown}
    groups = [(_("In de kring"), [(f"p:{pk}", name) for pk, name in near.items()])]
    if colleagues:
        rows = community.colleagues(on=on, besides=[subject, *near])
        groups.append(
            (
                _("Mensen die hier werken"),
                [(f"p:{row.person_id}", f"{row.person.shown}, {row.organisation}") for row in rows],
            )
        )
    organisations = Organisation.objects.order_by("name", "pk")
    groups.append((_("Organisaties"), [(f"o:{row.pk}", row.name) for row in organisations[:200]]))
    return [(name, options) for name, options in groups if options]


def who_can_look_along(*, on: date, besides: Sequence[UUID]) -> QuerySet[Membership]:
    """Return the colleagues who are here on this day: urgent words do not wait for who is away."""
    here = Func(F("person_id"), Value(on), function="is_present", output_field=BooleanField())
    return community.colleagues(on=on, besides=besides).filter(here)


# --- for the jobs ---------------------------------------------------------------------------------------
def consents_to_end(*, on: date) -> QuerySet[Consent]:
    """Return the consents whose last day has come."""
    return Consent.objects.filter(state__in=["ASKED", "GIVEN"], until__lte=on).order_by("until")


def consents_to_announce(*, on: date, days: int) -> QuerySet[Consent]:
    """Return the live consents that end within so many days and of which the person did not hear yet."""
    soon = on + timedelta(days=days)
    return Consent.objects.filter(state="GIVEN", until__gt=on, until__lte=soon, reminded_at=None)


def exceptions_to_close(*, on: date) -> QuerySet[LegalException]:
    """Return the exceptions that are over, or whose day to look again has passed."""
    over = Q(until__lte=on) | Q(review_on__lt=on)
    return LegalException.objects.filter(over, state__in=["PROPOSED", "LIVE"])
