from django.db import migrations, models
from django.db.models.functions import MD5, Cast, Concat, Lower


class Migration(migrations.Migration):
    dependencies = [("social_map", "0033_of_what_says_the_same_one_waits")]
    operations = [
        migrations.AddConstraint(
            model_name="change",
            constraint=models.UniqueConstraint(
                models.F("entry"),
                models.F("kind"),
                MD5(Concat(Cast("facts", models.TextField()), Lower("words"))),
                condition=models.Q(("kind__in", ["PROPOSAL", "REPORT"]), ("state", "OPEN")),
                name="change_said_once_while_it_waits",
            ),
        ),
    ]
