"""What stands at a question."""

from django.utils.translation import gettext_noop as _

from .parts import READ, WRITE, Cell, Kind, tables
from .reasons import CODE, IT_IS_YOURS, ONLY_READS, REACHES, SITS, WHO_IS_IT, YOUR_YES

AT_THE_QUESTION: tuple[Kind, ...] = (
    Kind(
        key="who_you_are",
        name=_("Je naam, telefoonnummer en adres"),
        line=_("Wie je helpt, moet je kunnen bereiken. Een ander ziet alleen je naam."),
        tables=tables("community_person community_contactdetails"),
        about="RESIDENT",
        may=REACHES
        | dict.fromkeys(("INVITED", "DOOR", "CIRCLE", "OWN_HAND", "ASKER", "SECOND", "EXCEPTION"), WHO_IS_IT)
        | {"CONSENT": YOUR_YES},
    ),
    Kind(
        key="your_death",
        name=_("Dat is opgeschreven dat je bent overleden"),
        line=_("Ook als dat niet klopte. Alleen wie jou mag zien, ziet dit."),
        tables=tables("community_death"),
        about="RESIDENT",
        may={key: Cell(READ, cell.why) for key, cell in REACHES.items()}
        | dict.fromkeys(
            ("INVITED", "DOOR", "CIRCLE", "OWN_HAND", "ASKER", "SECOND", "EXCEPTION"),
            Cell(READ, WHO_IS_IT.why),
        )
        | {"CONSENT": YOUR_YES},
    ),
    Kind(
        key="your_question",
        name=_("Je vraag, in je eigen woorden"),
        line=_("Ook als je je vraag later anders zegt: jouw eerste woorden blijven staan."),
        tables=tables("mutual_help_ask mutual_help_words mutual_help_suggestion"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="your_offer",
        name=_("Wat je voor een ander wilt doen, en de tijd die je gaf"),
        line=_("Een buur leest alleen wat je graag doet, zonder je naam. Tot jullie allebei ja zeggen."),
        tables=tables("mutual_help_offer mutual_help_effort"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="two_neighbours",
        name=_("Met welke buur je iets doet, en wie je kunt bellen"),
        line=_("Wat jij en de ander kozen, staat hier niet. Een nee kan niemand lezen, ook wij niet."),
        tables=tables("mutual_help_match"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="your_call",
        name=_("Dat je gebeld wilt worden door wie jullie twee kent"),
        line=_("De ander van jullie twee leest dit niet. Als er gebeld is, staat het nergens meer."),
        tables=tables("mutual_help_callme"),
        about="RESIDENT",
        may=REACHES,
    ),
    Kind(
        key="who_guides",
        name=_("Wie de helper begeleidt, en wanneer die twee praten"),
        line=_("Wie ja zei, kan de helper bereiken. Wie de vraag stelde, leest alleen wie begeleidt."),
        tables=tables("mutual_help_guide"),
        about="RESIDENT",
        may={
            key: Cell(WRITE if key in ("HOLDER", "DEPUTY", "LEAD") else READ, cell.why)
            for key, cell in SITS.items()
        }
        | {"OWN_HAND": Cell(WRITE, _("Zij begeleidt, met een eigen ja."))},
    ),
    Kind(
        key="your_programme",
        name=_("Met welk programma je meedoet"),
        line=_("Wie het programma leidt, ziet je naam en of er een training was. Niet wat je vroeg."),
        tables=tables("mutual_help_joining"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="your_pair",
        name=_("Met wie je in dat programma op pad bent"),
        line=_("Dit ontstaat pas als jullie allebei ja zeiden. Niemand kan het zelf opschrijven."),
        tables=tables("mutual_help_pair"),
        about="RESIDENT",
        may=ONLY_READS,
    ),
    Kind(
        key="your_pot",
        name=_("Wat jullie samen uitgeven, en waar jullie van dromen"),
        line=_("Wie het programma leidt, ziet de pot. De dromen zijn van jullie."),
        tables=tables("mutual_help_potentry mutual_help_dream"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="asked_together",
        name=_("Dat we je vroegen om met anderen mee te doen"),
        line=_("Of je ja of nee zei, staat hier niet. Wie het voorstelde, ziet alleen hoeveel mensen komen."),
        tables=tables("mutual_help_bundleask"),
        about="RESIDENT",
        may=ONLY_READS,
    ),
    Kind(
        key="your_tour",
        name=_("Je plek bij een rondleiding, en de naam die jij daar koos"),
        line=_("Wie de rondleiding leidt en wie je daar ontvangt, zien alleen die naam."),
        tables=tables("mutual_help_tourseat"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="your_talk",
        name=_("Met wie je na een rondleiding verder wilt praten"),
        line=_("Jullie willen het allebei. Verder ziet niemand dat. Wat één van jullie koos, ziet niemand."),
        tables=tables("mutual_help_talk"),
        about="RESIDENT",
        may={key: ONLY_READS[key] for key in ("SELF", "BEARER")},
    ),
    Kind(
        key="your_inquiry",
        name=_("Wat je zegt in een gesprek in vier stappen"),
        line=_(
            "Wie met een eigen ja meedoet, leest dit ook. Verder niemand. Heb je geen scherm? Dan ook de"
            " collega aan wie jij je code voorleest."
        ),
        tables=tables("mutual_help_inquiry mutual_help_inquiryword"),
        about="RESIDENT",
        may={"SELF": Cell(WRITE, IT_IS_YOURS)},
        alone=True,
    ),
    Kind(
        key="in_your_inquiry",
        name=_("Dat je meedoet met zo'n gesprek"),
        line=_(
            "Alleen door je eigen ja. Zei je dat tegen een collega? Dan staat erbij wie het hoorde. Ga je"
            " weg, dan is het weg."
        ),
        tables=tables("mutual_help_inquirymember"),
        about="RESIDENT",
        may={"SELF": Cell(READ, IT_IS_YOURS)},
        alone=True,
    ),
    Kind(
        key="your_goal",
        name=_("Wat je straks alleen wilt kunnen"),
        line=_("De ander van jullie twee leest dit mee. Alleen jij zegt wanneer het lukt."),
        tables=tables("mutual_help_goal"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="your_wins",
        name=_("Wat er al lukt, in jouw woorden"),
        line=_("De ander van jullie twee leest dit mee."),
        tables=tables("mutual_help_smallwin"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="your_week",
        name=_("Je week in een programma: waar je een plek hebt"),
        line=_("Wie het programma leidt, ziet je week. Wie er nog meer komt, zie je hier niet."),
        tables=tables("mutual_help_place"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="your_wish",
        name=_("Hoeveel dagdelen je wilt, en of je een tolk wilt"),
        line=_("Wie het programma leidt, leest dit en vraagt een tolk."),
        tables=tables("mutual_help_wish"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="your_rota",
        name=_("Het rooster om je heen: wie jij vroeg, wie ja zei, en wie wanneer komt"),
        line=_("Wie meedoet, ziet alleen de eigen beurten en welke nog open zijn. Niet wie de anderen zijn."),
        tables=tables("mutual_help_rota mutual_help_rotahelper mutual_help_turn mutual_help_nobodycame"),
        about="RESIDENT",
        may=ONLY_READS | {key: SITS[key] for key in ("SELF", "BEARER", "HOLDER", "WRITER")},
    ),
    Kind(
        key="between_two",
        name=_("Wat jij en een ander elkaar schrijven"),
        line=_("Dit blijft tussen jullie twee."),
        tables={"mutual_help_note": "readers = 'BETWEEN'"},
        about="RESIDENT",
        may={
            "SELF": Cell(WRITE, IT_IS_YOURS),
            "BEARER": Cell(WRITE, CODE),
            "HOLDER": Cell(WRITE, _("Zij is de ander van jullie twee.")),
        },
    ),
    Kind(
        key="for_all_at_the_question",
        name=_("Wat iemand schrijft voor iedereen bij je vraag"),
        line=_("Wie schrijft, kiest eerst wie het mag lezen. Jij leest altijd alles."),
        tables={"mutual_help_note": "readers = 'TABLE'"},
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="advice",
        name=_("Advies van een collega, zonder jouw naam"),
        line=_("De collega krijgt een korte tekst. Daar staat niet in wie jij bent."),
        tables=tables("mutual_help_consult"),
        about="RESIDENT",
        may=ONLY_READS | {"ADVISER": Cell(WRITE, _("Om antwoord te geven. Zij ziet alleen deze tekst."))},
    ),
    Kind(
        key="the_ball",
        name=_("Wie de bal heeft, wie meeleest en wat er gebeurde"),
        line=_("Je ziet altijd wie er bezig is, en sinds wanneer."),
        tables=tables("commitments_ball commitments_seat commitments_step commitments_sighting"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="being_passed_on",
        name=_("Aan wie je vraag wordt doorgegeven"),
        line=_("Zonder jouw ja ziet de ander niets. Ook niet dat er iets is."),
        tables=tables("commitments_pass"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="looking_back",
        name=_("De afspraak om later terug te kijken"),
        line=_("Alleen als jij dat wilt."),
        tables=tables("commitments_lookback"),
        about="RESIDENT",
        may=SITS,
    ),
    Kind(
        key="messages",
        name=_("Berichten en brieven aan jou"),
        line=_("Een bericht zegt nooit waar je vraag over gaat."),
        tables=tables("notifications_message"),
        about="RESIDENT",
        may=REACHES | {"HOLDER": Cell(WRITE, _("Om een brief voor je te printen."))},
    ),
)
