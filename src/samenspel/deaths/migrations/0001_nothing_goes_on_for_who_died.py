from django.db import migrations

DEFINER = "LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS"
DOES = "LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS"
REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# What a death itself must be: of a day that was, after she came in here; and once it is taken back, it stays so.
TRUTH = f"""
CREATE FUNCTION came_in_on(who uuid) RETURNS date {DEFINER} $$ BEGIN RETURN (SELECT least(
  (SELECT min(b.opened_at) FROM commitments_ball b WHERE b.subject_id = who), (SELECT min(m.proposed_at) FROM circles_member m WHERE m.person_id = who),
  (SELECT min(s.starts_on)::timestamptz FROM community_membership s WHERE s.person_id = who)) AT TIME ZONE 'Europe/Amsterdam')::date; END $$;
CREATE FUNCTION death_truth() RETURNS trigger {DOES} $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    IF (NEW.person_id, NEW.municipality_id, NEW.died_on, NEW.written_by_id, NEW.written_at)
       IS DISTINCT FROM (OLD.person_id, OLD.municipality_id, OLD.died_on, OLD.written_by_id, OLD.written_at)
       OR OLD.taken_back_at IS NOT NULL AND (NEW.taken_back_at, NEW.taken_back_by_id) IS DISTINCT FROM (OLD.taken_back_at, OLD.taken_back_by_id) THEN
      RAISE EXCEPTION 'what was written stays' {REFUSE} = 'death_stays_as_written';
    END IF;
    IF NEW.taken_back_at > OLD.written_at + interval '28 days' THEN
      RAISE EXCEPTION 'four weeks' {REFUSE} = 'death_is_taken_back_in_time';
    END IF;
    RETURN NEW;
  END IF;
  IF NEW.taken_back_at IS NOT NULL OR NEW.died_on > (NEW.written_at AT TIME ZONE 'Europe/Amsterdam')::date OR NEW.died_on < came_in_on(NEW.person_id) THEN
    RAISE EXCEPTION 'a day that was, since she came in' {REFUSE} = 'death_on_a_day_that_was';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER death_truth BEFORE INSERT OR UPDATE ON community_death FOR EACH ROW WHEN (NOT retention_at_work()) EXECUTE FUNCTION death_truth();
"""

# Who may see that she died: who may see her, whoever wrote it, and a job. Only functions write it.
POLICIES = """
ALTER TABLE community_death ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_death FOR SELECT USING (written_by_id = (SELECT acting_person()) OR person_id = (SELECT acting_person())
  OR person_id = ANY (ARRAY(SELECT people_around_me())) OR person_id = ANY (ARRAY(SELECT people_near_me())) OR (SELECT acting_job()));
REVOKE INSERT, UPDATE, DELETE ON community_death FROM samenspel_app, samenspel_worker;
REVOKE EXECUTE ON FUNCTION came_in_on(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""

# One truth for all tables: nothing that goes on is of somebody who died. It is asked at once, and asked again when the
# transaction is kept, under the lock that a death takes on her row: so it holds in the same second too. Locks stand in
# one order: what it is about, the journal, and her row last.
GUARD = f"""
CREATE FUNCTION of_the_living() RETURNS trigger {DOES} $$
DECLARE who uuid[] := '{{}}';
BEGIN
  IF TG_WHEN = 'AFTER' THEN  -- as it is by then, whatever this same transaction did after
    EXECUTE format('SELECT * FROM %I WHERE id = $1', TG_TABLE_NAME) INTO NEW USING NEW.id;
    IF NEW.id IS NULL THEN RETURN NULL; END IF;
  END IF;
  CASE TG_TABLE_NAME
  WHEN 'mutual_help_ask' THEN IF NEW.ended_at IS NULL THEN who := ARRAY[NEW.asker_id]; END IF;
  WHEN 'mutual_help_offer' THEN IF NEW.ended_at IS NULL THEN who := ARRAY[NEW.offerer_id]; END IF;
  WHEN 'mutual_help_match' THEN IF NEW.ended_at IS NULL THEN who := ARRAY(SELECT a.asker_id FROM mutual_help_ask a WHERE a.id = NEW.ask_id
    UNION SELECT o.offerer_id FROM mutual_help_offer o WHERE o.id = NEW.offer_id); END IF;
  WHEN 'mutual_help_rota' THEN IF NEW.ended_at IS NULL THEN who := ARRAY(SELECT a.asker_id FROM mutual_help_ask a WHERE a.id = NEW.ask_id); END IF;
  WHEN 'mutual_help_rotahelper' THEN IF NEW.left_at IS NULL THEN who := ARRAY(SELECT o.offerer_id FROM mutual_help_offer o WHERE o.id = NEW.offer_id); END IF;
  WHEN 'mutual_help_turn' THEN IF NEW.cancelled_at IS NULL AND NEW.helper_id IS NOT NULL THEN who := ARRAY(SELECT o.offerer_id FROM mutual_help_rotahelper h
    JOIN mutual_help_offer o ON o.id = h.offer_id WHERE h.id = NEW.helper_id); END IF;
  WHEN 'mutual_help_joining' THEN IF NEW.left_at IS NULL THEN who := ARRAY(SELECT b.who FROM who_brought(NEW.ask_id, NEW.offer_id) b); END IF;
  WHEN 'mutual_help_tourseat' THEN IF NEW.left_at IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'commitments_ball' THEN IF NEW.closed_at IS NULL THEN
    who := CASE WHEN NEW.about IN ('ASK', 'OFFER', 'LOOK_BACK', 'GO_ON', 'MESSAGE', 'DEATH') THEN ARRAY[NEW.holder_id, NEW.subject_id] ELSE ARRAY[NEW.holder_id] END; END IF;
  WHEN 'commitments_pass' THEN IF NEW.state IN ('ASKING_PERSON', 'OFFERED') THEN who := ARRAY[NEW.receiver_id]; END IF;
  WHEN 'commitments_lookback' THEN IF NEW.state IN ('PLANNED', 'DUE') THEN who := ARRAY[NEW.subject_id]; END IF;
  WHEN 'circles_member' THEN IF NEW.state IN ('PROPOSED', 'INVITED', 'ACTIVE') THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'circles_consent' THEN IF NEW.state IN ('ASKED', 'GIVEN') THEN who := ARRAY[NEW.subject_id, NEW.to_person_id]; END IF;
  WHEN 'circles_succession' THEN IF NEW.state IN ('ASKED', 'YES') THEN who := ARRAY[NEW.subject_id, NEW.leaver_id, NEW.successor_id]; END IF;
  WHEN 'community_mandate' THEN IF NEW.ended_at IS NULL AND NEW.ends_at > now() THEN who := ARRAY[NEW.person_id, NEW.representative_id]; END IF;
  WHEN 'community_card' THEN IF NEW.revoked_at IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_device' THEN IF NEW.ended_at IS NULL AND NEW.ends_at > now() THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_account' THEN IF NEW.is_active THEN who := ARRAY[NEW.person_id]; END IF;
  WHEN 'community_membership' THEN IF NEW.ends_on IS NULL THEN who := ARRAY[NEW.person_id]; END IF;
  END CASE;
  IF TG_WHEN = 'AFTER' THEN PERFORM FROM community_person p WHERE p.id = ANY (who) ORDER BY p.id FOR KEY SHARE; END IF;
  IF EXISTS (SELECT FROM community_death d WHERE d.person_id = ANY (who) AND d.taken_back_at IS NULL) THEN
    RAISE EXCEPTION 'somebody has died' {REFUSE} = 'nothing_goes_on_for_who_died';
  END IF;
  RETURN NEW;
END $$;
"""
# Table: which columns make it go on. A match, a turn and whoever helps on a rota are asked under the locks of the ask,
# the offer and the rota that their own truth takes first; a death takes those too.
GOES_ON = {
    "mutual_help_ask": "ended_at, asker_id",
    "mutual_help_offer": "ended_at, offerer_id",
    "mutual_help_rota": "ended_at, ask_id",
    "mutual_help_joining": "left_at",
    "mutual_help_tourseat": "left_at, taken_at",
    "commitments_ball": "closed_at, holder_id, subject_id",
    "commitments_pass": "state, receiver_id",
    "commitments_lookback": "state, subject_id",
    "circles_member": "state, person_id",
    "circles_consent": "state, subject_id, to_person_id",
    "circles_succession": "state",
    "community_mandate": "ended_at, ends_at, accepted_at",
    "community_card": "revoked_at, person_id",
    "community_device": "ended_at, ends_at, person_id",
    "community_account": "is_active, person_id",
    "community_membership": "ends_on, person_id",
}
UNDER_OTHER_LOCKS = {
    "mutual_help_match": "state, ended_at",
    "mutual_help_rotahelper": "joined_at, left_at",
    "mutual_help_turn": "helper_id, cancelled_at",
}
NOW_AND = "CREATE TRIGGER of_the_living BEFORE INSERT OR UPDATE OF {columns} ON {table} FOR EACH ROW {when} EXECUTE FUNCTION of_the_living();"
WHEN_KEPT = (
    "CREATE CONSTRAINT TRIGGER of_the_living_kept AFTER INSERT OR UPDATE OF {columns} ON {table}"
    " DEFERRABLE INITIALLY DEFERRED FOR EACH ROW {when} EXECUTE FUNCTION of_the_living();"
)

# Nothing is sent or printed to who died. A deed that tells many is not stopped by it: her message alone is dropped.
MESSAGES = f"""
CREATE FUNCTION message_to_the_living() RETURNS trigger {DOES} $$
BEGIN
  IF TG_WHEN = 'AFTER' THEN PERFORM FROM community_person p WHERE p.id = NEW.person_id FOR KEY SHARE; END IF;
  IF NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = NEW.person_id AND d.taken_back_at IS NULL) THEN RETURN NEW; END IF;
  IF TG_WHEN = 'AFTER' THEN
    UPDATE notifications_message SET state = 'DROPPED', done_at = made_at WHERE id = NEW.id AND state IN ('WAITING', 'TO_PRINT');
  ELSIF NEW.state IN ('WAITING', 'TO_PRINT') THEN
    NEW.state := 'DROPPED'; NEW.done_at := coalesce(NEW.done_at, NEW.made_at);
  ELSE
    NEW.taken_up := true;  -- one that failed is nobody's task any more
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER message_to_the_living BEFORE INSERT OR UPDATE OF state ON notifications_message FOR EACH ROW
  WHEN (NEW.state IN ('WAITING', 'TO_PRINT', 'FAILED')) EXECUTE FUNCTION message_to_the_living();
CREATE CONSTRAINT TRIGGER message_to_the_living_kept AFTER INSERT OR UPDATE OF state ON notifications_message DEFERRABLE INITIALLY DEFERRED FOR EACH ROW
  WHEN (NEW.state IN ('WAITING', 'TO_PRINT')) EXECUTE FUNCTION message_to_the_living();
"""


def made(trigger: str, tables: dict[str, str]) -> list[str]:
    """The guards; those of a circle and a mandate make way for forgetting, as all guards there do."""
    forgets = "WHEN (NOT retention_at_work())"
    return [trigger.format(table=one, columns=of, when=forgets if one.startswith(("circles", "community_mandate")) else "") for one, of in tables.items()]


GUARDS = made(NOW_AND, GOES_ON | UNDER_OTHER_LOCKS)
KEPT = made(WHEN_KEPT, GOES_ON)


class Migration(migrations.Migration):
    initial = True
    dependencies = [
        ("retention", "0008_a_number_is_found_however_it_was_written"),
        ("mutual_help", "0036_a_question_ends_with_who_asked_it"),
        ("circles", "0028_what_is_mine_is_asked_in_one_go"),
        ("commitments", "0021_a_step_says_that_somebody_died"),
        ("notifications", "0004_what_is_not_sent_any_more"),
        ("community", "0013_somebody_has_died"),
    ]
    operations = [
        migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (TRUTH, POLICIES, GUARD, *GUARDS, *KEPT, MESSAGES)
    ]
