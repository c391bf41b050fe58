from django.db import migrations, models

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# Nothing about her without her: what is in force waits for the yes of who comes to stand in the centre.
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
  IF (NEW.why, NEW.already_there, NEW.first_contact_id, NEW.escalation_name, NEW.escalation_phone, NEW.tells, NEW.meets, NEW.thanks)
     IS DISTINCT FROM (OLD.why, OLD.already_there, OLD.first_contact_id, OLD.escalation_name, OLD.escalation_phone, OLD.tells, OLD.meets, OLD.thanks) THEN
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
     AND NOT (centre OR me IS NOT DISTINCT FROM NEW.first_contact_id) THEN
    RAISE EXCEPTION 'who looked back says so' {REFUSE} = 'agreement_looked_back_upon';
  END IF;
  RETURN NEW;
END $$;

CREATE OR REPLACE FUNCTION signature_truth() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE state text; circle uuid; me uuid := acting_person(); namens uuid := acting_representative();
BEGIN
  -- The agreement's row is the lock between signing and changing.
  SELECT a.state, a.circle_id INTO state, circle FROM circles_agreement a WHERE a.id = NEW.agreement_id FOR UPDATE;
  IF state IS NULL OR state NOT IN ('TALKED_THROUGH', 'WAITS') THEN
    RAISE EXCEPTION 'this version is not on the table' {REFUSE} = 'signature_on_the_table';
  END IF;
  IF NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = circle AND m.person_id = NEW.person_id AND m.state = 'ACTIVE') THEN
    RAISE EXCEPTION 'she is not in this circle' {REFUSE} = 'signature_of_somebody_in_the_circle';
  END IF;
  IF NEW.person_id IS DISTINCT FROM me THEN
    -- The yes of the centre is not heard by who gains by it: by a professional in the circle, or by another in the centre.
    IF NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM me
       OR (is_centre_of(circle, NEW.person_id) AND NOT (is_formal_in(circle, me) OR is_centre_of(circle, me))) THEN
      RAISE EXCEPTION 'nobody signs for another' {REFUSE} = 'signature_is_her_own';
    END IF;
  ELSIF namens IS NOT NULL AND (NEW.way = 'SCREEN' OR NEW.witness_id IS DISTINCT FROM namens) THEN
    RAISE EXCEPTION 'who acts for her says so' {REFUSE} = 'signature_is_her_own';
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
  RETURN NULL;
END $$;

CREATE FUNCTION agreement_signed_by_the_centre() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF EXISTS (SELECT FROM circles_member m WHERE m.id = NEW.id AND m.state = 'ACTIVE' AND m.side = 'CENTRE')
     AND EXISTS (SELECT FROM circles_agreement a WHERE a.circle_id = NEW.circle_id AND a.state IN ('AGREED', 'DUE') AND NOT EXISTS (
       SELECT FROM circles_signature s WHERE s.agreement_id = a.id AND s.person_id = NEW.person_id AND s.yes)) THEN
    RAISE EXCEPTION 'she did not sign what is in force' {REFUSE} = 'agreement_signed_by_all';
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER agreement_signed_by_the_centre AFTER INSERT OR UPDATE ON circles_member
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.side = 'CENTRE' AND NEW.state = 'ACTIVE') EXECUTE FUNCTION agreement_signed_by_the_centre();
"""

# What was in force without somebody of the centre, until today.
UNTIL_NOW = """
UPDATE circles_agreement a SET state = 'WAITS' WHERE a.state IN ('AGREED', 'DUE') AND EXISTS (
  SELECT FROM circles_member m WHERE m.circle_id = a.circle_id AND m.side = 'CENTRE' AND m.state = 'ACTIVE' AND NOT EXISTS (
    SELECT FROM circles_signature s WHERE s.agreement_id = a.id AND s.person_id = m.person_id AND s.yes));
"""
STATES = [
    ("PROPOSAL", "voorstel"), ("TALKED_THROUGH", "besproken"), ("AGREED", "afgesproken"),
    ("DUE", "tijd om terug te kijken"), ("WAITS", "wacht op een handtekening"),
    ("REVISED", "vervangen door een nieuwe versie"), ("ENDED", "gestopt"), ("DROPPED", "niet doorgegaan"),
]  # fmt: skip
STANDS = models.Q(("state__in", ["AGREED", "DUE", "WAITS"]))
WHOLE = models.Q(
    models.Q(("state__in", ["AGREED", "DUE", "WAITS"]), _negated=True),
    models.Q(
        models.Q(("escalation_name", ""), _negated=True), models.Q(("escalation_phone", ""), _negated=True),
        models.Q(("thanks", ""), _negated=True), ("first_contact__isnull", False), ("review_on__isnull", False),
        ("agreed_at__isnull", False),
    ),
    _connector="OR",
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("circles", "0015_who_comes_for_an_organisation_works_there")]
    operations = [
        migrations.RemoveConstraint("agreement", "agreement_one_in_force"),
        migrations.RemoveConstraint("agreement", "agreement_in_force_is_whole"),
        migrations.AlterField(
            "agreement", "state", models.CharField(choices=STATES, default="PROPOSAL", max_length=16)
        ),
        migrations.AddConstraint(
            "agreement",
            models.UniqueConstraint(condition=STANDS, fields=("circle",), name="agreement_one_in_force"),
        ),
        migrations.AddConstraint(
            "agreement", models.CheckConstraint(condition=WHOLE, name="agreement_in_force_is_whole")
        ),
        migrations.RunSQL(AGREEMENTS, migrations.RunSQL.noop),
        migrations.RunSQL(UNTIL_NOW, migrations.RunSQL.noop),
    ]
