"""`catalogues`: collect every text of the screens, and keep the English catalogue beside them.

Run it after changing words: `./samenspel manage catalogues`. It reads templates and Python itself, so
gettext need not be installed; only polib, which comes with the test requirements.
"""

import ast
import re
from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.template.base import Lexer, TokenType
from django.utils.text import smart_split
from django.utils.translation import trim_whitespace

ROOMS = Path(settings.ROOMS)
LOCALE = Path(settings.LOCALE_PATHS[0])
TARGETS = ["en"]
HEADER = {
    "Project-Id-Version": "Samenspel",
    "Language": "en",
    "MIME-Version": "1.0",
    "Content-Type": "text/plain; charset=UTF-8",
    "Content-Transfer-Encoding": "8bit",
    "Plural-Forms": "nplurals=2; plural=(n != 1);",
}
WIDTH = 105  # of the lines in the .po

Key = tuple[str, str, str]  # context, text, plural
FUNCTIONS = {  # name: which argument is the context, the text, the plural
    **dict.fromkeys(["_", "gettext", "gettext_lazy", "gettext_noop"], (None, 0, None)),
    **dict.fromkeys(["ngettext", "ngettext_lazy"], (None, 0, 1)),
    **dict.fromkeys(["pgettext", "pgettext_lazy"], (0, 1, None)),
    **dict.fromkeys(["npgettext", "npgettext_lazy"], (0, 1, 2)),
}
QUOTED = r"""(?:"[^"\\]*(?:\\.[^"\\]*)*"|'[^'\\]*(?:\\.[^'\\]*)*')"""
CONSTANT = re.compile(rf"_\(({QUOTED})\)")


@dataclass(slots=True)
class Text:
    """One text of the screens, and in which files it stands."""

    text: str
    plural: str = ""
    context: str = ""
    files: list[str] = field(default_factory=list)

    @property
    def key(self) -> Key:
        return self.context, self.text, self.plural


# --- templates ---------------------------------------------------------------------------------------
def in_template(source: str) -> Iterator[Text]:
    """Yield what {% trans %}, {% blocktrans %} and _("…") ask for, in attributes of components too."""
    tokens = iter(Lexer(source).tokenize())
    for token in tokens:
        if token.token_type in (TokenType.BLOCK, TokenType.VAR):
            yield from (Text(ast.literal_eval(quoted)) for quoted in CONSTANT.findall(token.contents))
        if token.token_type != TokenType.BLOCK:
            continue
        parts = list(smart_split(token.contents))
        name = parts[0] if parts else ""
        context = unquoted(parts[parts.index("context") + 1]) if "context" in parts else ""
        if name in ("trans", "translate") and parts[1][0] in "\"'":
            yield Text(unquoted(parts[1]).replace("%", "%%"), context=context)
        elif name in ("blocktrans", "blocktranslate"):
            yield _block(tokens, context, trimmed="trimmed" in parts)
        elif name == "comment":
            while next(tokens).contents != "endcomment":
                pass


def _block(tokens: Iterator[Any], context: str, *, trimmed: bool) -> Text:
    forms = [""]
    for token in tokens:
        if token.token_type == TokenType.TEXT:
            forms[-1] += token.contents.replace("%", "%%")
        elif token.token_type == TokenType.VAR:
            forms[-1] += f"%({token.contents})s"
        elif token.contents.startswith("end"):
            break
        elif token.contents == "plural":
            forms.append("")
    said = [trim_whitespace(form) if trimmed else form for form in forms]
    return Text(said[0], plural=said[1] if len(said) > 1 else "", context=context)


def unquoted(word: str) -> str:
    """The text between the quotes of a template tag."""
    return word[1:-1].replace(f"\\{word[0]}", word[0])


# --- Python ------------------------------------------------------------------------------------------
def in_python(tree: ast.AST, refusals: frozenset[str] = frozenset()) -> Iterator[Text]:
    """Yield what gettext is called with, and the sentences of refusals: those are docstrings."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name in refusals:
            if sentence := ast.get_docstring(node, clean=False):
                yield Text(sentence.strip())
        elif isinstance(node, ast.Call) and (places := FUNCTIONS.get(called(node))):
            context, text, plural = (_constant(node, place) for place in places)
            if text:
                yield Text(text, plural=plural, context=context)


def called(node: ast.Call) -> str:
    """The name of the function that is called."""
    return getattr(node.func, "id", "") or getattr(node.func, "attr", "")


def _constant(node: ast.Call, place: int | None) -> str:
    found = node.args[place] if place is not None and place < len(node.args) else None
    return found.value if isinstance(found, ast.Constant) and isinstance(found.value, str) else ""


def refusals_in(trees: list[ast.AST]) -> frozenset[str]:
    """The names of all classes that are a Refusal, also in two steps."""
    classes = [node for tree in trees for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
    found = {"Refusal"}
    while more := {one.name for one in classes if one.name not in found and found & _bases(one)}:
        found |= more
    return frozenset(found)


def _bases(node: ast.ClassDef) -> set[str]:
    return {getattr(base, "id", "") or getattr(base, "attr", "") for base in node.bases}


# --- all together --------------------------------------------------------------------------------------
def templates() -> list[Path]:
    """Every template of ours, in a fixed order."""
    return sorted(path for path in ROOMS.rglob("templates/**/*") if path.suffix in (".html", ".txt"))


def modules() -> list[Path]:
    """Every module of ours that users can meet, in a fixed order."""
    return sorted(p for p in ROOMS.rglob("*.py") if not {"tests", "migrations", "run"} & set(p.parts))


def collect() -> list[Text]:
    """Every text of the screens once, in the order of the files."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in modules()}
    refusals = refusals_in(list(trees.values()))
    found = [(path, text) for path, tree in trees.items() for text in in_python(tree, refusals)]
    found += [(path, text) for path in templates() for text in in_template(path.read_text("utf-8"))]
    texts: dict[tuple[str, str], Text] = {}
    for path, text in sorted(found, key=lambda pair: pair[0].as_posix()):
        known = texts.setdefault((text.context, text.text), text)
        known.plural = known.plural or text.plural
        where = path.relative_to(ROOMS.parent).as_posix()
        if where not in known.files:
            known.files.append(where)
    return list(texts.values())


# --- the catalogue ---------------------------------------------------------------------------------------
def po_path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def _polib() -> Any:
    """Only who changes words needs polib; who runs Samenspel needs the .mo alone."""
    try:
        import polib
    except ImportError as problem:
        raise CommandError("polib ontbreekt. Draai eerst: ./samenspel check") from problem
    return polib


def read(language: str) -> Any:
    """Read a catalogue; an empty one when it is not there yet."""
    path = po_path(language)
    return _polib().pofile(str(path), wrapwidth=WIDTH) if path.exists() else _polib().POFile(wrapwidth=WIDTH)


def updated(old: Any, texts: list[Text]) -> Any:
    """Return the catalogue for these texts: known translations stay, what nobody says any more goes."""
    polib = _polib()
    known = {(one.msgctxt or "", one.msgid, one.msgid_plural): one for one in old if not one.obsolete}
    new = polib.POFile(wrapwidth=WIDTH)
    new.metadata = HEADER
    for text in texts:
        before = known.get(text.key)
        entry = polib.POEntry(
            msgid=text.text,
            msgctxt=text.context or None,
            msgstr=before.msgstr if before else "",
            occurrences=[(where, "") for where in text.files],
            tcomment=before.tcomment if before else "",
        )
        if text.plural:
            entry.msgid_plural = text.plural
            entry.msgstr_plural = before.msgstr_plural if before else {0: "", 1: ""}
        if re.search(r"%\(\w+\)s", text.text):
            entry.flags.append("python-format")
        elif re.search(r"\{\w+\}", text.text):
            entry.flags.append("python-brace-format")
        new.append(entry)
    return new


def untranslated(catalogue: Any) -> list[str]:
    """The texts that have no translation yet."""
    return [
        one.msgid
        for one in catalogue
        if not (all(one.msgstr_plural.values()) if one.msgid_plural else one.msgstr)
    ]


class Command(BaseCommand):
    help = "Verzamel alle teksten en werk de Engelse vertaling bij."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true", help="Verander niets; zeg alleen wat ontbreekt.")

    def handle(self, *args: Any, **options: Any) -> None:
        texts = collect()
        for language in TARGETS:
            catalogue = updated(read(language), texts)
            path = po_path(language)
            stale = not path.exists() or path.read_text("utf-8") != f"{catalogue}\n"
            if not options["check"]:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(f"{catalogue}\n", "utf-8")
                path.with_suffix(".mo").write_bytes(catalogue.to_binary())
            missing = untranslated(catalogue)
            self.stdout.write(f"{language}: {len(texts)} teksten, {len(missing)} zonder vertaling.")
            for text in missing:
                self.stdout.write(f"  - {text!r}")
            if options["check"] and (stale or missing):
                raise CommandError("De vertaling loopt achter. Draai: ./samenspel manage catalogues")
