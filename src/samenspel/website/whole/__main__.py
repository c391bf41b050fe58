"""`python -m samenspel.website.whole`: write whole.sql anew, in a new database; after each migration."""

import os
import subprocess
import sys

from samenspel.website.run.copies import tool
from samenspel.website.run.environment import SETTINGS
from samenspel.website.run.roles import OWNER, prepare_roles
from samenspel.website.run.trials import scratch_server

ASKED = {"DJANGO_SETTINGS_MODULE": SETTINGS, "SAMENSPEL_KIND": "test", "SAMENSPEL_ROLE": "owner"}


def step_by_step(url: str) -> None:
    """Migrate an empty database one migration after the other, also where that is not needed."""
    prepare_roles(url)
    command = [sys.executable, "-m", "django", "migrate", "--step-by-step", "--verbosity", "0"]
    subprocess.run(command, check=True, env=os.environ | ASKED | {"DATABASE_URL": url})


def structure(url: str) -> str:
    """Return what pg_dump says of a database, without its rows."""
    command = [tool("pg_dump", url), "--schema-only", "--no-owner", f"--role={OWNER}", url]
    return subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout


def main() -> None:
    """Migrate step by step, and write down what came of it."""
    with scratch_server() as server:
        step_by_step(server.admin_url)
        said = structure(server.admin_url)
    os.environ |= ASKED | {"DATABASE_URL": server.admin_url}
    import django

    django.setup()
    from . import FILE, mark, written

    FILE.write_text(written(said, mark()), encoding="utf-8")


if __name__ == "__main__":
    main()
