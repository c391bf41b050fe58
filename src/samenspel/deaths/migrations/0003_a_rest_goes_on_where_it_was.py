from django.db import migrations

from samenspel.foundation.rewording import reworded

# Told wrongly that she had died: an offer that was at rest until a day rests until that day again.
KEEPS = reworded("death_before", ("jsonb_build_array(state, parked_until)", "jsonb_build_array(state, parked_until, back_on, tell_back_on)"))
BACK = reworded(
    "death_take_back",
    ("parked_until = (s.value->>1)::date, ended_at = NULL", "parked_until = (s.value->>1)::date, back_on = (s.value->>2)::date, tell_back_on = (s.value->>3)::date, ended_at = NULL"),
)  # fmt: skip


class Migration(migrations.Migration):
    dependencies = [
        ("deaths", "0002_it_is_written_down_and_taken_back"),
        ("mutual_help", "0040_a_rest_can_have_an_end_day"),
    ]
    operations = [migrations.RunSQL(KEEPS + BACK, migrations.RunSQL.noop)]
