from django.db import migrations

from samenspel.foundation.rewording import reworded

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"
DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
TRIGGER = "RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"

# A wish is the person's, of somebody who is in it. It never puts a name on a turn: the one she wishes takes it herself.
WISH = f"""
CREATE FUNCTION turn_wish_is_hers(turn mutual_help_turn) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT speaks_for_rota(turn.rota_id) THEN
    RAISE EXCEPTION 'the person wishes' {REFUSE} = 'rota_is_of_the_person';
  END IF;
  PERFORM FROM mutual_help_rotahelper h WHERE h.id = turn.wished AND h.rota_id = turn.rota_id AND h.joined_at IS NOT NULL AND h.left_at IS NULL FOR SHARE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'only who is in it' {REFUSE} = 'turn_is_wished_of_who_is_in_the_rota';
  END IF;
END $$;
REVOKE EXECUTE ON FUNCTION turn_wish_is_hers(mutual_help_turn) FROM PUBLIC, samenspel_app, samenspel_worker;
GRANT UPDATE (wished, first_until) ON mutual_help_turn TO samenspel_app;
GRANT UPDATE (first_until, opened_at) ON mutual_help_turn TO samenspel_worker;
"""

TRUTH = reworded(
    "turn_truth",
    (
        "    NEW.was_of := NULL;\n    RETURN NEW;",
        "    NEW.was_of := NULL;\n    IF NEW.wished IS NOT NULL THEN PERFORM turn_wish_is_hers(NEW); END IF;\n    RETURN NEW;",
    ),
    (
        "    NEW.was_of := OLD.helper_id;\n",
        "    NEW.was_of := OLD.helper_id;\n    NEW.wished := NULL;\n    NEW.first_until := NULL;\n",
    ),
    (
        "  IF NEW.helper_id IS NOT DISTINCT FROM OLD.helper_id THEN RETURN NEW; END IF;",
        """  -- That its time is over may be written by a job; whom she wishes, and anew until when, only she says.
  IF NEW.wished IS NOT NULL AND (NEW.wished IS DISTINCT FROM OLD.wished OR NEW.first_until IS NOT NULL AND NEW.first_until IS DISTINCT FROM OLD.first_until) THEN
    PERFORM turn_wish_is_hers(NEW);
  ELSIF (NEW.wished, NEW.first_until) IS DISTINCT FROM (OLD.wished, OLD.first_until) AND NEW.helper_id IS NULL AND OLD.first_until > now()
    AND NOT speaks_for_rota(NEW.rota_id) AND NOT EXISTS (SELECT FROM mutual_help_rotahelper gone WHERE gone.id = OLD.wished AND gone.left_at IS NOT NULL) THEN
    RAISE EXCEPTION 'the person wishes' USING ERRCODE = 'check_violation', CONSTRAINT = 'rota_is_of_the_person';
  END IF;
  IF NEW.helper_id IS NOT DISTINCT FROM OLD.helper_id THEN RETURN NEW; END IF;""",
    ),
    (
        "    RAISE EXCEPTION 'not ready yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_takes_what_the_ask_takes';\n  END IF;",
        """    RAISE EXCEPTION 'not ready yet' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_takes_what_the_ask_takes';
  END IF;
  IF OLD.first_until > now() AND OLD.wished <> NEW.helper_id THEN
    RAISE EXCEPTION 'another is asked first' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_asked_first_of_one';
  END IF;
  IF EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = NEW.id) THEN
    RAISE EXCEPTION 'nobody came' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_that_nobody_came_to_is_over';
  END IF;
  -- Whose wish it was is read by nobody who takes it: not by whoever comes after the one who was asked first.
  NEW.wished := NULL;
  NEW.first_until := NULL;""",
    ),
)

TAKING = reworded(
    "take_turn",
    (
        "WHERE id = which AND helper_id IS NULL AND cancelled_at IS NULL;",
        "WHERE id = which AND helper_id IS NULL AND cancelled_at IS NULL AND (first_until IS NULL OR first_until <= now() OR wished = who);",
    ),
)

# Whoever goes, by which way ever (she leaves, is taken out, stops, is forgotten, has died): the others hear that a turn
# is open. It is told here, since not every way to go knows of rotas.
GOES = f"""
CREATE OR REPLACE FUNCTION rota_helper_goes() {TRIGGER} $$
DECLARE is_open boolean;
BEGIN
  is_open := EXISTS (SELECT FROM mutual_help_turn WHERE NEW.id IN (helper_id, wished) AND cancelled_at IS NULL AND begins_at > NEW.left_at);
  UPDATE mutual_help_turn SET helper_id = NULL, opened_at = NEW.left_at, holder_told_at = NULL WHERE helper_id = NEW.id AND ends_at > NEW.left_at;
  UPDATE mutual_help_turn SET wished = NULL, first_until = NULL, opened_at = NEW.left_at, holder_told_at = NULL WHERE wished = NEW.id AND cancelled_at IS NULL;
  IF is_open THEN
    PERFORM procrastinate_defer_jobs_v1(ARRAY[ROW('default', 'tell_rota', 0, NULL, NULL,
      jsonb_build_object('kind', 'turn_open', 'rota', NEW.rota_id, 'to', 'HELPERS', 'but', NEW.id), NULL)::procrastinate_job_to_defer_v1]);
  END IF;
  RETURN NULL;
END $$;
"""

# That nobody came: of the person, and of whoever looks after it. Whoever would have come reads nothing of it, and when
# it was looked after the turn is of nobody: then no row of any table tells who did not come.
NOBODY = f"""
ALTER TABLE mutual_help_nobodycame ADD CONSTRAINT nobody_came_to_a_turn FOREIGN KEY (turn_id) REFERENCES mutual_help_turn ON DELETE CASCADE;
CREATE FUNCTION looks_after_rota(which uuid) RETURNS boolean {DEFINER} $$ BEGIN RETURN EXISTS (
  SELECT FROM mutual_help_rota r JOIN mutual_help_ask a ON a.id = r.ask_id JOIN commitments_ball b ON b.id = a.ball_id
  WHERE r.id = which AND b.holder_id = acting_person() AND i_work_here()); END $$;
REVOKE EXECUTE ON FUNCTION looks_after_rota(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;

CREATE FUNCTION nobody_came_truth() {TRIGGER} $$
DECLARE t mutual_help_turn;
BEGIN
  IF retention_at_work() THEN RETURN NEW; END IF;
  SELECT * INTO t FROM mutual_help_turn WHERE id = NEW.turn_id FOR NO KEY UPDATE;
  IF TG_OP = 'INSERT' THEN
    IF NOT speaks_for_rota(t.rota_id) THEN
      RAISE EXCEPTION 'the person says so' {REFUSE} = 'rota_is_of_the_person';
    END IF;
    IF NEW.looked_at IS NOT NULL OR t.cancelled_at IS NOT NULL OR t.begins_at > NEW.said_at THEN
      RAISE EXCEPTION 'of a turn that began' {REFUSE} = 'nobody_came_to_what_began';
    END IF;
    RETURN NEW;
  END IF;
  IF (NEW.turn_id, NEW.said_at) IS DISTINCT FROM (OLD.turn_id, OLD.said_at) OR OLD.looked_at IS NOT NULL OR NEW.looked_at IS NULL THEN
    RAISE EXCEPTION 'what was said stays' {REFUSE} = 'nobody_came_stays_as_said';
  END IF;
  IF NOT looks_after_rota(t.rota_id) THEN
    RAISE EXCEPTION 'who has the ball looks after it' {REFUSE} = 'nobody_came_is_looked_after_by_the_holder';
  END IF;
  UPDATE mutual_help_turn SET helper_id = NULL WHERE id = t.id AND helper_id IS NOT NULL;
  RETURN NEW;
END $$;
CREATE TRIGGER nobody_came_truth BEFORE INSERT OR UPDATE ON mutual_help_nobodycame FOR EACH ROW EXECUTE FUNCTION nobody_came_truth();

-- "Somebody came after all": hers, as long as nobody looked after it. What lapses, a job takes away.
CREATE FUNCTION nobody_came_taken_back() {TRIGGER} $$
DECLARE whose uuid := (SELECT t.rota_id FROM mutual_help_turn t WHERE t.id = OLD.turn_id);
BEGIN
  IF NOT (retention_at_work() OR acting_job() OR whose IS NULL OR OLD.looked_at IS NULL AND speaks_for_rota(whose)) THEN
    RAISE EXCEPTION 'the person says so' {REFUSE} = 'rota_is_of_the_person';
  END IF;
  RETURN OLD;
END $$;
CREATE TRIGGER nobody_came_taken_back BEFORE DELETE ON mutual_help_nobodycame FOR EACH ROW EXECUTE FUNCTION nobody_came_taken_back();
"""

POLICIES = """
ALTER TABLE mutual_help_nobodycame ENABLE ROW LEVEL SECURITY;
CREATE POLICY say ON mutual_help_nobodycame FOR INSERT WITH CHECK (
  turn_id IN (SELECT t.id FROM mutual_help_turn t WHERE t.rota_id = ANY (ARRAY(SELECT my_rotas()))));
CREATE POLICY see ON mutual_help_nobodycame FOR SELECT USING (
  turn_id IN (SELECT t.id FROM mutual_help_turn t WHERE t.rota_id = ANY (ARRAY(SELECT my_rotas()))) OR (SELECT acting_job()));
CREATE POLICY look_after ON mutual_help_nobodycame FOR UPDATE USING (
  turn_id IN (SELECT t.id FROM mutual_help_turn t WHERE t.rota_id = ANY (ARRAY(SELECT my_rotas()))));
CREATE POLICY take_back ON mutual_help_nobodycame FOR DELETE USING (
  looked_at IS NULL AND (turn_id IN (SELECT t.id FROM mutual_help_turn t WHERE t.rota_id = ANY (ARRAY(SELECT my_rotas()))) OR (SELECT acting_job())));
REVOKE UPDATE ON mutual_help_nobodycame FROM samenspel_app, samenspel_worker;
GRANT UPDATE (looked_at) ON mutual_help_nobodycame TO samenspel_app;
"""

# What each side reads. The person: whom she wishes, until when, and that nobody came. A helper: what she is asked first
# for, and not what another is.
CARDS = (
    reworded(
        "rota_at",
        (
            "        coalesce(nullif(p.called, ''), p.name) AS name FROM mutual_help_turn t LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id",
            """        t.first_until, n.said_at, n.looked_at, (SELECT coalesce(nullif(y.called, ''), y.name) FROM mutual_help_rotahelper w JOIN mutual_help_offer x ON x.id = w.offer_id
          JOIN community_person y ON y.id = x.offerer_id WHERE w.id = t.wished) AS wished,
        coalesce(nullif(p.called, ''), p.name) AS name FROM mutual_help_turn t LEFT JOIN mutual_help_nobodycame n ON n.turn_id = t.id
        LEFT JOIN mutual_help_rotahelper h ON h.id = t.helper_id""",
        ),
    )
    + reworded(
        "turns_at",
        (
            "'ends_at', t.ends_at, 'note', '')",
            "'ends_at', t.ends_at, 'note', '',\n          'first_until', CASE WHEN t.wished = h.id AND t.first_until > now() THEN t.first_until END)",
        ),
        (
            "t.cancelled_at IS NULL AND r.ended_at IS NULL AND t.begins_at > now())",
            "t.cancelled_at IS NULL AND r.ended_at IS NULL AND t.begins_at > now()\n"
            "          AND (t.first_until IS NULL OR t.first_until <= now() OR t.wished = h.id))",
        ),
    )
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0042_a_face_she_would_like_and_nobody_came")]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop)
        for sql in (WISH, TRUTH, TAKING, GOES, NOBODY, POLICIES, CARDS)
    ]
