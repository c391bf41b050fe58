"""What is refused about balls; each docstring is the sentence that people read."""

from samenspel.foundation.errors import Refusal


class NotYourBall(Refusal):
    """De bal ligt niet bij jou. Alleen wie de bal heeft, kan dit doen."""


class BallIsClosed(Refusal):
    """Deze vraag is al afgesloten. Je kunt hem weer openen."""


class AlreadyPickedUp(Refusal):
    """Iemand anders was net eerder. De bal ligt nu daar."""


class YoursAlready(Refusal):
    """De bal ligt al bij jou."""


class BallIsOpen(Refusal):
    """Deze vraag is nog open."""


class OfferIsOver(Refusal):
    """Dit aanbod geldt niet meer. Kijk waar de bal nu ligt."""


class NobodyAtTheDoor(Refusal):
    """In deze buurt is nog geen voordeur. Bel ons, dan zoeken we samen verder."""


class AwayNow(Refusal):
    """Deze persoon is afwezig en kan de bal nu niet krijgen. Kies iemand anders."""


class AwayAlready(Refusal):
    """Op een van deze dagen staat al: afwezig. Kies andere dagen, of haal dat eerst weg."""


class MayBeAboutYou(Refusal):
    """Deze klacht kan gaan over jouw hulp. Laat hem bij een collega die niet helpt."""


class TakesOverItself(Refusal):
    """Een voordeur die waarneemt, is zelf open. Kies een andere voordeur of andere dagen."""


class BallStillHeld(Refusal):
    """Iemand moet de bal aannemen voordat jij hem loslaat."""


class YesIsMissing(Refusal):
    """De vrager moet eerst ja zeggen. Vraag het, of laat het vragen op het scherm."""


class OfferedAlready(Refusal):
    """Je hebt de bal al aan deze persoon aangeboden."""


class LookBackIsPlanned(Refusal):
    """Er is al een moment afgesproken om terug te kijken."""


class LeadsADoor(Refusal):
    """Deze collega is teamleider van een voordeur. Kies daar eerst een ander."""


class LeadMustWorkHere(Refusal):
    """Kies als teamleider iemand die hier werkt en blijft."""


class DoorIsThere(Refusal):
    """Dit gebied heeft al een voordeur."""


class OnRotaAlready(Refusal):
    """Deze collega staat al op het rooster."""


class NotOfThisDoor(Refusal):
    """Kies iemand die werkt bij de organisatie van deze voordeur."""


class LastOfficial(Refusal):
    """Dan blijft er niemand van de gemeente over. Voeg eerst een ander toe."""


class EndedAlready(Refusal):
    """Dit werk is al gestopt."""


class SomebodyCountsOnHer(Refusal):
    """Er zijn nog mensen die op deze collega rekenen. Neem eerst samen goed afscheid."""
