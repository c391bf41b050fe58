from django.db import migrations

# The stems of a cue and of a question: every word, also 'niet' and 'uit', which the search itself leaves out.
CUES = """
CREATE TEXT SEARCH DICTIONARY dutch_every_word (TEMPLATE = snowball, LANGUAGE = dutch);
CREATE TEXT SEARCH CONFIGURATION dutch_every_word (COPY = dutch);
ALTER TEXT SEARCH CONFIGURATION dutch_every_word ALTER MAPPING FOR asciiword, asciihword, hword_asciipart, word, hword, hword_part WITH dutch_every_word;
CREATE FUNCTION map_stems(said text) RETURNS text[] LANGUAGE sql STABLE SET search_path = public, pg_temp AS
$$ SELECT tsvector_to_array(to_tsvector('dutch_every_word', unaccent(said))) $$;
CREATE FUNCTION map_cue() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.words := btrim(regexp_replace(lower(NEW.words), '\\s+', ' ', 'g'));
  NEW.stems := map_stems(NEW.words);
  IF NEW.stems = '{}' THEN
    RAISE EXCEPTION 'a cue has words' USING ERRCODE = 'check_violation', CONSTRAINT = 'cue_has_words';
  END IF;
  PERFORM map_learn(NEW.words, 0);
  RETURN NEW;
END $$;
CREATE TRIGGER stems BEFORE INSERT OR UPDATE ON social_map_cue FOR EACH ROW EXECUTE FUNCTION map_cue();
CREATE FUNCTION map_concept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN PERFORM map_learn(array_to_string(NEW.terms, ' '), 0); RETURN NULL; END $$;
CREATE TRIGGER learn AFTER INSERT OR UPDATE ON social_map_concept FOR EACH ROW EXECUTE FUNCTION map_concept();

-- What is about an issue: what says so, and what has a term of the issue in its name (A) or its cues (B).
CREATE FUNCTION map_issue(which text) RETURNS tsquery LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' | ', quote_literal('issue:' || which), (
    SELECT string_agg('(' || regexp_replace(q::text, '(''[^'']*'')', '\\1:AB', 'g') || ')', ' | ')
    FROM social_map_concept c, unnest(c.terms) term, phraseto_tsquery('dutch', unaccent(term)) q
    WHERE c.issue_id = which AND q::text <> ''))::tsquery $$;

-- A word that nobody understood, counted once a day: by a function, so that nobody reads or writes more than that.
CREATE FUNCTION map_missed(words text[], today date) RETURNS void LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp AS $$
  INSERT INTO social_map_missed (word, days, last_on, state)
  SELECT DISTINCT w, 1, today, 'OPEN' FROM unnest(words) w WHERE w ~ '^[[:alpha:]]{3,40}$'
  ON CONFLICT (word) DO UPDATE SET days = social_map_missed.days + 1, last_on = EXCLUDED.last_on
    WHERE social_map_missed.last_on < EXCLUDED.last_on $$;
REVOKE INSERT, DELETE ON social_map_missed FROM samenspel_app, samenspel_worker;
"""

# Everybody's words; whoever keeps the map changes them.
POLICIES = "".join(
    f"ALTER TABLE social_map_{table} ENABLE ROW LEVEL SECURITY;"
    f"CREATE POLICY see ON social_map_{table} FOR SELECT USING ({seen});"
    f"CREATE POLICY keep ON social_map_{table} USING ((SELECT acting_keeper()) IS NOT NULL) WITH CHECK ((SELECT acting_keeper()) IS NOT NULL);"
    for table, seen in (("issue", "true"), ("concept", "true"), ("cue", "true"),
                        ("missed", "(SELECT acting_keeper()) IS NOT NULL"))
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("social_map", "0005_only_what_is_public_can_be_found"),
        ("community", "0004_public_tables_are_changed_by_keepers"),
    ]
    operations = [migrations.RunSQL(CUES, migrations.RunSQL.noop), migrations.RunSQL(POLICIES, migrations.RunSQL.noop)]
