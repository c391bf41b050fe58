from django.db import migrations

# The agreed day counts as much as an end for a front door: it needs a lead who stays.
TRUTH = """
CREATE OR REPLACE FUNCTION membership_of_a_lead_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF (NEW.ends_on IS NOT NULL OR NEW.leaves_on IS NOT NULL)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id
                     AND m.ends_on IS NULL AND m.leaves_on IS NULL)
     AND EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = OLD.person_id) THEN
    RAISE EXCEPTION 'somebody still leads a front door' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;
DROP TRIGGER membership_of_a_lead_stays ON community_membership;
CREATE TRIGGER membership_of_a_lead_stays BEFORE UPDATE OF ends_on, leaves_on ON community_membership
  FOR EACH ROW EXECUTE FUNCTION membership_of_a_lead_stays();

CREATE OR REPLACE FUNCTION door_has_a_lead_who_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.lead_id FOR SHARE;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id AND m.ends_on IS NULL AND m.leaves_on IS NULL) THEN
    RAISE EXCEPTION 'the lead of a front door is leaving' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;
"""

# From the agreed day on she gets nothing new, also while she still finishes what she holds.
PRESENT = """
CREATE OR REPLACE FUNCTION has_left(who uuid, on_day date) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who)
   AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
                   AND (m.ends_on IS NULL OR m.ends_on > on_day) AND (m.leaves_on IS NULL OR m.leaves_on > on_day)) $$;

-- Who is away for long, or left, gets no ball. The person's row is the lock of both sides.
CREATE OR REPLACE FUNCTION ball_goes_to_somebody_present() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.closed_at IS NOT NULL THEN RETURN NEW; END IF;
  PERFORM FROM community_person WHERE id = NEW.holder_id FOR SHARE;
  IF EXISTS (SELECT FROM commitments_absence a WHERE a.person_id = NEW.holder_id AND a.long
             AND a.starts_on <= NEW.held_since::date AND (a.ends_on IS NULL OR a.ends_on > NEW.held_since::date)) THEN
    RAISE EXCEPTION 'somebody who is away cannot hold a ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_goes_to_somebody_present';
  END IF;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.holder_id)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.holder_id AND m.ends_on IS NULL) THEN
    RAISE EXCEPTION 'somebody who left cannot hold a ball' USING ERRCODE = 'check_violation', CONSTRAINT = 'ball_goes_to_somebody_present';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("commitments", "0012_a_ball_can_be_about_a_place_on_the_map"),
        ("community", "0012_an_end_never_lies_ahead"),
    ]
    operations = [
        migrations.RunSQL(TRUTH, migrations.RunSQL.noop),
        migrations.RunSQL(PRESENT, migrations.RunSQL.noop),
    ]
