"""What stands on /ontwerp: made-up people in a made-up neighbourhood, in real-looking Dutch."""

from datetime import datetime, timedelta
from typing import Any

from samenspel.design.forms import Example

Row = dict[str, Any]


def steps(now: datetime) -> list[Row]:
    return [
        {
            "shape": "now",
            "text": "Dewi heeft de bal aangenomen.",
            "detail": "Ze zoekt een wandelgroep bij jou in de buurt.",
            "at": now,
        },
        {
            "shape": "formal",
            "text": "Els van het wijkteam las je vraag en vroeg: mag Dewi je bellen? Jij zei ja.",
            "at": now - timedelta(days=1),
        },
        {
            "shape": "hybrid",
            "text": "Het buurthuis dacht mee, samen met twee buren.",
            "at": now - timedelta(days=2),
        },
        {
            "shape": "informal",
            "text": "Je stelde je vraag, samen met Bram bij de koffiekar.",
            "at": now - timedelta(days=3),
        },
    ]


def entries() -> list[Row]:
    free, room = {"label": "Gratis", "kind": "quiet"}, {"label": "Er is plek", "kind": "ok"}
    return [
        {
            "url": "#loopgroepje",
            "name": "Loopgroepje langs de singel",
            "summary": "Elke dinsdag een half uur, rustig tempo. Start bij de bieb.",
            "distance_text": "350 meter.",
            "tags": [{"label": "Buurtbewoners", "kind": "quiet"}, free, room],
            "fresh_text": "Bevestigd op 18 november door Ria.",
            "is_old": False,
        },
        {
            "url": "#wandelvoetbal",
            "name": "Wandelvoetbal 60+, VV Waterhoek",
            "summary": "Maandag en vrijdag, 10 uur.",
            "distance_text": "900 meter.",
            "tags": [{"label": "Sportclub", "kind": "quiet"}, {"label": "Wachten: 2 weken", "kind": "warn"}],
            "fresh_text": "Al 7 maanden niet bevestigd. Klopt het nog?",
            "is_old": True,
        },
    ]


def work(now: datetime) -> list[Row]:
    def row(days: int, who: str, what: str, holder: str, detail: str, step: str) -> Row:
        return {
            "due_at": now + timedelta(days=days),
            "who": who,
            "what": what,
            "holder": holder,
            "detail": detail,
            "step": step,
        }

    walking = "“Ik zou wel weer eens willen wandelen.”"
    return [
        row(-1, "Ria V.", walking, "jij", "", "Bellen over het loopgroepje"),
        row(0, "Meneer Aydın", "Recept van dokter Chen", "jij", "", "10.30 uur, spreekkamer 2"),
        row(1, "Farid", "“Het wordt me even te veel.”", "Els", "aangeboden aan jou", "Neem de bal aan"),
        row(5, "Joop de Wit", "Geen e-mail. Brief gaat vandaag weg.", "jij", "", "Langsgaan, samen met Bram"),
    ]


def letter(now: datetime) -> Row:
    return {
        "to": ["De heer J. de Wit", "Singelstraat 14", "3999 AB Waterhoek"],
        "from_name": "Welzijn Waterhoek",
        "place": "Waterhoek",
        "written_on": now,
        "greeting": "Beste meneer De Wit,",
        "paragraphs": [
            "Je vroeg ons om iemand die meegaat naar het ziekenhuis. Bram van Dijk, je overbuurman,"
            " wil dat graag doen. Jullie hebben elkaar al gezien bij de koffie."
        ],
        "holder": {
            "name": "Dewi",
            "heading": "De bal ligt bij Dewi",
            "sentence": "Dewi belt je op donderdag 26 november, 10 uur. Haar nummer is 030 123 45 67.",
        },
        "code": "TULP 38 05",
        "code_sentence": "Wil je iets veranderen? Bel Dewi, of lees deze code voor bij de balie:",
        "address": "waterhoek.example/v",
        "qr": "https://waterhoek.example/v/TULP-38-05",
        "readers": "Alleen jij, Els van het wijkteam en Dewi kunnen je vraag lezen."
        " Bram weet alleen de dag, de tijd en waar jullie vertrekken.",
        "closing": "Met een groet uit de buurt,",
        "signed": "Dewi Sapulete, welzijnscoach",
    }


def card(*, size: str = "a5") -> Row:
    return {
        "size": size,
        "title": "Volg hier je vraag",
        "code": "APPEL 72 41",
        "address": "waterhoek.example/v",
        "address_sentence": "Tik deze code in op",
        "qr": "https://waterhoek.example/v/APPEL-72-41",
        "holder": "De bal ligt bij Dewi, tot vrijdag 27 november.",
    }


def outlines() -> Row:
    names = ["Molenbuurt", "De Weide", "Havenbuurt", "Singelkwartier"]
    corners = [(5.000, 52.010), (5.016, 52.010), (5.000, 52.000), (5.016, 52.000)]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name},
                "geometry": {"type": "Polygon", "coordinates": [_block(east, north)]},
            }
            for name, (east, north) in zip(names, corners, strict=True)
        ],
    }


def _block(east: float, north: float) -> list[list[float]]:
    wide, high = 0.0152, 0.0094
    shape = [(0, 0.0006), (wide, 0), (wide - 0.0008, high), (0.0009, high - 0.0005), (0, 0.0006)]
    return [[east + x, north + y] for x, y in shape]


def places() -> Row:
    rows = [
        ("Loopgroepje langs de singel", "informal", 5.006, 52.0125, "Elke dinsdag een half uur."),
        ("Buurthuis De Schakel", "hybrid", 5.021, 52.006, "Bewegen op muziek, ook zittend."),
        ("Wandelvoetbal 60+", "formal", 5.009, 52.004, "Maandag en vrijdag, 10 uur."),
    ]
    return {
        "type": "FeatureCollection",
        "features": [
            {
                "type": "Feature",
                "properties": {"name": name, "shape": shape, "url": "#loopgroepje", "summary": summary},
                "geometry": {"type": "Point", "coordinates": [east, north]},
            }
            for name, shape, east, north, summary in rows
        ],
    }


def everything(now: datetime) -> Row:
    return {
        "now": now,
        "steps": steps(now),
        "entries": entries(),
        "work": work(now),
        "form": Example(),
        "form_with_errors": Example({"mail": "ria.nl"}, auto_id="wrong_%s", use_required_attribute=False),
        "tabs": [
            {"label": "Mijn ballen", "url": "#tabs", "current": True, "count": 7},
            {"label": "Aangeboden aan mij", "url": "#tabs", "current": False, "count": 1},
            {"label": "Afgerond", "url": "#tabs", "current": False, "count": 0},
        ],
    }
