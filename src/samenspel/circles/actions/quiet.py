""" "Leave me alone until": no rounds, no questions, no invitations until that day (R07)."""

from datetime import date, datetime

from django.db import transaction

from samenspel.community.models import Person
from samenspel.foundation.acting import Acting
from samenspel.journal import actions as journal


@transaction.atomic
def leave_me_alone(*, until: date | None, acting: Acting, now: datetime) -> Person:
    """No contact until a day, or None: contact is welcome again. Who works with her sees it.

    What is about her own questions and rights still comes; everything else waits until that day.
    """
    assert acting.resident is not None
    person = Person.objects.get(pk=acting.resident)
    Person.objects.filter(pk=person.pk).update(no_contact_until=until)
    person.no_contact_until = until
    journal.record(
        verb="wants_no_contact" if until else "wants_contact_again", acting=acting, object_type="person",
        object_id=person.pk, subject=person.pk, municipality=person.municipality_id, now=now,
    )  # fmt: skip
    return person
