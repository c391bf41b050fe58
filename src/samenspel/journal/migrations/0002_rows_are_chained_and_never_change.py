from django.db import migrations

# The hash is over a fixed list of columns, in UTC, so that it can be computed again on any server.
# The head of each chain is a row that the trigger locks: numbers have no gaps, and two writers queue.
ENTRY = """concat_ws('|', r.chain, r.number, r.occurred_at at time zone 'UTC', r.verb, coalesce(r.actor_id::text,'-'),
 coalesce(r.on_behalf_of_id::text,'-'), coalesce(r.subject_id::text,'-'), r.object_type, r.object_id,
 coalesce(r.ball_id::text,'-'), coalesce(r.cause_id::text,'-'), r.way, r.terms::text, r.id)"""
LOOK = """concat_ws('|', r.chain, r.number, r.occurred_at at time zone 'UTC', r.event_type, r.outcome,
 coalesce(r.person_id::text,'-'), r.role, coalesce(r.organisation_id::text,'-'),
 coalesce(r.on_behalf_of_id::text,'-'), r.subject_id, r.object_type, r.object_id, r.view, r.purpose,
 r.legal_basis, r.break_glass, r.reason, r.session_hash, r.source, coalesce(r.request_id::text,'-'), r.id)"""

COMMON = """
CREATE TABLE journal_head (
  book text NOT NULL, chain uuid NOT NULL, number bigint NOT NULL, hash text NOT NULL,
  PRIMARY KEY (book, chain));
REVOKE ALL ON journal_head FROM samenspel_app, samenspel_worker;
CREATE FUNCTION journal_never_changes() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION 'the journal is append-only' USING ERRCODE = 'restrict_violation'; END $$;
"""

BOOK = """
CREATE FUNCTION journal_hash_{book}(r journal_{book}) RETURNS text LANGUAGE sql STABLE
SET timezone = 'UTC' SET datestyle = 'ISO' AS
$$ SELECT encode(sha256(convert_to(r.previous_hash || '|' || {text}, 'UTF8')), 'hex') $$;

CREATE FUNCTION journal_link_{book}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ DECLARE head journal_head;
BEGIN
  INSERT INTO journal_head VALUES ('{book}', NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM journal_head WHERE book = '{book}' AND chain = NEW.chain FOR UPDATE;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := journal_hash_{book}(NEW);
  UPDATE journal_head SET number = NEW.number, hash = NEW.hash WHERE book = '{book}' AND chain = NEW.chain;
  RETURN NEW;
END $$;
CREATE TRIGGER link BEFORE INSERT ON journal_{book} FOR EACH ROW EXECUTE FUNCTION journal_link_{book}();
CREATE TRIGGER never_changes BEFORE UPDATE OR DELETE ON journal_{book}
  FOR EACH ROW EXECUTE FUNCTION journal_never_changes();
CREATE TRIGGER never_emptied BEFORE TRUNCATE ON journal_{book} EXECUTE FUNCTION journal_never_changes();
REVOKE UPDATE, DELETE, TRUNCATE ON journal_{book} FROM samenspel_app, samenspel_worker;

-- The first row whose number, link or hash is not what it must be; no rows: the chain holds.
CREATE FUNCTION journal_breaks_{book}() RETURNS TABLE (chain uuid, number bigint, what text)
LANGUAGE sql STABLE AS $$
  WITH linked AS (
    SELECT r AS row_itself, r.chain AS c, r.number AS n, r.previous_hash AS p, r.hash AS h,
           lag(r.number) OVER w AS before_n, lag(r.hash) OVER w AS before_h
    FROM journal_{book} r WINDOW w AS (PARTITION BY r.chain ORDER BY r.number))
  SELECT c, n, 'gap' FROM linked WHERE n <> coalesce(before_n, 0) + 1
  UNION ALL SELECT c, n, 'link' FROM linked WHERE p <> coalesce(before_h, '')
  UNION ALL SELECT c, n, 'hash' FROM linked WHERE h <> journal_hash_{book}(row_itself)
  UNION ALL SELECT head.chain, head.number, 'cut off' FROM journal_head head
    WHERE head.book = '{book}' AND head.number > 0 AND NOT EXISTS (
      SELECT FROM linked WHERE c = head.chain AND n = head.number AND h = head.hash)
  ORDER BY 1, 2 LIMIT 100
$$;
REVOKE EXECUTE ON FUNCTION journal_breaks_{book}() FROM PUBLIC, samenspel_app, samenspel_worker;
"""

POLICIES = """
ALTER TABLE journal_entry ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_any ON journal_entry FOR INSERT WITH CHECK (true);
CREATE POLICY read_own ON journal_entry FOR SELECT USING (
  subject_id = (SELECT acting_person()) OR actor_id = (SELECT acting_person())
  OR on_behalf_of_id = (SELECT acting_person()) OR (SELECT acting_job()));
ALTER TABLE journal_look ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_any ON journal_look FOR INSERT WITH CHECK (true);
CREATE POLICY read_own ON journal_look FOR SELECT USING (
  subject_id = (SELECT acting_person()) OR person_id = (SELECT acting_person()) OR (SELECT acting_job()));
"""


class Migration(migrations.Migration):
    dependencies = [
        ("journal", "0001_initial"),
        ("foundation", "0001_roles_may_act_and_the_context_can_be_read"),
    ]
    operations = [
        migrations.RunSQL(COMMON, migrations.RunSQL.noop),
        migrations.RunSQL(BOOK.format(book="entry", text=ENTRY), migrations.RunSQL.noop),
        migrations.RunSQL(BOOK.format(book="look", text=LOOK), migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]
