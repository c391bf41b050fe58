"""Pure decisions about people and areas."""

import re
import unicodedata
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

import phonenumbers

# The settings of rules.md §8c, each with its default. A neighbourhood may differ (R63).
DEFAULT_SETTINGS: Mapping[str, int] = MappingProxyType(
    {
        "residents_per_initiative": 2,
        "referral_talks": 3,
        "no_show_days": 14,
        "look_back_months": 12,
        "duo_size": 2,
        "dialogue_sessions": 4,
        "reunion_months": 4,
        "buddy_months": 10,
        "buddy_pot_euros": 100,
        "stale_map_months": 6,
        "first_click_check_weeks": 2,
        "second_click_check_weeks": 6,
        "next_click_checks_months": 3,
        "small_cell": 5,
        "composition_low_percent": 40,
        "composition_high_percent": 60,
        "bullets": 5,
        "caseload_people": 3,
        "caseload_hours": 15,
        # How long the front door may take, and what happens when a ball lies still (I8, R35).
        "door_answer_days": 2,
        "holder_days": 7,
        # On so many working days the municipality answers a request for money (I13).
        "grant_answer_days": 10,
        "deputy_after_hours": 24,
        "lead_after_hours": 48,
        "long_absence_days": 5,
        # Who takes over is asked first; then this many days (R47).
        "succession_answer_days": 21,
        # A share lasts this long, unless the person says otherwise (R01, I10).
        "consent_months": 12,
        # How long something is kept after it ended, in months: see samenspel.retention.
        "keep_asks": 12,
        "keep_notes": 12,
        "keep_agreements": 12,
        "keep_circles": 12,
        "keep_appeals": 12,
        "keep_messages": 12,
        "keep_consent_proof": 60,
        "keep_access_log": 60,
        "keep_accounts": 24,
        "keep_work": 24,
        # A right is answered within the month of the law (AVG art. 12); a file to take along waits so long.
        "rights_days": 30,
        "take_along_days": 7,
    }
)

# Roles that see personal data of others, and so need a second factor to sign in.
SEES_OTHERS = frozenset({"COACH", "WIJKTEAM", "GP", "DESK", "OFFICIAL", "LEAD", "INITIATIVE", "VOLUNTEER"})
# Roles that may fill in for a person without e-mail or smartphone.
MAY_ACT_FOR = frozenset({"DESK", "COACH", "WIJKTEAM", "LEAD"})
# Roles that work with balls of others.
WORKS = frozenset({"COACH", "WIJKTEAM", "GP", "DESK", "INITIATIVE", "VOLUNTEER", "LEAD"})
# Roles that bring in organisations, colleagues and front doors of their own municipality.
KEEPS = frozenset({"OFFICIAL", "LEAD"})

_SHAPES = {"FORMAL": "formal", "INFORMAL": "informal", "BOTH": "hybrid"}
_PAID_SHAPES = {"PAID": "formal", "UNPAID": "informal", "BOTH": "hybrid"}


def shape_of(feels: str | None, works_with: str | None) -> str:
    """Return formal, informal or hybrid: what it feels like goes before who is paid (R79)."""
    if feels:
        return _SHAPES[feels]
    return _PAID_SHAPES.get(works_with or "", "hybrid")


def sort_name(name: str) -> str:
    """Return the name as it is sorted, the same on every server (the servers' collations differ)."""
    lowered = name.replace("İ", "i").replace("ı", "i").casefold()
    bare = unicodedata.normalize("NFKD", lowered)
    return "".join(letter for letter in bare if not unicodedata.combining(letter))[:160]


def may_keep(roles: frozenset[str], *, role: str = "") -> bool:
    """True for a keeper; who works as an official is the business of officials only."""
    return bool(roles & KEEPS) and (role != "OFFICIAL" or "OFFICIAL" in roles)


def needs_second_factor(roles: frozenset[str]) -> bool:
    """True for whoever sees other people's personal data."""
    return bool(roles & SEES_OTHERS)


class UnreadableNumber(ValueError):
    """A telephone number that no Dutch telephone could ring."""


def is_mobile(number: str) -> bool:
    """True for a number that a text message reaches."""
    return number.startswith("+316")


def telephone(written: str) -> str:
    """Return a number as people write it in E.164 (+31301234567). Raises UnreadableNumber."""
    try:
        number = phonenumbers.parse(written, "NL")
    except phonenumbers.NumberParseException as problem:
        raise UnreadableNumber(written) from problem
    # A digit too few or too many is a person we never reach. Of other countries we know only the length.
    rings = phonenumbers.is_valid_number if number.country_code == 31 else phonenumbers.is_possible_number
    if not rings(number):
        raise UnreadableNumber(written)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)


def four_digits(postcode: str) -> str:
    """Return the four digits of a postcode as people write it ('3994 AB'), or '' when there are none."""
    found = re.match(r"\s*([1-9][0-9]{3})\s*([A-Za-z]{2})?\s*$", postcode)
    return found.group(1) if found else ""


def whole_postcode(written: str) -> str:
    """Return a postcode as a letter bears it ('3994 AB'), or '' when a part is missing."""
    found = re.match(r"\s*([1-9][0-9]{3})\s*([A-Za-z]{2})\s*$", written)
    return f"{found.group(1)} {found.group(2).upper()}" if found else ""


# A card: how often a wrong pincode is allowed, and how long a device stays in. The database says it again.
LOCKS_AFTER, DIES_AFTER = 5, 10
LOCKED_FOR = timedelta(hours=1)
IDLE = timedelta(minutes=15)
NOW_ONLY, AT_HOME = timedelta(minutes=30), timedelta(days=30)
# A mandate: how long it may last, and when its end is announced.
VISIT_LASTS = timedelta(minutes=30)
HELPER_MONTHS, COURT_YEARS = 12, 5
REMIND_DAYS = 28
SCOPES = ("ASKS", "CIRCLE", "AGREEMENTS", "CONSENTS", "LEDGER")


# Who gave no name is called so, written in the language of the house: whoever works here reads it too.
NAMELESS = "Iemand uit "


def nameless(area: str) -> str:
    """Return how somebody without a name is called, by her neighbourhood."""
    return NAMELESS + area


def area_of_nameless(name: str) -> str:
    """Return the neighbourhood of whoever gave no name, or '' when there is a name."""
    return name.removeprefix(NAMELESS) if name.startswith(NAMELESS) else ""
