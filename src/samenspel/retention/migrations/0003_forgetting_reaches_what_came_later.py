from django.db import migrations

from samenspel.foundation.rewording import reworded

# R02, AVG art. 17: what came after the first version of forgetting. An agreement has more words than it had and can wait for
# a signature; after a look-back people answer; and on the map somebody can be named, in what stands there and in what stood.
MAP = """
CREATE FUNCTION retention_erase_map(who uuid, of_her text[]) RETURNS void LANGUAGE plpgsql AS $$
DECLARE hers uuid[]; word text; c text;
BEGIN
  -- What she wrote for herself alone stays on the map without a way to reach her; of an organisation it is not hers.
  hers := ARRAY(SELECT i.entry_id FROM social_map_insider i WHERE i.person_id = who AND i.role = 'OWNER' AND i.organisation_id IS NULL
    AND NOT EXISTS (SELECT FROM social_map_insider o WHERE o.entry_id = i.entry_id AND o.role = 'OWNER' AND o.ended_at IS NULL
                    AND o.person_id IS DISTINCT FROM who));
  UPDATE social_map_entry SET phone = '', email = '', host = '' WHERE id = ANY (hers) AND (phone, email, host) IS DISTINCT FROM ('', '', '');
  UPDATE social_map_change SET before = before || jsonb_build_object('phone', '', 'email', '', 'host', '')
    WHERE entry_id = ANY (hers) AND kind = 'EDIT';
  UPDATE social_map_change SET facts = facts - 'phone' - 'email' - 'host' WHERE entry_id = ANY (hers) OR person_id = who;
  FOREACH word IN ARRAY of_her LOOP
    CONTINUE WHEN length(coalesce(word, '')) < 6;
    FOREACH c IN ARRAY ARRAY['name', 'summary', 'description', 'who_for', 'when_text', 'cost_text', 'cues', 'street', 'access_text', 'bring_back',
                             'host', 'phone', 'email', 'confirmed_by', 'taken_down_why'] LOOP
      EXECUTE format('UPDATE social_map_entry SET %I = replace(%I, $1, $2) WHERE position($1 in %I) > 0', c, c, c)
        USING word, CASE WHEN c IN ('phone', 'email') THEN '' ELSE 'Iemand' END;
    END LOOP;
    UPDATE social_map_check SET by_words = replace(by_words, word, 'Iemand') WHERE position(word in by_words) > 0;
    UPDATE social_map_change SET words = replace(words, word, 'Iemand'), facts = replace(facts::text, word, 'Iemand')::jsonb,
      before = replace(before::text, word, 'Iemand')::jsonb WHERE position(word in words || facts::text || before::text) > 0;
  END LOOP;
  -- Nor does the list of words by which the map mends errors of typing.
  DELETE FROM social_map_word w WHERE w.word IN (SELECT t FROM unnest(of_her) n, regexp_split_to_table(lower(unaccent(n)), '[^[:alnum:]]+') t)
    AND NOT EXISTS (SELECT FROM social_map_entry e WHERE position(w.word in lower(unaccent(concat_ws(' ', e.name, e.cues, e.who_for, e.summary)))) > 0);
END $$;
"""


STEPS = (
    MAP,
    reworded("retention_erase_circles", ("why = '', already_there = '', tells", "why = '', already_there = '', for_everybody = '', only_formal_why = '', tells")),
    reworded("retention_erase_circles", ("WHEN state IN ('AGREED', 'DUE') THEN", "WHEN state IN ('AGREED', 'DUE', 'WAITS') THEN")),
    reworded(
        "retention_erase_circles",
        ("UPDATE circles_note SET text",
        "DELETE FROM circles_goon g USING circles_agreement a WHERE a.id = g.agreement_id AND (g.person_id = who OR a.circle_id = ANY (hers));\n"
        "  UPDATE circles_note SET text"),
    ),
    reworded(
        "retention_drop_agreements",
        ("DELETE FROM circles_signature",
        "PERFORM retention_forget_balls(ARRAY[b.id], b.municipality_id) FROM commitments_ball b\n"
        "    WHERE b.about = 'GO_ON' AND b.about_id = ANY (ids) AND b.closed_at IS NOT NULL;\n"
        "  DELETE FROM circles_signature"),
    ),
    reworded(
        "retention_erase",
        ("PERFORM retention_unname(p.name,",
        "PERFORM retention_erase_map(who, ARRAY[p.name, p.called, c.email, c.phone]);\n  PERFORM retention_unname(p.name,"),
    ),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0002_what_is_over_its_term"),
        ("circles", "0027_an_answer_can_be_heard_by_another"),
        ("social_map", "0014_an_editor_takes_down_what_hurts"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
