"""Why we keep what about whom: every purpose of processing, from which the register of processing is written.

A lawful ground is never somebody's agreement: what a person allows (consent per share) stands beside it, and
can be taken back without the ground falling away. `journal.look` refuses a purpose that is not here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

# Who decides why and how: the municipality, the welfare organisation, or both together (AVG art. 26).
RESPONSIBLE = MappingProxyType(
    {
        "GEMEENTE": "de gemeente is verwerkingsverantwoordelijke; wie voor haar werkt is verwerker (AVG art. 28)",
        "WELZIJN": "de welzijnsorganisatie is verwerkingsverantwoordelijke; wie voor haar werkt is verwerker (AVG art. 28)",
        "SAMEN": "gemeente en welzijnsorganisatie zijn samen verwerkingsverantwoordelijk, met een regeling (AVG art. 26)",
    }
)


@dataclass(frozen=True, slots=True)
class Ground:
    """A lawful ground of AVG art. 6, and the law or interest behind it."""

    article: str  # 6-1-b, 6-1-c, 6-1-e, 6-1-f: never 6-1-a
    law: str


@dataclass(frozen=True, slots=True)
class Retention:
    """How long, in months, counted from a moment; None: as long as it is true. Proposals: each gemeente decides."""

    months: int | None
    after: str


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


_BOTH = "ieder voor het eigen deel: de gemeente 6-1-e, de welzijnsorganisatie 6-1-f"
_TASK = (
    "taak van algemeen belang: Wmo 2015 art. 2.1.1 en 2.2.1 t/m 2.2.4; "
    "wordt een vraag een melding, dan ook art. 2.3.2 en 5.1.1"
)
_INTEREST = (
    "gerechtvaardigd belang: helpen wie daar zelf om vraagt, in opdracht van de gemeente (Wmo 2015 art. 2.2.3)"
)
_DUTY = "wettelijke plicht: verantwoording, inzage en beveiliging (AVG art. 5 lid 2, 15 en 32)"
_CONTRACT = "overeenkomst: de afspraak met wie hier werkt, betaald of als vrijwilliger"

# ground → who is responsible → the ground. A GP has her own: WGBO (BW 7:454 and 7:457), see the register.
GROUNDS: Mapping[str, Mapping[str, Ground]] = MappingProxyType(
    {
        "HELP": {
            "GEMEENTE": Ground("6-1-e", _TASK),
            "WELZIJN": Ground("6-1-f", _INTEREST),
            "SAMEN": Ground("6-1-e+f", f"{_BOTH}. {_TASK}. {_INTEREST}"),
        },
        "WORK": dict.fromkeys(RESPONSIBLE, Ground("6-1-b", _CONTRACT)),
        "DUTY": dict.fromkeys(RESPONSIBLE, Ground("6-1-c", _DUTY)),
    }
)

RETENTION: Mapping[str, Retention] = MappingProxyType(
    {
        "ASK": Retention(12, "het einde van de vraag; daarna blijft alleen een telling zonder naam"),
        "NOTE": Retention(12, "het einde van de vraag of de situatie waar het bij hoort"),
        "AGREEMENT": Retention(12, "het einde van de afspraak"),
        "CONSENT_PROOF": Retention(60, "het einde van het delen"),
        "ACCESS_LOG": Retention(60, "de inzage of de daad (NEN 7513)"),
        "ACCOUNT": Retention(24, "de laatste keer dat iemand er iets mee deed"),
        "WORK": Retention(24, "de laatste werkdag"),
        "MESSAGE": Retention(12, "het versturen"),
        "MAP": Retention(None, "zolang de plek bestaat en de eigenaar het goed vindt"),
        "BACKUP": Retention(3, "het maken van de kopie; de beheerder stelt dit venster in"),
    }
)

MEASURES = (
    "Regels in de database zelf (row-level security) zeggen per rij wie haar leest: `docs/decisions/0003`.",
    "Wie gegevens van anderen ziet, meldt zich aan met een tweede stap.",
    "Wie een mens of haar vraag bekijkt, staat in een logboek dat alleen groeit: `docs/decisions/0005`.",
    "Verbindingen zijn versleuteld; een pagina met persoonsgegevens wordt nergens bewaard.",
    "Berichten zeggen dat er iets is, nooit wat: `docs/decisions/0006`.",
    "Vrije tekst is bedoeld voor gewone woorden. Er is geen veld voor een diagnose en geen BSN.",
)

_ASK = ("mutual_help_ask", "mutual_help_words", "mutual_help_note", "mutual_help_suggestion")
_BALL = ("commitments_ball", "commitments_seat", "commitments_pass", "commitments_step", "commitments_sighting")
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
        "carry_ball": Purpose(
            nl="Een vraag dragen, doorgeven en beantwoorden", en="Carry a question, pass it on and answer it",
            data=(*_PERSON, *_ASK, *_BALL, "mutual_help_consult"), whose=_ASKERS, ground="HELP",
            receives="wie de bal heeft, de waarnemer, de teamleider als het lang duurt, en wie met het ja van de "
            "vrager gevraagd is; een collega die advies geeft krijgt alleen een tekst zonder naam",
            retention=("ASK", "NOTE"), special=_FREE_TEXT,
            secured="Niemand wordt gevraagd voordat de vrager ja zei: een regel van de database.",
        ),
        "own_page": Purpose(
            nl="Laten zien wat er over jou bewaard wordt", en="Show what is kept about you",
            data=(*_PERSON, *_ASK, *_BALL, "journal_look"), whose="wie zich aanmeldt", ground="DUTY",
            receives="alleen de persoon zelf", retention=("ACCESS_LOG",),
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
