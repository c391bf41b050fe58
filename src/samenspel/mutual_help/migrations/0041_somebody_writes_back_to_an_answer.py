import django.db.models.deletion
from django.db import migrations, models

import samenspel.foundation.sealed
from samenspel.foundation.rewording import reworded

# What she wrote back waits in exactly one pair of hands, as her offer did: the same ball is open again.
WAITS = reworded(
    "offer_and_ball_agree",
    ("(o.state = 'NEW') <>", "(o.state = 'NEW' OR (o.ended_at IS NULL AND o.replied_at IS NOT NULL AND o.reply_answered_at IS NULL)) <>"),
)
# Once to each answer, and what was written is not written over while it waits: it is no chat, and nobody changes her words.
ONCE = """
CREATE FUNCTION offer_reply_once() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF OLD.answered_at IS NULL OR OLD.state IN ('NEW', 'ENDED')
     OR (OLD.replied_at IS NOT NULL AND (OLD.reply_answered_at IS NULL OR OLD.replied_at >= OLD.answered_at)) THEN
    RAISE EXCEPTION 'once to each answer' USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_reply_once_to_each_answer';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER offer_reply_once BEFORE UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.replied_at IS DISTINCT FROM OLD.replied_at AND NEW.replied_at IS NOT NULL) EXECUTE FUNCTION offer_reply_once();
GRANT UPDATE (reply, replied_at, reply_answer, reply_answered_at, reply_answered_by_id) ON mutual_help_offer TO samenspel_app;
"""


TO_AN_ANSWER = models.Q(
    models.Q(("replied_at", None), ("reply", ""), ("reply_answered_at", None)),
    models.Q(("answered_at__isnull", False), ("replied_at__isnull", False)),
    _connector="OR",
)
BY_A_HUMAN = models.Q(
    models.Q(("reply_answer", ""), ("reply_answered_at", None), ("reply_answered_by", None)),
    models.Q(("reply_answered_at__isnull", False), ("reply_answered_by__isnull", False)),
    _connector="OR",
)


class Migration(migrations.Migration):
    dependencies = [
        ("community", "0013_somebody_has_died"),
        ("mutual_help", "0040_a_rest_can_have_an_end_day"),
    ]
    operations = [
        migrations.AddField("offer", "reply", samenspel.foundation.sealed.SealedTextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("offer", "replied_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField("offer", "reply_answer", samenspel.foundation.sealed.SealedTextField(blank=True, default=""), preserve_default=False),
        migrations.AddField("offer", "reply_answered_at", models.DateTimeField(blank=True, null=True)),
        migrations.AddField(
            "offer", "reply_answered_by",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="community.person"),
        ),
        migrations.AddConstraint("offer", models.CheckConstraint(condition=TO_AN_ANSWER, name="offer_reply_is_to_an_answer")),
        migrations.AddConstraint("offer", models.CheckConstraint(condition=BY_A_HUMAN, name="offer_reply_is_answered_by_a_human")),
        migrations.RunSQL(WAITS + ONCE, migrations.RunSQL.noop),
    ]  # fmt: skip
