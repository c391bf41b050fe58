"""Whether words say that something costs nothing: only when they say nothing else."""

import re

WHAT = (
    r"(?:de |het |dit |deze |this |the )?"
    r"(?:deelname|deelnemen|meedoen|toegang|entree|inloop|activiteit|aanbod|hulp|dienst|les|service|entry|admission)"
)
FREE = (
    r"(?:gratis|kosteloos|kostenloos|geen kosten|(?:het )?kost niets|zonder kosten|free|free of charge"
    r"|for free|no cost|no costs|no charge)"
)
SURE = re.compile(
    rf"(?:{WHAT} )?(?:(?:is|zijn) )?(?:er zijn )?(?:altijd |helemaal |geheel |volledig |always |completely )?"
    rf"{FREE}(?: {WHAT})?(?: (?:voor iedereen|for everyone|for all|verbonden))?"
)
SIGNS = re.compile(r"[^\w\s€$%]+")  # an amount or a percentage is not a sign that can be left out


def says_free(text: str) -> bool:
    """True for 'Gratis.' and 'Deelname is kosteloos'; not for 'gratis parkeren, kaartje € 5'."""
    bare = " ".join(SIGNS.sub(" ", text.casefold()).split())
    return bool(SURE.fullmatch(bare))
