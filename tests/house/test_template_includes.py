"""A template extends, includes and uses components of the same floor or a lower one."""

import re
from pathlib import Path

from .floors import SOURCE, floor_of

NAMED = re.compile(r"""{%\s*(?:extends|include)\s+["']([^"']+)["']""")
COMPONENT = re.compile(r"<c-([a-z][\w.-]*)")
# The room whose templates stand in these folders; the other folders carry the name of their room.
FOLDERS = {
    "calendars": "integrations",
    "cotton": "design",
    "account": "website",
    "allauth": "website",
    "mfa": "website",
}


def _templates() -> list[Path]:
    return sorted(SOURCE.rglob("templates/**/*.*"))


def _used(template: Path) -> list[str]:
    text = template.read_text(encoding="utf-8")
    parts = [f"cotton/{name.replace('.', '/').replace('-', '_')}.html" for name in COMPONENT.findall(text)]
    return [
        *NAMED.findall(text),
        *(part for part in parts if not part.startswith(("cotton/slot", "cotton/vars"))),
    ]


def _room_of(name: str) -> str:
    folder = name.split("/")[0]
    return FOLDERS.get(folder, folder if "/" in name else "website")


def test_there_is_something_to_look_at() -> None:
    assert len(_templates()) > 50
    assert any(_used(template) for template in _templates())


def test_a_template_uses_only_its_own_floor_or_lower() -> None:
    upward = []
    for template in _templates():
        here = floor_of(f"samenspel.{template.relative_to(SOURCE).parts[0]}")
        assert here is not None, template
        for name in _used(template):
            there = floor_of(f"samenspel.{_room_of(name)}")
            if there is None or there > here:
                upward.append(f"{template.relative_to(SOURCE)} uses {name}")
    assert upward == []


def test_every_component_and_every_part_exists() -> None:
    there = {str(path).split("/templates/")[1] for path in _templates()}
    theirs = ("allauth/", "account/", "mfa/", "django/")
    missing = {
        f"{template.name}: {name}"
        for template in _templates()
        for name in _used(template)
        if name not in there and not name.startswith(theirs)
    }
    assert missing == set()
