from django.db import migrations

# A keeper is an official or a team lead: she brings in who works in her own municipality. The questions are
# SECURITY DEFINER, because their answers lie behind policies themselves; in plpgsql, so that a session plans them once.
FUNCTIONS = """
CREATE FUNCTION acting_keeper() RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT p.municipality_id FROM community_person p WHERE p.id = acting_person() AND EXISTS (
     SELECT FROM community_membership m WHERE m.person_id = p.id AND m.role IN ('OFFICIAL', 'LEAD')
     AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

CREATE FUNCTION acting_official() RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = acting_person() AND m.role = 'OFFICIAL'
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

-- Whose name a keeper may read: everybody who works here, volunteers too, now or from a day ahead.
CREATE FUNCTION people_i_keep() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE mine uuid := acting_keeper(); BEGIN IF mine IS NULL THEN RETURN; END IF; RETURN QUERY
   SELECT m.person_id FROM community_membership m JOIN community_person p ON p.id = m.person_id
   WHERE p.municipality_id = mine AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

-- Somebody of my municipality, whether or not I may read her name: she may become a colleague.
CREATE FUNCTION is_of_my_municipality(who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT coalesce((SELECT p.municipality_id = acting_keeper() FROM community_person p WHERE p.id = who), false)); END $$;

-- Whether she is of my municipality and has one of these names. It answers yes or no, and never tells a name.
CREATE FUNCTION is_hers(who uuid, sorted_names text[]) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_person p WHERE p.id = who AND p.municipality_id = acting_keeper()
   AND (p.sort_name = ANY (sorted_names) OR lower(p.called) = ANY (sorted_names)))); END $$;

-- An area is of one municipality; an organisation without an area is of everybody.
CREATE FUNCTION municipality_of(area uuid) RETURNS uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT coalesce(a.municipality_id, a.id) FROM community_area a WHERE a.id = area); END $$;
CREATE FUNCTION works_in_my_municipality(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT coalesce((SELECT o.area_id IS NULL OR municipality_of(o.area_id) = acting_keeper()
   FROM community_organisation o WHERE o.id = which), false)); END $$;
"""

# An official is made, and sent away, by an official only. Who, where and as what never changes afterwards.
MAY = """is_of_my_municipality(person_id) AND works_in_my_municipality(organisation_id)
  AND (role <> 'OFFICIAL' OR (SELECT acting_official()))"""
POLICIES = f"""
GRANT INSERT ON community_membership TO samenspel_app;
GRANT UPDATE (title, phone, ends_on) ON community_membership TO samenspel_app;
CREATE POLICY bring_in ON community_membership FOR INSERT WITH CHECK ({MAY});
CREATE POLICY change ON community_membership FOR UPDATE USING ({MAY}) WITH CHECK ({MAY});
CREATE POLICY keep ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_i_keep())));
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0002_people_are_seen_by_whom_they_concern")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]
