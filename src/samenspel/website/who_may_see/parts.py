"""What the table of who may see what is made of: levels, relations, cells and kinds of data."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop as _

NONE, NAME_ONLY, READ, WRITE = "NONE", "NAME_ONLY", "READ", "WRITE"
LEVELS: Mapping[str, str] = {
    NONE: _("niets"),
    NAME_ONLY: _("alleen de naam"),
    READ: _("leest het"),
    WRITE: _("leest en schrijft"),
}

# Everybody who could come by. The order is that of the page: from nearby to far away.
RELATIONS: Mapping[str, str] = {
    "SELF": _("De persoon zelf"),
    "BEARER": _("Wie de code van de vraag heeft"),
    "HOLDER": _("Wie de bal heeft"),
    "DEPUTY": _("Wie waarneemt"),
    "LEAD": _("De teamleider, als het lang duurt"),
    "WRITER": _("Wie het aan de balie opschreef"),
    "INVITED": _("Wie gevraagd is, met jouw ja"),
    "PROPOSED": _("Wie gevraagd wordt, zonder jouw ja"),
    "DOOR": _("Wie bij de voordeur staat"),
    "ADVISER": _("Een collega die advies geeft"),
    "COLLEAGUE": _("Een andere collega"),
    "KEEPER": _("Wie organisaties en collega's beheert"),
    "OFFICIAL": _("Een ambtenaar van de gemeente"),
    "CIRCLE": _("Wie in je kring staat"),
    "OWN_HAND": _("Wie het zelf schreef of begon"),
    "CONSENT": _("Wie het van jou mag lezen"),
    "EXPIRED": _("Wie het mocht lezen, tot jij dat stopte"),
    "ASKER": _("Wie vroeg of een ander het mag lezen"),
    "SECOND": _("Het tweede paar ogen bij een uitzondering"),
    "EXCEPTION": _("Wie het leest omdat een wet dat zegt"),
    "REPRESENTATIVE": _("Wie namens jou iets regelt"),
    "OUTSIDER": _("De buren en ieder ander"),
    "AUTHORITY": _("Politie, verhuurder of verzekeraar"),
}


_AS_YOU_ASKED = _("Alleen waar jij haar voor vroeg, en zo lang als jij wilt.")


@dataclass(frozen=True, slots=True)
class Cell:
    """What one relation may do, and why."""

    level: str
    why: str


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of data about people: in which tables it stands (and which rows of it), and who may see it."""

    key: str
    name: str
    line: str
    tables: Mapping[str, str]  # table → which of its rows (SQL), or '' for all
    about: str  # RESIDENT or WORKER: whose data it is
    may: Mapping[str, Cell] = field(default_factory=dict)

    alone: bool = False  # whoever acts for the person does not share in this

    def cell(self, relation: str) -> Cell:
        """Return the cell; what is not named is nothing. Who acts for the person may what the person may."""
        if (
            relation == "REPRESENTATIVE"
            and self.about == "RESIDENT"
            and not self.alone
            and relation not in self.may
        ):
            return Cell(self.cell("SELF").level, _AS_YOU_ASKED)
        return self.may.get(relation, Cell(NONE, ""))

    def shown(self) -> list[tuple[str, Cell]]:
        """Return who may do anything at all, from nearby to far away."""
        return [(key, self.cell(key)) for key in RELATIONS if self.cell(key).level != NONE]


def tables(names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), "")
