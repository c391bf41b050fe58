from django.db import migrations

# Whoever asks how it is going need not have a screen: then the message says by which code she is known. Which code that is,
# is for the room that it is about; until a room says so, nobody has one. For a job.
OWN = """
CREATE FUNCTION ball_own_code(which uuid) RETURNS text LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN NULL; END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0024_a_ball_can_be_about_a_request_for_money")]
    operations = [migrations.RunSQL(OWN, "DROP FUNCTION ball_own_code(uuid);")]
