from django.db import migrations

from samenspel.foundation.rewording import reworded

# Somebody tells the desk: "she said yes to me". The one who heard it is the one acted for, not who types: the rule that
# who acts stands with it is for the yes of the one acted for, and not for a yes of another that she heard.
SQL = reworded(
    "circle_member_truth",
    (
        "IF namens IS NOT NULL AND (NEW.own_yes_way",
        "IF namens IS NOT NULL AND NEW.person_id = me AND (NEW.own_yes_way",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("circles", "0020_who_receives_a_share_hears_of_it")]
    operations = [migrations.RunSQL(SQL, migrations.RunSQL.noop)]
