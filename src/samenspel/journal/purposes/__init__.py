"""Why we keep what about whom: every purpose of processing, from which the register of processing is written.

A lawful ground is never somebody's agreement: what a person allows (consent per share) stands beside it, and
can be taken back without the ground falling away. `journal.look` refuses a purpose that is not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from .grounds import GROUNDS, MEASURES, RESPONSIBLE, RETENTION, Ground, Retention


@dataclass(frozen=True, slots=True)
class Purpose:
    """One purpose: which data of whom, on what ground, for whose eyes, for how long."""

    nl: str
    en: str
    data: tuple[str, ...]  # tables
    whose: str
    ground: str  # a key of GROUNDS
    receives: str
    retention: tuple[str, ...]  # keys of RETENTION
    special: str = ""  # AVG art. 9: where health or belief may slip in
    secured: str = ""  # on top of what holds for all: see MEASURES
    done_by: str = ""  # the door that does it, for a purpose under which nobody looks at a person


_SEALED = "De tekst staat versleuteld in de database."
_ASK = ("mutual_help_ask", "mutual_help_words", "mutual_help_note", "mutual_help_suggestion")
_BALL = tuple(f"commitments_{one}" for one in ("ball", "seat", "pass", "step", "sighting"))
_PERSON = ("community_person", "community_contactdetails")
_ASKERS = "wie iets vraagt, en wie met die vraag helpt"
_FREE_TEXT = (
    "In vrije tekst kan iemand iets over gezondheid of geloof schrijven. Grond: AVG art. 9 lid 2 onder a (haar eigen "
    "woorden, met uitdrukkelijk ja) of h, met UAVG art. 30 lid 3 onder a voor maatschappelijke dienstverlening."
)

PURPOSES: Mapping[str, Purpose] = MappingProxyType(
    {
        "own_ask": Purpose(
            nl="Je eigen vraag stellen en volgen", en="Ask a question of your own and follow it",
            data=(*_PERSON, *_ASK, *_BALL), whose=_ASKERS, ground="HELP",
            receives="de vrager zelf, of wie haar code in de hand heeft",
            retention=("ASK", "NOTE"), special=_FREE_TEXT,
            secured="De code heeft 143 miljoen mogelijkheden; na zes foute pogingen is de deur een kwartier dicht.",
        ),
        "desk": Purpose(
            nl="Iemand helpen die belt, schrijft of langskomt", en="Help somebody who calls, writes or drops in",
            data=(*_PERSON, *_ASK, *_BALL), whose=_ASKERS, ground="HELP",
            receives="wie het aan de balie opschreef, of wie de code te horen kreeg (een kwartier)",
            retention=("ASK", "NOTE"), special=_FREE_TEXT,
            secured="Elke daad staat in het logboek als 'namens'.",
        ),
        "namens": Purpose(
            nl="Iets doen namens iemand die dat wil", en="Do something for somebody who wants it",
            data=("community_mandate", *_PERSON, *_ASK, *_BALL), whose="wie een helper of vertegenwoordiger heeft",
            ground="HELP", receives="de helper of vertegenwoordiger, binnen wat en hoe lang de persoon koos",
            retention=("ASK", "NOTE"), special=_FREE_TEXT,
            secured="De database kijkt bij elke stap of het nog mag. Beide namen staan in het logboek.",
            done_by="samenspel.community.actions.enter_namens",
        ),
        "card": Purpose(
            nl="Binnenkomen met een kaart", en="Come in with a card",
            data=("community_card", "community_cardsecret", "community_device"), whose="wie een kaart heeft",
            ground="HELP", receives="de persoon zelf, en wie haar helpt met een vraag", retention=("ACCOUNT",),
            secured="Van code en pincode staan alleen hashes; na vijf foute pogingen is de kaart dicht, na tien weg.",
            done_by="samenspel.community.actions.make_card",
        ),
        "carry_ball": Purpose(
            nl="Een vraag dragen, doorgeven en beantwoorden", en="Carry a question, pass it on and answer it",
            data=(*_PERSON, *_ASK, *_BALL, "mutual_help_consult", "community_death"), whose=_ASKERS, ground="HELP",
            receives="wie de bal heeft, de waarnemer, de teamleider als het lang duurt, en wie met het ja van de "
            "vrager gevraagd is; een collega die advies geeft krijgt alleen een tekst zonder naam",
            retention=("ASK", "NOTE"), special=_FREE_TEXT,
            secured="Niemand wordt gevraagd voordat de vrager ja zei: een regel van de database.",
        ),
        "talk": Purpose(
            nl="Samen praten over wat goed gaat en wat je wilt", en="Talk together about what goes well and what you want",
            data=(*_PERSON, "mutual_help_inquiry", "mutual_help_inquirymember", "mutual_help_inquiryword", *_BALL), ground="HELP",
            whose="wie met een eigen ja meedoet met een gesprek in vier stappen", receives="wie met een eigen ja in dat gesprek is, en een collega aan wie zij of hij de eigen code voorleest",
            retention=("ASK",), special=_FREE_TEXT, secured="Alleen een eigen ja, ook als een collega het hoorde: een regel van de database. " + _SEALED),
        "helping": Purpose(
            nl="Buren die elkaar willen helpen bij elkaar brengen", en="Bring neighbours together who want to help each other",
            data=(*_PERSON, "mutual_help_offer", "mutual_help_effort", "mutual_help_match", "mutual_help_joining", "mutual_help_pair",
                  "mutual_help_potentry", "mutual_help_dream", "mutual_help_goal", "mutual_help_smallwin",
                  "mutual_help_rota", "mutual_help_rotahelper", "mutual_help_turn", "mutual_help_nobodycame",
                  "mutual_help_callme", "mutual_help_guide", "mutual_help_place", "mutual_help_wish", "mutual_help_bundleask", "mutual_help_tourseat", "mutual_help_talk", *_BALL),
            whose="wie iets voor een ander wil doen, en wie met een programma meedoet",
            ground="HELP",
            receives="wie het aanbod beantwoordt; een buur leest alleen wat iemand graag doet, zonder naam, tot beiden ja zeggen; "
            "wie een programma leidt, ziet wie zelf ja zei tegen dat programma, en wat er uit de pot ging; "
            "wie in een rooster om iemand heen meedoet, ziet de eigen beurten en welke nog open zijn; "
            "wie bij een rondleiding ontvangt of die leidt, ziet de naam die een bezoeker zelf koos; "
            "wie met een ander verder wil praten, deelt een naam en een nummer pas als beiden dat willen; "
            "wie gebeld wil worden, geeft een naam en een nummer aan wie de vraag in handen heeft, tot er gebeld is; "
            "wie een helper begeleidt, ziet de naam, en na een eigen ja ook het nummer van die helper; van de vraag alleen de zin",
            retention=("ASK",), special=_FREE_TEXT,
            secured="Een nee staat nergens waar een ander het kan lezen. " + _SEALED,
        ),
        "standstill": Purpose(
            nl="Een aanbod even stilzetten als er iets ernstigs is", en="Let an offer stand still for a while when something is serious",
            data=("mutual_help_standstill", "mutual_help_standstillword", *_BALL), whose="wie iets voor een ander doet", ground="HELP",
            receives="de helper zelf; wie het stilzette en wie ernaar kijkt, zolang het stilstaat", retention=("STANDSTILL",), special=_FREE_TEXT,
            done_by="samenspel.mutual_help.actions.let_stand_still", secured="Wie het stilzette, besluit niet zelf: een regel van de database. " + _SEALED),
        "circle": Purpose(
            nl="Samen om iemand heen staan", en="Stand around somebody together",
            data=("circles_circle", "circles_member", "circles_agreement", "circles_part", "circles_signature",
                  "circles_goon", "circles_note"),
            whose="wie in een kring staat", ground="HELP",
            receives="wie met het ja van de persoon in haar kring staat; een aantekening alleen de schrijver en zij",
            retention=("AGREEMENT", "NOTE"), special=_FREE_TEXT, secured=_SEALED,
            done_by="samenspel.circles.models",
        ),
        "sharing": Purpose(
            nl="Delen wat de persoon goedvindt, en niets anders", en="Share what the person agrees to, and nothing else",
            data=("circles_consent", "circles_consenttext", "circles_shareditem"), whose="wie iets laat delen",
            ground="HELP", receives="de ene ontvanger die genoemd is, tot de dag die genoemd is",
            retention=("CONSENT_PROOF",), special=_FREE_TEXT,
            secured="Intrekken werkt meteen: de database deelt alleen wat nu geldt. " + _SEALED,
            done_by="samenspel.circles.models",
        ),
        "legal_exception": Purpose(
            nl="Delen zonder ja, omdat een wet dat eist", en="Share without a yes, because a law demands it",
            data=("circles_legalexception", "circles_shareditem"), whose="wie in groot gevaar is", ground="EXCEPTION",
            receives="de ene ontvanger die genoemd is, tot de dag die genoemd is",
            retention=("CONSENT_PROOF",), special="De reden kan over gezondheid gaan. " + _FREE_TEXT,
            secured="Twee paar ogen, een dag om terug te kijken; de persoon hoort het, tenzij dat gevaar geeft. " + _SEALED,
            done_by="samenspel.circles.models",
        ),
        "gleaning": Purpose(
            nl="Onthouden wat iemand onderweg vertelde", en="Remember what somebody told along the way",
            data=("circles_gleaningnote",), whose="wie zei: dit mag je opschrijven", ground="HELP",
            receives="wie het opschreef, en haar team als de persoon dat goedvindt", retention=("NOTE",),
            special=_FREE_TEXT, secured=_SEALED, done_by="samenspel.circles.models",
        ),
        "rights": Purpose(
            nl="Antwoorden op een verzoek over gegevens", en="Answer a request about one's data",
            data=("circles_appeal", "circles_takealong", "circles_hold"), whose="wie iets over haar gegevens vraagt", ground="DUTY",
            receives="de persoon zelf en wie haar verzoek in handen heeft", retention=("CONSENT_PROOF",),
            special=_FREE_TEXT, secured="De bal heeft een dag: binnen een maand. " + _SEALED,
            done_by="samenspel.circles.models",
        ),
        "leaving_well": Purpose(
            nl="Iemand laten opvolgen die weggaat", en="Let somebody who leaves be succeeded",
            data=("circles_succession",), whose="wie met een vertrekker te maken heeft", ground="HELP",
            receives="de persoon zelf en de vertrekker; de opvolger pas na haar ja", retention=("AGREEMENT",),
            done_by="samenspel.circles.models",
        ),
        "own_page": Purpose(
            nl="Laten zien wat er over jou bewaard wordt", en="Show what is kept about you",
            data=(*_PERSON, *_ASK, *_BALL, "journal_look"), whose="wie zich aanmeldt", ground="DUTY",
            receives="alleen de persoon zelf", retention=("ACCESS_LOG",), special=_FREE_TEXT,
        ),
        "look_back": Purpose(
            nl="Later vragen hoe het gaat", en="Ask later how things are",
            data=("commitments_lookback",), whose="wie dat zelf afsprak", ground="HELP",
            receives="de persoon zelf en wie met haar terugkijkt", retention=("ASK",),
            done_by="samenspel.commitments.actions.plan_look_back",
        ),
        "messages": Purpose(
            nl="Vertellen dat er iets is", en="Tell that there is something",
            data=("notifications_message", "community_contactdetails"),
            whose="wie iets vraagt en wie ermee werkt", ground="HELP",
            receives="de persoon zelf; een brief print wie de bal heeft. De mail- of sms-dienst ziet adres en "
            "een tekst zonder inhoud (verwerker)",
            retention=("MESSAGE",), done_by="samenspel.notifications.actions.tell",
        ),
        "working_here": Purpose(
            nl="Weten wie hier werkt, en als wat", en="Know who works here, and as what",
            data=("community_membership", "community_person"), whose="wie hier werkt, betaald of als vrijwilliger",
            ground="WORK", receives="collega's, wie met deze persoon te maken heeft, en beheer van de gemeente",
            retention=("WORK",), done_by="samenspel.community.actions.join",
        ),
        "being_away": Purpose(
            nl="Weten wie er niet is", en="Know who is away",
            data=("commitments_absence",), whose="wie hier werkt", ground="WORK",
            receives="alleen de persoon zelf; anderen merken dat zij geen bal kunnen geven",
            retention=("WORK",), special="De reden van afwezigheid wordt niet gevraagd en niet bewaard.",
            done_by="samenspel.commitments.actions.go_away",
        ),
        "sign_in": Purpose(
            nl="Aanmelden", en="Sign in",
            data=("community_account", "account_emailaddress", "mfa_authenticator", "django_session"),
            whose="wie een account heeft", ground="HELP", receives="niemand",
            retention=("ACCOUNT",), secured="Geen wachtwoorden. Een code werkt tien minuten en drie pogingen.",
            done_by="samenspel.community.actions.open_account",
        ),
        "accounting_for_it": Purpose(
            nl="Verantwoorden wie wat deed en wie keek", en="Account for who did what and who looked",
            data=("journal_entry", "journal_look"), whose="iedereen over wie iets bewaard wordt, en wie ermee werkt",
            ground="DUTY", receives="de persoon over wie het gaat, en wie het deed",
            retention=("ACCESS_LOG",),
            secured="Alleen nummers, woorden uit een lijst en tijdstippen; een keten die niemand kan veranderen.",
            done_by="samenspel.journal.actions.record",
        ),
        "counting": Purpose(
            nl="Tellen hoe het gaat in de buurt", en="Count how the neighbourhood is doing",
            data=("mutual_help_ask",), whose="niemand: alleen aantallen, zonder namen en zonder tekst", ground="HELP",
            receives="iedereen", retention=("ASK",), done_by="samenspel.mutual_help.queries.counts",
        ),
        "social_map": Purpose(
            nl="Laten zien wie wat doet in de buurt", en="Show who does what in the neighbourhood",
            data=("social_map_entry",), whose="wie een plek op de kaart zet en daar een telefoonnummer of adres bij geeft",
            ground="HELP", receives="iedereen", retention=("MAP",),
            secured="Er staat niets op zonder het ja van de eigenaar; een schuiladres heeft geen punt op de kaart.",
            done_by="samenspel.social_map.actions.put_entry",
        ),
        "map_alive": Purpose(
            nl="De kaart waar houden: wie houdt wat bij, en klopt het nog", en="Keep the map true: who tends what, and does it hold",
            data=("social_map_insider", "social_map_check", "social_map_change", "social_map_relation", "social_map_handover", "notifications_message"),
            whose="wie iets op de kaart zet, bijhoudt of voorstelt. Van wie iets meldt, bewaren we niets", ground="HELP",
            receives="wie dezelfde plek bijhoudt. Wie geen mail leest, wordt gebeld: dan ziet wie hier werkt de plek "
            "en het telefoonnummer, tot het antwoord er is. Wie zonder scherm bijhoudt, geeft een collega een code: "
            "die leest wie het is en wat er staat, en schrijft op wat zij zegt",
            retention=("ACCOUNT",), done_by="samenspel.social_map.actions.ask_about",
            secured="Een adres in een bericht is getekend en geldt zestig dagen. Kijken verandert niets.",
        ),
        "initiative": Purpose(
            nl="Samen iets beginnen in de buurt, en er geld voor vragen", en="Begin something together in the neighbourhood, and ask money for it",
            data=("social_map_insider", "initiatives_grantrequest", "initiatives_grantyes", "initiatives_ideacode", *_BALL, "community_person"), whose="wie meedoet, en wie ondersteunt", ground="HELP", retention=("ACCOUNT",),
            receives="wie er zelf bij hoort; wie bij de gemeente antwoord geeft, en wie voor haar waarneemt; wie een ja hoort, met een code; wie voor iemand zonder scherm opschrijft, met de code van die bewoner",
        ),
        "backup": Purpose(
            nl="Een kopie bewaren voor als het misgaat", en="Keep a copy for when things go wrong",
            data=("alle tabellen",), whose="iedereen hierboven", ground="DUTY",
            receives="de beheerder van de server (verwerker)", retention=("BACKUP",),
            secured="Bestand met rechten 0600; de beheerder versleutelt het en oefent het terugzetten.",
            done_by="samenspel.website.run.copies",
        ),
    }
)  # fmt: skip


def legal_basis(*, purpose: str, responsible: str) -> str:
    """Return the ground of a purpose as one word for the access log ('AVG-6-1-e').

    Raises ValueError for a purpose that stands in no table: nobody looks for a reason that was never written down.
    """
    if purpose not in PURPOSES:
        raise ValueError(f"unknown purpose: {purpose}")
    return f"AVG-{GROUNDS[PURPOSES[purpose].ground][responsible].article}"


__all__ = [
    "GROUNDS", "MEASURES", "PURPOSES", "RESPONSIBLE", "RETENTION", "Ground", "Purpose", "Retention", "legal_basis",
]  # fmt: skip
