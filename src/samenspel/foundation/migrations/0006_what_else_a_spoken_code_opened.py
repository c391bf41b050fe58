from django.db import migrations

# A code that is of no ball: the row that it opened, for this transaction. What that allows is for the policies of its table.
FORWARD = """
CREATE FUNCTION acting_spoken() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('samenspel.spoken', true), '')::uuid $$;
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0005_one_press_is_one_deed")]
    operations = [migrations.RunSQL(FORWARD, "DROP FUNCTION acting_spoken();")]
