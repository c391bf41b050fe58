from django.db import migrations

# An ask never becomes somebody else's: who reads the notes between two people hangs on it.
GRANTS = "".join(
    f"REVOKE UPDATE ON mutual_help_{table} FROM samenspel_app, samenspel_worker;"
    f"GRANT UPDATE ({columns}) ON mutual_help_{table} TO samenspel_app, samenspel_worker;"
    for table, columns in {
        "ask": "state, ended_at, share, share_asked_at, urgency, urgency_reason, urgency_by_id",
        "suggestion": "taken_back_at",
        "consult": "answer, answered_at",
    }.items()
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0002_an_ask_is_read_by_who_sits_at_its_ball")]
    operations = [migrations.RunSQL(GRANTS, migrations.RunSQL.noop)]
