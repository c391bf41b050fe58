from django.db import migrations

from samenspel.foundation.rewording import reworded

# Eight weeks after it is over nothing of it is left: of her it was, and nobody who comes later reads it as a mark.
STILL = """
CREATE FUNCTION retention_drop_standstills(ids uuid[], town uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE balls uuid[] := ARRAY(SELECT s.ball_id FROM mutual_help_standstill s WHERE s.id = ANY (ids));
BEGIN
  DELETE FROM mutual_help_standstillword WHERE standstill_id = ANY (ids);
  DELETE FROM mutual_help_standstill WHERE id = ANY (ids);
  PERFORM retention_forget_balls(balls, town);
END $$;
CREATE FUNCTION retention_standstill(before timestamptz, town uuid, really boolean, at_most int) RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE ids uuid[];
BEGIN
  ids := ARRAY(SELECT s.id FROM mutual_help_standstill s WHERE s.municipality_id = town AND s.over_at < before - interval '56 days'
    AND NOT retention_held(s.person_id, s.id, before::date) LIMIT at_most);
  IF really THEN
    PERFORM retention_drop_standstills(ids, town);
  END IF;
  RETURN cardinality(ids);
END $$;
-- Of who is erased nothing of it stays; what she wrote to another as a colleague is the other's, and goes in its own time.
CREATE FUNCTION retention_erase_standstills(who uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE v_town uuid;
BEGIN
  UPDATE mutual_help_standstillword SET written_by_id = NULL WHERE written_by_id = who;
  FOR v_town IN SELECT DISTINCT s.municipality_id FROM mutual_help_standstill s WHERE s.person_id = who LOOP
    PERFORM retention_drop_standstills(ARRAY(SELECT s.id FROM mutual_help_standstill s WHERE s.person_id = who AND s.municipality_id = v_town), v_town);
  END LOOP;
END $$;
REVOKE EXECUTE ON FUNCTION retention_drop_standstills(uuid[], uuid), retention_standstill(timestamptz, uuid, boolean, int), retention_erase_standstills(uuid)
  FROM PUBLIC, samenspel_app, samenspel_worker;
"""
STEPS = (
    STILL,
    reworded("retention_of", ("'NOTE', 'AGREEMENT',", "'NOTE', 'STANDSTILL', 'AGREEMENT',")),
    reworded(
        "retention_erase_asks",
        (
            "PERFORM retention_erase_offers(who, called, at), retention_erase_inquiries(who);",
            "PERFORM retention_erase_offers(who, called, at), retention_erase_inquiries(who), retention_erase_standstills(who);",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0010_talks_are_let_go_too"),
        ("mutual_help", "0062_nothing_begins_while_it_stands_still"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
