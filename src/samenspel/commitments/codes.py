"""Spoken codes: an everyday word and three pairs of digits, such as APPEL 72 41 05."""

import re
import secrets

WORDS = (
    "APPEL ANKER AKKER ARMBAND BAKKER BALLON BANK BEKER BERG BEZEM BLOEM BOEK BOOM BOOT BOTER BRIEF BROOD BRUG"
    " BUREAU CITROEN DAKPAN DEKEN DOOS DORP DRAAD DUIN EMMER ERWT FIETS FLUIT FORNUIS GANS GEIT GITAAR GLAS"
    " GORDIJN GRAS HAMER HAND HAVEN HEK HELM HOED HONING HUIS IJSBEER JAS KAARS KAAS KACHEL KAMEEL KANO KAPSTOK"
    " KASTANJE KAT KERS KETEL KIKKER KIP KLOK KNOOP KOE KOFFER KOMKOMMER KONIJN KRAAN KRANT KROON KUSSEN LADDER"
    " LAMP LANTAARN LEEUW LEPEL LIMONADE MAAN MAND MANTEL MEEUW MELK MOLEN MUTS NAALD NOOT OLIFANT OOIEVAAR"
    " PAARD PALM PAN PANNENKOEK PAPIER PARAPLU PEER PEN PLANT PLEIN POMPOEN POORT RAAM REGEN RIVIER ROOS RUGZAK"
    " SCHAAP SCHELP SCHIP SCHOEN SINGEL SJAAL SLEUTEL SNEEUW SOEP SPIEGEL STOEL STRAND STUIVER TAFEL TAXI TENT"
    " THEE TOMAAT TOREN TRAM TREIN TULP TUIN VELD VENSTER VIOOL VIS VLAG VLIEGER VOGEL VUURTOREN WAGEN WIEL WOLK"
    " WORTEL ZADEL ZEEP ZEIL ZON ZWAAN"
).split()
_SPOKEN = re.compile(rf"({'|'.join(WORDS)})([0-9]{{6}})")


def new_code() -> str:
    """Return a fresh code as it is stored: APPEL724105. More than a hundred million exist."""
    return f"{secrets.choice(WORDS)}{secrets.randbelow(1_000_000):06d}"


def stored(written: str) -> str:
    """Return the code as it is stored, from the way people write it, or '' when it is no code."""
    bare = re.sub(r"[\W_]+", "", written).upper()[:40]
    return bare if _SPOKEN.fullmatch(bare) else ""


def spoken(code: str) -> str:
    """Return the code as it is said and printed: APPEL 72 41 05."""
    return f"{code[:-6]} {code[-6:-4]} {code[-4:-2]} {code[-2:]}" if code else ""


def in_address(code: str) -> str:
    """Return the code as it stands in an address: appel-72-41-05."""
    return spoken(code).lower().replace(" ", "-")
