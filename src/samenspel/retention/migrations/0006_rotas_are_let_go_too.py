from django.db import migrations

from samenspel.foundation.rewording import reworded

# A rota goes with its ask; who was in it with an offer that is over goes with the offer, and her turns are of nobody.
STEPS = (
    reworded(
        "retention_ask",
        (
            "DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);",
            "DELETE FROM mutual_help_turn WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (ids));\n"
            "    DELETE FROM mutual_help_rotahelper WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (ids));\n"
            "    DELETE FROM mutual_help_rota WHERE ask_id = ANY (ids);\n"
            "    DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);",
        ),
    ),
    reworded(
        "retention_offers",
        (
            "DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);",
            "UPDATE mutual_help_turn SET helper_id = NULL WHERE helper_id IN (SELECT id FROM mutual_help_rotahelper WHERE offer_id = ANY (ids));\n"
            "    DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (ids);\n"
            "    DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);",
        ),
    ),
    reworded(
        "retention_erase_offers",
        (
            "UPDATE mutual_help_ask SET audience",
            "UPDATE mutual_help_rota SET line = 'Gewist.', door = '', thanks = '', ended_at = coalesce(ended_at, at) WHERE ask_id = ANY (asks);\n"
            "  UPDATE mutual_help_rota SET contact_name = 'Iemand' WHERE contact_name = ANY (called);\n"
            "  UPDATE mutual_help_turn SET note = '' WHERE rota_id IN (SELECT id FROM mutual_help_rota WHERE ask_id = ANY (asks));\n"
            "  DELETE FROM mutual_help_rotahelper WHERE offer_id = ANY (offers) AND joined_at IS NULL;\n"
            "  UPDATE mutual_help_rotahelper SET left_at = greatest(at, joined_at) WHERE offer_id = ANY (offers) AND left_at IS NULL;\n"
            "  UPDATE mutual_help_wish w SET half_days = NULL, interpreter = '' FROM mutual_help_joining j\n"
            "    WHERE j.id = w.joining_id AND j.ask_id = ANY (asks);\n"
            "  UPDATE mutual_help_ask SET audience",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0005_programmes_are_let_go_too"),
        ("mutual_help", "0019_nobody_is_in_two_places_at_one_time"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
