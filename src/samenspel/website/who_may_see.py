"""Who may see what: one table. The tests make each cell in a real database, and read it with plain SQL.

A cell is a relation to the person a row is about, and what that relation may do with the row: nothing, read the
name only, read, or write. What is not named is NONE: nobody sees anything because nobody thought of it.
The page /wie-mag-wat/ shows the same table.
"""

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
    "OUTSIDER": _("De buren en ieder ander"),
    "AUTHORITY": _("Politie, verhuurder of verzekeraar"),
}


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

    def cell(self, relation: str) -> Cell:
        """Return the cell; what is not named is nothing."""
        return self.may.get(relation, Cell(NONE, ""))


def _all(tables: str) -> dict[str, str]:
    return dict.fromkeys(tables.split(), "")


_IT_IS_YOURS = _("Het gaat over jou.")
_CODE = _("De code is de sleutel van jouw vraag.")
_AT_THE_QUESTION = _("Om je te helpen met je vraag.")
_STEPS_IN = _("Om in te springen als een ander er niet is.")
_LATE = _("Omdat het te lang stil lag.")
_WROTE = _("Om het voor je te regelen als je belt of langskomt.")
_MAY_ACCEPT = _("Om te kiezen of zij de bal aanneemt.")
_MAY_PICK_UP = _("Om de vraag op te pakken.")

_SITS: dict[str, Cell] = {
    "SELF": Cell(WRITE, _IT_IS_YOURS),
    "BEARER": Cell(WRITE, _CODE),
    "HOLDER": Cell(WRITE, _AT_THE_QUESTION),
    "DEPUTY": Cell(WRITE, _STEPS_IN),
    "LEAD": Cell(WRITE, _LATE),
    "WRITER": Cell(WRITE, _WROTE),
    "INVITED": Cell(WRITE, _MAY_ACCEPT),
    "DOOR": Cell(WRITE, _MAY_PICK_UP),
}
_REACHES = {key: cell for key, cell in _SITS.items() if key not in ("INVITED", "DOOR")}
_ONLY_READS = {key: Cell(READ, cell.why) for key, cell in _SITS.items()}
_KNOWS_A_COLLEAGUE = Cell(READ, _("Zodat mensen die hier werken elkaar kunnen vinden."))

KINDS: tuple[Kind, ...] = (
    Kind(
        key="who_you_are",
        name=_("Je naam, telefoonnummer en adres"),
        line=_("Wie je helpt, moet je kunnen bereiken. Een ander ziet alleen je naam."),
        tables=_all("community_person community_contactdetails"),
        about="RESIDENT",
        may=_REACHES
        | {
            "INVITED": Cell(NAME_ONLY, _("Om te weten om wie het gaat.")),
            "DOOR": Cell(NAME_ONLY, _("Om te weten om wie het gaat.")),
        },
    ),
    Kind(
        key="your_question",
        name=_("Je vraag, in je eigen woorden"),
        line=_("Ook als je je vraag later anders zegt: jouw eerste woorden blijven staan."),
        tables=_all("mutual_help_ask mutual_help_words mutual_help_suggestion"),
        about="RESIDENT",
        may=_SITS,
    ),
    Kind(
        key="between_two",
        name=_("Wat jij en een ander elkaar schrijven"),
        line=_("Dit blijft tussen jullie twee."),
        tables={"mutual_help_note": "readers = 'BETWEEN'"},
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, _IT_IS_YOURS),
            "BEARER": Cell(WRITE, _CODE),
            "HOLDER": Cell(WRITE, _("Zij is de ander van jullie twee.")),
        },
    ),
    Kind(
        key="for_all_at_the_question",
        name=_("Wat iemand schrijft voor iedereen bij je vraag"),
        line=_("Wie schrijft, kiest eerst wie het mag lezen. Jij leest altijd alles."),
        tables={"mutual_help_note": "readers = 'TABLE'"},
        about="RESIDENT",
        may=_SITS,
    ),
    Kind(
        key="advice",
        name=_("Advies van een collega, zonder jouw naam"),
        line=_("De collega krijgt een korte tekst. Daar staat niet in wie jij bent."),
        tables=_all("mutual_help_consult"),
        about="RESIDENT",
        may=_ONLY_READS | {"ADVISER": Cell(WRITE, _("Om antwoord te geven. Zij ziet alleen deze tekst."))},
    ),
    Kind(
        key="the_ball",
        name=_("Wie de bal heeft, wie meeleest en wat er gebeurde"),
        line=_("Je ziet altijd wie er bezig is, en sinds wanneer."),
        tables=_all("commitments_ball commitments_seat commitments_step commitments_sighting"),
        about="RESIDENT",
        may=_SITS,
    ),
    Kind(
        key="being_passed_on",
        name=_("Aan wie je vraag wordt doorgegeven"),
        line=_("Zonder jouw ja ziet de ander niets. Ook niet dat er iets is."),
        tables=_all("commitments_pass"),
        about="RESIDENT",
        may=_SITS,
    ),
    Kind(
        key="looking_back",
        name=_("De afspraak om later terug te kijken"),
        line=_("Alleen als jij dat wilt."),
        tables=_all("commitments_lookback"),
        about="RESIDENT",
        may=_SITS,
    ),
    Kind(
        key="messages",
        name=_("Berichten en brieven aan jou"),
        line=_("Een bericht zegt nooit waar je vraag over gaat."),
        tables=_all("notifications_message"),
        about="RESIDENT",
        may=_REACHES | {"HOLDER": Cell(WRITE, _("Om een brief voor je te printen."))},
    ),
    Kind(
        key="the_log",
        name=_("Wie wat deed, en wie keek"),
        line=_("Niemand kan hier iets in veranderen. Wij ook niet."),
        tables=_all("journal_entry journal_look"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, _IT_IS_YOURS),
            "HOLDER": Cell(READ, _("Alleen wat zij zelf deed of bekeek.")),
        },
    ),
    Kind(
        key="working_here",
        name=_("Wie hier werkt, en als wat"),
        line=_("Dit gaat over mensen die hier werken, betaald of als vrijwilliger."),
        tables=_all("community_membership"),
        about="WORKER",
        may=dict.fromkeys(
            ("HOLDER", "DEPUTY", "LEAD", "WRITER", "INVITED", "PROPOSED", "DOOR", "ADVISER", "COLLEAGUE"),
            _KNOWS_A_COLLEAGUE,
        )
        | {
            "SELF": Cell(READ, _("Het gaat over haarzelf.")),
            "BEARER": Cell(READ, _("Zodat jij weet wie je helpt.")),
            "KEEPER": Cell(WRITE, _("Om collega's erbij te halen, en afscheid te nemen.")),
            "OFFICIAL": Cell(WRITE, _("Om collega's erbij te halen, en afscheid te nemen.")),
        },
    ),
    Kind(
        key="being_away",
        name=_("Wanneer iemand die hier werkt er niet is"),
        line=_("Een reden vragen we niet."),
        tables=_all("commitments_absence"),
        about="WORKER",
        may={"SELF": Cell(WRITE, _("Het gaat over haarzelf."))},
    ),
)
