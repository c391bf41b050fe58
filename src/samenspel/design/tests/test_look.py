"""The stylesheet keeps its promises: small, logical, with contrast, and orange only for the ball."""

import gzip
import hashlib
import json
import re
from pathlib import Path

import pytest

from samenspel.design import colours

ROOM = Path(__file__).parents[1]
STATIC = ROOM / "static" / "design"
VENDOR = STATIC / "vendor"
SHEET = (STATIC / "samenspel.css").read_text()
BARE = re.sub(r"/\*.*?\*/", "", SHEET, flags=re.DOTALL)
TEMPLATES = [*ROOM.glob("templates/**/*.html"), *(ROOM.parent / "website" / "templates").glob("**/*.html")]
PHYSICAL = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border)-(?:left|right|top|bottom)(?:-[a-z]+)?"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right|top|bottom"
    r"|(?:min-|max-)?(?:width|height))\s*:"
)


def _rules() -> list[tuple[str, str]]:
    return [(names.strip(), body) for names, body in re.findall(r"([^{}]+)\{([^{}]*)\}", BARE)]


def test_the_stylesheet_is_light() -> None:
    assert len(gzip.compress(SHEET.encode(), 9)) < 25_000


def test_the_stylesheet_is_logical() -> None:
    declarations = re.sub(r"@media[^{]*\{", "", BARE)
    assert PHYSICAL.findall(declarations) == []
    assert re.findall(r"(?:text-align|float|clear)\s*:\s*(?:left|right)", BARE) == []


def test_everything_stands_in_a_layer() -> None:
    depth, outside = 0, ""
    for part in re.split(r"([{}])", BARE):
        depth += {"{": 1, "}": -1}.get(part, 0)
        outside += part if depth == 0 else ""
    heads = [head.strip() for head in re.split(r"[};]", outside) if head.strip()]
    assert all(head.startswith(("@layer", "@font-face", "@page")) for head in heads), heads


def test_orange_is_only_for_the_ball() -> None:
    users = [names for names, body in _rules() if "var(--samenspel-color-ball" in body]
    assert users
    assert all(part.strip().startswith(".ball") for names in users for part in names.split(","))


def test_no_other_colour_is_orange() -> None:
    import colorsys

    for palette in colours.tokens(SHEET):
        for name, value in palette.items():
            red, green, blue = (int(value[at : at + 2], 16) / 255 for at in (1, 3, 5))
            hue, light, strength = colorsys.rgb_to_hls(red, green, blue)
            orange = 12 <= hue * 360 <= 40 and strength > 0.7 and 0.25 < light < 0.75
            assert orange == name.startswith("ball"), (name, value)


@pytest.mark.parametrize("palette", [0, 1], ids=["day", "night"])
def test_every_pair_can_be_read(palette: int) -> None:
    for pair in colours.measured(colours.tokens(SHEET)[palette]):
        assert pair.ratio >= pair.least, pair


def test_contrast_is_measured_as_the_guideline_says() -> None:
    assert round(colours.contrast("#000000", "#ffffff"), 1) == 21.0
    assert round(colours.contrast("#777777", "#ffffff"), 2) == 4.48


def test_colours_are_only_named_in_the_theme() -> None:
    parts = BARE[BARE.index("@layer base {") : BARE.index("@layer sheets {")]
    assert re.findall(r"(?<![\w&])#(?!fff\b)[0-9a-f]{3,8}\b", parts) == []


def test_every_address_in_the_stylesheets_leads_somewhere() -> None:
    for sheet in (STATIC / "samenspel.css", STATIC / "map.css", VENDOR / "leaflet" / "leaflet.css"):
        for address in re.findall(r"url\([\"']?([^\"')]+)", sheet.read_text()):
            if not address.startswith(("data:", "#")):
                assert (sheet.parent / address).is_file(), address


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda path: path.name)
def test_a_template_has_no_style_and_no_script_inside(template: Path) -> None:
    source = template.read_text()
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=[\"']|javascript:", source)
    for tag in re.findall(r"<script[^>]*>", source):
        assert "src=" in tag or 'type="application/json"' in tag, tag


def test_what_others_made_is_listed_and_unchanged() -> None:
    listed = {}
    for package in json.loads((VENDOR / "vendor.json").read_text()):
        assert package["name"]
        assert package["version"]
        assert package["licence"]
        assert (VENDOR / package["licence_file"]).stat().st_size > 200
        listed |= {entry["file"]: entry["sha256"] for entry in package["files"]}
    present = {
        str(path.relative_to(VENDOR))
        for path in VENDOR.rglob("*")
        if path.is_file() and not path.name.endswith("LICENSE.txt") and path.name != "vendor.json"
    }
    assert set(listed) == present
    for name, expected in listed.items():
        assert hashlib.sha256((VENDOR / name).read_bytes()).hexdigest() == expected, name
    assert "://" not in (VENDOR / "vendor.json").read_text()


def test_no_file_points_to_a_map_that_is_not_here() -> None:
    for path in STATIC.rglob("*.[cj]s*"):
        assert "sourceMappingURL=" not in path.read_text(encoding="utf-8"), path
