from django.db import migrations

# One transaction that writes the same word ten thousand times leaves ten thousand versions of its row, and each next
# look at it passes them all. In bulk the words are set aside, and counted once at the end. The table is ours alone: one
# that somebody else put there under that name is not written in.
BULK = r"""
CREATE FUNCTION map_in_bulk() RETURNS boolean LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM pg_class c WHERE c.oid = to_regclass('pg_temp.map_lesson') AND c.relowner = current_user::regrole) $$;

CREATE OR REPLACE FUNCTION map_learn(said text, more int) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF map_in_bulk() THEN
    EXECUTE 'INSERT INTO pg_temp.map_lesson VALUES ($1, $2)' USING said, more;
    RETURN;
  END IF;
  INSERT INTO social_map_word AS known (word, entries)
  SELECT DISTINCT left(w, 60), more FROM regexp_split_to_table(lower(unaccent(said)), '[^[:alnum:]]+') w WHERE length(w) BETWEEN 3 AND 60
  ON CONFLICT (word) DO UPDATE SET entries = known.entries + more WHERE more > 0;
END $$;

CREATE FUNCTION map_bulk_begin() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN CREATE TEMPORARY TABLE map_lesson (said text, more int) ON COMMIT DROP; END $$;

CREATE FUNCTION map_bulk_end() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT map_in_bulk() THEN RETURN; END IF;
  EXECUTE $lessons$
    INSERT INTO social_map_word AS known (word, entries)
    SELECT one.word, sum(l.more) FROM pg_temp.map_lesson l, LATERAL (
      SELECT DISTINCT left(w, 60) AS word FROM regexp_split_to_table(lower(unaccent(l.said)), '[^[:alnum:]]+') w WHERE length(w) BETWEEN 3 AND 60) one
    GROUP BY one.word
    ON CONFLICT (word) DO UPDATE SET entries = known.entries + EXCLUDED.entries WHERE EXCLUDED.entries > 0 $lessons$;
  DROP TABLE pg_temp.map_lesson;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0019_a_no_is_given_through_the_database_itself")]
    operations = [migrations.RunSQL(BULK, migrations.RunSQL.noop)]
