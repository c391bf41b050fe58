from django.db import migrations, models

# A rest ends on the day that she said. Whoever stops resting, however that came about, has no such day any more; so a
# life that ends, and what is erased, need not know of it.
FORGET = """
CREATE FUNCTION rest_is_over() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN NEW.back_on := NULL; NEW.tell_back_on := NULL; RETURN NEW; END $$;
CREATE TRIGGER a_rest_is_over BEFORE UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (OLD.state = 'PAUSED' AND NEW.state <> 'PAUSED') EXECUTE FUNCTION rest_is_over();
CREATE TRIGGER a_rest_is_over BEFORE UPDATE ON mutual_help_match FOR EACH ROW
  WHEN (OLD.state = 'PAUSED' AND NEW.state <> 'PAUSED') EXECUTE FUNCTION rest_is_over();
GRANT UPDATE (back_on, tell_back_on) ON mutual_help_offer, mutual_help_match TO samenspel_app, samenspel_worker;
GRANT UPDATE (check_on) ON mutual_help_match TO samenspel_worker;
"""
# Both read on which day they go on: `matches_at` tells one thing more, and the rest of it stays as it is.
BOTH_READ = """
DO $do$ DECLARE said text := pg_get_functiondef('matches_at'::regproc); BEGIN
  IF strpos(said, 'needs_a_talk boolean)') = 0 OR strpos(said, 'match_needs_a_talk(m.id)') = 0 THEN
    RAISE EXCEPTION 'matches_at says something else';
  END IF;
  said := replace(said, 'needs_a_talk boolean)', 'needs_a_talk boolean, back_on date)');
  said := replace(said, 'match_needs_a_talk(m.id)', 'match_needs_a_talk(m.id), m.back_on');
  DROP FUNCTION matches_at(uuid);
  EXECUTE said;
END $do$;
"""


def _hears_it(thing: str) -> models.CheckConstraint:
    told = models.Q(("back_on__isnull", False), ("tell_back_on__lt", models.F("back_on")))
    return models.CheckConstraint(
        condition=models.Q(("tell_back_on", None), told, _connector="OR"), name=f"{thing}_hears_it_before_it_is_back"
    )


def _rests(thing: str) -> list[migrations.operations.base.Operation]:
    day = models.DateField(blank=True, null=True)
    at_rest = models.Q(("state", "PAUSED"), ("back_on", None), _connector="OR")
    return [
        migrations.AddField(model_name=thing, name="back_on", field=day.clone()),
        migrations.AddField(model_name=thing, name="tell_back_on", field=day.clone()),
        migrations.AddIndex(
            model_name=thing,
            index=models.Index(condition=models.Q(("back_on__isnull", False)), fields=["back_on"], name=f"{thing}_back"),
        ),
        migrations.AddConstraint(
            model_name=thing,
            constraint=models.CheckConstraint(condition=at_rest, name=f"{thing}_is_back_on_a_day_after_rest"),
        ),
        migrations.AddConstraint(model_name=thing, constraint=_hears_it(thing)),
    ]


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0039_somebody_can_in_the_night")]
    operations = [
        *_rests("offer"),
        *_rests("match"),
        migrations.RunSQL(FORGET, migrations.RunSQL.noop),
        migrations.RunSQL(BOTH_READ, migrations.RunSQL.noop),
    ]
