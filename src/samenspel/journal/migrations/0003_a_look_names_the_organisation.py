from django.db import migrations

# For which organisation somebody looked (NEN 7513). Community knows; until it answers, it is for none.
FUNCTIONS = """
CREATE FUNCTION organisation_of(who uuid, roles text) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN NULL; END $$;

CREATE OR REPLACE FUNCTION journal_link_look() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp AS
$$ DECLARE head journal_head;
BEGIN
  -- Who looks at herself, or as a neighbour, does not look for an organisation.
  IF NEW.organisation_id IS NULL AND NEW.role <> '' AND NEW.person_id IS DISTINCT FROM NEW.subject_id THEN
    NEW.organisation_id := organisation_of(NEW.person_id, NEW.role);
  END IF;
  INSERT INTO journal_head VALUES ('look', NEW.chain, 0, '') ON CONFLICT DO NOTHING;
  SELECT * INTO head FROM journal_head WHERE book = 'look' AND chain = NEW.chain FOR UPDATE;
  NEW.number := head.number + 1;
  NEW.previous_hash := head.hash;
  NEW.hash := journal_hash_look(NEW);
  UPDATE journal_head SET number = NEW.number, hash = NEW.hash WHERE book = 'look' AND chain = NEW.chain;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("journal", "0002_rows_are_chained_and_never_change")]
    operations = [migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop)]
