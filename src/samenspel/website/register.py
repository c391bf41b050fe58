"""The register of processing (AVG art. 30) as Markdown, written from the same table that the software uses."""

from samenspel.journal.purposes import GROUNDS, MEASURES, PURPOSES, RESPONSIBLE, RETENTION, Purpose

HEAD = """# Register van verwerkingen

Dit register is gemaakt uit `src/samenspel/journal/purposes`, dezelfde tabel die de software zelf gebruikt:
`./samenspel manage processing_register --write`. Verander dus de tabel, niet dit bestand. Een test vergelijkt ze.

Wie verantwoordelijk is, stelt elke plek zelf in (`RESPONSIBLE_KIND` en verder, zie `docs/running.md`). Bewoners
zien het op `/wie-mag-wat/`. Een functionaris voor gegevensbescherming kijkt dit na voordat er echte mensen in
staan: dit is geen juridisch advies.

## Wie is verantwoordelijk

"""
AFTER = """
Een huisarts is zelf verantwoordelijk voor haar dossier (WGBO, BW 7:454) en heeft beroepsgeheim (BW 7:457): zij
tipt alleen met het uitdrukkelijke ja van de patiënt, en zonder medische inhoud.

Een grondslag is iets anders dan het ja van een mens. De grondslag zegt waarom wij iets mogen bewaren. Haar ja
zegt wie er mag meelezen; dat kan zij elk moment intrekken, zonder dat de hulp stopt.

Doorgifte buiten de EU: geen. Geautomatiseerde besluiten of profielen (AVG art. 22): geen.
"""


def text() -> str:
    """Return the whole register."""
    parts = [HEAD, *(f"- `{kind}`: {words}.\n" for kind, words in RESPONSIBLE.items()), AFTER]
    parts += ["\n## Beveiliging van alles\n\n", *(f"- {measure}\n" for measure in MEASURES)]
    parts += ["\n## De verwerkingen\n", *(_purpose(code, one) for code, one in PURPOSES.items())]
    parts += ["\n## Hoe lang\n\nVoorstellen; elke gemeente stelt ze zelf vast.\n\n", *_retention()]
    return "".join(parts)


def _purpose(code: str, one: Purpose) -> str:
    grounds = {kind: GROUNDS[one.ground][kind] for kind in RESPONSIBLE}
    same = len({ground.law for ground in grounds.values()}) == 1
    rows = {
        "Code": f"`{code}`",
        "Over wie": one.whose,
        "Welke gegevens": ", ".join(f"`{table}`" if "_" in table else table for table in one.data),
        "Grondslag (AVG art. 6)": "; ".join(
            f"{'' if same else kind + ': '}{ground.article.replace('-', ' ')}: {ground.law}"
            for kind, ground in list(grounds.items())[: 1 if same else 2]
        ),
        "Bijzondere gegevens (AVG art. 9)": one.special or "geen",
        "Wie krijgt het te zien": one.receives,
        "Hoe lang": ", ".join(one.retention),
        "Beveiliging": one.secured or "zie hierboven",
    }
    lines = "".join(f"| {name} | {words} |\n" for name, words in rows.items())
    return f"\n### {one.nl}\n\n| | |\n| --- | --- |\n{lines}"


def _retention() -> list[str]:
    rows = (
        f"| `{key}` | {f'{one.months} maanden' if one.months else 'geen termijn'} | {one.after} |\n"
        for key, one in RETENTION.items()
    )
    return ["| klasse | hoe lang | na |\n| --- | --- | --- |\n", *rows]
