from django.db import migrations

from samenspel.foundation.rewording import reworded

# A match takes its pair along by itself; here: who was in a programme, and what an erased person dreamt or bought.
STEPS = (
    reworded(
        "retention_ask",
        ("DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);", "DELETE FROM mutual_help_match WHERE ask_id = ANY (ids);\n    DELETE FROM mutual_help_joining WHERE ask_id = ANY (ids);"),
    ),
    reworded(
        "retention_offers",
        ("DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);", "DELETE FROM mutual_help_match WHERE offer_id = ANY (ids);\n    DELETE FROM mutual_help_joining WHERE offer_id = ANY (ids);"),
    ),
    reworded(
        "retention_erase_offers",
        (
            "UPDATE mutual_help_ask SET audience",
            "UPDATE mutual_help_joining SET left_at = greatest(at, joined_at) WHERE left_at IS NULL AND (ask_id = ANY (asks) OR offer_id = ANY (offers));\n"
            "  UPDATE mutual_help_dream d SET text = 'Gewist.' FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id\n"
            "    WHERE d.pair_id = p.id AND (m.ask_id = ANY (asks) OR m.offer_id = ANY (offers));\n"
            "  UPDATE mutual_help_potentry e SET what = '' FROM mutual_help_pair p JOIN mutual_help_match m ON m.id = p.match_id\n"
            "    WHERE e.pair_id = p.id AND (m.ask_id = ANY (asks) OR m.offer_id = ANY (offers));\n"
            "  UPDATE mutual_help_goal g SET words = 'Gewist.', ask_again_on = NULL FROM mutual_help_match m WHERE g.match_id = m.id AND m.ask_id = ANY (asks);\n"
            "  UPDATE mutual_help_smallwin w SET text = 'Gewist.' FROM mutual_help_goal g JOIN mutual_help_match m ON m.id = g.match_id\n"
            "    WHERE w.goal_id = g.id AND m.ask_id = ANY (asks);\n"
            "  UPDATE mutual_help_ask SET audience",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [
        ("retention", "0004_offers_and_matches_are_let_go_too"),
        ("mutual_help", "0012_only_she_says_that_her_goal_is_reached"),
    ]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in STEPS]
