"""How somebody said yes: on the screen, spoken with a witness, or on paper that somebody saw."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class YesWay(models.TextChoices):
    SCREEN = "SCREEN", _("op het scherm")
    SPOKEN = "SPOKEN", _("gezegd")
    PAPER = "PAPER", _("op papier")


def yes_is_whole(at: str, way: str, heard_by: str) -> Q:
    """A yes has a moment and a way; one that was spoken or written also has somebody who heard or saw it."""
    none = Q(**{f"{at}__isnull": True, way: "", f"{heard_by}__isnull": True})
    screen = Q(**{f"{at}__isnull": False, way: "SCREEN"})
    heard = Q(**{f"{at}__isnull": False, f"{way}__in": ["SPOKEN", "PAPER"], f"{heard_by}__isnull": False})
    return none | screen | heard
