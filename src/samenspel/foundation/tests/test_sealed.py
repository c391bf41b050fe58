"""Sealed texts: a copy of the database tells nothing, keys can be changed, a lost key is said (V11)."""

from collections.abc import Iterator
from io import StringIO
from typing import Any

import pytest
from cryptography.fernet import Fernet
from django.core.management import CommandError, call_command
from django.test import override_settings
from tests.cast import NOW, Cast
from tests.family import MOTHER, agreed, family
from tests.play import as_the_owner, refused, sql
from tests.sharing import asked, given, gleaned, note

from samenspel.circles.models import Agreement, Note
from samenspel.foundation import resealing
from samenspel.foundation.sealed import KeyIsLost, Sealed, seal, unseal
from samenspel.mutual_help.models import Words

ONE, TWO = Fernet.generate_key().decode(), Fernet.generate_key().decode()
SECRET = "Mees-plast-in-bed"


def keys(**named: str) -> Any:
    return override_settings(SEALING_KEYS=named)


def test_it_seals_and_opens() -> None:
    with keys(k1=ONE):
        sealed = seal(SECRET)
        assert sealed.startswith("sealed:k1:")
        assert SECRET not in sealed
        assert unseal(sealed) == SECRET
        assert seal(SECRET) != sealed, "the same words never look the same twice"
    assert seal("") == ""
    assert unseal("leesbaar, van vroeger") == "leesbaar, van vroeger"


def test_what_is_shown_later_opens_where_it_is_shown() -> None:
    with keys(k1=ONE):
        words = Sealed(seal(SECRET))
        assert words
        assert f"{words}" == SECRET
        assert SECRET not in repr(words)
    with keys(k2=TWO), pytest.raises(KeyIsLost):
        str(words)
    assert not Sealed("")


def test_an_older_key_still_opens() -> None:
    with keys(k1=ONE):
        sealed = seal(SECRET)
    with keys(k2=TWO, k1=ONE):
        assert unseal(sealed) == SECRET
        assert seal(SECRET).startswith("sealed:k2:")


def test_a_lost_or_wrong_key_is_said_by_name() -> None:
    with keys(k1=ONE):
        sealed = seal(SECRET)
    for left in ({"k2": TWO}, {"k1": TWO}):
        with keys(**left), pytest.raises(KeyIsLost, match="'k1'"):
            unseal(sealed)


def test_a_new_key_can_be_used_at_once() -> None:
    out = StringIO()
    call_command("new_sealing_key", stdout=out)
    with keys(new=out.getvalue().strip()):
        assert unseal(seal(SECRET)) == SECRET


@pytest.fixture
def filled(cast: Cast) -> Iterator[Cast]:
    """Texts in several rooms, among them an agreement that was signed, all under the key k1."""
    with keys(k1=ONE):
        circle = family(cast)
        agreed(cast, circle, does=SECRET)
        given(cast, asked(cast, circle, ("NOTE", note(cast, circle, text=SECRET).pk)))
        gleaned(cast, text=SECRET)
        cast.ask(SECRET)
        yield cast


def rotate(*more: str) -> str:
    out = StringIO()
    call_command("rotate_keys", *more, stdout=out)
    return out.getvalue()


def test_it_seals_every_text_again_and_says_which_key_can_go(filled: Cast) -> None:
    with keys(k2=TWO, k1=ONE), as_the_owner():
        said = rotate("--batch", "1")
        assert set(resealing.keys_in_use()) == {"k2"}
        assert "mag weg uit SEALING_KEYS: k1" in said
        assert "circles_part.does: 2 opnieuw versleuteld" in said
    with keys(k2=TWO):
        filled.enter(MOTHER)
        assert Note.objects.get().text == SECRET
        assert Words.objects.get().text == SECRET
        assert Agreement.objects.get().parts.filter(does__isnull=False).count() == 2


def test_it_goes_on_where_it_stopped(filled: Cast) -> None:
    with keys(k2=TWO, k1=ONE), as_the_owner():
        column = next(one for one in resealing.columns() if str(one) == "circles_part.does")
        assert next(resealing.reseal(column, batch=1)).sealed == 1
        assert [done.sealed for done in resealing.reseal(column)] == [1]
        assert list(resealing.reseal(column)) == []


def test_it_seals_what_was_readable(filled: Cast) -> None:
    """Texts of before this version stay readable until they are sealed."""
    with keys(k1=ONE), as_the_owner():
        sql("UPDATE mutual_help_words SET text = 'Wie helpt mij?'")
        assert resealing.keys_in_use()[resealing.READABLE] == 1
        rotate()
        assert sql("SELECT text FROM mutual_help_words")[0][0].startswith("sealed:k1:")
    filled.enter(MOTHER)
    assert Words.objects.get().text == "Wie helpt mij?"


def test_a_lost_key_is_a_clear_error_and_changes_nothing(filled: Cast) -> None:
    with keys(k2=TWO), as_the_owner():
        with pytest.raises(CommandError, match="Sleutel 'k1' staat niet in SEALING_KEYS"):
            rotate()
        assert set(resealing.keys_in_use()) == {"k1"}


def test_it_is_only_for_the_owner_of_the_tables(filled: Cast) -> None:
    with refused(CommandError):
        rotate()


def test_resealing_is_no_way_to_change_what_was_signed(filled: Cast) -> None:
    """The web role cannot pretend to be that job."""
    sql("SELECT set_config('samenspel.purpose', 'job:rotate_keys', true)")
    for attack in (
        "UPDATE circles_part SET does = 'sealed:x'",
        "UPDATE circles_agreement SET why = 'sealed:x'",
    ):
        with refused(Exception):
            sql(attack)
    assert NOW
