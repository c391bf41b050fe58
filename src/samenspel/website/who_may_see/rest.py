"""An offer that stands still, the log, and what is about people who work here."""

from django.utils.translation import gettext_noop as _

from .parts import READ, WRITE, Cell, Kind, tables
from .reasons import IT_IS_YOURS, KNOWS_A_COLLEAGUE, ONLY_READS, SITS

AND_MORE: tuple[Kind, ...] = (
    Kind(
        key="your_standstill",
        name=_("Dat je aanbod even stilstaat"),
        line=_(
            "Wie dit besloot en wie ernaar kijkt, lezen dit zolang het stilstaat."
            " Is wie kijkt te laat of weg? Dan ook wie het overneemt. Daarna alleen jij."
        ),
        tables=tables("mutual_help_standstill"),
        about="RESIDENT",
        may={key: ONLY_READS[key] for key in ("SELF", "BEARER", "HOLDER", "DEPUTY", "LEAD")},
    ),
    Kind(
        key="said_of_standstill",
        name=_("Wat erover gezegd is, en wat jij terugzegt"),
        line=_("Wat gezegd is, verandert niemand. Acht weken na het einde staat het nergens meer."),
        tables=tables("mutual_help_standstillword"),
        about="RESIDENT",
        may={key: ONLY_READS[key] for key in ("HOLDER", "DEPUTY", "LEAD")}
        | {key: SITS[key] for key in ("SELF", "BEARER")},
    ),
    Kind(
        key="the_log",
        name=_("Wie wat deed, en wie keek"),
        line=_("Niemand kan hier iets in veranderen. Wij ook niet."),
        tables=tables("journal_entry journal_look"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, IT_IS_YOURS),
            "HOLDER": Cell(READ, _("Alleen wat zij zelf deed of bekeek.")),
        },
    ),
    Kind(
        key="on_the_map",
        name=_("Wat jij op de kaart bijhoudt"),
        line=_(
            "De plek zelf is van iedereen die haar mag lezen. Wie haar bijhoudt, lezen alleen zij zelf."
            " Belt zij met haar code, dan leest ook de collega die opschrijft wie zij is."
        ),
        tables=tables(
            "social_map_insider social_map_check social_map_change social_map_relation social_map_handover"
        ),
        about="RESIDENT",
        may={"SELF": Cell(WRITE, IT_IS_YOURS)},
        alone=True,
    ),
    Kind(
        key="asking_for_money",
        name=_("Geld dat bewoners samen vragen"),
        line=_("Het gaat niet weg zonder het ja van een bewoner. Wat verstuurd is, verandert niemand meer."),
        tables=tables("initiatives_grantrequest"),
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "HOLDER": Cell(WRITE, _("Wie bij de gemeente antwoord geeft, leest wat er gevraagd wordt.")),
            "DEPUTY": Cell(WRITE, _("Om het over te nemen als dat nodig is.")),
        },
        alone=True,
    ),
    Kind(
        key="yes_to_money",
        name=_("Wie ja zei tegen een aanvraag"),
        line=_("Een ja geeft ieder zelf. Het blijft staan zoals het gezegd is."),
        tables=tables("initiatives_grantyes"),
        about="RESIDENT",
        may={
            "SELF": Cell(READ, IT_IS_YOURS),
            "HOLDER": Cell(READ, _("Wie bij de gemeente antwoord geeft, leest wie het vraagt.")),
            "DEPUTY": Cell(READ, _("Om het over te nemen als dat nodig is.")),
        },
        alone=True,
    ),
    Kind(
        key="code_of_an_idea",
        name=_("De code van jouw idee, als je geen scherm hebt"),
        line=_("Wie hem van jou hoort, helpt je ermee, een half uur lang. Daarna is hij weer nodig."),
        tables=tables("initiatives_ideacode"),
        about="RESIDENT",
        may={"SELF": Cell(READ, IT_IS_YOURS)},
        alone=True,
    ),
    Kind(
        key="working_here",
        name=_("Wie hier werkt, en als wat"),
        line=_("Dit gaat over mensen die hier werken, betaald of als vrijwilliger."),
        tables=tables("community_membership"),
        about="WORKER",
        may=dict.fromkeys(
            ("HOLDER", "DEPUTY", "WRITER", "INVITED", "PROPOSED", "DOOR", "ADVISER", "COLLEAGUE"),
            KNOWS_A_COLLEAGUE,
        )
        | {
            "SELF": Cell(READ, _("Het gaat over haarzelf.")),
            "BEARER": Cell(READ, _("Zodat jij weet wie je helpt.")),
            "REPRESENTATIVE": Cell(READ, _("Zodat jij weet wie je helpt.")),
            **dict.fromkeys(
                ("LEAD", "KEEPER", "OFFICIAL"),
                Cell(WRITE, _("Om collega's erbij te halen, en afscheid te nemen.")),
            ),
        },
    ),
    Kind(
        key="being_away",
        name=_("Wanneer iemand die hier werkt er niet is"),
        line=_("Een reden vragen we niet."),
        tables=tables("commitments_absence"),
        about="WORKER",
        may={
            "SELF": Cell(WRITE, _("Het gaat over haarzelf.")),
            **dict.fromkeys(
                ("LEAD", "KEEPER", "OFFICIAL"), Cell(WRITE, _("Wie ziek wordt, schrijft het niet zelf op."))
            ),
        },
    ),
)
