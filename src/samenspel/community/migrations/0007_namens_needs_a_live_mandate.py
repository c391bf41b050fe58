from django.db import migrations

FUNCTIONS = """
-- The door of everything that is done "namens" somebody. With a live mandate of that scope the rest of the transaction
-- is the represented person's, and remembers who acts; without one nothing happens, and nothing is returned.
-- The mandate is held until the transaction ends: it ends before this deed or after it, never in between.
CREATE FUNCTION community_enter_namens(who_acts uuid, for_whom uuid, in_scope text, at timestamptz DEFAULT now())
RETURNS TABLE (kind text, way text) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE found_kind text; found_way text; BEGIN
   IF who_acts IS NULL OR who_acts IS DISTINCT FROM coalesce(acting_representative(), acting_person()) THEN RETURN; END IF;
   SELECT m.kind, m.way INTO found_kind, found_way FROM community_mandate m
   WHERE m.person_id = for_whom AND m.representative_id = who_acts AND in_scope = ANY (m.scope)
     AND m.accepted_at <= at AND m.starts_at <= at AND m.ended_at IS NULL AND m.ends_at > at
     AND (m.kind <> 'VISIT' OR helps_at_desk(who_acts))
   ORDER BY m.kind = 'VISIT' DESC, m.ends_at DESC LIMIT 1 FOR SHARE;
   IF NOT FOUND THEN RETURN; END IF;
   PERFORM set_config('samenspel.person', for_whom::text, true), set_config('samenspel.ball', '', true),
           set_config('samenspel.purpose', '', true), set_config('samenspel.representative', who_acts::text, true);
   RETURN QUERY SELECT found_kind, found_way; END $$;

-- At the desk or on the telephone: the person gave card code and pincode, so this worker may act for her, half an hour.
CREATE FUNCTION community_open_visit(which uuid, proof text, visit uuid, called text, by_way text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   PERFORM community_card_is_known(which, proof);
   IF acting_representative() IS NOT NULL OR NOT helps_at_desk(acting_person()) THEN
     RAISE EXCEPTION 'only who works at a desk is visited' USING ERRCODE = 'insufficient_privilege';
   END IF;
   INSERT INTO community_mandate (id, municipality_id, person_id, representative_id, named, kind, ground, scope, way, proof,
     seen_by_id, seen_on, made_by_id, starts_at, accepted_at, ends_at)
   SELECT visit, c.municipality_id, c.person_id, acting_person(), called, 'VISIT', '',
     ARRAY['ASKS', 'CIRCLE', 'AGREEMENTS', 'CONSENTS', 'LEDGER'], by_way, 'CARD_AND_PIN',
     acting_person(), (at AT TIME ZONE 'Europe/Amsterdam')::date, acting_person(), at, at, at + interval '30 minutes'
   FROM community_card c WHERE c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;

-- Whose name I may read: who acts or acted for me and said yes to that, who made my card; and for whom I am asked to act.
CREATE FUNCTION people_named_by_mandate() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   SELECT m.representative_id FROM community_mandate m WHERE m.person_id = acting_person() AND m.accepted_at IS NOT NULL
   UNION ALL SELECT m.seen_by_id FROM community_mandate m WHERE m.person_id = acting_person() AND m.seen_by_id IS NOT NULL
   UNION ALL SELECT c.made_by_id FROM community_card c WHERE c.person_id = acting_person()
   UNION ALL SELECT m.person_id FROM community_mandate m
     WHERE m.representative_id = acting_person() AND m.ended_at IS NULL AND m.kind <> 'VISIT'; END $$;
"""

ME = "(SELECT acting_person())"
ALONE = "(SELECT acting_representative()) IS NULL"
HELPED = "(person_id = ANY (ARRAY(SELECT people_i_help())) AND kind <> 'VISIT')"
# She chooses a helper herself; papers are seen by who helps her; a visit comes with a card, by the function above.
# Nobody gives a mandate to herself, and nobody gives one while she acts for another.
POLICIES = f"""
CREATE POLICY mandate ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_named_by_mandate())));

ALTER TABLE community_mandate ENABLE ROW LEVEL SECURITY;
CREATE POLICY give ON community_mandate FOR INSERT WITH CHECK (
  {ALONE} AND made_by_id = {ME} AND representative_id <> {ME} AND kind <> 'VISIT'
  AND accepted_at IS NULL AND ended_at IS NULL AND objected_at IS NULL AND reminded_at IS NULL
  AND ((person_id = {ME} AND kind = 'HELPER' AND proof = 'OWN_SCREEN')
       OR (seen_by_id = {ME} AND person_id <> {ME} AND {HELPED})));
CREATE POLICY see ON community_mandate FOR SELECT USING (
  ({ALONE} AND (person_id = {ME} OR made_by_id = {ME} OR {HELPED}))
  OR representative_id = coalesce((SELECT acting_representative()), {ME}) OR (SELECT acting_job()));
CREATE POLICY change ON community_mandate FOR UPDATE USING (
  ({ALONE} AND ended_at IS NULL AND (person_id = {ME} OR representative_id = {ME} OR {HELPED})) OR (SELECT acting_job()))
  WITH CHECK (({ALONE} AND (person_id = {ME} OR representative_id = {ME} OR {HELPED})) OR (SELECT acting_job()));
REVOKE UPDATE, DELETE ON community_mandate FROM samenspel_app, samenspel_worker;
REVOKE INSERT ON community_mandate FROM samenspel_worker;
GRANT UPDATE (accepted_at, ended_at, ended_by_id, objected_at) ON community_mandate TO samenspel_app;
GRANT UPDATE (reminded_at) ON community_mandate TO samenspel_worker;
"""

TRUTHS = """
-- What may still change, each by one: the representative says yes, the person objects, and who may end it ends it, once.
CREATE FUNCTION mandate_changes_by_rule() RETURNS trigger LANGUAGE plpgsql AS
$$ DECLARE me uuid := acting_person(); BEGIN
   IF (NEW.accepted_at IS DISTINCT FROM OLD.accepted_at AND (OLD.accepted_at IS NOT NULL OR me IS DISTINCT FROM OLD.representative_id))
      OR (NEW.objected_at IS DISTINCT FROM OLD.objected_at AND me IS DISTINCT FROM OLD.person_id)
      OR (NEW.ended_at IS DISTINCT FROM OLD.ended_at AND (OLD.ended_at IS NOT NULL OR NEW.ended_by_id IS DISTINCT FROM me
          OR (me = OLD.person_id AND OLD.ground IN ('MENTOR', 'BEWINDVOERDER', 'CURATOR')))) THEN
     RAISE EXCEPTION 'this is not hers to change' USING ERRCODE = 'check_violation', CONSTRAINT = 'mandate_changes_by_rule';
   END IF;
   RETURN NEW; END $$;
CREATE TRIGGER mandate_changes_by_rule BEFORE UPDATE ON community_mandate FOR EACH ROW EXECUTE FUNCTION mandate_changes_by_rule();
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0006_a_card_is_tried_inside_the_database")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(TRUTHS, migrations.RunSQL.noop),
    ]
