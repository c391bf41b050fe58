"""Named questions about a small rota: the person reads all of it, a helper her own turns."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Self
from uuid import UUID

from django.utils import timezone

from samenspel.foundation.sealed import unseal

from ...models import InReturn, Offer, Rota, RotaHelper, Turn
from ...rules import rota as small

KINDS = dict(Turn.Kind.choices)
GIVEN = dict(InReturn.choices)


def _moment(text: str | None) -> datetime | None:
    return timezone.localtime(datetime.fromisoformat(text)) if text else None


@dataclass(slots=True)
class TurnRow:
    """One turn. Without a name nobody has it yet; a helper reads no names here."""

    id: UUID
    kind: str
    begins_at: datetime
    ends_at: datetime
    note: str
    name: str = ""
    wished: str = ""  # whom the person would like; she alone reads it
    first_until: datetime | None = None  # until when it is asked of that one alone
    nobody_came: bool = False  # she said so, and nobody looked after it yet
    is_over: bool = False  # nobody came, and somebody looked how she was

    @classmethod
    def of(cls, row: dict[str, Any]) -> Self:
        begins, ends = _moment(row["begins_at"]), _moment(row["ends_at"])
        assert begins
        assert ends
        said, looked = bool(row.get("said_at")), bool(row.get("looked_at"))
        return cls(
            UUID(row["id"]), row["kind"], begins, ends, unseal(row["note"] or ""), row.get("name") or "",
            row.get("wished") or "", _moment(row.get("first_until")), said and not looked, looked,
        )  # fmt: skip

    def is_asked_first(self, now: datetime) -> bool:
        """True as long as one is asked, and the others not yet."""
        return self.first_until is not None and self.first_until > now

    @property
    def what(self) -> str:
        return str(KINDS[self.kind])

    @property
    def until(self) -> datetime | None:
        """Until when, where that tells something: whoever stays has to know, a pan of soup takes no time."""
        usual = self.ends_at - self.begins_at == small.usual(self.kind)
        return None if usual and self.kind != Turn.Kind.STAY else self.ends_at


@dataclass(slots=True)
class HelperRow:
    """Somebody whom the person asked: in it, or not yet. A name when one of them may know it."""

    id: UUID
    joined: bool
    until_on: date
    likes: str
    area: str
    name: str
    ready: bool
    not_now: bool = False  # cannot be asked first; the person alone reads it, and not why


@dataclass(slots=True)
class PoolRow:
    """Somebody whom she could ask."""

    offer: UUID
    likes: str
    area: str
    name: str


@dataclass(slots=True)
class RotaPage:
    """The rota of an ask: the one that runs, or else the last one."""

    id: UUID | None
    line: str
    door: str
    contact_name: str
    contact_phone: str
    ended_at: datetime | None
    helpers: list[HelperRow]
    turns: list[TurnRow]
    pool: list[PoolRow]
    in_return: list[str]
    cancelled: list[TurnRow]  # what lies ahead, and was not needed

    @property
    def given(self) -> list[str]:
        """R23: what stands opposite, in words."""
        return [str(GIVEN[one]) for one in self.in_return]

    @property
    def is_open(self) -> bool:
        return self.id is not None and self.ended_at is None

    def coming(self, now: datetime) -> list[TurnRow]:
        return [one for one in self.turns if one.ends_at > now and not (one.nobody_came or one.is_over)]

    def began(self, now: datetime) -> list[TurnRow]:
        """Return what began in the last days: she can say that nobody came. The newest first."""
        since = now - small.LOOKING_BACK
        rows = [one for one in self.turns if since < one.begins_at <= now]
        return [one for one in reversed(rows) if not (one.nobody_came or one.is_over)]

    @property
    def nobody_came(self) -> list[TurnRow]:
        """Return what somebody still has to look after."""
        return [one for one in self.turns if one.nobody_came]

    def to_ask_first(self, now: datetime) -> list[TurnRow]:
        """Return the open turns that can still be asked of one alone."""
        return [
            one
            for one in self.coming(now)
            if not one.name and small.first_until(begins_at=one.begins_at, now=now)
        ]

    @property
    def faces(self) -> list[HelperRow]:
        """Return whom she can ask first: who said yes, and can take a turn, and does not rest."""
        return [one for one in self.helpers if one.joined and one.ready and not one.not_now]

    @property
    def not_now(self) -> list[HelperRow]:
        """Return who is in it, and cannot be asked first now."""
        return [one for one in self.helpers if one.ready and one.not_now]

    @property
    def are_many(self) -> bool:
        """R06: so many people that she is asked whether it is still pleasant."""
        return sum(one.joined for one in self.helpers) >= small.MANY


def rota_page(found: dict[str, Any] | None) -> RotaPage:
    """Return what the column 'rota' holds."""
    found = found or {"rota": None, "helpers": [], "turns": [], "pool": [], "cancelled": []}
    rota = found["rota"] or {}
    today = timezone.localdate()
    helpers = [
        HelperRow(
            UUID(one["id"]), one["joined"], date.fromisoformat(one["until_on"]), unseal(one["likes"]),
            one["area"], one["name"], one["ready"], one["not_now"],
        )
        for one in found["helpers"]
    ]  # fmt: skip
    return RotaPage(
        id=UUID(rota["id"]) if rota else None,
        line=unseal(rota.get("line") or ""), door=unseal(rota.get("door") or ""),
        contact_name=rota.get("contact_name", ""), contact_phone=rota.get("contact_phone", ""),
        ended_at=_moment(rota.get("ended_at")),
        helpers=[one for one in helpers if one.joined or one.until_on >= today],
        turns=[TurnRow.of(one) for one in found["turns"]],
        pool=[PoolRow(UUID(one["offer"]), unseal(one["likes"]), one["area"], one["name"])
              for one in found["pool"]],
        in_return=rota.get("in_return", []),
        cancelled=[TurnRow.of(one) for one in found["cancelled"]],
    )  # fmt: skip


@dataclass(slots=True)
class HelperCard:
    """A rota as one helper reads it: her own turns, and the open ones; of the others nothing at all."""

    id: UUID
    joined: bool
    until_on: date
    line: str
    area: str
    name: str
    contact_name: str
    contact_phone: str
    door: str
    ready: bool
    ended_at: datetime | None
    thanks: str
    mine: list[TurnRow]
    open: list[TurnRow]
    reminders: bool
    in_return: list[str]

    @property
    def given(self) -> list[str]:
        """R23: what stands opposite, in words."""
        return [str(GIVEN[one]) for one in self.in_return]

    def coming(self, now: datetime) -> list[TurnRow]:
        return [one for one in self.mine if one.ends_at > now]

    @property
    def first(self) -> list[TurnRow]:
        """Return the open turns that she is asked for before the others."""
        return [one for one in self.open if one.first_until]

    @property
    def for_all(self) -> list[TurnRow]:
        return [one for one in self.open if not one.first_until]


def helper_cards(found: list[dict[str, Any]] | None) -> list[HelperCard]:
    """Return what the column 'turns' holds: what she is in, and for what she can still say yes."""
    today = timezone.localdate()
    cards = [
        HelperCard(
            id=UUID(one["id"]), joined=one["joined"], until_on=date.fromisoformat(one["until_on"]),
            line=unseal(one["line"]), area=one["area"], name=one["name"], contact_name=one["contact_name"],
            contact_phone=one["contact_phone"], door=unseal(one["door"] or ""), ready=one["ready"],
            ended_at=_moment(one["ended_at"]), thanks=unseal(one["thanks"] or ""),
            mine=[TurnRow.of(row) for row in one["mine"]], open=[TurnRow.of(row) for row in one["open"]],
            reminders=one["reminders"], in_return=one["in_return"],
        )
        for one in found or []
    ]  # fmt: skip
    return [one for one in cards if one.joined or one.until_on >= today]


def rota_for(*, pk: UUID) -> Rota:
    """Return a rota for the person whose it is, with her ask, or raise Rota.DoesNotExist."""
    beside = ("ask__ball__holder", "ask__asker__contact", "ask__municipality")
    return Rota.objects.select_related(*beside).get(pk=pk)


def helper_in(*, pk: UUID, rota: Rota) -> RotaHelper:
    """Return somebody of her rota, or raise RotaHelper.DoesNotExist."""
    return RotaHelper.objects.get(pk=pk, rota=rota, left_at=None)


def helper_with(*, pk: UUID, offer: Offer) -> RotaHelper:
    """Return what somebody is in with her own offer, or raise RotaHelper.DoesNotExist."""
    return RotaHelper.objects.get(pk=pk, offer=offer, left_at=None)
