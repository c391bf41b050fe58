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


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0072_one_asker_is_one_in_every_count")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CARD,)]
