from django.db import migrations

from samenspel.foundation.rewording import reworded

# A seat goes with her ask or offer, and takes along what it ticked and with whom she talks.
STEPS = (
    reworded(
        "retention_ask",
        ("DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);", "DELETE FROM mutual_help_tourseat WHERE ask_id = ANY (ids);\n    DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);"),
    ),
    reworded(
        "retention_offers",
        ("DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);", "DELETE FROM mutual_help_tourseat WHERE offer_id = ANY (ids);\n    DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);"),
    ),
    reworded(
        "retention_erase_offers",
        (
            "UPDATE mutual_help_ask SET audience",
            "DELETE FROM mutual_help_tourseat WHERE ask_id = ANY (asks) OR offer_id = ANY (offers);\n  UPDATE mutual_help_tour SET received_by = 'Iemand' WHERE received_by = ANY (called);\n  UPDATE mutual_help_ask SET audience",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0006_rotas_are_let_go_too"),
        ("mutual_help", "0023_a_tick_of_one_is_read_by_nobody"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
