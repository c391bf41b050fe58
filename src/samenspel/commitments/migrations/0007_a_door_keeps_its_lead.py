from django.db import migrations

# The lead stands behind everybody at a front door: she leaves when somebody else is lead there, not before.
# The person's row is the lock of both sides, as with balls.
TRUTH = """
CREATE FUNCTION membership_of_a_lead_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF NEW.ends_on IS NOT NULL
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id AND m.ends_on IS NULL)
     AND EXISTS (SELECT FROM commitments_frontdoor d WHERE d.lead_id = OLD.person_id) THEN
    RAISE EXCEPTION 'somebody still leads a front door' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER membership_of_a_lead_stays BEFORE UPDATE OF ends_on ON community_membership
  FOR EACH ROW EXECUTE FUNCTION membership_of_a_lead_stays();

CREATE FUNCTION door_has_a_lead_who_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.lead_id FOR SHARE;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id)
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = NEW.lead_id AND m.ends_on IS NULL) THEN
    RAISE EXCEPTION 'the lead of a front door is leaving' USING ERRCODE = 'check_violation', CONSTRAINT = 'door_keeps_its_lead';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER door_has_a_lead_who_stays BEFORE INSERT OR UPDATE OF lead_id ON commitments_frontdoor
  FOR EACH ROW EXECUTE FUNCTION door_has_a_lead_who_stays();
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0006_doors_are_changed_by_keepers")]
    operations = [migrations.RunSQL(TRUTH, migrations.RunSQL.noop)]
