from django.db import migrations

from samenspel.foundation.rewording import reworded

# Whoever may read the call reads what it takes with it; a match shows it to who offers.
BOARD = reworded(
    "calls_for_help",
    ("people integer, found integer)", "people integer, found integer, material text)"),
    ("))::int\n  FROM mutual_help_ask a JOIN", "))::int, a.call_material\n  FROM mutual_help_ask a JOIN"),
    returns_otherwise=True,
)
CARD = reworded(
    "matches_at",
    ("backstop_is_gone boolean)", "backstop_is_gone boolean, material text)"),
    (
        "k.id IS NOT NULL AND NOT works_here(k.id)\n",
        "k.id IS NOT NULL AND NOT works_here(k.id), CASE v_side WHEN 'OFFERER' THEN a.call_material ELSE '' END\n",
    ),
    returns_otherwise=True,
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0063_what_a_call_takes")]
    operations = [
        migrations.RunSQL(
            "GRANT UPDATE (call_material) ON mutual_help_ask TO samenspel_app", migrations.RunSQL.noop
        ),
        migrations.RunSQL(BOARD, migrations.RunSQL.noop),
        migrations.RunSQL(CARD, migrations.RunSQL.noop),
    ]
