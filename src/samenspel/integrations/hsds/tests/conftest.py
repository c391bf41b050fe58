"""What the tests of this room share."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from tests.cast import as_app, as_owner

ID, OTHER = "ac148810-d857-441c-9679-408f346de14b", "bc148810-d857-441c-9679-408f346de14b"


@pytest.fixture
def run() -> Callable[..., str]:
    """Import a file or folder and return the report."""

    def running(path: Path, **options: Any) -> str:
        out = io.StringIO()
        as_owner()  # as `./samenspel map import` runs
        try:
            call_command("map_import", str(path), stdout=out, **options)
        finally:
            as_app()
        return out.getvalue()

    return running


@pytest.fixture
def service() -> Callable[..., dict[str, Any]]:
    """A service of HSDS with these facts."""

    def making(**facts: Any) -> dict[str, Any]:
        return {"id": ID, "name": "Koor", "status": "active", "description": "Zingen op maandag."} | facts

    return making


@pytest.fixture
def write(tmp_path: Path) -> Callable[..., Path]:
    """Write a file with this content."""

    def writing(content: Any, name: str = "bron.json") -> Path:
        path = tmp_path / name
        raw = content if isinstance(content, (str, bytes)) else json.dumps(content)
        path.write_bytes(raw if isinstance(raw, bytes) else raw.encode())
        return path

    return writing
