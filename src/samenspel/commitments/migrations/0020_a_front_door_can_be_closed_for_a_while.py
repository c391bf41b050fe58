import django.db.models.deletion
from django.db import migrations, models

GRANTS = "GRANT UPDATE (closed_from, closed_until, closed_phone, taken_over_by_id) ON commitments_frontdoor TO samenspel_app;"

# Whoever takes over is of this municipality, and is there. Two doors that close for one another in the same second
# wait for each other.
TRUTH = """
CREATE FUNCTION door_that_takes_over_is_open() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE days daterange;
BEGIN
  IF NEW.closed_from IS NULL THEN RETURN NEW; END IF;
  PERFORM pg_advisory_xact_lock(hashtext('doors'), hashtext(municipality_of(NEW.area_id)::text));
  days := daterange(NEW.closed_from, NEW.closed_until);
  IF EXISTS (SELECT FROM commitments_frontdoor d WHERE d.id <> NEW.id AND daterange(d.closed_from, d.closed_until) && days
             AND d.closed_from IS NOT NULL AND (d.id = NEW.taken_over_by_id OR d.taken_over_by_id = NEW.id))
     OR EXISTS (SELECT FROM commitments_frontdoor d WHERE d.id = NEW.taken_over_by_id
                AND municipality_of(d.area_id) IS DISTINCT FROM municipality_of(NEW.area_id)) THEN
    RAISE EXCEPTION 'a door that takes over is open itself' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_that_takes_over_is_open';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER door_that_takes_over_is_open BEFORE INSERT OR UPDATE OF closed_from, closed_until, taken_over_by_id
  ON commitments_frontdoor FOR EACH ROW EXECUTE FUNCTION door_that_takes_over_is_open();
"""

# Who stands at the door of an area; while it is closed: at the door that takes over, else its lead, else whoever of
# its own rota is there. Never nobody for want of an open door.
DOORS = """
CREATE OR REPLACE FUNCTION standing_at_door(of_area uuid, on_day date) RETURNS TABLE (door uuid, person uuid, is_lead boolean)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  WITH RECURSIVE line AS (
    SELECT id, parent_id, 0 AS far FROM community_area WHERE id = of_area
    UNION ALL SELECT a.id, a.parent_id, far + 1 FROM community_area a JOIN line ON a.id = line.parent_id),
  own AS (SELECT d.id, d.lead_id, d.taken_over_by_id, coalesce(d.closed_from <= on_day AND on_day < d.closed_until, false) AS closed
    FROM commitments_frontdoor d JOIN line ON line.id = d.area_id ORDER BY far LIMIT 1),
  doors AS (
    SELECT id, lead_id, 0 AS rank FROM own WHERE NOT closed
    UNION ALL SELECT d.id, d.lead_id, 0 FROM own JOIN commitments_frontdoor d ON d.id = own.taken_over_by_id WHERE own.closed
    UNION ALL SELECT id, lead_id, 2 FROM own WHERE closed),
  people AS (
    SELECT doors.id AS door, t.person_id AS person, t.place::int AS place, false AS is_lead, doors.rank
    FROM commitments_turn t JOIN doors ON doors.id = t.door_id
    WHERE t.starts_on <= on_day AND (t.ends_on IS NULL OR t.ends_on > on_day)
    UNION ALL SELECT id, lead_id, 32767, true, least(rank, 1) FROM doors),
  here AS (SELECT * FROM people WHERE is_present(people.person, on_day))
  SELECT here.door, here.person, here.is_lead FROM here
  WHERE here.rank = (SELECT min(rank) FROM here) ORDER BY here.place $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0019_what_is_urgent_waits_for_no_monday")]
    operations = [
        migrations.AddField("frontdoor", "closed_from", models.DateField(blank=True, null=True)),
        migrations.AddField("frontdoor", "closed_until", models.DateField(blank=True, null=True)),
        migrations.AddField(
            "frontdoor", "closed_phone", models.CharField(blank=True, default="", max_length=20), preserve_default=False
        ),
        migrations.AddField(
            "frontdoor",
            "taken_over_by",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="commitments.frontdoor",
            ),
        ),
        migrations.AddConstraint(
            "frontdoor",
            models.CheckConstraint(
                name="door_closes_until_a_day",
                condition=models.Q(closed_from=None, closed_until=None, closed_phone="", taken_over_by=None)
                | (
                    models.Q(closed_from__isnull=False, closed_until__isnull=False, closed_until__gt=models.F("closed_from"))
                    & ~models.Q(closed_phone="")
                ),
            ),
        ),
        migrations.AddConstraint(
            "frontdoor",
            models.CheckConstraint(
                name="door_is_taken_over_by_another",
                condition=models.Q(taken_over_by=None) | ~models.Q(taken_over_by=models.F("id")),
            ),
        ),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
        migrations.RunSQL(DOORS, migrations.RunSQL.noop),
    ]
