"""What a deed or a look was about, as people say it, for whoever reads who looked and who did something.

A room that writes another kind of thing in the journal adds its word here: a test of the house holds them
against each other. A deed without a word of its own is told by its thing.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

THINGS: Mapping[str, Any] = {  # what it was about
    "absence": _("wanneer je er niet bent"), "agreement": _("je afspraken"), "appeal": _("je verzoek"),
    "ask": _("je vraag"), "ball": _("je vraag"), "bundle": _("vragen die op elkaar lijken"),
    "card": _("je kaart"), "circle": _("je kring"), "consent": _("wat iemand van jou mag lezen"),
    "consult": _("raad, zonder je naam"), "contact": _("hoe we je bereiken"), "death": _("een overlijden"),
    "device": _("een apparaat"), "exception": _("wat zonder jouw ja gedeeld is"),
    "front_door": _("de voordeur"), "gleaning": _("wat je vertelde"),
    "grant_request": _("een aanvraag om geld"), "hold": _("wat nu niet weg mag"),
    "initiative": _("een idee van bewoners"), "inquiry": _("een gesprek waarin je bent"),
    "joining": _("met een programma meedoen"), "look_back": _("hoe het gaat"),
    "lookback": _("hoe het gaat"), "mandate": _("wie iets voor jou mag doen"),
    "map_cue": _("een woord van de kaart"), "map_entry": _("wat jij op de kaart bijhoudt"),
    "map_import": _("gegevens van de kaart"), "match": _("hulp van of voor een buur"),
    "member": _("wie er om je heen staan"), "membership": _("wat je hier doet"),
    "message": _("een bericht"), "note": _("een aantekening"), "offer": _("je aanbod"),
    "organisation": _("een organisatie"), "person": _("wat daar over jou staat"),
    "programme": _("een programma"), "retention": _("wat bewaard wordt"), "rota": _("een rooster"),
    "setting": _("een instelling"), "succession": _("wie het overneemt"),
    "take_along": _("wat je meeneemt"), "tour": _("een rondleiding"), "turn": _("een beurt in een rooster"),
}  # fmt: skip
VERBS: Mapping[str, Any] = {  # what somebody did, for her or in her name
    "accepted_mandate": _("zei ja: wil iets voor jou doen"),
    "agreement_waits": _("liet afspraken wachten op een handtekening"),
    "answered_bundle": _("gaf antwoord: samen met anderen"),
    "answered_circle": _("gaf antwoord in een kring"),
    "answered_for_person": _("gaf antwoord: mag een ander meedenken"),
    "answered_in_tour": _("koos bij een rondleiding"), "answered_look_back": _("zei hoe het gaat"),
    "answered_match": _("koos bij een voorstel"), "appealed": _("deed een verzoek"),
    "asked": _("stelde een vraag"), "asked_all_for": _("vroeg wie het van je overneemt"),
    "asked_first": _("vroeg eerst één iemand"), "asked_for_rota": _("vroeg iemand voor een rooster"),
    "asked_to_be_called": _("vroeg om een telefoontje"), "asked_to_take_along": _("vroeg om je gegevens"),
    "began_circle": _("begon een kring"), "began_rota": _("begon een rooster"),
    "both_chose": _("koos bij een voorstel"), "called_neighbours": _("schreef een zin voor een buur"),
    "called_to_ask": _("belde je over een gesprek"),
    "cancelled_turns": _("haalde beurten weg"), "centre_answered": _("zei of iemand erbij mag"),
    "changed_contact": _("schreef op hoe we je bereiken"), "changed_rota": _("veranderde een rooster"),
    "changed_turns": _("veranderde een beurt"), "changed_week": _("veranderde je week"),
    "chose_it_herself": _("zei dat je dit zelf kiest"), "closed_ball": _("sloot iets af"),
    "did_dream": _("zei dat een droom uitkwam"), "dreamt": _("zette een droom op de lijst"),
    "dropped_look_back": _("wilde niet meer terugkijken"), "ended": _("sloot een vraag af"),
    "ended_appeal": _("sloot een verzoek af"), "ended_circle": _("stopte een kring"),
    "ended_helping": _("stopte hulp van of voor een buur"), "ended_mandate": _("stopte iets voor jou doen"),
    "ended_rota": _("stopte een rooster"), "ended_session": _("logde een apparaat uit"),
    "map_counted": _("schreef op hoeveel mensen er kwamen"),
    "map_invited": _("maakte een uitnodiging"),
    "map_entry_changed": _("schreef op wanneer het is"), "map_entry_undone": _("zette terug wanneer iets is"),
    "gave_consent": _("zei dat iemand iets mag lezen"),
    "gave_mandate": _("koos wie iets voor jou mag doen"),
    "gave_tour_seat_back": _("gaf een plek bij een rondleiding terug"),
    "grant_yes": _("zei ja tegen een aanvraag om geld"), "grant_yes_taken_back": _("nam een ja terug"),
    "heard_inquiry_yes": _("schreef op dat je ja zei tegen een gesprek"),
    "joined": _("kwam erbij"), "joined_programme": _("deed mee met een programma"),
    "joined_rota": _("deed mee met een rooster"), "left_programme": _("stopte met een programma"),
    "left_inquiry": _("schreef op dat je niet meer meedoet met een gesprek"),
    "left_rota": _("stopte met een rooster"), "let_backstop_go": _("zei dat het zonder beroepskracht kan"),
    "let_go": _("nam afscheid"), "made_card": _("maakte een kaart"),
    "met": _("zei dat jullie elkaar zagen"), "needed_no_call": _("zei dat bellen niet meer hoeft"),
    "not_informal": _("zei dat hier geen buur past"), "offered_help": _("bood iets aan"),
    "offered_pass": _("bood de bal aan"), "opened_ball": _("legde iets bij iemand neer"),
    "planned_look_back": _("sprak af om terug te kijken"), "planned_meeting": _("sprak een eerste keer af"),
    "planned_turns": _("plande beurten"), "promised": _("sprak iets af"),
    "proposed_member": _("stelde iemand voor"), "refused_consent": _("zei dat iemand iets niet mag lezen"),
    "registered": _("schreef je naam op"), "renamed": _("schreef je naam anders"),
    "renewed_inquiry_code": _("maakte een nieuwe code voor je gesprek"),
    "reopened": _("opende een vraag weer"), "replied_to_answer": _("schreef iets terug"),
    "rested_helping": _("nam even rust"), "resumed_helping": _("ging verder na rust"),
    "reworded": _("schreef je vraag anders"), "said_goal": _("schreef een doel op"),
    "said_hours": _("schreef uren op"),
    "said_in_inquiry": _("schreef op wat je zei in een gesprek"),
    "said_it_must": _("zei dat dit moet van iemand"),
    "said_nobody_came": _("zei dat er niemand kwam"),
    "said_reminders": _("koos of er een herinnering komt"), "said_rhythm": _("zei hoe vaak"),
    "said_somebody_came": _("zei dat er toch iemand kwam"),
    "said_wish": _("schreef een wens voor de week op"),
    "sent_on_paper": _("liet je overzicht per brief sturen"), "shared": _("schreef op wat je wilt delen"),
    "signed": _("tekende afspraken"), "stopped_member": _("liet iemand stoppen"),
    "told_small_win": _("schreef op wat al lukt"), "took_back_death": _("nam terug dat je was overleden"),
    "took_back_heard_yes": _("haalde je ja tegen een gesprek weg"),
    "took_back_hours": _("nam uren terug"), "took_out_of_rota": _("haalde iemand uit een rooster"),
    "took_tour_seat": _("nam een plek bij een rondleiding"),
    "took_word_away": _("haalde weg wat je zei in een gesprek"),
    "wants_contact_again": _("zei dat contact weer mag"), "wants_no_contact": _("vroeg om rust"),
    "withdrew_consent": _("stopte dat iemand iets mag lezen"), "wrote": _("schreef een bericht"),
    "wrote_death": _("schreef op dat je was overleden"),
}  # fmt: skip


def thing_in_words(code: str) -> Any:
    """Return what it was about as people say it; of what has no word, that it was about her."""
    return THINGS.get(code, _("iets over jou"))
