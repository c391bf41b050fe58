import django.contrib.postgres.fields
from django.db import migrations, models

from samenspel.foundation.rewording import reworded

# Who was told stands there by who that is, and not as a place in a list of who is there: that list changes when one of
# them falls ill, and then the next was never told.
WERE_TOLD = "UPDATE mutual_help_callme SET told = (callers_of(match_id, current_date))[1:asked]"
TRUTH = reworded(
    "call_me_truth",
    (
        "IF NEW.asked <> 1 OR cardinality(callers_of(NEW.match_id, current_date)) = 0 THEN",
        "IF cardinality(NEW.told) <> 0 OR cardinality(callers_of(NEW.match_id, current_date)) = 0 THEN",
    ),
)
# It waits for who may call and was told; when none of these is there, for the first who is.
WAITING = reworded(
    "calls_waiting",
    (
        "FROM mutual_help_callme c JOIN mutual_help_match m ON m.id = c.match_id JOIN mutual_help_ask a ON a.id = m.ask_id\n",
        "FROM mutual_help_callme c JOIN mutual_help_match m ON m.id = c.match_id JOIN mutual_help_ask a ON a.id = m.ask_id\n"
        "    CROSS JOIN LATERAL (SELECT callers_of(m.id, current_date) AS here OFFSET 0) w\n",
    ),
    (
        "WHERE acting_person() = ANY ((callers_of(m.id, current_date))[1:c.asked]) GROUP BY",
        "WHERE acting_person() = ANY (w.here) AND (acting_person() = ANY (c.told) OR NOT w.here && c.told AND acting_person() = w.here[1]) GROUP BY",
    ),
)
GRANT = "GRANT UPDATE (told) ON mutual_help_callme TO samenspel_worker"


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0074_what_a_rota_shows_and_what_goes_with_a_turn")]
    operations = [
        migrations.AddField(
            model_name="callme",
            name="told",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.UUIDField(), blank=True, default=list, size=None
            ),
        ),
        *[migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (WERE_TOLD, TRUTH, WAITING, GRANT)],
        migrations.RemoveConstraint(model_name="callme", name="call_me_asks_somebody"),
        migrations.RemoveField(model_name="callme", name="asked"),
    ]
