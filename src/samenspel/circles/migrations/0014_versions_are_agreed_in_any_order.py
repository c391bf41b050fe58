from django.db import migrations

# Versions stand side by side: an older one may be signed by everybody after a newer one. What came in its
# place is what was agreed last, whatever its number.
MAKES_WAY = """
CREATE OR REPLACE FUNCTION agreement_makes_way() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.state = 'REVISED' AND NOT EXISTS (SELECT FROM circles_agreement a WHERE a.circle_id = NEW.circle_id AND a.id <> NEW.id
       AND a.agreed_at >= NEW.agreed_at) THEN
    RAISE EXCEPTION 'nothing came in its place' USING ERRCODE = 'check_violation', CONSTRAINT = 'agreement_makes_way';
  END IF;
  RETURN NULL;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0013_who_wrote_it_down_may_take_it_away")]
    operations = [migrations.RunSQL(MAKES_WAY, migrations.RunSQL.noop)]
