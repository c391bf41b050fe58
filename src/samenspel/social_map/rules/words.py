"""Pure decisions about words: which count, and what may be made of one."""

import re
import unicodedata

MOST_LETTERS = 400  # of a search; what comes after it is not read
MOST_WORDS = 12
MOST_MEANINGS = 6
PREFIX_FROM = 4  # letters: shorter words begin too many others
SHORTEST_PIECE = 4  # letters of a word that a compound is made of
SHORTEST_WRONG, LONGEST_WRONG = 4, 24  # letters of a word in which one may be wrong

# Words that say nothing about what somebody looks for, next to the stop words of PostgreSQL itself.
_EMPTY = """aan al alles als altijd andere ben bij bijna daar dan dat de der deze die dit doch doen door dus
    een eens eigenlijk en er even ga gaan geen gewoon graag had heb hebben heeft het hier hoe hun iemand
    iets ik in is ja je jij jou jouw kan kun kunnen kunt maar me mee meer men met mij mijn moet moeten mag
    na naar niet niets nog nu of om omdat onder ons ook op over reeds te tegen toch toen tot u uit uw
    van veel voor waar waren was wat we weer wel werd wie wij wil willen wilt worden wordt zal ze zelf zich
    zij zijn zo zoek zoeken zonder zou zouden
    ander anders effe even elke elk graag hele helemaal iedereen kom komt kon laat laten lekker mezelf
    achter beetje best doet echt erg ergens gaat gehad geweest haar heel hem kreeg krijg krijgen moest onze
    sinds terwijl via want wist wou zodat
    mogelijk paar per plek soms steeds straks vaak wacht weet weten wanneer waarom welke worden zeg zoiets
    a an and any are at be can could do does for from get have how i if in is it like me my need of on or
    some somebody someone somewhere that the there
    about also am been but by going had has he her him his just no not our out really she should so
    than them they too up us very was were will
    this to want we what when where which who with would you your"""
EMPTY_WORDS = frozenset(_EMPTY.split())
WEAK_WORDS = frozenset(
    {"samen", "leuk", "leuke", "buurt", "hulp", "helpen"}
)  # only count when they stand alone


def plain(text: str) -> str:
    """Return text in small letters; Latin letters without accents; without what a database cannot hold."""
    if text.isascii():
        return text.replace("\0", " ").lower()
    return "".join(
        _bare(letter) for letter in unicodedata.normalize("NFC", text.replace("\0", " ").casefold())
    )


def _bare(letter: str) -> str:
    first = unicodedata.normalize("NFKD", letter)[:1]
    return first if first.isascii() else letter  # й is not an и with something on it


def search_words(text: str) -> list[str]:
    """Return the words of a search that say something, each once, in order. May be empty."""
    found = dict.fromkeys(re.findall(r"[^\W_]{2,40}", plain(text[:MOST_LETTERS])))
    words = [word for word in found if word not in EMPTY_WORDS]
    return ([word for word in words if word not in WEAK_WORDS] or words)[:MOST_WORDS]


def other_forms(word: str) -> list[str]:
    """Return Dutch forms that the stemmer does not see: brief, brieven; stijve, stijf; loopt, loop."""
    hard = {"f": "v", "s": "z"}
    forms = [word[:-1] + hard[word[-1:]]] if word[-1:] in hard else []
    if soft := re.fullmatch(r"(.*[^aeiou])?(ij|[aeiou]+)([vz])en?", word):
        before, vowel, letter = soft[1] or "", soft[2], {"v": "f", "z": "s"}[soft[3]]
        forms += [before + vowel + letter] + ([before + vowel * 2 + letter] if len(vowel) == 1 else [])
    if word not in WEAK_WORDS and re.search(r"([aeiou]{2}[lmnr]|[fgkmpw])t$", word):
        forms += [word[:-1]]
    return [form for form in forms if len(form) >= PREFIX_FROM]


def pieces(word: str) -> list[str]:
    """Return the shorter words that a compound may be made of: its beginnings and its ends."""
    cuts = range(SHORTEST_PIECE, len(word) - SHORTEST_PIECE + 1)
    return [word[:cut] for cut in cuts] + [word[cut:] for cut in cuts]


def shorter(word: str) -> list[str]:
    """Return a word, and what is left of it without one of its letters (as map_shorter in the database).

    Two words that have one of these in common are a typing error apart.
    """
    if not SHORTEST_WRONG <= len(word) <= LONGEST_WRONG:
        return []
    return [word[:place] + word[place + 1 :] for place in range(len(word))] + [word]
