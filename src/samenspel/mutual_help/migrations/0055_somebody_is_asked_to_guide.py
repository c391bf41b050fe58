import django.db.models.deletion
from django.db import migrations, models
from django.db.models import Q

import samenspel.foundation.ids

STATES = [("ASKED", "gevraagd"), ("YES", "begeleidt"), ("GONE", "begeleidt niet, of niet meer"), ("RELEASED", "hoeft niet meer")]
EVERY = [
    ("EACH_TIME", "we spreken telkens iets af"), ("WEEK", "elke week"), ("TWO_WEEKS", "om de twee weken"),
    ("FOUR_WEEKS", "om de vier weken"),
]  # fmt: skip
CHECKS = {
    "guide_state_is_known": Q(state__in=["ASKED", "YES", "GONE", "RELEASED"]),
    "guide_yes_has_a_moment": Q(Q(("state", "YES"), _negated=True), ("yes_at__isnull", False), _connector="OR"),
    "guide_gone_has_a_moment": Q(
        Q(("gone_at", None), ("state__in", ["ASKED", "YES"])),
        Q(("gone_at__isnull", False), ("state__in", ["GONE", "RELEASED"])),
        _connector="OR",
    ),
    "guide_talks_in_a_known_rhythm": Q(every__in=["EACH_TIME", "WEEK", "TWO_WEEKS", "FOUR_WEEKS"]),
}
# Who was picked from a list never said yes: she is asked now, and nobody is said to guide who did not say so.
ASKS_THEM = """
INSERT INTO mutual_help_guide (id, match_id, person_id, state, asked_at, talk_on, every)
  SELECT gen_random_uuid(), m.id, m.guide_id, 'ASKED', now(), m.guide_talk_on, 'EACH_TIME' FROM mutual_help_match m
  WHERE m.guide_id IS NOT NULL AND m.ended_at IS NULL;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("mutual_help", "0054_an_ask_meets_as_many_as_it_is_for"),
        ("community", "0013_somebody_has_died"),
    ]
    operations = [
        migrations.CreateModel(
            name="Guide",
            fields=[
                ("id", models.UUIDField(default=samenspel.foundation.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ("state", models.CharField(choices=STATES, default="ASKED", max_length=8)),
                ("asked_at", models.DateTimeField()),
                ("told_at", models.DateTimeField(blank=True, null=True)),
                ("yes_at", models.DateTimeField(blank=True, null=True)),
                ("gone_at", models.DateTimeField(blank=True, null=True)),
                ("talk_on", models.DateField()),
                ("every", models.CharField(choices=EVERY, default="EACH_TIME", max_length=10)),
                ("guide_told", models.DateField(blank=True, null=True)),
                ("helper_told", models.DateField(blank=True, null=True)),
                ("asked_after", models.DateField(blank=True, null=True)),
                ("match", models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, related_name="guides", to="mutual_help.match")),
                ("person", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="community.person")),
            ],
            options={
                "ordering": ["asked_at", "pk"],
                "indexes": [
                    models.Index(condition=Q(("state__in", ["ASKED", "YES"])), fields=["person"], name="guide_of_person"),
                    models.Index(condition=Q(("state", "YES")), fields=["talk_on"], name="guide_talks"),
                ],
                "constraints": [
                    models.UniqueConstraint(condition=Q(("state", "ASKED")), fields=("match",), name="guide_one_is_asked_at_a_time"),
                    models.UniqueConstraint(condition=Q(("state", "YES")), fields=("match",), name="guide_is_one"),
                    *(models.CheckConstraint(condition=condition, name=name) for name, condition in CHECKS.items()),
                ],
            },
        ),
        migrations.RunSQL(ASKS_THEM, migrations.RunSQL.noop),
    ]
