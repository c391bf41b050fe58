"""What is refused about asks and offers; each docstring is the sentence that people read."""

from samenspel.foundation.errors import Refusal


class OnlyTheAskerSays(Refusal):
    """Alleen wie de vraag stelde, kan dit zeggen."""


class TheirYesFirst(Refusal):
    """Vraag het eerst aan de ander. Zonder ja van de ander kunnen we niet beginnen."""


class ReasonMissing(Refusal):
    """Schrijf erbij waarom. De vrager kan het lezen."""


class NameInConsult(Refusal):
    """Er staat een naam of nummer in je tekst. Haal die weg, en vraag het dan opnieuw."""


class AskIsOpen(Refusal):
    """Deze vraag is nog open."""


class AskedAlready(Refusal):
    """Dat hebben we je al gevraagd."""


class OnlyTheOffererSays(Refusal):
    """Alleen wie het aanbood, kan dit zeggen."""


class OfferMoved(Refusal):
    """Met dit aanbod kan dat nu niet. Kijk hoe het er nu voor staat."""


class RestDay(Refusal):
    """Kies een dag na vandaag, binnen een jaar. Weet je het nog niet? Laat de dag dan leeg."""


class OneReply(Refusal):
    """Je kunt nu niets terugschrijven. Bel gerust: dan praat je verder."""


class HerOwnChoice(Refusal):
    """Dit zegt alleen de persoon zelf. Vraag haar code, of laat haar zelf inloggen."""


class SayWhatYouLike(Refusal):
    """Schrijf op wat je eraan leuk vindt, en zeg dat je het zelf kiest."""


class AnswerMissing(Refusal):
    """Schrijf een paar woorden terug. Een mens geeft antwoord, geen knop."""


class NameInCall(Refusal):
    """Er staat een naam of nummer in je zin. Haal die weg. Dan weet niemand wie je bent."""

    field = "line"  # where it was typed


class NameInMaterial(NameInCall):
    """Er staat een naam of nummer bij wat ervoor nodig is. Haal die weg."""

    field = "material"


class CallMissing(Refusal):
    """Vraag de vrager eerst om één zin voor een buur. Zonder die zin ziet niemand iets."""


class ChooseAFew(Refusal):
    """Kies er hooguit vijf. Zo blijft kiezen makkelijk."""


class MatchMoved(Refusal):
    """Dat kan nu niet meer. Kijk hoe het er nu voor staat."""


class NoRoom(Refusal):
    """Er is nu geen plek. Eerder afgesproken hulp gaat voor."""


class NotReadyYet(Refusal):
    """Er ontbreekt nog iets. Denk aan een nummer, een VOG, een training, een begeleider of een dag."""


class NeedsGuide(NotReadyYet):
    """Dit kan alleen met een begeleider. Kies wie dat is, en wanneer jullie voor het eerst praten."""


class NotThisGuide(NotReadyYet):
    """Kies iemand die hier werkt, en die niet een van deze twee is."""


class TalkDay(NotReadyYet):
    """Kies een dag die nog komt, in het komende half jaar."""


class GuideMoved(Refusal):
    """Dat kan nu niet meer. Kijk hoe het er nu voor staat."""


class NeedsPaper(NotReadyYet):
    """Hier is een VOG of een training nodig. Schrijf bij het aanbod op dat je die zag."""


class NeedsHandOver(NotReadyYet):
    """Hier helpt een beroepskracht. Kies een dag waarop bewoners het overnemen."""


class BackstopStays(Refusal):
    """De beroepskracht blijft erbij, tot jullie allebei zeggen dat het zonder kan."""


class JoiningMoved(Refusal):
    """Meedoen met dit programma kan nu niet. Je kunt met één programma tegelijk meedoen."""


class ProgrammeMoved(Refusal):
    """Dit programma is al afgesloten."""


class StoryMissing(Refusal):
    """Schrijf op hoe het ging. Met dat verhaal sluit je het programma af."""


class GoalMoved(Refusal):
    """Een doel schrijft iemand zelf op, zolang jullie samen op pad zijn."""


class TrainingFirst(Refusal):
    """Eerst is er een training. Daarna kunnen jullie elkaar zien."""


class PotIsEmpty(Refusal):
    """Zoveel zit er niet meer in de pot."""


class PotIsClosed(Refusal):
    """Dit kan nu niet in de pot. Kijk hoe het er nu voor staat."""


class DreamsAreFull(Refusal):
    """Er staan al twintig dromen op jullie lijst. Doe er eerst een paar."""


class NotEnoughAlike(Refusal):
    """Er zijn nu niet genoeg mensen die dit vragen. Kijk hoe het er nu voor staat."""


class BundleMoved(Refusal):
    """Hier kun je nu geen antwoord op geven. Kijk hoe het er nu voor staat."""


class AnotherWritesDown(Refusal):
    """Jij schreef al op wat de ander zei. Laat dit antwoord door een collega opschrijven."""


class RotaMoved(Refusal):
    """Dit rooster is intussen veranderd, of het was al gedaan. Zo staat het er nu voor."""


class NotAskedNow(Refusal):
    """Deze helper kan nu niet als eerste gevraagd worden. Kies een ander, of vraag iedereen tegelijk."""


class RotaIsFull(Refusal):
    """Er zijn al twaalf mensen gevraagd. Zo blijft het klein. Haal er eerst iemand uit."""


class TooManyTurns(Refusal):
    """Zoveel beurten passen niet in een rooster: hooguit 400 tegelijk. Kies minder dagen of minder weken."""


class TurnTaken(Refusal):
    """Deze beurt is nu niet open. Dank je wel dat je het wilde."""


class WeekMoved(Refusal):
    """Dat kan nu niet meer in deze week. Kijk hoe het er nu voor staat."""


class TwoPlacesAtOnce(Refusal):
    """Op dat moment heb je al iets anders in je week. Kies wat je het liefst doet."""


class GroupIsFull(Refusal):
    """Deze groep is nu vol. Kies een andere, of vraag het later nog eens."""


class TourMoved(Refusal):
    """Dat kan nu niet bij deze rondleiding. Kijk hoe het er nu voor staat."""


class TourIsFull(Refusal):
    """Deze rondleiding is nu vol. Kijk of er een andere is die je past."""


class TourSeatTaken(Refusal):
    """Je staat al bij deze rondleiding. Kijk hoe het er nu voor staat."""


class TourHasPeople(Refusal):
    """Er zei al iemand ja. Nu kunnen alleen de plek en het moment nog anders."""


class InquiryMoved(Refusal):
    """Dat kan nu niet in dit gesprek. Kijk hoe het er nu voor staat."""


class InquiryIsFull(Refusal):
    """Er doen al twintig mensen mee. Dan hoort niemand elkaar meer. Begin een tweede gesprek."""


class IsInInquiry(Refusal):
    """Die mens doet al mee met dit gesprek. Is de code kwijt? Maak dan een nieuwe."""


class ResidentSaysYes(Refusal):
    """Wie hier werkt, doet zelf mee met de code. Jij schrijft alleen het ja van een bewoner op."""


class StandsStillAlready(Refusal):
    """Dit aanbod staat al stil. Een ander kijkt ernaar. Jij hoeft niets te doen."""


class NobodyElseLooks(Refusal):
    """Er is nu niemand anders die kan meekijken. Bel je teamleider, en spreek af wie dat doet."""


class StandstillDay(Refusal):
    """Kies een dag na vandaag, binnen vier weken."""


class LongEnough(Refusal):
    """Dit aanbod staat al zo lang stil als het mag. Laat het weer meedoen, of laat het stoppen."""


class NameInWords(Refusal):
    """Er staat een naam of nummer in je woorden. Haal die weg, want de helper leest dit."""


class StandsStill(Refusal):
    """Dit kan nu nog niet. De hulp rust nog even."""
