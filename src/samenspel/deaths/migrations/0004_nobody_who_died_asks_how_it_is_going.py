from django.db import migrations

from samenspel.foundation.rewording import reworded

# She would ask how it is going after a talk: nobody does, until another of that talk says that she will.
ENDS = reworded("death_ends_balls", ("'MESSAGE', 'DEATH'));", "'MESSAGE', 'DEATH', 'INQUIRY'));"))


class Migration(migrations.Migration):
    dependencies = [
        ("deaths", "0003_a_rest_goes_on_where_it_was"),
        ("mutual_help", "0050_nobody_is_in_a_talk_without_her_yes"),
    ]
    operations = [migrations.RunSQL(ENDS, migrations.RunSQL.noop)]
