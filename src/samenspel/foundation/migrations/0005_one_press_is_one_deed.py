from django.db import migrations

# The key is a hash of what one page of one browser sent: the second press of that page waits for the first, and is
# answered as the first was. Unlogged, since it may be lost: it stands there for minutes.
FORWARD = """
CREATE UNLOGGED TABLE foundation_press (
  key varchar(64) PRIMARY KEY, at timestamptz NOT NULL, answer text NOT NULL DEFAULT '');
CREATE INDEX foundation_press_at ON foundation_press (at);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0004_a_session_says_whose_it_is")]
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE foundation_press")]
