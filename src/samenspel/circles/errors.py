"""What is refused about circles; each docstring is the sentence that people read."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from samenspel.foundation.errors import Refusal


class NotInThisCircle(Refusal):
    """Alleen wie in deze kring staat, kan dit doen."""


class OnlyTheCentreSays(Refusal):
    """Alleen om wie het gaat, kan dit zeggen."""


class AskedAlready(Refusal):
    """Zij staat al in deze kring, of is al gevraagd."""


class AnsweredAlready(Refusal):
    """Hier is al antwoord op gegeven."""


class SomebodyHeardIt(Refusal):
    """Schrijf erbij hoe het ja gegeven is: gezegd, of op papier."""


class AnotherHearsIt(Refusal):
    """Dit gaat over jouzelf. Vraag iemand anders om het ja op te schrijven."""


class TheLastOneStays(Refusal):
    """Hier blijft altijd iemand van een organisatie bij. Dat spraken jullie zo af. Stoppen kan pas als jullie allebei zeggen dat het niet meer hoeft."""  # noqa: E501


class NobodyLeftInTheCentre(Refusal):
    """Jij bent om wie het gaat. Wil je stoppen? Stop dan de hele kring."""


class ATraineeCountsOnYou(Refusal):
    """Jij begeleidt hier iemand die het nog leert. Spreek eerst af wie dat van je overneemt."""


class OnlyAColleagueGuides(Refusal):
    """Begeleiden doet iemand van een organisatie die ook in deze kring staat."""


class NotWholeYet(Refusal):
    """Nog niet alles is ingevuld. Kijk wat er nog ontbreekt."""


class WriteYourOwn(Refusal):
    """Iemand anders schreef dit, of iemand tekende al. Maak een eigen voorstel ernaast."""


class NotOnTheTable(Refusal):
    """Deze afspraken kun je nu niet tekenen. Kijk of er een nieuwer voorstel is."""


class YoursToSay(Refusal):
    """Jouw naam staat niet bij deze afspraken. Je hoeft niet te tekenen."""


class NobodySignsForAnother(Refusal):
    """Niemand tekent voor een ander. Gaat het over jouw eigen taak? Vraag dan iemand anders om het op te schrijven."""  # noqa: E501


class NoAgreementNow(Refusal):
    """Deze afspraken gelden nu niet."""


# --- taking over and leaving well ------------------------------------------------------------------------
class NotYoursToGiveOn(Refusal):
    """Dit contact is niet van jou. Alleen wie het heeft, kan het doorgeven."""


class AskedThisAlready(Refusal):
    """Dit is al gevraagd. We wachten op het antwoord."""


class StandsThereAlready(Refusal):
    """Die persoon staat al in deze kring."""


class MustWorkThere(Refusal):
    """Kies iemand die nu bij dezelfde organisatie werkt."""


class OnlyForYourEyes(Refusal):
    """Dit was alleen voor jou bedoeld. Het gaat niet naar een ander, ook niet met een vraag."""


class AnswerIsOver(Refusal):
    """Deze vraag is al voorbij. Kijk hoe het nu is."""


class HerOwnAnswer(Refusal):
    """Alleen om wie het gaat, kan dit zeggen. Wie er zelf mee komt, kan het niet opschrijven."""


class MeetFirst(Refusal):
    """Eerst is er haar ja, en maken jullie kennis. Dan pas neem je het over."""


class AskHerFirst(Refusal):
    """Vraag eerst of een ander het mag overnemen. Daarna kun je afscheid nemen."""


# --- sharing, notes and what was gleaned -----------------------------------------------------------------
class NothingChosen(Refusal):
    """Kies ten minste één ding."""


class NotToHerself(Refusal):
    """Het gaat over deze persoon zelf. Kies iemand anders."""


class SomethingChanged(Refusal):
    """Er is net iets veranderd. Lees het nog een keer, en zeg dan ja of nee."""


class NotAllReadable(Refusal):
    """Jij kunt niet alles lezen wat erin staat. Dan kun je het ook niet voorlezen. Alleen zij zelf kan nu antwoorden."""  # noqa: E501


class ReceiverIsNoWitness(Refusal):
    """Wie het straks leest, schrijft het ja niet op. Vraag iemand anders om erbij te zijn."""


class NotYourShare(Refusal):
    """Dit is niet van jou om te beantwoorden."""


class ShareIsOver(Refusal):
    """Dit delen is al voorbij."""


class TwoPairsOfEyes(Refusal):
    """Een ander moet hiernaar kijken: iemand die hier werkt, en die het zelf niet leest."""


class SecondIsAway(Refusal):
    """Deze collega is er nu niet. Vraag een ander om mee te kijken."""


class SecondIsThere(Refusal):
    """Deze collega is er gewoon. Wacht op het antwoord, of sluit de uitzondering af."""


class SomethingIsGone(Refusal):
    """Iets wat hierin staat, is er niet meer. Zeg nee. Je collega kan het dan opnieuw opschrijven."""


class ReviewFirst(Refusal):
    """Kies een dag om terug te kijken, van vandaag tot de laatste dag."""


class WhyNotTold(Refusal):
    """Niet vertellen mag alleen bij de meldcode of een rechter, en dan met een reden."""


class AlreadyTakenBack(Refusal):
    """Dit is al teruggenomen."""


class NotYourWords(Refusal):
    """Alleen wie dit schreef, kan het terugnemen. Zet jouw woorden ernaast."""


class MayNotBeKept(Refusal):
    """Zonder haar ja schrijven we niets op."""


class Keeps(Protocol):
    """One thing that keeps somebody from being erased."""

    @property
    def why(self) -> str: ...
    @property
    def until(self) -> date | None: ...


WHY_KEPT = {
    "ASK": gettext_lazy("Je hebt nog een open vraag. Sluit die eerst af, of stop ermee."),
    "APPEAL": gettext_lazy("Er loopt nog een ander verzoek van je. Wacht op het antwoord, of stop ermee."),
    "BALL": gettext_lazy("Er ligt nog een bal over jou bij iemand. Die wordt eerst afgemaakt."),
    "HOLDS_BALLS": gettext_lazy("Bij jou ligt nog een bal van iemand anders. Geef die eerst door."),
    "WORKS_HERE": gettext_lazy("Je werkt hier nog. Neem eerst afscheid."),
    "BACKSTOP": gettext_lazy(
        "In een kring is afgesproken dat een beroepskracht blijft. Stop die afspraak eerst samen."
    ),
    "TRAINEE": gettext_lazy("Jij begeleidt iemand die het nog leert. Spreek eerst af wie dat overneemt."),
    "GUIDES": gettext_lazy("Jij begeleidt iemand die een buur helpt. Zeg eerst dat je daarmee stopt."),
    "BESIDE": gettext_lazy("Jij blijft als beroepskracht bij twee buren. Dat neemt eerst een ander over."),
    "HOLD": gettext_lazy(
        "De gemeente moet iets van jou nog bewaren. Je ziet op je eigen pagina wat, waarom en tot wanneer."
    ),
    "LAW": gettext_lazy(
        "Een wet zegt dat we iets nog moeten bewaren. Bel ons, dan leggen we uit wat we kunnen zeggen."
    ),
}


class StillKept(Refusal):
    """Wissen kan nu nog niet."""

    def __init__(self, reasons: Sequence[Keeps] = ()) -> None:
        super().__init__()
        self.reasons = list(reasons)

    def lines(self) -> list[str]:
        """Return what stands in the way, one sentence each."""
        return [self._line(reason) for reason in self.reasons]

    def sentence(self) -> str:
        return " ".join([super().sentence(), *self.lines()])

    def _line(self, reason: Keeps) -> str:
        day = _("Dat is tot %(day)s.") % {"day": date_format(reason.until, "j F Y")} if reason.until else ""
        return f"{WHY_KEPT[reason.why]} {day}".strip()


class NoAddress(Refusal):
    """We weten geen adres om een brief te sturen. Print het overzicht nu."""


class MayNotHear(Refusal):
    """Deze collega kan deze klacht nu niet krijgen. Kies een ander."""


class QuestionIsOver(Refusal):
    """Deze vraag is al voorbij. Kijk hoe het nu staat."""


class HerYesFirst(Refusal):
    """Dit is iemand van een ander team. Vraag het eerst aan de vrager, en kruis het dan aan."""
