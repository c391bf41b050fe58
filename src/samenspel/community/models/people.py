"""People, how they are reached, what they do for whom, and their accounts."""

from datetime import date
from typing import Any, ClassVar, Self
from uuid import UUID

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from samenspel.foundation.ids import new_id
from samenspel.foundation.models import Identified

from .. import rules
from .areas import Area, Organisation


def shown_name(name: str) -> str:
    """Return a name as it stands in the database, in the language of who reads where nobody gave one."""
    area = rules.area_of_nameless(name)
    return gettext("Iemand uit %(area)s") % {"area": area} if area else name


class Person(Identified):
    """Somebody, with or without account, e-mail or telephone (personal)."""

    class Prefers(models.TextChoices):
        MAIL = "MAIL", _("e-mail")
        TEXT = "TEXT", _("sms")
        LETTER = "LETTER", _("brief")
        SCREEN = "SCREEN", _("alleen op het scherm")

    name = models.CharField(max_length=120)
    called = models.CharField(max_length=120, blank=True)
    sort_name = models.CharField(max_length=160)
    municipality = models.ForeignKey(Area, models.PROTECT, related_name="+")
    area = models.ForeignKey(Area, models.PROTECT, null=True, blank=True, related_name="+")
    language = models.CharField(max_length=8, default="nl")
    prefers = models.CharField(max_length=8, choices=Prefers.choices, default=Prefers.MAIL)
    no_contact_until = models.DateField(null=True, blank=True)

    class Meta:
        ordering = ["sort_name"]

    def __str__(self) -> str:
        return self.called or self.name

    def save(self, **kwargs: Any) -> None:
        self.sort_name = rules.sort_name(self.name)
        super().save(**kwargs)

    @property
    def shown(self) -> str:
        """The name as people say it; of whoever gave none, in the language of who reads."""
        return self.called or shown_name(self.name)


class ContactDetails(models.Model):
    """How somebody is reached (personal; fewer may read it than the name)."""

    person = models.OneToOneField(Person, models.CASCADE, primary_key=True, related_name="contact")
    email = models.EmailField(blank=True)
    phone = models.CharField(max_length=20, blank=True)
    street = models.CharField(max_length=120, blank=True)
    postcode = models.CharField(max_length=7, blank=True)
    town = models.CharField(max_length=80, blank=True)

    class Meta:
        verbose_name_plural = "contact details"

    def __str__(self) -> str:
        return str(self.pk)


class MembershipQuerySet(models.QuerySet["Membership"]):
    def active(self, *, on: date) -> Self:
        return self.filter(Q(ends_on=None) | Q(ends_on__gt=on), starts_on__lte=on)


class Membership(Identified):
    """Somebody does something for an organisation, from a day until a day (personal)."""

    class Role(models.TextChoices):
        COACH = "COACH", _("welzijnscoach")
        WIJKTEAM = "WIJKTEAM", _("wijkteam")
        GP = "GP", _("huisarts")
        DESK = "DESK", _("balie")
        INITIATIVE = "INITIATIVE", _("bewonersinitiatief")
        OFFICIAL = "OFFICIAL", _("gemeente")
        VOLUNTEER = "VOLUNTEER", _("vrijwilliger")
        LEAD = "LEAD", _("teamleider")

    person = models.ForeignKey(Person, models.CASCADE, related_name="memberships")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=12, choices=Role.choices)
    title = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    starts_on = models.DateField()
    # The agreed last day. Her work goes on until nobody counts on her any more: only then does it end. So
    # `ends_on` is never a promise about a day to come (R47).
    leaves_on = models.DateField(null=True, blank=True)
    ends_on = models.DateField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                name="membership_once", fields=["person", "organisation", "role", "starts_on"]
            ),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(ends_on=None) | Q(ends_on__gte=F("starts_on")),
            ),
            models.CheckConstraint(
                name="membership_leaves_after_it_starts",
                condition=Q(leaves_on=None) | Q(leaves_on__gte=F("starts_on")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id} {self.role}"


class AccountManager(BaseUserManager["Account"]):
    def create_user(self, email: str | None, password: str | None = None, **fields: Any) -> "Account":
        account = self.model(email=self.normalize_email(email) or None, **fields)
        account.set_password(password)
        account.save(using=self._db)
        return account


class Account(AbstractBaseUser):
    """A way to sign in: a code by e-mail or a passkey (technical: it must be read before we know who)."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    email = models.EmailField(unique=True, null=True, blank=True)
    is_active = models.BooleanField(default=True)
    person = models.OneToOneField(Person, models.CASCADE, related_name="account")

    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []
    objects: ClassVar[AccountManager] = AccountManager()

    # Filled by queries.account_entering(), in the one statement that also sets the context.
    roles: list[str]
    acting_name: str
    municipality: UUID
    door: str  # '' unless a card opened this session: CARD, or PIN or GONE and then nobody entered

    def __str__(self) -> str:
        return str(self.pk)

    @property
    def acting_id(self) -> UUID:
        return self.person_id


class OneTimeSignIn(Identified):
    """A sign-in address that works once, for the cast of a demo (technical)."""

    account = models.ForeignKey(Account, models.CASCADE)
    digest = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return str(self.pk)
