from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# It hangs nowhere: only who was handed the address, with its long number, opens it.
HANDED = reworded("call_on_board", ("a.audience = 'PUBLIC'", "a.audience IN ('PUBLIC', 'INVITED')"))


class Migration(migrations.Migration):
    dependencies = [("mutual_help", '0050_nobody_is_in_a_talk_without_her_yes')]
    operations = [
        migrations.AlterField(
            model_name="ask",
            name="audience",
            field=models.CharField(
                choices=[
                    ("HOLDER", "alleen wie mijn vraag in handen heeft"),
                    ("INVITED", "ook wie ik zelf het adres geef"),
                    ("MEMBERS", "mensen uit mijn buurt die zijn ingelogd"),
                    ("PUBLIC", "iedereen, zonder dat iemand ziet wie ik ben"),
                ],
                default="HOLDER",
                max_length=8,
            ),
        ),
        migrations.RunSQL(HANDED, migrations.RunSQL.noop),
    ]
