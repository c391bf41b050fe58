"""What exactly goes along with a share, in words: the same for who says yes to it and for who reads it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import CharField, OuterRef, Q, Subquery, Value
from django.db.models.expressions import Combinable
from django.db.models.functions import Cast, Coalesce
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from samenspel.community.models import ContactDetails, Organisation
from samenspel.foundation.sealed import unseal
from samenspel.journal.models import Look

from ..models import Agreement, Circle, Member, Note, Part, SharedItem
from .rows import name as name_of
from .rows import rows as json_rows

Row = Mapping[str, Any]
Words = Callable[[Sequence[UUID]], Mapping[UUID, list[str]]]
SEEN_SHOWN = 200


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that is shared, as people read it."""

    kind: str
    object_id: UUID
    title: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join((self.title, *self.lines))


@dataclass(frozen=True, slots=True)
class Seen:
    """One time that somebody read it."""

    at: datetime
    who: str


@dataclass(slots=True)
class Contents:
    """All that is in one share, as far as the context may read it."""

    items: list[Item] = field(default_factory=list)
    seen: list[Seen] = field(default_factory=list)
    named: int = 0  # how many things the share names

    @property
    def is_whole(self) -> bool:
        """True when the reader can read everything: nobody says or hears a yes to what she cannot read."""
        return bool(self.named) and len(self.items) == self.named


# The words of an ask stand a floor up; mutual_help says how they are read (see its apps.py).
_ask_words: list[Words] = []


def asks_are_read_by(reader: Words) -> None:
    """Let a room above say how the words of asks are read."""
    _ask_words[:] = [reader]


def receiver() -> Combinable:
    """Return the name of who receives a share, a person or an organisation."""
    organisation = Subquery(Organisation.objects.filter(pk=OuterRef("to_organisation_id")).values("name")[:1])
    return Coalesce(name_of("to_person_id"), organisation, Value(""))


def contents_of(share: str) -> dict[str, ArraySubquery]:
    """Return what is in each share as columns; `share` is consent or exception."""
    items = SharedItem.objects.filter(**{share: OuterRef("pk")})

    def named(kind: str) -> Q:
        inner = SharedItem.objects.filter(kind=kind, **{share: OuterRef(OuterRef("pk"))})
        return Q(pk__in=inner.values("object_id"))

    parts = Part.objects.filter(agreement=OuterRef("pk")).order_by("place", "pk")
    members = Member.objects.filter(circle=OuterRef("pk"), state="ACTIVE").order_by("active_since", "pk")
    return {
        "item_rows": json_rows(items.order_by("pk"), kind="kind", id="object_id"),
        "note_rows": json_rows(
            Note.objects.filter(named("NOTE")),
            id="pk", text="text", at="written_at", name=name_of("writer_id"), back="taken_back_at",
        ),
        "agreement_rows": json_rows(
            Agreement.objects.filter(named("AGREEMENT")),
            id="pk", why="why", already_there="already_there", tells="tells", meets="meets",
            thanks="thanks", escalation="escalation_name", phone="escalation_phone",
            parts=json_rows(parts, name=name_of("person_id"), does="does", does_not="does_not"),
        ),
        "circle_rows": json_rows(
            Circle.objects.filter(named("CIRCLE")),
            id="pk", name="name",
            members=json_rows(members, name=name_of("person_id"), as_what="as_what", side="side"),
        ),
        "contact_rows": json_rows(
            ContactDetails.objects.filter(named("CONTACT")),
            id="pk", email="email", phone="phone", street="street", postcode="postcode", town="town",
        ),
    }  # fmt: skip


def seen_of() -> ArraySubquery:
    """Return who read a share, and when: the looks that name it. Only its subject sees all of them."""
    looks = Look.objects.filter(subject_id=OuterRef("subject_id"), reason=Cast(OuterRef("pk"), CharField()))
    shown = looks.exclude(person_id=OuterRef("subject_id")).order_by("-occurred_at", "-number")
    return json_rows(shown[:SEEN_SHOWN], at="occurred_at", name=name_of("person_id"), role="role")


def read(share: Any) -> Contents:
    """Return the contents of a share that was asked for with `contents_of` (and `seen_of`)."""
    found = {
        **{UUID(row["id"]): _note(row) for row in share.note_rows},
        **{UUID(row["id"]): _agreement(row) for row in share.agreement_rows},
        **{UUID(row["id"]): _circle(row) for row in share.circle_rows},
        **{UUID(row["id"]): _contact(row) for row in share.contact_rows},
    }
    asks = [UUID(row["id"]) for row in share.item_rows if row["kind"] == "ASK"]
    if asks and _ask_words:
        found |= {pk: (_("De vraag"), lines) for pk, lines in _ask_words[0](asks).items() if lines}
    wanted = [(row["kind"], UUID(row["id"])) for row in share.item_rows]
    items = [Item(kind, pk, found[pk][0], tuple(found[pk][1])) for kind, pk in wanted if pk in found]
    seen = [
        Seen(datetime.fromisoformat(row["at"]), row["name"] or row["role"] or _("iemand"))
        for row in getattr(share, "seen_rows", [])
    ]
    return Contents(items, seen, len(wanted))


def _note(row: Row) -> tuple[str, list[str]]:
    day = date_format(datetime.fromisoformat(row["at"]), "j F Y")
    title = _("Aantekening van %(name)s, %(day)s") % {"name": row["name"] or _("iemand"), "day": day}
    return title, [unseal(row["text"])]


def _agreement(row: Row) -> tuple[str, list[str]]:
    lines = [
        f"{part['name'] or _('iemand')}: {unseal(part['does'])}" + _not(part) for part in row["parts"] or []
    ]
    more = (
        (_("Waarvoor"), unseal(row["why"])),
        (_("Wat er al is"), unseal(row["already_there"])),
        (_("Wie vertelt wie wat"), unseal(row["tells"])),
        (_("Wanneer jullie elkaar zien"), row["meets"]),
        (_("Dank en verzekering"), row["thanks"]),
        (_("Wie te bellen als het te veel wordt"), f"{row['escalation']} {row['phone']}".strip()),
    )
    return _("De afspraken"), lines + [f"{label}: {text}" for label, text in more if text]


def _not(part: Row) -> str:
    return f" ({_('niet')}: {unseal(part['does_not'])})" if part["does_not"] else ""


def _circle(row: Row) -> tuple[str, list[str]]:
    title = _("Wie er in de kring staan: %(name)s") % {"name": row["name"]}
    members = row["members"] or []
    around = [one["name"] for one in members if one["side"] == Member.Side.AROUND]
    words = [", ".join(filter(None, (one["name"], one["as_what"]))) for one in members]
    if len(around) == 1:  # R47: whoever holds the ball hears it when it was shared with her, and not before
        alone = _("Er staat nu één mens naast: %(name)s. Dan rust er veel op die ene.")
        words.append(alone % {"name": around[0] or _("iemand")})
    return title, words


def _contact(row: Row) -> tuple[str, list[str]]:
    address = " ".join(filter(None, (row["street"], row["postcode"], row["town"])))
    lines = [line for line in (row["phone"], row["email"], address) if line]
    return _("Telefoon, e-mail en adres"), lines or [_("Hier staat nog niets.")]
