from django.db import migrations

from samenspel.foundation.rewording import reworded

# An offer that ended becomes a number without a name, like a question; what two neighbours said goes with it.
OFFERS = """
CREATE FUNCTION retention_offers(before timestamptz, town uuid, really boolean, batch int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[]; balls uuid[];
BEGIN
  ids := ARRAY(SELECT o.id FROM mutual_help_offer o WHERE o.municipality_id = town AND o.ended_at < before AND o.offerer_id <> retention_nobody(town)
    AND NOT retention_held(o.offerer_id, o.id, current_date)
    AND NOT EXISTS (SELECT FROM mutual_help_match m WHERE m.offer_id = o.id AND m.ended_at IS NULL) LIMIT batch);
  IF really THEN
    balls := ARRAY(SELECT ball_id FROM mutual_help_offer WHERE id = ANY (ids));
    DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);
    UPDATE mutual_help_offer SET offerer_id = retention_make_nobody(town), likes = '', rather_not = '', learn = '', aims = '', own_reason = '',
      answer = '', insured_by = '', allowance = '', languages = '{}', vog_seen_on = NULL, vog_seen_by_id = NULL WHERE id = ANY (ids);
    PERFORM retention_forget_balls(balls, town);
  END IF;
  RETURN cardinality(ids);
END $$;
CREATE FUNCTION retention_erase_offers(who uuid, called text[], at timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE asks uuid[]; offers uuid[];
BEGIN
  asks := ARRAY(SELECT id FROM mutual_help_ask WHERE asker_id = who);
  offers := ARRAY(SELECT id FROM mutual_help_offer WHERE offerer_id = who);
  UPDATE mutual_help_match SET state = CASE WHEN state = 'SUGGESTED' THEN 'LAPSED' ELSE 'ENDED' END, ended_at = at
    WHERE (ask_id = ANY (asks) OR offer_id = ANY (offers)) AND ended_at IS NULL;
  UPDATE mutual_help_match SET asker_thanks = '', offerer_thanks = '', meet_name = '' WHERE ask_id = ANY (asks) OR offer_id = ANY (offers);
  UPDATE mutual_help_match SET escalation_name = 'Iemand' WHERE escalation_name = ANY (called);
  UPDATE mutual_help_ask SET audience = 'HOLDER', call_line = '' WHERE id = ANY (asks);
  UPDATE mutual_help_offer SET state = 'ENDED', ended_at = coalesce(ended_at, at), parked_until = NULL, likes = 'Gewist.', rather_not = '', learn = '',
    aims = '', own_reason = '', answer = '', insured_by = '', allowance = '', languages = '{}', vog_seen_on = NULL, vog_seen_by_id = NULL
    WHERE id = ANY (offers);
END $$;
REVOKE EXECUTE ON FUNCTION retention_offers(timestamptz, uuid, boolean, int), retention_erase_offers(uuid, text[], timestamptz)
  FROM PUBLIC, samenspel_app, samenspel_worker;
"""


STEPS = (
    OFFERS,
    reworded(
        "retention_ask",
        (
            "DELETE FROM mutual_help_consult WHERE ask_id = ANY (ids);",
            "DELETE FROM mutual_help_consult WHERE ask_id = ANY (ids);\n    DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);\n    UPDATE mutual_help_ask SET audience = 'HOLDER', call_line = '' WHERE id = ANY (ids);",
        ),
    ),
    reworded(
        "retention_ask",
        ("RETURN cardinality(ids);", "RETURN cardinality(ids) + retention_offers(before, town, really, at_most);"),
    ),
    reworded(
        "retention_erase_asks",
        ("UPDATE mutual_help_words SET text", "PERFORM retention_erase_offers(who, called, at);\n  UPDATE mutual_help_words SET text"),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0003_forgetting_reaches_what_came_later"),
        ("mutual_help", "0008_both_say_yes_and_a_no_leaves_nothing"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
