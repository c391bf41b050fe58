"""Who belongs to an entry: its owner, who helps to keep it, and who is invited (R77)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from samenspel.community.models import Area, Organisation, Person
from samenspel.foundation.models import Identified
from samenspel.foundation.sealed import SealedTextField

from .entry import Entry


class Insider(Identified):
    """Somebody at an entry, as one thing (personal). Without a person yet: an address that waits for her.

    The words of an entry with an OWNER are the owner's alone. A HELPER writes until then. INVITED reads.
    SUPPORT is somebody at work who supports what residents lead: she reads along and writes nothing (R46).
    """

    class Role(models.TextChoices):
        OWNER = "OWNER", _("eigenaar")
        HELPER = "HELPER", _("helpt bijhouden")
        INVITED = "INVITED", _("mag lezen")
        SUPPORT = "SUPPORT", _("ondersteunt")

    entry = models.ForeignKey(Entry, models.CASCADE, related_name="insiders")
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="+")
    organisation = models.ForeignKey(Organisation, models.PROTECT, null=True, blank=True, related_name="+")
    role = models.CharField(max_length=8, choices=Role.choices)
    code_hash = models.CharField(max_length=64, blank=True)  # of an invitation that was not taken yet
    code_until = models.DateTimeField(null=True, blank=True)
    since = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)
    # Of who keeps it without a screen: she reads it out. Given by who tends the place; gone when she goes.
    keeper_code = SealedTextField(blank=True, db_default="")
    keeper_hash = models.CharField(max_length=64, blank=True, db_default="")

    class Meta:
        ordering = ["since", "id"]
        constraints = [
            models.UniqueConstraint(
                name="insider_once",
                fields=["entry", "person", "role"],
                condition=Q(ended_at=None, person__isnull=False),
            ),
            models.CheckConstraint(
                name="insider_is_somebody_or_an_invitation",
                condition=(Q(person__isnull=False, code_hash="") | Q(person=None, code_until__isnull=False))
                | Q(ended_at__isnull=False),
            ),
            models.CheckConstraint(
                name="insider_code_is_of_who_keeps_it",
                condition=Q(keeper_hash="", keeper_code="")
                | Q(keeper_hash__regex="^[0-9a-f]{64}$", person__isnull=False, ended_at=None)
                & Q(role__in=["OWNER", "HELPER"])
                & ~Q(keeper_code=""),
            ),
            models.UniqueConstraint(
                name="insider_code_is_of_one", fields=["keeper_hash"], condition=~Q(keeper_hash="")
            ),
        ]
        indexes = [
            models.Index(fields=["person"], condition=Q(ended_at=None), name="insider_of_person"),
            models.Index(fields=["code_hash"], condition=~Q(code_hash=""), name="insider_code"),
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"
