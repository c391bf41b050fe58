from django.db import migrations

from samenspel.foundation.rewording import reworded

DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# R15: time of before she chose it herself is what it was then, whenever she tells of it. Also of an offer before this one.
EFFORT = f"""
CREATE OR REPLACE FUNCTION effort_truth() RETURNS trigger {DOES} $$
DECLARE o mutual_help_offer;
BEGIN
  SELECT * INTO o FROM mutual_help_offer f WHERE f.id = NEW.offer_id FOR SHARE;
  NEW.kind := CASE WHEN o.effort = 'VOLUNTARY' AND (NEW.given_on < (o.chose_at AT TIME ZONE 'Europe/Amsterdam')::date
      OR EXISTS (SELECT FROM mutual_help_offer p WHERE p.offerer_id = o.offerer_id AND p.id <> o.id AND p.effort = 'MANDATED'
        AND NEW.given_on BETWEEN (p.offered_at AT TIME ZONE 'Europe/Amsterdam')::date AND (p.ended_at AT TIME ZONE 'Europe/Amsterdam')::date
        AND NEW.given_on < (o.offered_at AT TIME ZONE 'Europe/Amsterdam')::date))
    THEN 'MANDATED' ELSE o.effort END;
  RETURN NEW;
END $$;
"""

# Who gives her seat back takes all of it along: her ticks, and what was shared by two of them.
SEAT = f"""
CREATE OR REPLACE FUNCTION seat_leaves_no_tick() RETURNS trigger {DOES} $$
BEGIN
  DELETE FROM mutual_help_tick WHERE seat_id = NEW.id OR other_id = NEW.id;
  DELETE FROM mutual_help_talk WHERE visitor_id = NEW.id OR host_id = NEW.id;
  RETURN NULL;
END $$;
"""

# With what she asked or offered, what she joined with it ends too: her places are for another, and nobody reads her name.
JOINING = f"""
CREATE FUNCTION over_leaves_its_programmes() RETURNS trigger {DOES} $$
BEGIN
  UPDATE mutual_help_joining SET left_at = NEW.ended_at WHERE (ask_id = NEW.id OR offer_id = NEW.id) AND left_at IS NULL;
  RETURN NULL;
END $$;
CREATE TRIGGER leaves_its_programmes AFTER UPDATE ON mutual_help_ask FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION over_leaves_its_programmes();
CREATE TRIGGER leaves_its_programmes AFTER UPDATE ON mutual_help_offer FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND OLD.ended_at IS NULL) EXECUTE FUNCTION over_leaves_its_programmes();
-- What ended before this, and stayed.
UPDATE mutual_help_joining j SET left_at = a.ended_at FROM mutual_help_ask a WHERE a.id = j.ask_id AND a.ended_at IS NOT NULL AND j.left_at IS NULL;
UPDATE mutual_help_joining j SET left_at = o.ended_at FROM mutual_help_offer o WHERE o.id = j.offer_id AND o.ended_at IS NOT NULL AND j.left_at IS NULL;
"""
MAY_END = reworded(
    "joining_truth", ("IF NOT may_speak_at(who, ball) THEN", "IF NOT may_speak_at(who, ball) AND (TG_OP = 'INSERT' OR open) THEN")
)

# A group is of so many people, and never of one who asked five times (decision 0035).
BUNDLES = (
    reworded(
        "asks_to_bundle",
        ("at_least integer)", "at_least integer, who bigint)"),
        ("small_group(a.municipality_id)\n", "small_group(a.municipality_id), dense_rank() OVER (ORDER BY a.asker_id)\n"),
        returns_otherwise=True,
    ),
    reworded(
        "propose_bundle",
        ("SELECT count(*), count(DISTINCT f.area_id)", "SELECT count(DISTINCT f.who), count(DISTINCT f.area_id)"),
    ),
    reworded("bundle_yeses", ("(SELECT count(*) FROM", "(SELECT count(DISTINCT a.asker_id) FROM")),
)
# One who came back four times is one of a programme.
JOINED = reworded(
    "programme_counts",
    (
        "SELECT count(*) INTO joined FROM mutual_help_joining j WHERE",
        "SELECT count(DISTINCT coalesce(a.asker_id, o.offerer_id)) INTO joined FROM mutual_help_joining j LEFT JOIN mutual_help_ask a ON a.id = j.ask_id"
        " LEFT JOIN mutual_help_offer o ON o.id = j.offer_id WHERE",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0065_one_asker_is_one_in_every_count")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (EFFORT, SEAT, MAY_END, JOINING, *BUNDLES, JOINED)
    ]
