"""What kinds of things there are on the map: the words that an entry chooses from (I1, I85)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    MEETING_PLACE = "MEETING_PLACE", _("plek om samen te komen")
    WALK_IN = "WALK_IN", _("inloop en spreekuur")
    MEAL = "MEAL", _("samen eten")
    MOVEMENT = "MOVEMENT", _("bewegen")
    ARTS = "ARTS", _("muziek, dans en maken")
    LANGUAGE = "LANGUAGE", _("taal en lezen")
    PAPERWORK = "PAPERWORK", _("papieren, geld en computer")
    ODD_JOBS = "ODD_JOBS", _("klusjes en repareren")
    RIDE = "RIDE", _("vervoer en bezorgen")
    COMPANY = "COMPANY", _("gezelschap en een luisterend oor")
    CARERS = "CARERS", _("zorgen voor een ander")
    GREEN = "GREEN", _("tuin, natuur en dieren")
    YOUTH = "YOUTH", _("kinderen en jongeren")
    SHARING = "SHARING", _("delen en ruilen")
    SPACE = "SPACE", _("ruimte te leen")
    OTHER = "OTHER", _("iets anders")


class Form(models.TextChoices):
    ORGANISATION = "ORGANISATION", _("organisatie")
    SERVICE = "SERVICE", _("dienst")
    GROUP = "GROUP", _("groep")
    ACTIVITY = "ACTIVITY", _("activiteit")
    PLACE = "PLACE", _("plek")
    MOVING_PLACE = "MOVING_PLACE", _("plek die rondtrekt")
    SPACE = "SPACE", _("ruimte te leen")
    RESOURCE = "RESOURCE", _("iets om te delen")


class Resource(models.TextChoices):
    """What can be mixed and matched (I85)."""

    KNOWLEDGE = "KNOWLEDGE", _("kennis")
    SKILL = "SKILL", _("iets kunnen")
    EXPERIENCE = "EXPERIENCE", _("ervaring")
    INVOLVEMENT = "INVOLVEMENT", _("betrokkenheid")
    PASSION = "PASSION", _("passie")
    NETWORK = "NETWORK", _("mensen kennen")
    GOODS = "GOODS", _("spullen")
    SPACE = "SPACE", _("een plek")


class Topic(models.TextChoices):
    """What somebody likes, can show another or would like to learn; what you can do at a place (R17, I58).

    The same words on both sides: so an offer and a place find each other. Nothing about who somebody is.
    """

    GARDEN = "GARDEN", _("tuinieren")
    COOKING = "COOKING", _("koken")
    WALKING = "WALKING", _("wandelen")
    MUSIC = "MUSIC", _("muziek")
    SPORT = "SPORT", _("sport")
    CRAFTS = "CRAFTS", _("handwerken")
    REPAIR = "REPAIR", _("klussen")
    COMPUTER = "COMPUTER", _("de computer")
    DUTCH = "DUTCH", _("de Nederlandse taal")
    READING = "READING", _("lezen")
    GAMES = "GAMES", _("spelletjes")
    ANIMALS = "ANIMALS", _("dieren")


class Guidance(models.TextChoices):
    """How much somebody is beside whoever does something there (I58): said of the place, never of her."""

    ASK = "ASK", _("je doet het zelf, en kunt iemand vragen")
    OFTEN = "OFTEN", _("er is vaak iemand bij je")
    ALWAYS = "ALWAYS", _("er is altijd iemand bij je")
