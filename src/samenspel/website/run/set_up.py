"""Several management commands in one process: starting Django once is most of the time they take.

Run as `python -m samenspel.website.run.set_up COMMAND...` by demo and serve.
"""

import importlib
import sys
import traceback
from collections.abc import Sequence

# These say enough themselves; for anything else a maintainer needs to see where it happened.
EXPLAINED = {"ImproperlyConfigured", "CommandError", "OperationalError"}
OPTIONS: dict[str, dict[str, object]] = {
    "migrate": {"interactive": False, "verbosity": 0},
    "collectstatic": {"interactive": False, "verbosity": 0, "clear": False},
}


def run(commands: Sequence[str]) -> None:
    """Run these management commands, in this order; the first failure ends it with exit code 1."""
    doing = "instellingen"
    try:
        importlib.import_module("django").setup()
        management = importlib.import_module("django.core.management")
        for doing in commands:
            print(f"{doing} ...", flush=True)
            management.call_command(doing, **OPTIONS.get(doing, {}))
    except Exception as error:
        if type(error).__name__ not in EXPLAINED:
            traceback.print_exc()
        sys.exit(f"{doing} is mislukt: {error}")


if __name__ == "__main__":
    run(sys.argv[1:])
