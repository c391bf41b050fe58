"""The floors of the house, read from the import contract in pyproject.toml: one list for every test."""

import tomllib
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[2]
SOURCE = CHECKOUT / "src" / "samenspel"


def contracts() -> list[dict[str, Any]]:
    settings = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = settings["tool"]["importlinter"]["contracts"]
    return found


def _floors() -> list[set[str]]:
    layers = next(one["layers"] for one in contracts() if one.get("containers") == ["samenspel"])
    return [{room.strip(" ()") for room in layer.split("|")} for layer in reversed(layers)]


FLOORS = _floors()  # the lowest first


def floor_of(module: str) -> int | None:
    """The number of the floor of a module of ours, 0 for the lowest; None for somebody else's."""
    parts = module.split(".")
    if parts[0] != "samenspel":
        return None
    return next((number for number, floor in enumerate(FLOORS) if parts[1] in floor), None)


def rooms() -> list[Path]:
    """Every room's folder: the floors, and each neighbour system of integrations."""
    found = [
        path
        for path in SOURCE.iterdir()
        if path.is_dir() and path.name not in ("integrations", "__pycache__")
    ]
    found += [path for path in (SOURCE / "integrations").iterdir() if (path / "__init__.py").exists()]
    return sorted(found)
