"""The colours of the stylesheet and their measured contrast (WCAG 2.2). Pure: text in, numbers out."""

import re
from dataclasses import dataclass

TEXT, SHAPE = 4.5, 3.0
TOKEN = re.compile(r"--samenspel-color-([a-z-]+):\s*(#[0-9a-f]{6});")

# (what is drawn, what it is drawn on, the least contrast): every pair that the stylesheet uses.
PAIRS: list[tuple[str, str, float]] = [
    *[
        (ink, ground, TEXT)
        for ink in ("ink", "soft", "grass", "grass-deep")
        for ground in ("paper", "card", "sand")
    ],
    *[(ink, "grass-wash", TEXT) for ink in ("ink", "soft", "grass", "grass-deep")],
    *[("on-grass", ground, TEXT) for ground in ("grass", "grass-deep")],
    *[(ink, ground, TEXT) for ink in ("wait", "wrong") for ground in ("paper", "card")],
    ("wait", "wait-wash", TEXT),
    ("ink", "wait-wash", TEXT),
    ("wrong", "wrong-wash", TEXT),
    ("ink", "wrong-wash", TEXT),
    ("paper", "ink", TEXT),
    ("paper", "grass", TEXT),
    *[
        (shape, ground, SHAPE)
        for shape in ("ball", "sky", "clay", "plum", "edge")
        for ground in ("paper", "card")
    ],
    *[("trail", ground, SHAPE) for ground in ("paper", "card")],
    ("edge", "sand", SHAPE),
    ("focus", "focus-ring", SHAPE),
]


@dataclass(frozen=True)
class Pair:
    ink: str
    ground: str
    ink_value: str
    ground_value: str
    ratio: float
    least: float


def _channel(value: int) -> float:
    share = value / 255
    return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4


def brightness(colour: str) -> float:
    """Relative luminance of '#rrggbb', 0 to 1."""
    red, green, blue = (_channel(int(colour[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21."""
    light, dark = sorted((brightness(one), brightness(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def tokens(stylesheet: str) -> tuple[dict[str, str], dict[str, str]]:
    """The colours in daylight and in the dark, read from the theme layer of the stylesheet."""
    theme = stylesheet[stylesheet.index("@layer theme {") : stylesheet.index("@layer base {")]
    day, _, night = theme.partition("prefers-color-scheme: dark")
    light = dict(TOKEN.findall(day))
    return light, {**light, **dict(TOKEN.findall(night))}


def measured(colours: dict[str, str]) -> list[Pair]:
    """Every pair that is used, with its contrast."""
    return [
        Pair(ink, ground, colours[ink], colours[ground], contrast(colours[ink], colours[ground]), least)
        for ink, ground, least in PAIRS
    ]
