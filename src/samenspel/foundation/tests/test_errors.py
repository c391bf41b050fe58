"""Refusals: the docstring is the sentence that people read."""

from samenspel.commitments import errors as balls
from samenspel.foundation.errors import Refusal
from samenspel.mutual_help import errors as asks


def every() -> list[type[Refusal]]:
    found, seen = [Refusal], []
    while found:
        one = found.pop()
        seen.append(one)
        found += one.__subclasses__()
    return seen


def test_it_always_has_a_whole_dutch_sentence() -> None:
    assert balls
    assert asks
    for refusal in every():
        sentence = refusal().sentence()
        assert sentence[0].isupper(), refusal
        assert sentence.endswith("."), refusal
        assert "\n" not in sentence, refusal
        assert refusal is Refusal or refusal.__doc__ != Refusal.__doc__, refusal
