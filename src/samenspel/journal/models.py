"""The journal (who did which verb to what) and the access log (who looked). Ids and verbs, no content."""

from django.db import models

from samenspel.foundation.models import Identified


class Chained(Identified):
    """A row in a hash chain. Number, previous hash and hash are filled by the database (see migrations)."""

    chain = models.UUIDField()  # the municipality
    number = models.BigIntegerField(default=0, editable=False)
    occurred_at = models.DateTimeField()
    previous_hash = models.CharField(max_length=64, default="", editable=False)
    hash = models.CharField(max_length=64, default="", editable=False)

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(name="%(class)s_chain_number", fields=["chain", "number"])]


class Entry(Chained):
    """One deed: who did which verb to what, for whom, caused by which earlier deed (personal)."""

    verb = models.CharField(max_length=60)
    actor_id = models.UUIDField(null=True, blank=True)  # empty: a job
    on_behalf_of_id = models.UUIDField(null=True, blank=True)
    subject_id = models.UUIDField(null=True, blank=True)  # the person it concerns
    object_type = models.CharField(max_length=40)
    object_id = models.UUIDField()
    ball_id = models.UUIDField(null=True, blank=True)
    cause_id = models.UUIDField(null=True, blank=True)
    way = models.CharField(max_length=12, blank=True)  # SCREEN, CODE, DESK, PHONE, LETTER, JOB
    terms = models.JSONField(default=dict, blank=True)  # closed words and numbers only: see actions.record

    class Meta(Chained.Meta):
        indexes = [models.Index(fields=["subject_id", "occurred_at"]), models.Index(fields=["ball_id"])]

    def __str__(self) -> str:
        return f"{self.verb} {self.object_type}"


class Look(Chained):
    """One view of a person or what concerns them, with the fields of NEN 7513 (personal)."""

    event_type = models.CharField(max_length=16)  # READ, SEARCH, PRINT, EXPORT
    outcome = models.CharField(max_length=8, default="OK")
    person_id = models.UUIDField(null=True, blank=True)  # who looked
    role = models.CharField(max_length=40, blank=True)
    organisation_id = models.UUIDField(null=True, blank=True)
    on_behalf_of_id = models.UUIDField(null=True, blank=True)
    subject_id = models.UUIDField()
    object_type = models.CharField(max_length=40)
    object_id = models.UUIDField()
    view = models.CharField(max_length=60)
    purpose = models.CharField(max_length=40)
    legal_basis = models.CharField(max_length=40, blank=True)
    break_glass = models.BooleanField(default=False)
    reason = models.CharField(max_length=40, blank=True)
    session_hash = models.CharField(max_length=64, blank=True)
    source = models.CharField(max_length=12, blank=True)
    request_id = models.UUIDField(null=True, blank=True)

    class Meta(Chained.Meta):
        indexes = [models.Index(fields=["subject_id", "occurred_at"])]

    def __str__(self) -> str:
        return f"{self.event_type} {self.object_type}"
