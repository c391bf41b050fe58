from django.db import migrations

# Three questions that policies ask. commitments answers the last two (it knows the balls); until its
# migration runs, the answer is: nobody. SECURITY DEFINER, because the answers lie behind policies themselves.
FUNCTIONS = """
CREATE FUNCTION acting_member() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM community_membership m WHERE m.person_id = acting_person()
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date)); END $$;

CREATE FUNCTION people_around_me() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;
CREATE FUNCTION people_i_may_reach() RETURNS SETOF uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT NULL::uuid WHERE false $$;

-- Sign-in: one statement says who an account is, what she does, and sets the context of the transaction.
CREATE FUNCTION community_enter(account uuid, on_day date, OUT person uuid, OUT name text, OUT municipality uuid, OUT roles text[])
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT p.id, coalesce(nullif(p.called, ''), p.name), p.municipality_id,
         coalesce((SELECT array_agg(DISTINCT m.role::text) FROM community_membership m WHERE m.person_id = p.id
           AND m.starts_on <= on_day AND (m.ends_on IS NULL OR m.ends_on > on_day)), '{}')
    INTO person, name, municipality, roles
    FROM community_account a JOIN community_person p ON p.id = a.person_id WHERE a.id = account AND a.is_active;
  PERFORM set_config('samenspel.person', coalesce(person::text, ''), true),
          set_config('samenspel.ball', '', true), set_config('samenspel.purpose', '', true);
END $$;
"""

POLICIES = """
ALTER TABLE community_person ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_new ON community_person FOR INSERT WITH CHECK (true);
CREATE POLICY see ON community_person FOR SELECT USING (
  id = (SELECT acting_person()) OR id = ANY (ARRAY(SELECT people_around_me())) OR (SELECT acting_job())
  OR ((SELECT acting_member()) AND EXISTS (
      SELECT FROM community_membership m WHERE m.person_id = community_person.id AND m.role <> 'VOLUNTEER'
      AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))));
CREATE POLICY change ON community_person FOR UPDATE USING (
  id = (SELECT acting_person()) OR id = ANY (ARRAY(SELECT people_i_may_reach())));

ALTER TABLE community_contactdetails ENABLE ROW LEVEL SECURITY;
CREATE POLICY write_new ON community_contactdetails FOR INSERT WITH CHECK (true);
CREATE POLICY see ON community_contactdetails FOR SELECT USING (
  person_id = (SELECT acting_person()) OR person_id = ANY (ARRAY(SELECT people_i_may_reach())) OR (SELECT acting_job()));
CREATE POLICY change ON community_contactdetails FOR UPDATE USING (
  person_id = (SELECT acting_person()) OR person_id = ANY (ARRAY(SELECT people_i_may_reach())));

ALTER TABLE community_membership ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_membership FOR SELECT USING (
  person_id = (SELECT acting_person()) OR (SELECT acting_member())
  OR person_id = ANY (ARRAY(SELECT people_around_me())) OR (SELECT acting_job()));
REVOKE INSERT, UPDATE, DELETE ON community_membership FROM samenspel_app, samenspel_worker;
REVOKE DELETE ON community_person, community_contactdetails FROM samenspel_app, samenspel_worker;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]
