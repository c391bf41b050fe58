"""What is folded away stands open when something in it is wrong: nobody looks for her mistake."""

import re

from .floors import SOURCE

FOLDED = re.compile(r'<c-details\b((?:[^>"]|"[^"]*")*)>(.*?)</c-details>', re.DOTALL)


def test_a_fold_with_a_field_says_when_it_stands_open() -> None:
    found = [
        (template, head)
        for template in sorted(SOURCE.rglob("templates/**/*.html"))
        for head, inside in FOLDED.findall(template.read_text(encoding="utf-8"))
        if "<c-field" in inside
    ]
    assert len(found) > 5, "the search itself is broken"
    assert [str(template) for template, head in found if "open=" not in head] == []
