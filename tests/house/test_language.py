"""Our words: all of them in two languages, and the Dutch ones plain enough for everybody. No database."""

import ast
import json
import re
from collections import Counter
from functools import cache
from typing import Any

import polib
import pytest

from samenspel.website.management.commands import catalogues
from samenspel.website.management.commands.catalogues import ROOMS, Text
from tests.house.language import dutch, screens

UPDATE = "Run: ./samenspel manage catalogues, and translate what it lists"
# The same in English: names, and words that both languages have.
SAME = {
    *("Menu", "Stop", "open", "code", "Postcode", "De Verbinding"),
    *("was %(day)s", "{name}: {what}. {link}"),
}
# The showcase of the design shows invented people and what they wrote, next to the parts.
INVENTED = {"design/templates/design/ontwerp.html", "design/examples.py"}
# For whoever installs and runs Samenspel, in a terminal, before there is a language to choose.
FOR_OPERATORS = {"website/settings.py", "website/safety.py", "integrations/hsds/reading.py"}
# For other software and its builders: always in one language, whatever the visitor speaks (HSDS, decision 0013).
FOR_OTHER_SOFTWARE = (
    {f"integrations/hsds/{name}.py" for name in ("answering", "asking", "describing", "saying", "terms")}
    | {
        f"integrations/own_api/{name}.py"
        for name in ("describing", "parameters", "problems", "telling", "views")
    }
    | {"social_map/queries/sensing.py"}
)  # everyday sentences that a model reads, and nobody else
# For the register of processing, that a municipality reads in Dutch (docs/trust).
FOR_THE_REGISTER = {"journal/purposes/__init__.py", "journal/purposes/grounds.py", "website/register.py"}
CONTENT = ROOMS / "website" / "demo" / "content"


@cache
def texts() -> tuple[Text, ...]:
    return tuple(catalogues.collect())


@cache
def english() -> Any:
    return catalogues.read("en")


def dutch_texts() -> list[str]:
    return [form for text in texts() for form in (text.text, text.plural) if form]


# --- the catalogue ---------------------------------------------------------------------------------------
def test_it_has_every_text_of_the_screens_and_nothing_else() -> None:
    fresh = catalogues.updated(english(), list(texts()))
    known, wanted = ({one.msgid for one in po} for po in (english(), fresh))
    assert sorted(wanted - known) == [], UPDATE
    assert sorted(known - wanted) == [], UPDATE
    assert catalogues.po_path("en").read_text("utf-8") == f"{fresh}\n", UPDATE


def test_everything_is_translated() -> None:
    assert catalogues.untranslated(english()) == [], UPDATE
    assert not [one.msgid for one in english() if one.fuzzy or one.obsolete]


def test_the_compiled_catalogue_is_the_written_one() -> None:
    compiled = catalogues.po_path("en").with_suffix(".mo").read_bytes()
    assert compiled == english().to_binary(), UPDATE


def test_translations_keep_what_is_filled_in() -> None:
    translated = [one for one in english() if one.translated()]
    assert not [fault for one in translated if (fault := changed_places(one))]


def test_translations_are_english() -> None:
    left = [one.msgid for one in english() if one.msgid == one.msgstr and one.msgid not in SAME]
    assert not left
    assert not [said for one in english() for said in forms_of(one) if "!" in said]


PLACES = re.compile(r"%\(\w+\)[sd]|\{\w*\}|</?[a-z]+[^>]*>|\n|%%")


def forms_of(entry: Any) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def changed_places(entry: Any) -> str:
    """What a translation lost or added: places to fill in, markup, line ends."""
    sources = [entry.msgid, entry.msgid_plural] if entry.msgid_plural else [entry.msgid]
    forms = forms_of(entry)
    if len(forms) != len(sources):
        return f"{entry.msgid!r} has {len(forms)} forms"
    for source, form in zip(sources, forms, strict=True):
        if Counter(PLACES.findall(source)) != Counter(PLACES.findall(form)):
            return f"{source!r} became {form!r}"
    return ""


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("Dag %(name)s", "Hello"),
        ("Dag {name}", "Hello {naam}"),
        ("Bel <b>112</b>", "Call 112"),
        ("Een.\nTwee.", "One. Two."),
    ],
)
def test_it_catches_a_lost_place(source: str, said: str) -> None:
    assert changed_places(polib.POEntry(msgid=source, msgstr=said))


def test_it_catches_a_text_without_translation() -> None:
    made = catalogues.updated(polib.POFile(), [Text("Nieuw"), Text("%(n)s dag", plural="%(n)s dagen")])
    assert catalogues.untranslated(made) == ["Nieuw", "%(n)s dag"]


def test_it_keeps_translations_and_drops_what_nobody_says() -> None:
    old = polib.POFile()
    old.append(polib.POEntry(msgid="Blijft", msgstr="Stays"))
    old.append(polib.POEntry(msgid="Weg", msgstr="Gone"))
    made = catalogues.updated(old, [Text("Blijft", files=["a.py"])])
    assert [(one.msgid, one.msgstr) for one in made] == [("Blijft", "Stays")]
    assert str(made) == str(catalogues.updated(made, [Text("Blijft", files=["a.py"])]))


# --- collecting ------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('{% trans "Dag" %}', ("", "Dag", "")),
        ("<c-note title=\"{% trans 'Dag' %}\" />", ("", "Dag", "")),
        ('{% trans "100% raak" %}', ("", "100%% raak", "")),
        ('{% translate "Bank" context "om op te zitten" %}', ("om op te zitten", "Bank", "")),
        ("{% blocktrans trimmed with a=b.c %}\n Dag\n {{ a }} {% endblocktrans %}", ("", "Dag %(a)s", "")),
        (
            "{% blocktrans count n=x %}{{ n }} dag{% plural %}{{ n }} dagen{% endblocktrans %}",
            ("", "%(n)s dag", "%(n)s dagen"),
        ),
        ('{{ name|default:_("Iemand") }}', ("", "Iemand", "")),
        ('{% include "a.html" with title=_("Dag") %}', ("", "Dag", "")),
        ('{% comment %}{% trans "Nee" %}{% endcomment %}{% trans "Ja" %}', ("", "Ja", "")),
    ],
)
def test_it_collects_from_a_template(source: str, found: catalogues.Key) -> None:
    assert [text.key for text in catalogues.in_template(source)] == [found]


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('_("Dag " "jij")', ("", "Dag jij", "")),
        ('ngettext("%(n)s dag", "%(n)s dagen", n)', ("", "%(n)s dag", "%(n)s dagen")),
        ('pgettext("meubel", "Bank")', ("meubel", "Bank", "")),
        ('class Te(Laat):\n    """Dit is te laat."""', ("", "Dit is te laat.", "")),
    ],
)
def test_it_collects_from_a_module(source: str, found: catalogues.Key) -> None:
    tree = ast.parse(f"class Laat(errors.Refusal):\n    pass\n\n{source}")
    refusals = catalogues.refusals_in([tree])
    assert [text.key for text in catalogues.in_python(tree, refusals)] == [found]


# --- nothing is said without the catalogue -----------------------------------------------------------------
def test_templates_say_nothing_outside_the_catalogue() -> None:
    loose = {
        name: words
        for path in catalogues.templates()
        if (name := path.relative_to(ROOMS).as_posix()) not in INVENTED
        and (words := screens.loose_in_template(path.read_text("utf-8"), html=path.suffix == ".html"))
    }
    assert not loose


def test_who_stands_around_somebody_is_wanted_and_never_due() -> None:
    """Issue 3: "Who do you want around you?", never "who must"."""
    said = " ".join(text.text for text in catalogues.collect()).casefold()
    assert "wie wil je om je heen?" in said
    assert not re.search(r"\bwie (moet|hoort|zou moeten)\b[^.?!]*\b(helpen|om je heen|zorgen)", said)


def test_modules_say_nothing_outside_the_catalogue() -> None:
    loose = {
        name: words
        for path in catalogues.modules()
        if (name := path.relative_to(ROOMS).as_posix())
        not in INVENTED | FOR_OPERATORS | FOR_THE_REGISTER | FOR_OTHER_SOFTWARE
        and "/management/" not in name
        and (words := screens.loose_in_python(path.read_text("utf-8")))
    }
    assert not loose


def test_what_is_left_out_is_still_there() -> None:
    assert all(
        (ROOMS / name).exists() for name in INVENTED | FOR_OPERATORS | FOR_THE_REGISTER | FOR_OTHER_SOFTWARE
    )
    assert not SAME - set(dutch_texts())


@pytest.mark.parametrize(
    "source",
    [
        "<p>Hallo daar</p>",
        '{% if a %}{% trans "Ja" %}{% else %}Nee{% endif %}',
        '<img alt="De kaart">',
        '<c-note title="Let op" />',
        '<input type="submit" value="Verstuur">',
        '{{ name|default:"Iemand anders" }}',
        '<{% if a %}a{% else %}button{% endif %} aria-label="Sluit">',
    ],
)
def test_it_catches_loose_words_in_a_template(source: str) -> None:
    assert screens.loose_in_template(source)


@pytest.mark.parametrize(
    "source",
    [
        '<p class="lead">{{ name }}, 112 · 3</p><b>Samenspel</b>',
        "{% blocktrans %}<b>Dag</b> {{ name }}{% endblocktrans %}<a href=\"{% url 'home' %}\">1</a>",
        "{% block page_class %}wide{% endblock %}<script>const woord = 1;</script>{# Een woord #}",
        '<c-button name="answer" value="yes" />',
    ],
)
def test_it_lets_numbers_names_and_markup_be(source: str) -> None:
    assert not screens.loose_in_template(source)


@pytest.mark.parametrize(
    "source",
    [
        'messages.success(request, "Bewaard")',
        'forms.CharField(label="Je naam")',
        'forms.CharField(help_text="Een voornaam mag", label=_("Je naam"))',
        'forms.CharField(error_messages={"required": "Vul in"})',
        'raise forms.ValidationError("Te kort")',
        'form.add_error("code", f"Niet {code}")',
        'forms.ChoiceField(choices=[("A", "Ja"), ("B", _("Nee"))])',
        'class Soort(models.TextChoices):\n    A = "A", "een ding"',
        'x = "Dit is een hele zin."',
    ],
)
def test_it_catches_loose_words_in_a_module(source: str) -> None:
    assert screens.loose_in_python(source)


@pytest.mark.parametrize(
    "source",
    [
        'messages.success(request, _("Bewaard"))',
        'forms.ChoiceField(choices=[("A", _("Ja"))], label=_("Ja"))',
        'class A:\n    """This is for programmers."""',
        'raise ImproperlyConfigured("This is for operators.")',
    ],
)
def test_it_lets_marked_words_be(source: str) -> None:
    assert not screens.loose_in_python(source)


def test_gettext_is_only_asked_for_words_that_can_be_found() -> None:
    asked = {
        path.relative_to(ROOMS).as_posix()
        for path in catalogues.modules()
        if screens.unreadable_in_python(path.read_text("utf-8"))
    }
    # The docstrings of refusals are collected apart; how an ask ended is the label of a state; the words of the
    # table of who may see what are marked where they stand.
    assert asked == {"foundation/errors.py", "notifications/actions/__init__.py", "website/trust.py"}


@pytest.mark.parametrize("source", ['_(f"Dag {name}")', "_(words)", '_("Dag " + name)', '_("%s" % name)'])
def test_it_catches_a_text_that_cannot_be_found(source: str) -> None:
    assert screens.unreadable_in_python(source) == [1]


# --- plain Dutch -----------------------------------------------------------------------------------------
def test_every_text_is_plain() -> None:
    assert not [fault for text in dutch_texts() for fault in dutch.faults_of(text)]


def test_every_screen_is_plain_as_a_whole() -> None:
    said: dict[str, list[str]] = {}
    for text in texts():
        for name in text.files:
            said.setdefault(name, []).extend(form for form in (text.text, text.plural) if form)
    faults = {name: found for name, forms in said.items() if (found := dutch.faults_of_screen(forms))}
    assert not faults


@pytest.mark.parametrize(
    "text",
    [
        "Wij starten een traject voor je.",
        "Voor deze doelgroep is er een inloop.",
        "Deze cliënt heeft hulp.",
        "De hulpverlener belt.",
        "Voor eenzame mensen.",
        "Je krijgt een score van 8.",
        "Bekijk de ranglijst.",
        "Verdien punten.",
        "Vrijwilligers geven een besparing.",
        "Zo is er geld bespaard.",
        "Wat is je tegenprestatie?",
        "Wij nemen contact met u op.",
        "Uw vraag is ontvangen.",
        "Gelukt!",
        "LET GOED OPDAT het klopt.",
        "Wij implementeren dit.",
        "Als je dit hebt gedaan, dan kun je daarna op de knop drukken om verder te gaan.",
    ],
)
def test_it_catches_a_text_that_is_not_plain(text: str) -> None:
    assert dutch.faults_of(text)


@pytest.mark.parametrize(
    "text",
    [
        "Uur na uur. Nu even niet.",
        "Je code is APPEL 72 41 05. Bewaar hem goed.",
        "Je hoort uiterlijk %(day)s iets.\nKijk op https://voorbeeld.nl/u/uw-cliënt",
        "Het puntje van de i.",
    ],
)
def test_it_lets_plain_words_be(text: str) -> None:
    assert not dutch.faults_of(text)


ON_A_NEAR_DAY = re.compile(r"(\w+)=[\w.]+\|(?:day|moment|due)\b[^%]*%\}[^%]*\b[oO]p \{\{ \1 \}\}")


def test_no_screen_says_on_today() -> None:
    """`day` says "vandaag" too: "op vandaag" is no Dutch, and `on_day` says "op" where it belongs."""
    said = "{% blocktrans trimmed with day=row.at|day %}Klaar op {{ day }}.{% endblocktrans %}"
    assert ON_A_NEAR_DAY.search(said)
    assert not ON_A_NEAR_DAY.search(said.replace("|day", "|on_day"))
    assert not [path for path in ROOMS.rglob("*.html") if ON_A_NEAR_DAY.search(path.read_text())]


PROMISED_BEFORE = re.compile(r"\bvoor (?:\{\{ day \}\}|%\(day\)s|\{day\})")


def test_a_promise_holds_on_its_day_too() -> None:
    """Who hears something "voor vrijdag" and hears it on Friday reads a broken promise: `by_day` says until when."""
    assert PROMISED_BEFORE.search("Je hoort iets voor %(day)s.")
    texts = [*dutch_texts(), *(path.read_text() for path in ROOMS.rglob("*.html"))]
    assert not [found[0] for text in texts if (found := PROMISED_BEFORE.search(text))]


def test_no_text_opposes_a_client_to_a_volunteer() -> None:
    """R31: nobody is one or the other, in Dutch or in English."""
    said = [*dutch_texts(), *(form for one in english() for form in forms_of(one))]
    assert not [text for text in said if dutch.opposes(text)]


@pytest.mark.parametrize(
    "text",
    ["De vrijwilliger helpt de cliënt.", "Ben je cliënt of vrijwilliger?", "A volunteer and a client."],
)
def test_it_catches_a_client_over_against_a_volunteer(text: str) -> None:
    assert dutch.opposes(text)
    assert not dutch.opposes("Een vrijwilliger helpt, en wordt geholpen.")


def test_it_catches_a_hard_screen() -> None:
    hard = "Verantwoordelijkheden betreffen samenwerkingsovereenkomsten tussen organisatieonderdelen."
    assert any("reading ease" in fault for fault in dutch.faults_of_screen([hard] * 6))
    long = "De man en de kat en de hond en de muis en de kip."
    assert any("words per sentence" in fault for fault in dutch.faults_of_screen([long] * 3))
    assert not dutch.faults_of_screen(["Dit is een korte zin. Je leest hem zo."] * 6)


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *[("bal", 1), ("buurt", 1), ("mooie", 2), ("papieren", 3), ("wijken", 2), ("beantwoord", 3)],
        *[("ideeën", 3), ("groeien", 2), ("geïnteresseerd", 5), ("vrijwilligers", 4), ("nieuwe", 2)],
    ],
)
def test_it_counts_syllables(word: str, number: int) -> None:
    assert dutch.syllables(word) == number


def test_it_counts_sentences_as_people_read_them() -> None:
    text = "Dag {name}. Bel 0.30 of mail a.b@c.nl: dat mag.\n\nJe code is <b>{code}</b>"
    assert dutch.sentences(text)[0] == "Dag Els."
    assert len(dutch.sentences(text)) == 3


# --- what the demo says ------------------------------------------------------------------------------------
def demo_texts() -> list[tuple[str, str]]:
    """What the house and its workers say in the demo; what residents say is theirs."""
    told: list[tuple[str, str]] = []
    for entry in json.loads((CONTENT / "entries.json").read_text("utf-8")):
        fields = ("summary", "description", "who_for", "when_text", "cost_text")
        told += [(entry["key"], entry[field]) for field in fields if entry[field]]
    for name, field in (("organisations", "own_words"), ("doors", "walk_in")):
        rows = json.loads((CONTENT / f"{name}.json").read_text("utf-8"))
        told += [(row.get("key", row["area"]), row[field]) for row in rows]
    return told


def worker_texts() -> list[tuple[str, str]]:
    return [
        (question["key"], event[field])
        for question in json.loads((CONTENT / "questions.json").read_text("utf-8"))
        for event in question["events"]
        if event["by"] != question["asker"]
        for field in ("text", "reason", "answer")
        if event.get(field)
    ]


def test_the_demo_speaks_plainly() -> None:
    assert len(demo_texts()) > 400
    assert not [(key, fault) for key, text in demo_texts() for fault in dutch.faults_of(text)]


def test_the_workers_of_the_demo_speak_plainly() -> None:
    """They may say u to somebody who is older: that is between two people."""
    assert len(worker_texts()) > 60
    faults = [(key, fault) for key, text in worker_texts() for fault in dutch.faults_of(text)]
    assert not [fault for fault in faults if not fault[1].startswith("u instead of jij")]


def test_the_examples_of_the_design_speak_plainly() -> None:
    tree = ast.parse((ROOMS / "design" / "examples.py").read_text("utf-8"))
    said = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)]
    said += screens.loose_in_template((ROOMS / "design/templates/design/ontwerp.html").read_text("utf-8"))
    faults = [fault for text in said if " " in text for fault in dutch.faults_of(text)]
    assert not [fault for fault in faults if not fault.startswith("shouting: 'APPEL")]
