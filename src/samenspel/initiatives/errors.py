"""What is refused about asking for money; each docstring is the sentence that people read."""

from samenspel.foundation.errors import Refusal


class ResidentsYesIsMissing(Refusal):
    """Een beroepskracht vraagt geen geld alleen. Laat eerst een bewoner dit lezen en ja zeggen."""


class NotCarriedYet(Refusal):
    """Er is nog een bewoner nodig. Vraag er iemand bij: dan dragen jullie het samen, en kan dit weg."""


class WordsChanged(Refusal):
    """De tekst of het bedrag veranderde net. Lees het opnieuw, en zeg dan ja."""


class OnlyResidentsSayYes(Refusal):
    """Alleen een bewoner die meedoet kan hier ja zeggen. Wie hier werkt, kan dat niet."""


class AnotherHearsIt(Refusal):
    """Jij schreef de aanvraag. Een collega hoort het ja: geef die de code."""


class SaidYesAlready(Refusal):
    """Er is al ja gezegd."""


class SentAlready(Refusal):
    """Dit is al verstuurd. Er kan niets meer in veranderen. Een bewoner kan het intrekken."""


class AnsweredAlready(Refusal):
    """Deze aanvraag is al beantwoord, of ingetrokken."""


class NobodyAnswers(Refusal):
    """Bij de gemeente is nu niemand die antwoord kan geven. We bewaren je aanvraag. Probeer het later."""


class ResidentsTakeItBack(Refusal):
    """Alleen een bewoner die meedoet kan dit intrekken."""


class NotYoursToAnswer(Refusal):
    """Alleen wie de aanvraag bij de gemeente heeft, geeft antwoord. Nooit iemand die zelf meedoet."""


# The truth of the database that would be broken → how it is said.
SAID: dict[str, type[Refusal]] = {
    "grant_sent_with_a_residents_yes": ResidentsYesIsMissing,
    "grant_of_what_residents_carry": NotCarriedYet,
    "grant_yes_is_to_these_words": WordsChanged,
    "grant_yes_is_of_a_resident": OnlyResidentsSayYes,
    "grant_yes_is_heard_by_another": AnotherHearsIt,
    "grant_yes_once": SaidYesAlready,
    "grant_sent_stays": SentAlready,
    "grant_answered_once": AnsweredAlready,
    "grant_taken_back_by_a_resident": ResidentsTakeItBack,
    "grant_answered_by_who_holds_it": NotYoursToAnswer,
    "grant_answered_by_another": NotYoursToAnswer,
}
