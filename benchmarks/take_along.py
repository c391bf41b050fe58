"""`python -m benchmarks.take_along [ITEMS]`: make the file of somebody with 5,000 things kept about her.

The ratio is to a named alternative in the same run: the same things through the ORM, row by row, each with a
look-up of who wrote it. Both run as the application's own role, behind the policies.
"""

import json
import sys
import time
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from .scratch import scratch_database

GOAL_SECONDS = 5.0


def fill(items: int) -> UUID:
    """Make the cast, an ask, and so many notes, messages, deeds and looks around it; return the person."""
    from django.db import connection
    from tests.cast import as_app, as_owner, build_cast

    from samenspel.foundation.context import Context, enter

    as_owner()
    cast = build_cast()
    as_app()
    ask = cast.ask("Ik zou weer willen wandelen.")
    as_owner()
    values: dict[str, Any] = {
        "me": cast["resident"].pk, "her": cast["wijkteam"].pk, "town": cast.town.pk, "ask": ask.pk, "each": items // 4,
    }  # fmt: skip
    with connection.cursor() as cursor:
        for statement in ROWS:
            cursor.execute(statement, values)
        cursor.execute("ANALYZE")
    as_app()
    enter(Context(person=cast["resident"].pk))
    return cast["resident"].pk


ROWS = (
    "INSERT INTO mutual_help_note (id, ask_id, writer_id, to_id, readers, text, written_at)"
    " SELECT gen_random_uuid(), %(ask)s, %(her)s, %(me)s, 'BETWEEN', 'Ik bel je donderdag over het wandelen.', now()"
    " FROM generate_series(1, %(each)s)",
    "INSERT INTO notifications_message (id, municipality_id, person_id, channel, kind, language, address, facts, subject,"
    " body, state, tries, made_at, failure, taken_up) SELECT gen_random_uuid(), %(town)s, %(me)s, 'MAIL', 'word_for_you',"
    " 'nl', '', '{}', 'Er is een bericht', 'Er staat een bericht voor je klaar.', 'SENT', 1, now(), '', false"
    " FROM generate_series(1, %(each)s)",
    "INSERT INTO journal_entry (id, chain, number, occurred_at, previous_hash, hash, verb, actor_id, subject_id,"
    " object_type, object_id, way, terms) SELECT gen_random_uuid(), %(town)s, 0, now(), '', '', 'wrote', %(her)s, %(me)s,"
    " 'ask', %(ask)s, 'SCREEN', '{}' FROM generate_series(1, %(each)s)",
    "INSERT INTO journal_look (id, chain, number, occurred_at, previous_hash, hash, event_type, outcome, person_id, role,"
    " subject_id, object_type, object_id, view, purpose, legal_basis, break_glass, reason, session_hash, source)"
    " SELECT gen_random_uuid(), %(town)s, 0, now(), '', '', 'READ', 'OK', %(her)s, 'WIJKTEAM', %(me)s, 'ask', %(ask)s,"
    " 'ask', 'carry_ball', 'AVG-6-1-e', false, '', '', 'SCREEN' FROM generate_series(1, %(each)s)",
)


def by_the_ledger(person: UUID) -> tuple[float, int]:
    """Return the seconds and items of our own way: the file as the worker makes it, sealed and kept."""
    from tests.play import at_work

    from samenspel.circles import actions
    from samenspel.foundation.acting import Acting

    now = datetime.now(UTC)
    asked = actions.ask_to_take_along(acting=Acting(person=person), now=now)
    began = time.monotonic()
    with at_work():
        made = actions.make_take_along(pk=asked.pk, now=now)
    assert made is not None
    return time.monotonic() - began, made.items


def by_the_orm(person: UUID) -> float:
    """Return the seconds of the plain alternative, for the four largest kinds only."""
    from samenspel.community.models import Person
    from samenspel.foundation.context import Context, enter
    from samenspel.journal.models import Entry, Look
    from samenspel.mutual_help.models import Note
    from samenspel.notifications.models import Message

    enter(Context(person=person))
    began = time.monotonic()
    found = []
    for rows, writer in (
        (Note.objects.filter(ask__asker_id=person), "writer_id"), (Message.objects.filter(person_id=person), "person_id"),
        (Entry.objects.filter(subject_id=person), "actor_id"), (Look.objects.filter(subject_id=person), "person_id"),
    ):  # fmt: skip
        for row in rows:
            who = Person.objects.filter(pk=getattr(row, writer)).first()
            facts = {field.name: str(getattr(row, field.attname)) for field in row._meta.concrete_fields}
            found.append({"by": who.shown if who else "", "facts": facts})
    json.dumps(found)
    return time.monotonic() - began


def main() -> None:
    items = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    with scratch_database():
        from django.db import transaction

        with transaction.atomic():
            person = fill(items)
            seconds, number = by_the_ledger(person)
            print(f"{seconds:.2f} s for {number} things", file=sys.stderr, flush=True)
            plain = by_the_orm(person)
            transaction.set_rollback(True)
    print("| figure | measured | goal |\n|---|---|---|")
    print(
        f"| a file with {number:,} things | {seconds:.2f} s, {seconds / plain:.2f} × the ORM row by row |"
        f" ≤ {GOAL_SECONDS:.0f} s |"
    )


if __name__ == "__main__":
    main()
