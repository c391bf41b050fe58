"""Messages about what somebody has on the social map. Facts: place (its public name), link, phone."""

from django.utils.translation import gettext_lazy as _

from .kind import Kind

PLACES: dict[str, Kind] = {
    "map_check": Kind(
        _("Klopt dit nog: {place}?"),
        _(
            "Jij houdt {place} bij op de kaart. Het is een tijd geleden dat iemand zei dat het klopt.\n\n"
            "Klopt alles nog?\n{link}?antwoord=klopt\n\nIs er iets anders?\n{link}?antwoord=anders\n\n"
            "Is het gestopt?\n{link}?antwoord=gestopt\n\nJe hoeft niet in te loggen. Liever bellen? {phone}."
        ),
        _("Klopt {place} op de kaart nog? Tik hier: {link}"),
        waits=True,
    ),
    "map_check_again": Kind(
        _("Nog een keer: klopt {place} nog?"),
        _(
            "We hoorden nog niets over {place}. Over twee weken zakt het op de kaart. Het gaat niet weg.\n\n"
            "Klopt alles nog?\n{link}?antwoord=klopt\n\nIs er iets anders?\n{link}?antwoord=anders\n\n"
            "Is het gestopt?\n{link}?antwoord=gestopt\n\nJe hoeft niet in te loggen. Liever bellen? {phone}."
        ),
        _("We hoorden nog niets. Klopt {place} op de kaart nog? Tik hier: {link}"),
        waits=True,
    ),
    "map_calendar_failed": Kind(
        _("De agenda van {place} doet het niet"),
        _(
            "De dagen en tijden van {place} komen uit een agenda. Die kunnen we niet meer lezen.\n\n"
            "Op de kaart staat nog wat we het laatst lazen. Kijk hier wat er is: {link}\n"
            "Liever bellen? {phone}."
        ),
        _("De agenda van {place} kunnen we niet meer lezen. Kijk hier: {link}"),
        waits=True,
    ),
    "map_proposal": Kind(
        _("Iemand zegt iets over {place}"),
        _(
            "Iemand stelt een verandering voor bij {place}. Jij beslist. Er verandert niets zonder jou.\n\n"
            "Kijk hier: {link}\nLiever bellen? {phone}."
        ),
        _("Iemand stelt iets voor bij {place}. Jij beslist: {link}"),
        waits=True,
    ),
    "map_claim_yes": Kind(
        _("{place} is nu van jou"),
        _(
            "Je vroeg of {place} van jou is. Dat klopt. Jij houdt het nu bij op de kaart.\n\n"
            "Kijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("{place} op de kaart is nu van jou: {link}"),
    ),
    "map_claim_no": Kind(
        _("Over {place} op de kaart"),
        _(
            "Je vroeg of {place} van jou is. Dat konden we niet zien.\n\n"
            "Is het wel zo? Bel {phone}, of kijk hier: {link}"
        ),
        _("We konden niet zien dat {place} van jou is. Is het wel zo? {link}"),
    ),
    "map_taken_down": Kind(
        _("{place} staat niet meer op de kaart"),
        _(
            "Wie de kaart bijhoudt, haalde {place} van de kaart. Waarom, lees je hier: {link}\n\n"
            "Je woorden blijven van jou. Je kunt ze daar veranderen. Liever bellen? {phone}."
        ),
        _("{place} staat niet meer op de kaart. Lees waarom: {link}"),
    ),
    "map_grew": Kind(
        _("Ontstond er iets uit {place}?"),
        _(
            "Iemand zegt dat een andere plek op de kaart uit {place} ontstond. Jij zegt of dat klopt."
            " Zonder jouw ja ziet niemand het.\n\nKijk hier: {link}\nLiever bellen? {phone}."
        ),
        _("Iemand zegt dat er iets uit {place} ontstond. Klopt dat? Kijk hier: {link}"),
        waits=True,
    ),
    "map_handover_due": Kind(
        _("Nemen buurtbewoners {place} nu over?"),
        _(
            "Jij begon {place} vanuit je werk. Vandaag zouden buurtbewoners het overnemen.\n\n"
            "Vraag een van hen, of kies een andere dag: {link}\nVragen? Bel {phone}."
        ),
        _("Nemen buurtbewoners {place} nu over? Vraag een van hen, of kies een andere dag: {link}"),
        for_resident=False,
    ),
    "map_handed_over": Kind(
        _("{place} is nu van buurtbewoners"),
        _(
            "Een buurtbewoner zei ja. {place} is nu van de buurt, en de woorden op de kaart ook."
            " Jij helpt als zij dat vragen.\n\nKijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("{place} is nu van buurtbewoners. Kijk hier: {link}"),
        for_resident=False,
    ),
    "map_taken_over_for_you": Kind(
        _("Jij leidt nu {place}"),
        _(
            "Jij zei dat je {place} overneemt. Iemand schreef dat voor je op. Wat er op de kaart staat, is nu"
            " van jou.\n\nKijk hier: {link}\nKlopt dit niet, of wil je iets veranderen? Bel {phone}."
        ),
        _("Jij zei dat je {place} overneemt. Klopt dit niet? Bel {phone}. Kijk hier: {link}"),
    ),
    "map_relation": Kind(
        _("Hoe staan jullie tot elkaar? Over {place}"),
        _(
            "Een andere plek op de kaart vraagt hoe {place} en zij tot elkaar staan. Jij zegt ja, nee of iets"
            " anders. Zonder jouw ja ziet niemand het.\n\nKijk hier: {link}\nLiever bellen? {phone}."
        ),
        _("Een andere plek vraagt iets over {place}. Jij beslist: {link}"),
        waits=True,
    ),
    "map_relation_yes": Kind(
        _("Zij zeggen ja"),
        _(
            "Jullie vroegen een andere plek op de kaart hoe jullie tot elkaar staan. Zij zeggen ja."
            " Bij {place} ziet nu iedereen het.\n\nKijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("Zij zeggen ja. Bij {place} ziet nu iedereen het: {link}"),
    ),
    "map_relation_ended": Kind(
        _("Over wat {place} samen deed"),
        _(
            "Een andere plek op de kaart zegt dat jullie dit niet meer samen doen. Bij {place} staat het"
            " er nu niet meer bij.\n\nKijk hier: {link}\nVragen? Bel {phone}."
        ),
        _("Een andere plek stopt met wat jullie samen deden. Kijk hier: {link}"),
    ),
}
