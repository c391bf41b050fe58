"""The lawful grounds, how long things are kept, and what holds for everything."""

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


_BOTH = "ieder voor het eigen deel: de gemeente 6-1-e, de welzijnsorganisatie 6-1-f"
_TASK = (
    "taak van algemeen belang: Wmo 2015 art. 2.1.1 en 2.2.1 t/m 2.2.4; "
    "wordt een vraag een melding, dan ook art. 2.3.2 en 5.1.1"
)
_INTEREST = "gerechtvaardigd belang: helpen wie daar zelf om vraagt, in opdracht van de gemeente (Wmo 2015 art. 2.2.3)"
_DUTY = "wettelijke plicht: verantwoording, inzage en beveiliging (AVG art. 5 lid 2, 15 en 32)"
_EXCEPTION = "wettelijke plicht of vitaal belang: meldcode (Wmo 2015 art. 3.3, 5.2.6), besluit van een rechter, groot gevaar"
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
        "EXCEPTION": dict.fromkeys(RESPONSIBLE, Ground("6-1-c+d", _EXCEPTION)),
    }
)

RETENTION: Mapping[str, Retention] = MappingProxyType(
    {
        "ASK": Retention(12, "het einde van de vraag; daarna blijft alleen een telling zonder naam"),
        "NOTE": Retention(12, "het einde van de vraag of de situatie waar het bij hoort"),
        "STANDSTILL": Retention(2, "de dag waarop het aanbod weer meedeed of stopte (acht weken)"),
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
