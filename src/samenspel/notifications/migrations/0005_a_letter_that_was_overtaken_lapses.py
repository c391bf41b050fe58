from django.db import migrations, models

# Only what waits for the printer lapses, and what lapsed is either printed all the same or stays so: nothing that went
# out is ever said not to have gone.
TRUTH = """
CREATE FUNCTION message_lapses() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'LAPSED' AND OLD.state <> 'TO_PRINT' OR OLD.state = 'LAPSED' AND NEW.state <> 'PRINTED' THEN
    RAISE EXCEPTION 'only what waits for the printer lapses' USING ERRCODE = 'check_violation', CONSTRAINT = 'message_lapses_before_it_is_printed';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_lapses BEFORE UPDATE OF state ON notifications_message FOR EACH ROW
  WHEN (NEW.state <> OLD.state AND 'LAPSED' IN (NEW.state, OLD.state)) EXECUTE FUNCTION message_lapses();
"""
STATES = [
    ("WAITING", "wacht"), ("SENT", "verstuurd"), ("TO_PRINT", "te printen"), ("PRINTED", "geprint"), ("SHOWN", "op het scherm"),
    ("READ", "gelezen"), ("FAILED", "niet aangekomen"), ("DROPPED", "niet verstuurd"), ("LAPSED", "vervallen"),
]  # fmt: skip
LAPSES = [
    "ask_for_you", "ask_received", "ball_accepted", "both_go_on", "both_want_to_meet", "bundle_asked", "bundle_goes_on", "click_asked",
    "do_you_go_on", "goal_said", "holder_is_late", "look_back_planned", "match_paused", "match_paused_until", "match_rest_ends",
    "match_resumed", "match_started", "meeting_planned", "neighbours_for_you", "offer_is_late", "offer_received", "offer_woken",
    "rest_ends", "rota_asked", "rota_moved", "turn_open", "turn_soon", "yes_asked",
]  # fmt: skip
WHY = models.Q(
    models.Q(("channel", "LETTER"), ("state", "LAPSED"), models.Q(("lapsed_by", ""), _negated=True)),
    models.Q(models.Q(("state", "LAPSED"), _negated=True), ("lapsed_by", "")),
    _connector="OR",
)
MAY = models.Q(models.Q(("state", "LAPSED"), _negated=True), ("kind__in", LAPSES), _connector="OR")


class Migration(migrations.Migration):
    dependencies = [
        ("notifications", "0004_what_is_not_sent_any_more"),
        ("community", "0013_somebody_has_died"),
    ]
    operations = [
        migrations.AddField("message", "about_id", models.UUIDField(blank=True, null=True)),
        migrations.AddField("message", "until_on", models.DateField(blank=True, null=True)),
        migrations.AddField("message", "lapsed_by", models.CharField(blank=True, max_length=40, default=""), preserve_default=False),
        migrations.AlterField("message", "state", models.CharField(choices=STATES, default="WAITING", max_length=8)),
        migrations.AddIndex("message", models.Index(condition=models.Q(("state", "TO_PRINT")), fields=["kind"], name="message_to_print")),
        migrations.AddConstraint("message", models.CheckConstraint(condition=WHY, name="message_lapsed_says_why")),
        migrations.AddConstraint("message", models.CheckConstraint(condition=MAY, name="message_lapses_only_where_it_may")),
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
    ]
