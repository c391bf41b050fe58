"""Find what a screen says without asking the catalogue: best effort, for templates and for Python."""

import ast
import re
from collections.abc import Iterator
from html.parser import HTMLParser

from django.template.base import Lexer, TokenType

from samenspel.website.management.commands.catalogues import FUNCTIONS, called

SAID = re.compile(r"[^\W\d_]{2,}")
FREE = re.compile(r"\b(?:Samenspel|QR|Joop)\b")  # names stand as they are
ATTRIBUTES = {"title", "alt", "aria-label", "placeholder", "data-label", "aria-description"}
OF_COMPONENTS = {"summary", "label", "heading", "hint", "detail", "readers", "writer", "by", "text", "role"}
WITH_WORDS = re.compile(r"\|(?:default|default_if_none|yesno|add):(\"[^\"]*\"|'[^']*')")


def loose_in_template(source: str, *, html: bool = True) -> list[str]:
    """Words for people in a template, outside {% trans %} and {% blocktrans %}."""
    text, words = _without_tags(source)
    if html:
        reader = _Reader()
        reader.feed(text)
        reader.close()
        words += reader.words
    else:
        words += text.splitlines()
    return [word.strip() for word in words if SAID.search(FREE.sub("", word))]


def _without_tags(source: str) -> tuple[str, list[str]]:
    """The source with a space for each tag, and the words inside filters ({{ x|default:"geen" }})."""
    kept, words, until = "", [], ""
    for token in Lexer(source).tokenize():
        name, argument, *_ = [*token.contents.split(), "", ""]
        if until:
            until = "" if token.token_type == TokenType.BLOCK and name == until else until
        elif token.token_type == TokenType.TEXT:
            kept += token.contents
        elif token.token_type == TokenType.BLOCK and name in {"blocktrans", "blocktranslate", "comment"}:
            until = f"end{name}"
            kept += " "
        elif name == "block" and argument.endswith("_class"):
            until = "endblock"
        else:
            kept += "x " if kept.endswith("<") else " "  # <{% if a %}a{% else %}button{% endif %} …>
            found = WITH_WORDS.findall(token.contents)
            words += [word[1:-1] for word in found if " " in word or word[1:2].isupper()]
    return kept, words


class _Reader(HTMLParser):
    """Gather the text and the attributes that people see or hear."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.silent = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"script", "style"}:
            self.silent = tag
        shown = ATTRIBUTES | (OF_COMPONENTS if tag.startswith("c-") else set())
        if tag in {"button", "input"} and dict(attrs).get("type") in {"submit", "button", "reset"}:
            shown = shown | {"value"}
        self.words += [value for name, value in attrs if value and name in shown and tag != "c-vars"]

    def handle_endtag(self, tag: str) -> None:
        self.silent = "" if tag == self.silent else self.silent

    def handle_data(self, data: str) -> None:
        if not self.silent:
            self.words.append(data)


# --- Python ----------------------------------------------------------------------------------------------
PLACES = {  # function: which argument people read
    **dict.fromkeys(["success", "info", "warning", "add_error"], 1),
    **dict.fromkeys(["ValidationError", "done"], 0),
    **dict.fromkeys(["add_message", "_done"], 2),
}
KEYWORDS = {"label", "help_text", "empty_label", "label_suffix", "message", "heading", "sentence", "closing"}
TABLES = {"error_messages", "labels", "help_texts"}
SENTENCE = re.compile(r"^[A-ZÀ-Ý“‘][^\n]* [^\n]*[.?…]$")
NOT_SHOWN = {"debug", "exception", "log", "say", "execute", "RunSQL", "get"}
CHOICES = {"TextChoices", "IntegerChoices"}


def loose_in_python(source: str) -> list[str]:
    """Words for people in a module that never go past gettext."""
    tree = ast.parse(source)
    asked = {id(part) for node in _calls(tree) if called(node) in FUNCTIONS for part in ast.walk(node)}
    silent = asked | {id(part) for node in ast.walk(tree) for part in _not_for_people(node)}
    found: dict[int, str] = {}
    for node in [*_places(tree), *_sentences(tree)]:
        for part in ast.walk(node):
            if id(part) not in silent and (said := _string(part)) and SAID.search(FREE.sub("", said)):
                found[id(part)] = said
    return list(found.values())


def _calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def _string(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _not_for_people(node: ast.AST) -> Iterator[ast.AST]:
    """Docstrings, what is raised for programmers, what a log or a database gets, and the keys of tables."""
    match node:
        case ast.Expr(value=ast.Constant()):
            yield node.value
        case ast.Raise(exc=ast.Call() as raised) if called(raised) != "ValidationError":
            yield from ast.walk(raised)
        case ast.Dict():
            yield from (key for key in node.keys if key)
        case ast.Call() if called(node) in NOT_SHOWN:
            yield from ast.walk(node)
        case ast.Subscript():
            yield from ast.walk(node.slice)


def _places(tree: ast.AST) -> Iterator[ast.AST]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            place = PLACES.get(called(node), len(node.args))
            yield from node.args[place : place + 1]
            yield from (word.value for word in node.keywords if word.arg in KEYWORDS)
            tables = [word.value for word in node.keywords if word.arg in TABLES]
            yield from (value for table in tables if isinstance(table, ast.Dict) for value in table.values)
            yield from (_labels(word.value) for word in node.keywords if word.arg == "choices")
        elif isinstance(node, ast.ClassDef) and {getattr(base, "attr", "") for base in node.bases} & CHOICES:
            yield from (line.value.elts[1] for line in node.body if _is_choice(line))


def _is_choice(line: ast.stmt) -> bool:
    return isinstance(line, ast.Assign) and isinstance(line.value, ast.Tuple) and len(line.value.elts) == 2


def _labels(choices: ast.AST) -> ast.AST:
    """The second half of every pair in choices=[("KEY", words)]."""
    pairs = choices.elts if isinstance(choices, ast.List | ast.Tuple) else []
    return ast.List([pair.elts[1] for pair in pairs if isinstance(pair, ast.Tuple) and len(pair.elts) == 2])


def _sentences(tree: ast.AST) -> Iterator[ast.AST]:
    """Any whole sentence, wherever it stands."""
    return (node for node in ast.walk(tree) if SENTENCE.match(_string(node)))


def unreadable_in_python(source: str) -> list[int]:
    """The lines where gettext is called with something else than words: nobody can collect those."""
    return [
        node.lineno
        for node in _calls(ast.parse(source))
        if (places := FUNCTIONS.get(called(node)))
        and not all(_string(node.args[place]) for place in places if place is not None)
    ]
