"""Questions to talk about while people agree something: behind each step, never a list to tick (I40).

Three layers: the practice of working together, playing together, and what it means to me that things change.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from django.utils.translation import gettext_lazy as _

PROMPTS: Mapping[str, tuple[Any, ...]] = MappingProxyType(
    {
        "waarom": (
            _("Wat maakt een week voor jou een goede week?"),
            _("Wat verandert er nu, en wat betekent dat voor jou?"),
            _("Waar zie je tegen op? Waar kijk je naar uit?"),
        ),
        "wat-er-al-is": (
            _("Wie deed dit tot nu toe? Wat wil zij of hij blijven doen?"),
            _("Wat kun en wil je zelf?"),
            _("Wat is er in de buurt, voor iedereen?"),
        ),
        "wie-doet-wat": (
            _("Waar ligt voor jou de grens? Wat doe je liever niet?"),
            _("Wat is werk voor een professional, en wat juist niet?"),
            _("Wat heb je nodig om dit te kunnen: uitleg, een cursus, iemand die meekijkt?"),
            _("Is er een verklaring omtrent gedrag (VOG) nodig? Wie regelt en betaalt die?"),
        ),
        "bellen": (
            _("Wanneer wordt het te groot? Hoe merk je dat aan elkaar?"),
            _("Wie beslist er, als het snel moet?"),
            _("Wie begeleidt wie?"),
        ),
        "vertellen": (
            _("Wat blijft tussen jullie twee?"),
            _("Wat moet de ander weten om goed te kunnen helpen?"),
            _("Hoort de huisarts of het wijkteam iets, en wat dan niet?"),
        ),
        "dank": (
            _("Wie betaalt de kosten, zoals de bus of de koffie?"),
            _("Is er een vergoeding? Wat mag je houden als je een uitkering hebt?"),
            _("Wie is verzekerd als er iets stuk gaat, of als iemand valt?"),
        ),
        "terugkijken": (
            _("Waaraan merk je over drie maanden dat het goed gaat?"),
            _("Wat doen jullie als iemand wil stoppen?"),
        ),
    }
)
