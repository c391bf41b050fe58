from django.db import migrations

# What the entry itself says to be about, and whose name says it. A word for whom, or a cue, made a walking group one
# about money.
ISSUE = """
CREATE OR REPLACE FUNCTION map_issue(which text) RETURNS tsquery LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT concat_ws(' | ', quote_literal('issue:' || which), (
    SELECT string_agg('(' || regexp_replace(q::text, '(''[^'']*'')', '\\1:A', 'g') || ')', ' | ')
    FROM social_map_concept c, unnest(c.terms) term, phraseto_tsquery('dutch', unaccent(term)) q
    WHERE c.issue_id = which AND q::text <> ''))::tsquery $$;
"""


class Migration(migrations.Migration):
    dependencies = [("social_map", "0010_only_its_own_people_write_an_entry")]
    operations = [migrations.RunSQL(ISSUE, migrations.RunSQL.noop)]
