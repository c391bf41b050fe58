"""The proof: which classes, how many, when, by which version. Written once, with its row in the journal."""

from datetime import datetime
from importlib import metadata

from django.db import transaction

from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal

from ..models import Line, Run


def version() -> str:
    """The version of this software, as the proof tells it."""
    try:
        return metadata.version("samenspel")
    except metadata.PackageNotFoundError:  # straight from a checkout
        return "checkout"


@transaction.atomic
def prove(run: Run, lines: list[Line], *, acting: Acting, now: datetime) -> Run:
    """Write a proof down."""
    run.save(force_insert=True)
    Line.objects.bulk_create(lines)
    journal.record(
        verb="forgot", acting=acting, object_type="retention", object_id=run.pk,
        municipality=run.municipality_id, now=now, number=sum(line.number for line in lines),
    )  # fmt: skip
    return run
