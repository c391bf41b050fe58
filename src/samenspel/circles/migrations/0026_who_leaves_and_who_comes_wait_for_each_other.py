from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# R47: her work ends, and somebody begins to count on her, in the same second. The person's row is the lock of both
# sides, as with balls; whoever comes second sees what the first did.
TRUTHS = f"""
CREATE OR REPLACE FUNCTION membership_ends_after_leaving_well() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.ends_on IS NULL OR OLD.ends_on IS NOT DISTINCT FROM NEW.ends_on THEN RETURN NEW; END IF;
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.id <> OLD.id
             AND m.ends_on IS NULL) THEN RETURN NEW; END IF;
  IF EXISTS (SELECT FROM circles_member m WHERE m.person_id = OLD.person_id AND m.organisation_id = OLD.organisation_id AND m.state IN ('INVITED', 'ACTIVE'))
     OR EXISTS (SELECT FROM circles_gleaningnote g WHERE g.maker_id = OLD.person_id AND g.organisation_id = OLD.organisation_id
                AND g.removed_at IS NULL AND g.until > current_date) THEN
    RAISE EXCEPTION 'somebody still counts on her' {REFUSE} = 'leaving_well';
  END IF;
  RETURN NEW;
END $$;

-- Before circle_member_truth, which asks whether she works there.
CREATE FUNCTION a_place_waits_for_leaving() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.person_id FOR SHARE;
  RETURN NEW;
END $$;
CREATE TRIGGER a_place_waits_for_leaving BEFORE INSERT OR UPDATE OF state, organisation_id ON circles_member
  FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL AND NEW.state IN ('INVITED', 'ACTIVE')) EXECUTE FUNCTION a_place_waits_for_leaving();

-- What somebody told is written down by who works there now; nobody takes it along into nothing.
CREATE FUNCTION gleaning_is_of_who_works_there() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.maker_id FOR SHARE;
  IF NOT comes_from(NEW.maker_id, NEW.organisation_id) THEN
    RAISE EXCEPTION 'she does not work there' {REFUSE} = 'gleaning_of_who_works_there';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER gleaning_is_of_who_works_there BEFORE INSERT OR UPDATE OF maker_id, organisation_id ON circles_gleaningnote
  FOR EACH ROW WHEN (NEW.organisation_id IS NOT NULL) EXECUTE FUNCTION gleaning_is_of_who_works_there();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0025_not_only_people_for_their_work"),
        ("community", "0012_an_end_never_lies_ahead"),
    ]
    operations = [migrations.RunSQL(TRUTHS, migrations.RunSQL.noop)]
