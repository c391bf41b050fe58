from django.db import migrations

from samenspel.foundation.rewording import reworded

# Her page reads what is nearest first: it began with the farthest, and of a full rota the coming days dropped out.
# Of what was, as long as she can say that nobody came, and what somebody still has to look after. No more turns are
# planned than this reads (`rules.rota.TURNS_AT_MOST`).
CARD = reworded(
    "rota_at",
    (
        "WHERE t.rota_id = r.id AND t.cancelled_at IS NULL ORDER BY t.begins_at DESC LIMIT 300) q)",
        "WHERE t.rota_id = r.id AND t.cancelled_at IS NULL\n"
        "          AND (t.begins_at > now() - interval '7 days' OR n.said_at IS NOT NULL AND n.looked_at IS NULL)"
        " ORDER BY t.begins_at LIMIT 500) q)",
    ),
)

# "Not again with this one" holds in a rota too, whoever of the two said it and at whatever question: whom it concerns
# cannot be asked, and stands on no list. And whom she met before stands there by name, as who was in a rota of hers
# (0037): she asks nobody unknowingly.
POOL = reworded(
    "rota_may_ask",
    (
        "o.offerer_id <> a.asker_id AND (o.answers_id",
        "o.offerer_id <> a.asker_id AND NOT EXISTS (SELECT FROM mutual_help_apart w JOIN mutual_help_match m ON m.id = w.match_id"
        " JOIN mutual_help_ask x ON x.id = m.ask_id JOIN mutual_help_offer p ON p.id = m.offer_id"
        " WHERE x.asker_id = a.asker_id AND p.offerer_id = o.offerer_id)\n    AND (o.answers_id",
    ),
) + reworded(
    "name_in_pool",
    (
        "AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))",
        "AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED'))",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0072_one_asker_is_one_in_every_count")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CARD, POOL)]
