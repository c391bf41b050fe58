"""The few words with which asks and offers find each other: what, when, how far, in common (I85)."""

from typing import Any

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from samenspel.social_map.models import Topic

__all__ = ["Far", "Gender", "Involves", "Moment", "Resource", "Topic", "some_of"]


def some_of(kind: type[models.TextChoices]) -> "ArrayField[list[str], list[str]]":
    """Return a column of some of these words."""
    return ArrayField(models.CharField(max_length=12, choices=kind.choices), default=list, blank=True)


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

    @property
    def asked(self) -> Any:
        """The same, in the mouth of whoever could use it."""
        return _ASKED.get(self.value, self.label)


_ASKED = {
    "SKILL": _("iets wat een ander kan"),
    "KNOWLEDGE": _("iets waar een ander veel van weet"),
    "EXPERIENCE": _("iemand die dit ook meemaakte"),
    "NETWORK": _("iemand die de juiste mensen kent"),
}


class Moment(models.TextChoices):
    MORNING = "MORNING", _("overdag, voor de middag")
    AFTERNOON = "AFTERNOON", _("overdag, na de middag")
    EVENING = "EVENING", _("in de avond")
    NIGHT = "NIGHT", _("in de nacht")
    WEEKEND = "WEEKEND", _("in het weekend")


class Far(models.TextChoices):
    """How far somebody goes: an area, never a distance from her house."""

    NEIGHBOURHOOD = "NEIGHBOURHOOD", _("in mijn eigen buurt")
    DISTRICT = "DISTRICT", _("in de buurten eromheen")
    TOWN = "TOWN", _("in de hele gemeente")


class Involves(models.TextChoices):
    """What can belong to an ask, and what a helper does not do: a boundary, and never a reason."""

    PETS = "PETS", _("een hond of kat in huis")
    SMOKING = "SMOKING", _("roken in huis")
    STAIRS = "STAIRS", _("een trap zonder lift")
    LIFTING = "LIFTING", _("tillen")
    HOME = "HOME", _("bij iemand thuis komen")  # who helps by telephone, or at her own place, does not


class Gender(models.TextChoices):
    """Only what somebody wrote herself; asked by who feels safe with one of the two alone."""

    WOMAN = "WOMAN", _("een vrouw")
    MAN = "MAN", _("een man")
