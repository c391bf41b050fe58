from django.db import migrations

# The table is filled by who runs this installation, with a command: no page and no job moves a postcode.
WRITING = "REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON geocoding_postcode FROM samenspel_app, samenspel_worker"
BACK = "GRANT INSERT, UPDATE, DELETE ON geocoding_postcode TO samenspel_app, samenspel_worker"


class Migration(migrations.Migration):
    dependencies = [
        ("geocoding", "0001_where_postcodes_are"),
        ("foundation", "0001_roles_may_act_and_the_context_can_be_read"),
    ]
    operations = [migrations.RunSQL(WRITING, BACK)]
