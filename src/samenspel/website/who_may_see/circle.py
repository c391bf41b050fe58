"""What stands around a person: circle, agreements, notes, shares, rights, cards."""

from django.utils.translation import gettext_noop as _

from .parts import READ, WRITE, Cell, Kind, tables
from .reasons import IT_IS_YOURS, KEEPS_CARD, LATE, OWN_WORDS, STANDS_THERE, STEPS_IN, YOUR_YES

AROUND_YOU: tuple[Kind, ...] = (
    Kind(
        key="your_circle",
        name=_("Je kring: hoe die heet, en of die er nog is"),
        line=_("Dat bepaal jij."),
        tables=tables("circles_circle"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "CIRCLE": STANDS_THERE,
            "OWN_HAND": STANDS_THERE,
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="who_stands_there",
        name=_("Wie er om je heen staan"),
        line=_("Wie erin staat, mag iemand voorstellen. Jij beslist."),
        tables=tables("circles_member"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            **dict.fromkeys(("CIRCLE", "OWN_HAND"), Cell(WRITE, STANDS_THERE.why)),
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="agreements",
        name=_("Wat jullie in de kring afspraken"),
        line=_("Wat getekend is, verandert niet meer. Wie iets anders wil, schrijft een eigen voorstel."),
        tables=tables("circles_agreement circles_part"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "CIRCLE": STANDS_THERE,
            "OWN_HAND": STANDS_THERE,
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="signatures",
        name=_("Wie de afspraken tekende"),
        line=_("Ieder tekent zelf, op het scherm, aan de telefoon of op papier."),
        tables=tables("circles_signature"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            **dict.fromkeys(("CIRCLE", "OWN_HAND"), Cell(WRITE, _("Zij tekent voor zichzelf."))),
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="going_on",
        name=_("Of jullie zo doorgaan"),
        line=_("Na het terugkijken zegt ieder het zelf. Het antwoord verandert niet meer."),
        tables=tables("circles_goon"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "CIRCLE": Cell(WRITE, _("Zij zegt het voor zichzelf.")),
            "OWN_HAND": STANDS_THERE,
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="notes_in_the_circle",
        name=_("Wat iemand uit je kring over jou opschrijft"),
        line=_("Jij leest het altijd. Een ander alleen als jij dat goed vindt."),
        tables=tables("circles_note"),
        about="RESIDENT",
        may={"SELF": Cell(READ, IT_IS_YOURS), "OWN_HAND": OWN_WORDS, "CONSENT": YOUR_YES},
    ),
    Kind(
        key="gleaned",
        name=_("Wat je onderweg vertelde, en wat bewaard mocht worden"),
        line=_("Je kunt het altijd laten weghalen."),
        tables=tables("circles_gleaningnote"),
        about="RESIDENT",
        may={"SELF": Cell(WRITE, IT_IS_YOURS), "OWN_HAND": OWN_WORDS},
    ),
    Kind(
        key="your_yes",
        name=_("Jouw ja: wie wat mag lezen, en tot wanneer"),
        line=_("Je stopt het met één klik. Dat geldt meteen."),
        tables=tables("circles_consent"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "ASKER": Cell(WRITE, _("Zij vroeg het, en kan haar vraag terugnemen.")),
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="what_is_shared",
        name=_("Wat er precies gedeeld wordt"),
        line=_("Elk ding staat er apart. Er gaat niets anders mee."),
        tables=tables("circles_shareditem"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, IT_IS_YOURS),
            "ASKER": Cell(READ, _("Zij vroeg het.")),
            "CONSENT": YOUR_YES,
        },
    ),
    Kind(
        key="what_you_read_first",
        name=_("De tekst die jij las voordat je ja zei"),
        line=_("Zo kun je altijd nalezen waar je ja op zei."),
        tables=tables("circles_consenttext"),
        about="RESIDENT",
        may={"SELF": Cell(READ, IT_IS_YOURS)},
    ),
    Kind(
        key="exceptions",
        name=_("Delen zonder jouw ja, omdat een wet dat zegt"),
        line=_("Dit is zeldzaam. Twee mensen kijken ernaar, en jij hoort het."),
        tables=tables("circles_legalexception"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, _("Je hoort het, ook als je het er niet mee eens bent.")),
            "ASKER": Cell(WRITE, _("Zij schreef op waarom het moet.")),
            "SECOND": Cell(WRITE, _("Zij kijkt of het echt moet.")),
            "EXCEPTION": Cell(READ, _("Alleen dit, en niet langer dan nodig.")),
        },
    ),
    Kind(
        key="your_rights",
        name=_("Wat je ons vraagt over je gegevens"),
        line=_("Binnen een maand krijg je antwoord."),
        tables=tables("circles_appeal"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "HOLDER": Cell(WRITE, _("Om je antwoord te geven.")),
            "DEPUTY": Cell(WRITE, STEPS_IN),
            "LEAD": Cell(WRITE, LATE),
        },
    ),
    Kind(
        key="take_along",
        name=_("Het bestand met alles over jou, dat je meeneemt"),
        line=_("Het staat een paar dagen klaar, alleen voor jou."),
        tables=tables("circles_takealong"),
        about="RESIDENT",
        may={"SELF": Cell(READ, IT_IS_YOURS)},
    ),
    Kind(
        key="kept_longer",
        name=_("Wat nog niet weg mag"),
        line=_("Bijvoorbeeld bij een klacht. Je ziet tot wanneer, en waarom."),
        tables=tables("circles_hold"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, IT_IS_YOURS),
            "OFFICIAL": Cell(WRITE, _("Zij zegt dat het moet blijven. Zij leest niet wat er staat.")),
        },
    ),
    Kind(
        key="taking_over",
        name=_("Wie er in de plaats komt van iemand die weggaat"),
        line=_("Eerst zeg jij ja. Daarna pas hoort de ander iets."),
        tables=tables("circles_succession"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "OWN_HAND": Cell(WRITE, _("Zij gaat weg, en vroeg het jou.")),
        },
    ),
    Kind(
        key="acting_for_you",
        name=_("Wie namens jou iets mag regelen"),
        line=_("Met een einddatum. Jij ziet alles wat zij deed."),
        tables=tables("community_mandate"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "REPRESENTATIVE": Cell(READ, _("Om te weten wat zij voor jou mag doen.")),
            **dict.fromkeys(
                ("HOLDER", "DEPUTY", "LEAD", "WRITER"), Cell(WRITE, _("Om het met jou vast te leggen."))
            ),
        },
    ),
    Kind(
        key="your_card",
        name=_("Je kaart"),
        line=_("Je pincode kan niemand lezen. Wij ook niet."),
        tables=tables("community_card"),
        about="RESIDENT",
        alone=True,
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            **dict.fromkeys(("HOLDER", "DEPUTY", "LEAD", "WRITER"), KEEPS_CARD),
        },
    ),
    Kind(
        key="your_devices",
        name=_("Op welke telefoon of computer je binnenkwam"),
        line=_("Je kunt er elk moment een afsluiten."),
        tables=tables("community_device"),
        about="RESIDENT",
        alone=True,
        may={"SELF": Cell(WRITE, IT_IS_YOURS)},
    ),
)
