"""./samenspel COMMAND: reads the command line and leaves with a sentence, never with a traceback."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

from . import copies, demo, serving, trials
from .children import StopAsked, say
from .environment import MANAGE, Target, target
from .folder import default_path
from .trouble import Trouble, in_words

# These take whatever follows, also words that begin with a dash.
PASSING = ("test", "manage", "benchmark")
WISHES = ("source", "report", "strict", "whole", "close")
Add = Callable[..., argparse.ArgumentParser]


def main(words: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code: 1 with a sentence when something is wrong."""
    asked = list(sys.argv[1:] if words is None else words)
    try:
        if asked and asked[0] in PASSING:
            return _pass_on(asked[0], asked[1:])
        return _obey(_parser().parse_args(asked))
    except Trouble as trouble:
        print(trouble, file=sys.stderr, flush=True)
        return 1
    except OSError as error:
        print(in_words(error, Path.cwd()), f"\n({error})", file=sys.stderr, flush=True)
        return 1
    except (StopAsked, KeyboardInterrupt):
        return 130


def _pass_on(command: str, words: Sequence[str]) -> int:
    if command == "test":
        return trials.test(words)
    data = None
    if words[:1] == ["--data"] and len(words) > 1:
        data, words = Path(words[1]), words[2:]
    return _manage(target(data), [*(["benchmark"] if command == "benchmark" else []), *words])


def _obey(asked: argparse.Namespace) -> int:
    match asked.command:
        case "demo":
            demo.run(asked.port, asked.data or default_path())
        case "demo-login":
            return _manage(target(asked.data or default_path()), ["demo_login", asked.role])
        case "serve":
            serving.serve(asked.host, asked.port, asked.workers)
        case "worker":
            serving.worker()
        case "backup":
            copies.backup(target(asked.data).admin_url, asked.file)
            say(f"De reservekopie staat in {asked.file}")
        case "restore":
            _restore(asked)
        case "areas" | "map" | "postcodes":
            return _manage(target(asked.data), [f"{asked.command}_{asked.deed}", *_wishes(asked)])
        case "check":
            return trials.check()
    return 0


def _restore(asked: argparse.Namespace) -> None:
    """Put a copy back and bring its tables up to date: it may come from an older Samenspel.

    Who was erased after the copy was made is erased again, and what is over its term goes again.
    """
    place = target(asked.data)
    erased = copies.erased_in(place.admin_url)
    copies.restore(place.admin_url, asked.file, sure=asked.yes)
    if place.demo:
        place.demo.folder.prepared.unlink(missing_ok=True)
    with copies.list_of(erased) as file:
        os.environ["SAMENSPEL_ERASED"] = str(file)
        serving.run_set_up(place, ["migrate", "erase_again", "retention"])
    say("De reservekopie is teruggezet.")


def _manage(place: Target, words: Sequence[str]) -> int:
    """Become the management command: its keyboard, its Ctrl-C and its exit code are ours."""
    role = "owner" if place.demo else os.environ.get("SAMENSPEL_ROLE", "owner")
    os.execve(MANAGE[0], [*MANAGE, *words], place.environment(role))


class Parser(argparse.ArgumentParser):
    """A parser that refuses in Dutch."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            2, f"Deze opdracht begrijpt Samenspel niet ({message}).\nBekijk wat er kan: {self.prog} --help\n"
        )


def _parser() -> argparse.ArgumentParser:
    parser = Parser(
        prog="./samenspel", description="Samenspel starten en beheren. Meer uitleg: docs/running.md"
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMANDO")

    def add(name: str, purpose: str, *, data: bool = False) -> argparse.ArgumentParser:
        made: argparse.ArgumentParser = commands.add_parser(name, help=purpose, description=purpose)
        if data:
            made.add_argument("--data", type=Path, metavar="MAP", help="de map met de gegevens van de demo")
        return made

    _add_starting(add)
    _add_files(add)
    add("check", "controleer opmaak, stijl, typen, grenzen en huisregels")
    add("test", "voer de tests uit (alles erna gaat naar pytest)")
    add("manage", "voer een beheeropdracht van Django uit")
    add("benchmark", "meet de snelheid")
    return parser


def _add_starting(add: Add) -> None:
    port: dict[str, Any] = {"type": int, "default": 8000, "metavar": "POORT", "help": "standaard 8000"}
    add("demo", "start een complete voorbeeldbuurt op deze computer", data=True).add_argument(
        "--port", **port
    )
    login = add("demo-login", "geef een adres om in te loggen als iemand uit de demo", data=True)
    login.add_argument("role", metavar="ROL", help="bijvoorbeeld: bewoner")
    site = add("serve", "start de website voor echt gebruik (met DATABASE_URL)")
    site.add_argument("--port", **port)
    site.add_argument("--host", default="127.0.0.1", metavar="ADRES", help="standaard 127.0.0.1")
    site.add_argument("--workers", type=int, default=2, metavar="AANTAL", help="standaard 2")
    add("worker", "start de worker voor echt gebruik (met DATABASE_URL)")


def _wishes(asked: argparse.Namespace) -> list[str]:
    """The file, and what more was asked, as the command of Django takes it."""
    words = [str(asked.file)] if asked.file else []
    for name in WISHES:
        value = getattr(asked, name, None)
        words += [f"--{name}"] if value is True else [f"--{name}", str(value)] if value else []
    return words


def _add_files(add: Add) -> None:
    copying = add("backup", "maak een reservekopie van de database", data=True)
    copying.add_argument("file", type=Path, metavar="BESTAND")
    copying = add("restore", "zet een reservekopie terug", data=True)
    copying.add_argument("file", type=Path, metavar="BESTAND")
    copying.add_argument("--yes", action="store_true", help="gooi weg wat er nu in de database staat")
    areas = add("areas", "lees gebieden in", data=True)
    areas.add_argument("deed", choices=["import"])
    areas.add_argument("file", metavar="BESTAND")
    postcodes = add("postcodes", "lees in waar postcodes zijn", data=True)
    postcodes.add_argument("deed", choices=["import"])
    postcodes.add_argument("file", metavar="BESTAND")
    postcodes.add_argument("--report", metavar="VERSLAG", help="schrijf op wat elke regel werd")
    _add_map(add("map", "lees de sociale kaart in, of schrijf hem weg (HSDS)", data=True))


def _add_map(command: argparse.ArgumentParser) -> None:
    command.add_argument("deed", choices=["import", "export", "reopen", "meaning"])
    command.add_argument("file", nargs="?", metavar="BESTAND", help="niet nodig bij reopen en meaning")
    command.add_argument("--source", metavar="NAAM", help="de naam van de bron")
    command.add_argument("--report", metavar="CSV", help="schrijf het verslag ook in dit bestand")
    command.add_argument("--strict", action="store_true", help="neem niets over als er een regel niet kan")
    command.add_argument("--whole", action="store_true", help="dit is alles van de bron: zeg wat er weg is")
    command.add_argument("--close", action="store_true", help="en sluit dat; reopen zet het weer open")


if __name__ == "__main__":
    sys.exit(main())
