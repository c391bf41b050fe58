"""How long what is kept, and what happens then: one table, read by the nightly job, the pages and the tests.

Terms are months after an end, never an age of anybody: no birthday closes or changes anything (R51). The
numbers are proposals; every municipality has its own, with a reason, under "Zo doen wij het hier".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

NEUTRAL = "Iemand"  # what an erased person is called, everywhere
GONE = "Gewist."  # what stands where words were and something must stand
EXPORT_DAYS = 7


@dataclass(frozen=True, slots=True)
class Class:
    """One class of things: its setting, what happens after the term, its tables, what a law asks at least."""

    setting: str  # a key of community.rules.DEFAULT_SETTINGS; '' has a term of its own
    deed: str  # ANONYMISE: counts stay, nobody is named; DELETE: gone; ERASE: the person becomes unnameable
    tables: tuple[str, ...]
    least: int = 1  # months; nothing is thrown away in the month in which it ended
    ask: bool = True  # False: of the whole installation, not of one municipality


# The order is the order of a night: what refers to something goes before it.
CLASSES: Mapping[str, Class] = MappingProxyType(
    {
        "SESSION": Class("", "DELETE", ("community_device",), ask=False),
        "EXPORT": Class("", "DELETE", ("circles_takealong",)),
        "GLEANING": Class("", "DELETE", ("circles_gleaningnote",)),
        "MESSAGE": Class("keep_messages", "DELETE", ("notifications_message",)),
        "APPEAL": Class("keep_appeals", "DELETE", ("circles_appeal",)),
        "NOTE": Class("keep_notes", "DELETE", ("circles_note", "mutual_help_note")),
        "AGREEMENT": Class(
            "keep_agreements",
            "DELETE",
            ("circles_agreement", "circles_part", "circles_signature", "circles_goon"),
        ),
        "CIRCLE": Class("keep_circles", "DELETE", ("circles_circle", "circles_member", "circles_succession")),
        "CONSENT_PROOF": Class(
            "keep_consent_proof",
            "DELETE",
            (
                "circles_consent",
                "circles_consenttext",
                "circles_shareditem",
                "circles_legalexception",
                "circles_hold",
                "community_mandate",
            ),
            least=60,
        ),
        "STANDSTILL": Class("", "DELETE", ("mutual_help_standstill", "mutual_help_standstillword")),
        "ASK": Class(
            "keep_asks",
            "ANONYMISE",
            (
                "mutual_help_ask",
                "mutual_help_offer",
                "mutual_help_effort",
                "mutual_help_match",
                "mutual_help_callme",
                "mutual_help_guide",
                "mutual_help_joining",
                "mutual_help_pair",
                "mutual_help_potentry",
                "mutual_help_dream",
                "mutual_help_goal",
                "mutual_help_smallwin",
                "mutual_help_bundleask",
                "mutual_help_tourseat",
                "mutual_help_talk",
                "mutual_help_inquiry",
                "mutual_help_inquirymember",
                "mutual_help_inquiryword",
                "mutual_help_rota",
                "mutual_help_rotahelper",
                "mutual_help_turn",
                "mutual_help_nobodycame",
                "mutual_help_place",
                "mutual_help_wish",
                "mutual_help_words",
                "mutual_help_suggestion",
                "mutual_help_consult",
                "commitments_ball",
                "commitments_seat",
                "commitments_pass",
                "commitments_step",
                "commitments_sighting",
                "commitments_lookback",
            ),
        ),
        "WORK": Class("keep_work", "DELETE", ("community_membership", "commitments_absence")),
        "ACCOUNT": Class(
            "keep_accounts",
            "ERASE",
            (
                "community_person",
                "community_contactdetails",
                "community_card",
                "community_death",
                "initiatives_grantrequest",
                "initiatives_grantyes",
                "initiatives_ideacode",
                "social_map_change",
                "social_map_check",
                "social_map_handover",
                "social_map_insider",
                "social_map_relation",
            ),
        ),
        "ACCESS_LOG": Class("keep_access_log", "DELETE", ("journal_entry", "journal_look"), least=60),
    }
)


def months_of(code: str, settings: Mapping[str, int]) -> int | None:
    """Return the term of a class in months: never less than the law asks; None: it has a day of its own."""
    of = CLASSES[code]
    return max(settings[of.setting], of.least) if of.setting else None


def months_before(moment: datetime, months: int) -> datetime:
    """Return the moment so many calendar months earlier; the 31st becomes the last day of a shorter month."""
    year, month = divmod(moment.year * 12 + moment.month - 1 - months, 12)
    day = moment.day
    while True:
        try:
            return moment.replace(year=year, month=month + 1, day=day)
        except ValueError:
            day -= 1


def ended_before(code: str, *, settings: Mapping[str, int], now: datetime) -> datetime:
    """Return before which moment something of this class must have ended to go now."""
    months = months_of(code, settings)
    return now if months is None else months_before(now, months)
