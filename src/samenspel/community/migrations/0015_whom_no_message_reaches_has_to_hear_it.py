from django.db import migrations

# Whoever has nothing but a telephone at home reads nothing that we send: a colleague has to say it. Asked by other
# functions alone: how somebody is reached is hers.
REACHES = """
CREATE FUNCTION a_message_reaches(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT EXISTS (SELECT FROM community_contactdetails k WHERE k.person_id = who AND (k.email <> '' OR k.street <> '' OR k.phone LIKE '+316%'))
  OR EXISTS (SELECT FROM community_account a WHERE a.person_id = who) $$;
REVOKE EXECUTE ON FUNCTION a_message_reaches(uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0014_a_request_for_money_is_answered_in_days")]
    operations = [migrations.RunSQL(REACHES, migrations.RunSQL.noop)]
