from django.db import migrations

FORWARD = """
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Every table made after this one may be read and written by web and worker;
-- what they may see of it is for its policies, what they may change for its grants and triggers.
ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO samenspel_app, samenspel_worker;
ALTER DEFAULT PRIVILEGES GRANT USAGE, SELECT ON SEQUENCES TO samenspel_app, samenspel_worker;
ALTER DEFAULT PRIVILEGES GRANT EXECUTE ON FUNCTIONS TO samenspel_app, samenspel_worker;

CREATE FUNCTION acting_person() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('samenspel.person', true), '')::uuid $$;

CREATE FUNCTION acting_ball() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('samenspel.ball', true), '')::uuid $$;

-- A named job sees what it must, but only in the worker's own role: the web role cannot pretend.
CREATE FUNCTION acting_job() RETURNS boolean LANGUAGE sql STABLE AS
$$ SELECT current_user = 'samenspel_worker' AND current_setting('samenspel.purpose', true) LIKE 'job:%' $$;
"""

BACKWARD = """
DROP FUNCTION acting_job(); DROP FUNCTION acting_ball(); DROP FUNCTION acting_person();
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM samenspel_app, samenspel_worker;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON SEQUENCES FROM samenspel_app, samenspel_worker;
ALTER DEFAULT PRIVILEGES REVOKE ALL ON FUNCTIONS FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    initial = True
    # First of all: default privileges only touch tables that are made afterwards.
    run_before = [
        ("contenttypes", "0001_initial"),
        ("sessions", "0001_initial"),
        ("procrastinate", "0001_initial"),
        ("community", "0001_initial"),
        ("journal", "0001_initial"),
    ]
    dependencies: list[tuple[str, str]] = []
    operations = [migrations.RunSQL(FORWARD, BACKWARD)]
