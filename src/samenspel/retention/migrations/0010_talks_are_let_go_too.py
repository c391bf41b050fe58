from django.db import migrations

from samenspel.foundation.rewording import reworded

# A talk goes its term after its end, with every word in it. Of who is erased her words and her place go; what she typed for another stays.
TALKS = """
CREATE FUNCTION retention_inquiries(before timestamptz, town uuid, really boolean, batch int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT i.id FROM mutual_help_inquiry i WHERE i.municipality_id = town AND i.ended_at < before
    AND NOT EXISTS (SELECT FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = i.id AND b.closed_at IS NULL)
    AND NOT retention_held(NULL, i.id, current_date) AND NOT EXISTS (SELECT FROM mutual_help_inquirymember m
      WHERE m.inquiry_id = i.id AND retention_held(m.person_id, i.id, current_date)) LIMIT batch);
  IF really THEN
    PERFORM retention_forget_balls(ARRAY(SELECT b.id FROM commitments_ball b WHERE b.about = 'INQUIRY' AND b.about_id = ANY (ids)), town);
    DELETE FROM mutual_help_inquiryword WHERE inquiry_id = ANY (ids);
    DELETE FROM mutual_help_inquirymember WHERE inquiry_id = ANY (ids);
    DELETE FROM mutual_help_inquiry WHERE id = ANY (ids);
  END IF;
  RETURN cardinality(ids);
END $$;
CREATE FUNCTION retention_erase_inquiries(who uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE ids uuid[] := ARRAY(SELECT m.inquiry_id FROM mutual_help_inquirymember m WHERE m.person_id = who);
BEGIN
  DELETE FROM mutual_help_inquiryword WHERE said_by_id = who;
  UPDATE mutual_help_inquiryword SET written_by_id = NULL WHERE written_by_id = who;
  DELETE FROM mutual_help_inquirymember WHERE person_id = who;
  ids := ARRAY(SELECT one FROM unnest(ids) one WHERE NOT EXISTS (SELECT FROM mutual_help_inquirymember m WHERE m.inquiry_id = one));
  DELETE FROM mutual_help_inquiryword WHERE inquiry_id = ANY (ids);
  DELETE FROM mutual_help_inquiry WHERE id = ANY (ids);
END $$;
REVOKE EXECUTE ON FUNCTION retention_inquiries(timestamptz, uuid, boolean, int), retention_erase_inquiries(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""
STEPS = (
    TALKS,
    reworded(
        "retention_ask",
        (
            "retention_offers(before, town, really, at_most);",
            "retention_offers(before, town, really, at_most) + retention_inquiries(before, town, really, at_most);",
        ),
    ),
    reworded(
        "retention_erase_asks",
        (
            "PERFORM retention_erase_offers(who, called, at);",
            "PERFORM retention_erase_offers(who, called, at), retention_erase_inquiries(who);",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0009_what_she_wrote_back_is_let_go_too"),
        ("mutual_help", "0050_nobody_is_in_a_talk_without_her_yes"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
