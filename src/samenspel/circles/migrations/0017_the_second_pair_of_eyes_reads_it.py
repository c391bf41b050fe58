from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# Who looks along at an exception reads what it names while she decides, and says no yes to what is gone (R03).
SECOND = f"""
CREATE FUNCTION shared_item_is_there(what text, which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN CASE what
     WHEN 'NOTE' THEN EXISTS (SELECT FROM circles_note n WHERE n.id = which AND n.taken_back_at IS NULL)
     WHEN 'AGREEMENT' THEN EXISTS (SELECT FROM circles_agreement a WHERE a.id = which)
     WHEN 'CIRCLE' THEN EXISTS (SELECT FROM circles_circle c WHERE c.id = which AND c.ended_at IS NULL)
     WHEN 'CONTACT' THEN EXISTS (SELECT FROM community_contactdetails d WHERE d.person_id = which)
     WHEN 'ASK' THEN EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'ASK' AND b.about_id = which)
     ELSE false END; END $$;

CREATE OR REPLACE FUNCTION shared_with_me(what text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN IF acting_person() IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF; RETURN QUERY
   SELECT i.object_id FROM circles_shareditem i JOIN circles_consent c ON c.id = i.consent_id
     WHERE i.kind = what AND c.state = 'GIVEN' AND c.until > current_date
       AND (c.to_person_id = acting_person() OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))
       AND NOT (what = 'NOTE' AND EXISTS (SELECT FROM circles_note n WHERE n.id = i.object_id AND n.taken_back_at IS NOT NULL))
   UNION
   SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
     WHERE i.kind = what AND e.state = 'LIVE' AND e.until > current_date AND e.review_on >= current_date
       AND (e.to_person_id = acting_person() OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))
   UNION
   SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
     WHERE i.kind = what AND e.state = 'PROPOSED' AND e.second_id = acting_person() AND e.until > current_date AND e.review_on >= current_date
       AND i_work_here() AND shared_item_is_there(i.kind, i.object_id); END $$;

CREATE OR REPLACE FUNCTION exception_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF NEW.state <> OLD.state AND NOT (OLD.state || '>' || NEW.state) = ANY (ARRAY['PROPOSED>LIVE', 'PROPOSED>REFUSED', 'PROPOSED>CLOSED', 'LIVE>CLOSED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'exception_state';
  END IF;
  IF ((NEW.state <> OLD.state AND NEW.state IN ('LIVE', 'REFUSED')) OR NEW.second_at IS DISTINCT FROM OLD.second_at)
     AND (me IS DISTINCT FROM NEW.second_id OR acting_representative() IS NOT NULL OR NEW.second_at IS NULL
          OR NOT works_here(NEW.second_id)) THEN
    RAISE EXCEPTION 'the second pair of eyes decides' {REFUSE} = 'exception_second_pair_of_eyes';
  END IF;
  IF NEW.state = 'LIVE' AND OLD.state = 'PROPOSED' AND (NEW.until <= current_date OR NEW.review_on < current_date
       OR NOT EXISTS (SELECT FROM circles_shareditem i WHERE i.exception_id = NEW.id)
       OR EXISTS (SELECT FROM circles_shareditem i WHERE i.exception_id = NEW.id AND NOT shared_item_is_there(i.kind, i.object_id))) THEN
    RAISE EXCEPTION 'for named things, until a day' {REFUSE} = 'exception_names_its_items';
  END IF;
  -- The day to look again is not moved: longer is another exception, with two pairs of eyes again.
  IF NEW.review_on <> OLD.review_on THEN
    RAISE EXCEPTION 'longer is another one' {REFUSE} = 'exception_review_stays';
  END IF;
  IF OLD.told_at IS NOT NULL AND NEW.told_at IS DISTINCT FROM OLD.told_at THEN
    RAISE EXCEPTION 'what was told was told' {REFUSE} = 'exception_the_person_is_told';
  END IF;
  -- She hears of it in the end.
  IF NEW.state = 'CLOSED' AND OLD.state = 'LIVE' AND NEW.told_at IS NULL THEN
    RAISE EXCEPTION 'she hears of it when it ends' {REFUSE} = 'exception_the_person_is_told';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0016_who_comes_to_the_centre_signs_too")]
    operations = [migrations.RunSQL(SECOND, migrations.RunSQL.noop)]
