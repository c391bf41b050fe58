"""The few words with which asks and offers find each other: what it is, when, and how far (I85)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Resource(models.TextChoices):
    """What somebody has to give. The same words say what somebody could use."""

    TOGETHER = "TOGETHER", _("samen iets doen")
    SKILL = "SKILL", _("iets wat ik kan")
    KNOWLEDGE = "KNOWLEDGE", _("iets waar ik veel van weet")
    EXPERIENCE = "EXPERIENCE", _("iets wat ik zelf heb meegemaakt")
    NETWORK = "NETWORK", _("mensen die ik ken")
    THINGS = "THINGS", _("spullen")
    SPACE = "SPACE", _("een plek of ruimte")
    RIDE = "RIDE", _("een rit")


class Moment(models.TextChoices):
    MORNING = "MORNING", _("overdag, voor de middag")
    AFTERNOON = "AFTERNOON", _("overdag, na de middag")
    EVENING = "EVENING", _("in de avond")
    WEEKEND = "WEEKEND", _("in het weekend")


class Far(models.TextChoices):
    """How far somebody goes: an area, never a distance from her house."""

    NEIGHBOURHOOD = "NEIGHBOURHOOD", _("in mijn eigen buurt")
    DISTRICT = "DISTRICT", _("in de buurten eromheen")
    TOWN = "TOWN", _("in de hele gemeente")
