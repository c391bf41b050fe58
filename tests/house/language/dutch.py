"""Measure Dutch: sentences, syllables, Flesch-Douma, and words that we do not use (look-and-feel, Voice).

No formula proves B1; it only catches what is surely too hard. Readers prove it.
"""

import re

LONGEST = 15  # words in one sentence
MEAN = 12.0  # words per sentence, over one screen
READING_EASE = 60.0  # Flesch-Douma, over one screen
ENOUGH = 30  # words: with less, the formula says nothing

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
ADDRESS = re.compile(r"https?://\S+|\S+@\S+\.\w+|www\.\S+")
MARKUP = re.compile(r"<[^>]+>")
END = re.compile(r"(?<=[.!?…])[”’\"')]*\s+|\n+|(?<=:)\s+(?=[A-Z])")
WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
GROUP = re.compile(r"aai|ooi|oei|eeu|ieu|aa|ee|oo|uu|ie|oe|eu|ui|ij|ei|au|ou|[aeiouyáàâéèêíóôúû]|[äëïöü]")

WHY = {
    "jargon": r"co-?creatie|traject|casus|casuïstiek|doelgroep|zelfredzaam\w*|governance|stakeholder|"
    r"ketenpartner|netwerkpartner|implement\w+|faciliter\w+|optimaliser\w+|realiser\w+|interventies?|"
    r"problematiek|opschal\w+|afschal\w+|intake|monitor\w*|participatie|participer\w+|dashboard|"
    r"doorverwij\w+|maatwerk|inzetten op|zorgvraag|hulpbehoevend\w*|zorgmijd\w*|eigen kracht|"
    r"burgerkracht|leefwereld|systeemwereld",
    "a label for a person": r"cliënt\w*|client\w*|hulpverlen\w*|hulpvrager\w*|eenza(?:am|me)\w*|kwetsba\w+|"
    r"zorgvrager\w*|patiënt\w*|sociaal zwak\w*|laaggeletterd\w*|allochto\w+|burgers?",
    "a favour that must be paid back (R20)": r"tegenprestatie\w*|geld bespa\w+|bespar\w+|uitgespaard\w*",
    "a contest (R16)": r"scores?|ranglijst\w*|badges?|punten|puntentelling|niveau \d|winnaar\w*|level",
    "the language of an office": r"middels|indien|teneinde|derhalve|tevens|alsmede|conform|betreffende|"
    r"ten behoeve van|met betrekking tot|inzake|dien(?:t|en) te|gelieve|desgewenst|hieromtrent|aangaande",
    "u instead of jij": r"u|uw|uzelf",
}
FORBIDDEN = {why: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for why, words in WHY.items()}
# A word with figures behind it is a code: APPEL 72 41 05.
SHOUTING = re.compile(r"!|\b[A-ZÀ-Ý]{5,}\b(?! \d\d)")


def plain(text: str) -> str:
    """The text as it is read: a name where a name will stand, no markup, no addresses."""
    return MARKUP.sub(" ", ADDRESS.sub("hier", PLACEHOLDER.sub("Els", text))).replace("%%", "%")


def sentences(text: str) -> list[str]:
    return [part for part in (part.strip() for part in END.split(plain(text))) if WORD.search(part)]


def words(text: str) -> list[str]:
    return WORD.findall(plain(text))


def syllables(word: str) -> int:
    """A simple count: groups of vowels as Dutch says them; a figure or an abbreviation is one."""
    small = re.sub(r"(?<=[aeou])i(?=[aeou])", "j", word.lower())  # 'mooie' is mooi-e, 'papieren' stays
    small = re.sub(r"^y|(?<=[aeiou])y", "j", small)
    return max(1, len(GROUP.findall(small)))


def reading_ease(text: str) -> float:
    """Flesch-Douma: 100 is easy, 60 is plain, 30 is for scholars."""
    said, spoken = sentences(text), words(text)
    if not spoken:
        return 100.0
    counted = sum(syllables(word) for word in spoken)
    return 206.835 - 0.93 * len(spoken) / len(said) - 77 * counted / len(spoken)


def mean_length(text: str) -> float:
    said = sentences(text)
    return len(words(text)) / len(said) if said else 0.0


def faults_of(text: str) -> list[str]:
    """What is wrong with one text, in words for whoever wrote it."""
    found = [
        f"{len(words(said))} words in one sentence: {said!r}"
        for said in sentences(text)
        if len(words(said)) > LONGEST
    ]
    found += [
        f"{why}: {hit.group(0)!r} in {text!r}"
        for why, pattern in FORBIDDEN.items()
        if (hit := pattern.search(plain(text)))
    ]
    if SHOUTING.search(plain(text)):
        found.append(f"shouting: {text!r}")
    return found


def faults_of_screen(texts: list[str]) -> list[str]:
    """What is wrong with everything that one screen says, taken together."""
    whole = "\n".join(texts)
    found = []
    if mean_length(whole) > MEAN:
        found.append(f"{mean_length(whole):.1f} words per sentence")
    if len(words(whole)) >= ENOUGH and reading_ease(whole) < READING_EASE:
        found.append(f"reading ease {reading_ease(whole):.0f}")
    return found


OPPOSED = (
    re.compile(r"\b(?:cli[eë]nt|hulpvrager|patiënt|client)\w*\b", re.IGNORECASE),
    re.compile(r"\b(?:vrijwilliger|volunteer)\w*\b", re.IGNORECASE),
)


def opposes(text: str) -> bool:
    """True when one text puts a "client" over against a volunteer: everybody gives and takes (R31)."""
    return all(side.search(plain(text)) for side in OPPOSED)
