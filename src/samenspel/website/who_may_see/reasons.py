"""Why: the reasons that several kinds of data share, and the cells that stand at a question."""

from django.utils.translation import gettext_noop as _

from .parts import NAME_ONLY, READ, WRITE, Cell

IT_IS_YOURS = _("Het gaat over jou.")
CODE = _("De code is de sleutel van jouw vraag.")
AT_THE_QUESTION = _("Om je te helpen met je vraag.")
STEPS_IN = _("Om in te springen als een ander er niet is.")
LATE = _("Omdat het te lang stil lag.")
WROTE = _("Om het voor je te regelen als je belt of langskomt.")
MAY_ACCEPT = _("Om te kiezen of zij de bal aanneemt.")
MAY_PICK_UP = _("Om de vraag op te pakken.")

WHO_IS_IT = Cell(NAME_ONLY, _("Om te weten om wie het gaat."))
STANDS_THERE = Cell(READ, _("Jij vroeg haar in je kring."))
OWN_WORDS = Cell(WRITE, _("Het zijn haar eigen woorden."))
YOUR_YES = Cell(READ, _("Jij zei ja, voor deze tijd en voor dit doel."))
KEEPS_CARD = Cell(WRITE, _("Om je te helpen als je kaart weg is."))

SITS: dict[str, Cell] = {
    "SELF": Cell(WRITE, IT_IS_YOURS),
    "BEARER": Cell(WRITE, CODE),
    "HOLDER": Cell(WRITE, AT_THE_QUESTION),
    "DEPUTY": Cell(WRITE, STEPS_IN),
    "LEAD": Cell(WRITE, LATE),
    "WRITER": Cell(WRITE, WROTE),
    "INVITED": Cell(WRITE, MAY_ACCEPT),
    "DOOR": Cell(WRITE, MAY_PICK_UP),
}
REACHES = {key: cell for key, cell in SITS.items() if key not in ("INVITED", "DOOR")}
ONLY_READS = {key: Cell(READ, cell.why) for key, cell in SITS.items()}
KNOWS_A_COLLEAGUE = Cell(READ, _("Zodat mensen die hier werken elkaar kunnen vinden."))
