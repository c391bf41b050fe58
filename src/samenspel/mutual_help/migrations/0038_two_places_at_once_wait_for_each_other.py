from django.db import migrations

from samenspel.foundation.rewording import reworded

# Two of her places in the same second, in two groups: each waited for the other until PostgreSQL ended one of them
# (an exclusion constraint looks after the row is there), and she read that something went wrong. Now one waits.
WAITS = reworded(
    "place_truth",
    (
        "    NEW.taken_by_id := hand_of(v_who);",
        "    NEW.taken_by_id := hand_of(v_who);\n"
        "    PERFORM pg_advisory_xact_lock(hashtext('her week'), hashtext(v_who::text));",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0037_who_was_in_a_rota_is_known_by_name")]
    operations = [migrations.RunSQL(WAITS, migrations.RunSQL.noop)]
