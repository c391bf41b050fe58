"""Who there is, how they come in, and who may act for whom. One door for all of it."""

from .areas import Area, AreaQuerySet, Organisation, PostalArea, Setting
from .cards import Card, CardSecret, Device
from .deaths import Death
from .mandates import Mandate, MandateQuerySet
from .people import (
    Account,
    AccountManager,
    ContactDetails,
    Membership,
    MembershipQuerySet,
    OneTimeSignIn,
    Person,
)

__all__ = [
    "Account",
    "AccountManager",
    "Area",
    "AreaQuerySet",
    "Card",
    "CardSecret",
    "ContactDetails",
    "Death",
    "Device",
    "Mandate",
    "MandateQuerySet",
    "Membership",
    "MembershipQuerySet",
    "OneTimeSignIn",
    "Organisation",
    "Person",
    "PostalArea",
    "Setting",
]
