"""The classes in plain words, each with its legal basis: for the pages and the proof."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

# code → what it is, what happens when its term is over, why it is kept at all and no longer
WORDS: dict[str, tuple[Promise, Promise, Promise]] = {
    "ASK": (
        _("Vragen"),
        _(
            "Na de termijn blijft een telling: wijk, stappen en hoe lang het duurde. "
            "Zonder naam en zonder woorden."
        ),
        _("Niet langer dan nodig voor de hulp en de verantwoording (AVG art. 5 lid 1 onder e)."),
    ),
    "NOTE": (
        _("Aantekeningen"),
        _("Na het einde van de vraag of de kring gaan ze weg."),
        _(
            "Niet langer dan nodig voor de hulp (AVG art. 5 lid 1 onder e). "
            "Een Wmo- of jeugddossier staat niet hier."
        ),
    ),
    "STANDSTILL": (
        _("Aanbod dat even stilstond"),
        _("Acht weken nadat het voorbij is, gaat alles weg. Ook wat erover gezegd is."),
        _("Zo lang kan de helper erover klagen. Langer is niet nodig (AVG art. 5 lid 1 onder e)."),
    ),
    "AGREEMENT": (
        _("Afspraken in een kring"),
        _("Een versie die niet meer geldt, gaat weg."),
        _("Niet langer dan nodig om erop terug te kijken (AVG art. 5 lid 1 onder e)."),
    ),
    "CIRCLE": (
        _("Kringen die gestopt zijn"),
        _("De kring gaat weg, met wie erin stonden."),
        _("Niet langer dan nodig voor de hulp (AVG art. 5 lid 1 onder e)."),
    ),
    "APPEAL": (
        _("Verzoeken en 'het is me te veel'"),
        _("Het verzoek en het antwoord gaan weg."),
        _("Kunnen laten zien dat we op tijd antwoordden (AVG art. 12 en art. 5 lid 2)."),
    ),
    "CONSENT_PROOF": (
        _("Bewijs dat iemand ja zei, of wie namens wie mocht"),
        _("Zolang het delen duurt, en daarna de termijn. Dan gaat het weg."),
        _(
            "Kunnen bewijzen dat er een ja was (AVG art. 7 lid 1), "
            "zolang een claim mogelijk is (BW 3:310: vijf jaar)."
        ),
    ),
    "ACCESS_LOG": (
        _("Wie keek, en wie wat deed"),
        _("Het oudste stuk van de keten gaat weg. De rest blijft aantoonbaar heel."),
        _("NEN 7513: ten minste vijf jaar. Wat langer is dan de termijn, is niet meer nodig."),
    ),
    "ACCOUNT": (
        _("Wie hier lang niets meer deed"),
        _("De persoon wordt gewist: naam, telefoon, adres, account en kaart."),
        _("Niet langer dan nodig (AVG art. 5 lid 1 onder e)."),
    ),
    "WORK": (
        _("Wie hier werkte, betaald of als vrijwilliger"),
        _("Dat iemand hier werkte en afwezig was, gaat weg."),
        _("De overeenkomst is voorbij (AVG art. 6 lid 1 onder b)."),
    ),
    "MESSAGE": (
        _("Berichten en brieven"),
        _("Ze gaan weg."),
        _("Niet langer dan nodig om te laten zien wat we stuurden (AVG art. 5 lid 1 onder e)."),
    ),
    "GLEANING": (
        _("Wat iemand onderweg vertelde"),
        _("Op de dag die is afgesproken, of als iemand het weg wil."),
        _("Alleen zolang de persoon het goedvindt (AVG art. 5 lid 1 onder e)."),
    ),
    "EXPORT": (
        _("Bestanden om mee te nemen"),
        _("Zeven dagen na het klaarzetten."),
        _("Een kopie te veel is een risico (AVG art. 32)."),
    ),
    "SESSION": (
        _("Aanmeldingen en apparaten"),
        _("Als ze voorbij zijn."),
        _("Beveiliging (AVG art. 32)."),
    ),
    "ERASURE": (
        _("Gewist op verzoek"),
        _("De persoon is nergens meer te noemen. De tellingen blijven."),
        _("Het recht om gewist te worden (AVG art. 17)."),
    ),
}
