from django.db import migrations

# Django's database cache, as `createcachetable` makes it; unlogged, since it may be lost.
FORWARD = """
CREATE UNLOGGED TABLE foundation_cache (
  cache_key varchar(255) PRIMARY KEY, value text NOT NULL, expires timestamptz NOT NULL);
GRANT SELECT ON django_migrations TO samenspel_app, samenspel_worker;
CREATE INDEX foundation_cache_expires ON foundation_cache (expires);
"""


class Migration(migrations.Migration):
    dependencies = [("foundation", "0001_roles_may_act_and_the_context_can_be_read")]
    operations = [migrations.RunSQL(FORWARD, "DROP TABLE foundation_cache")]
