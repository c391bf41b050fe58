"""What is refused about an idea, and money for it; each docstring is the sentence that people read."""

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


class IdeaIsOfAResident(Refusal):
    """Een idee is van een bewoner. Wie hier werkt, kan het niet beginnen en niet dragen."""


class NotThisResident(Refusal):
    """Dit kan alleen voor een bewoner van hier. Voor jezelf doe je het niet aan de balie."""


class BelongsAlready(Refusal):
    """Deze bewoner doet al mee."""


class ColleagueHearsIt(Refusal):
    """Jij vroeg dit, of je hoort zelf bij dit idee. Laat een collega het antwoord horen."""


class InvitationIsOver(Refusal):
    """Deze uitnodiging telt niet meer. Kijk wie er nu meedoet."""


class SomebodyGoesOn(Refusal):
    """De ander draagt dit als enige. Vraag er eerst iemand bij, of laat het hele idee stoppen."""


class OthersGoOn(Refusal):
    """Anderen dragen dit idee ook. De ander kan er wel zelf mee stoppen."""


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
    "insider_residents_lead_an_idea": IdeaIsOfAResident,
    "insider_once": BelongsAlready,
    "idea_yes_is_of_a_resident": NotThisResident,
    "idea_yes_is_heard_by_another": ColleagueHearsIt,
    "idea_somebody_goes_on": SomebodyGoesOn,
    "idea_others_go_on": OthersGoOn,
}
