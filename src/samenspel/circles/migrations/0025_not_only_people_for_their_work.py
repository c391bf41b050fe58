import samenspel.foundation.sealed
from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

COLUMNS = """
ALTER TABLE circles_agreement ADD CONSTRAINT agreement_for_everybody_is_sealed CHECK (for_everybody = '' OR for_everybody LIKE 'sealed:%');
ALTER TABLE circles_agreement ADD CONSTRAINT agreement_only_formal_why_is_sealed CHECK (only_formal_why = '' OR only_formal_why LIKE 'sealed:%');
GRANT UPDATE (for_everybody, only_formal_why) ON circles_agreement TO samenspel_app, samenspel_worker;
"""

AGREEMENTS = f"""
CREATE OR REPLACE FUNCTION agreement_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); centre boolean; step text := OLD.state || '>' || NEW.state;
BEGIN
  centre := me IS NOT NULL AND is_centre_of(NEW.circle_id, me);
  IF NEW.state <> OLD.state AND NOT step = ANY (ARRAY['PROPOSAL>TALKED_THROUGH',
       'PROPOSAL>DROPPED', 'TALKED_THROUGH>PROPOSAL', 'TALKED_THROUGH>AGREED', 'TALKED_THROUGH>DROPPED', 'AGREED>DUE', 'AGREED>REVISED', 'AGREED>ENDED',
       'DUE>AGREED', 'DUE>REVISED', 'DUE>ENDED',
       'AGREED>WAITS', 'DUE>WAITS', 'WAITS>AGREED', 'WAITS>REVISED', 'WAITS>ENDED']) THEN
    RAISE EXCEPTION 'not that way' {REFUSE} = 'agreement_state';
  END IF;
  IF (NEW.why, NEW.already_there, NEW.first_contact_id, NEW.escalation_name, NEW.escalation_phone, NEW.tells, NEW.meets, NEW.thanks,
      NEW.for_everybody, NEW.only_formal_why)
     IS DISTINCT FROM (OLD.why, OLD.already_there, OLD.first_contact_id, OLD.escalation_name, OLD.escalation_phone, OLD.tells, OLD.meets, OLD.thanks,
      OLD.for_everybody, OLD.only_formal_why) THEN
    IF OLD.state NOT IN ('PROPOSAL', 'TALKED_THROUGH') OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
      RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
    END IF;
    -- R13, R83: what another wrote down is changed by who wrote it, and by who stands in the centre. Others write another version.
    IF NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id) THEN
      RAISE EXCEPTION 'write your own version' {REFUSE} = 'agreement_of_its_writer';
    END IF;
  END IF;
  IF OLD.state IN ('PROPOSAL', 'TALKED_THROUGH') AND NEW.review_on IS DISTINCT FROM OLD.review_on AND EXISTS (
       SELECT FROM circles_signature s WHERE s.agreement_id = OLD.id) THEN
    RAISE EXCEPTION 'somebody signed this' {REFUSE} = 'agreement_signed_stays';
  END IF;
  IF step IN ('PROPOSAL>TALKED_THROUGH', 'TALKED_THROUGH>PROPOSAL', 'PROPOSAL>DROPPED', 'TALKED_THROUGH>DROPPED')
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.made_by_id OR acting_job()) THEN
    RAISE EXCEPTION 'of its writer' {REFUSE} = 'agreement_of_its_writer';
  END IF;
  -- It waits only for whoever came to stand in the centre and did not sign it.
  IF NEW.state = 'WAITS' AND OLD.state <> 'WAITS' AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = NEW.circle_id
       AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND NOT EXISTS (SELECT FROM circles_signature s
         WHERE s.agreement_id = NEW.id AND s.person_id = m.person_id AND s.yes)) THEN
    RAISE EXCEPTION 'everybody in the centre signed it' {REFUSE} = 'agreement_state';
  END IF;
  IF step IN ('AGREED>ENDED', 'DUE>ENDED', 'WAITS>ENDED') AND NOT (centre OR acting_job()) THEN
    RAISE EXCEPTION 'the centre ends it' {REFUSE} = 'agreement_ends_by_the_centre';
  END IF;
  IF step = 'AGREED>DUE' AND NOT acting_job() THEN
    RAISE EXCEPTION 'a day makes it due' {REFUSE} = 'agreement_state';
  END IF;
  IF (step = 'DUE>AGREED' OR (OLD.state IN ('AGREED', 'DUE', 'WAITS') AND NEW.review_on IS DISTINCT FROM OLD.review_on))
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.first_contact_id
              OR (step = 'DUE>AGREED' AND everybody_goes_on(NEW.id, OLD.review_on))) THEN
    RAISE EXCEPTION 'who looked back says so' {REFUSE} = 'agreement_looked_back_upon';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION agreement_signed_by_all() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'AGREED' AND OLD.state <> 'AGREED' AND (
    EXISTS (SELECT FROM (SELECT p.person_id FROM circles_part p WHERE p.agreement_id = NEW.id
                         UNION SELECT m.person_id FROM circles_member m WHERE m.circle_id = NEW.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE') whom
            WHERE NOT EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND s.person_id = whom.person_id AND s.yes))
    OR EXISTS (SELECT FROM circles_signature s WHERE s.agreement_id = NEW.id AND NOT s.yes)
    OR NOT EXISTS (SELECT FROM circles_part p WHERE p.agreement_id = NEW.id)) THEN
    RAISE EXCEPTION 'everybody signs' {REFUSE} = 'agreement_signed_by_all';
  END IF;
  -- I56: whoever helps does it for her work, there is nothing else, and nobody said why.
  IF NEW.state = 'AGREED' AND OLD.state = 'TALKED_THROUGH' AND NEW.for_everybody = '' AND NEW.only_formal_why = ''
     AND EXISTS (SELECT FROM circles_part p JOIN circles_member m ON m.circle_id = NEW.circle_id AND m.person_id = p.person_id
                 WHERE p.agreement_id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'AROUND')
     AND NOT EXISTS (SELECT FROM circles_part p JOIN circles_member m ON m.circle_id = NEW.circle_id AND m.person_id = p.person_id
                 WHERE p.agreement_id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'AROUND' AND m.face <> 'FORMAL') THEN
    RAISE EXCEPTION 'only people for their work, and nobody said why' {REFUSE} = 'agreement_not_formal_alone';
  END IF;
  RETURN NULL;
END $$;
"""

# Erasing somebody empties the words of her agreements, field by field (retention_erase_circles): these two go along.
ERASING = """
CREATE FUNCTION agreement_wiped_whole() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  NEW.for_everybody := ''; NEW.only_formal_why := '';
  RETURN NEW;
END $$;
CREATE TRIGGER agreement_wiped_whole BEFORE UPDATE ON circles_agreement FOR EACH ROW
  WHEN (NEW.ended_at IS NOT NULL AND NEW.why = '' AND NEW.already_there = '' AND NEW.tells = '' AND NEW.escalation_name = ''
        AND NEW.escalation_phone = '' AND NEW.meets = '' AND NEW.thanks = '')
  EXECUTE FUNCTION agreement_wiped_whole();
"""


class Migration(migrations.Migration):

    dependencies = [
        ("circles", "0024_everybody_says_whether_we_go_on"),
    ]

    operations = [
        migrations.AddField(
            model_name='agreement',
            name='for_everybody',
            field=samenspel.foundation.sealed.SealedTextField(blank=True),
        ),
        migrations.AddField(
            model_name='agreement',
            name='only_formal_why',
            field=samenspel.foundation.sealed.SealedTextField(blank=True),
        ),
        *(migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (COLUMNS, AGREEMENTS, ERASING)),
    ]
