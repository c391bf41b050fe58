"""People may write "sealed:" themselves, in any field: it is shown as they wrote it, and breaks nothing (V11)."""

import json
import re

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from samenspel.circles import actions, queries
from samenspel.circles.models import Note
from samenspel.circles.queries import consents
from samenspel.foundation import resealing
from samenspel.foundation.sealed import KeyIsLost, seal, unseal
from samenspel.mutual_help.models import Words
from tests import family as moves
from tests.asking_rights import appealed, taken
from tests.cast import NOW, Cast
from tests.family import MOTHER, VOLUNTEER, family, joined
from tests.house.situation import signed_in
from tests.play import as_the_owner, write
from tests.sharing import asked, given, gleaned, note

KEY = next(iter(settings.SEALING_KEYS))
LOOKALIKES = ("sealed:", "sealed:x", "sealed:x:y", f"sealed:{KEY}:gAAAAABx", "sealed:é\n:::")
SEALED = re.compile(r"\b(\w+)\.(\w+)\b")


@pytest.mark.parametrize("words", LOOKALIKES)
def test_it_opens_what_was_sealed_as_it_was_written(words: str) -> None:
    assert unseal(seal(words)) == words
    assert unseal(seal(seal(words))) != words, "sealed twice is opened twice"


@pytest.mark.parametrize("stored", ["sealed:x", "sealed:", f"sealed:{KEY}:x", f"sealed:{KEY}"])
def test_what_was_altered_in_the_database_is_said(stored: str) -> None:
    with pytest.raises(KeyIsLost):
        unseal(stored)


@pytest.fixture
def written(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> str:
    """A lookalike in every place where somebody writes: of the circle, of a share, of a question."""
    words = LOOKALIKES[3]
    monkeypatch.setattr(moves, "WORDS", {**moves.WORDS, **dict.fromkeys(
        ("why", "already_there", "escalation_name", "tells", "meets", "thanks"), words)})  # fmt: skip
    circle = family(cast)
    cast.enter(MOTHER)
    actions.rename_circle(
        circle=moves.circle_as(cast, circle, MOTHER), name=words, acting=cast.acting(MOTHER), now=NOW
    )
    joined(cast, circle, "coach", as_what=words)
    agreement = moves.laid_down(cast, circle, does=words)
    for key in moves.SIGNERS:
        moves.signs(cast, agreement, key)
    text = note(cast, circle, text=words)
    given(cast, asked(cast, circle, ("NOTE", text.pk), ("AGREEMENT", agreement.pk), ("CIRCLE", circle.pk)))
    appealed(cast, text=words)
    gleaned(cast, text=words, source=words, person=cast[MOTHER].pk)
    write(cast, cast.ask(words), "wijkteam", words)
    return words


def test_the_ledger_shows_it_and_she_takes_it_along(cast: Cast, written: str) -> None:
    cast.enter(MOTHER)
    shown = json.dumps(
        [queries.written(person=cast[MOTHER].pk, key=key).rows for key in queries.kept()], default=str
    )
    assert shown.count(json.dumps(written)) > 12
    assert actions.open_file(taken(cast, MOTHER)).count(json.dumps(written)) > 12


def test_every_page_shows_it(cast: Cast, written: str) -> None:
    client: Client = signed_in(cast, MOTHER)
    for name in ("mine", "ledger_written", "ledger_readers", "ledger_paper", "ledger_agreed", "circles"):
        assert client.get(reverse(name)).status_code == 200, name
    for key in (key for key, one in queries.kept().items() if one.words):
        assert client.get(reverse("ledger_kind", args=[key])).status_code == 200, key
    for key in ("appeal", "note", "agreement", "part", "gleaning", "words", "ask_note"):
        assert written in client.get(reverse("ledger_kind", args=[key])).content.decode(), key


def test_she_may_choose_it_to_share(cast: Cast, written: str) -> None:
    cast.enter(MOTHER)
    labels = [label for _, label in consents.what_may_be_shared(subject=cast[MOTHER].pk)]
    assert sum(written in label for label in labels) == 2, labels  # the note, and the name of the circle


def test_all_of_it_can_be_sealed_again(cast: Cast, written: str) -> None:
    with as_the_owner():
        for column in resealing.columns():
            assert not [done.lost for done in resealing.reseal(column) if done.lost], column
    cast.enter(VOLUNTEER)
    assert Note.objects.get().text == written
    cast.enter(MOTHER)
    assert Words.objects.get().text == written


def test_a_sealed_column_in_the_ledger_is_one_of_its_own_table() -> None:
    """Only those are opened: one of a table beside it would be shown as it stands there."""
    of = {table: resealing.sealed_in(table) for table in {column.table for column in resealing.columns()}}
    for one in queries.kept().values():
        aliases = dict(re.findall(r"\b(?:FROM|JOIN)?\s*(\w+_\w+) (\w+)\b", one.rows))
        for name, (sql, _) in one.fields.items():
            for alias, column in SEALED.findall(sql):
                table = one.table if alias == "t" else {v: k for k, v in aliases.items()}.get(alias, "")
                if column in of.get(table, ()):
                    assert sql == f"t.{column}", (one.key, name)
