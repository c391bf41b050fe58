from django.db import migrations

# An absent colleague cannot say goodbye herself: what nobody may take over is let go by a keeper, who reads no name.
LETTING_GO = """
-- Since when a keeper asked around for her: then everybody who counts on her had the set time.
CREATE FUNCTION asked_around_before(who uuid, of_organisation uuid, day timestamptz) RETURNS boolean
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM journal_entry j WHERE j.verb = 'asked_all_for' AND j.subject_id = who AND j.object_id = of_organisation
   AND j.occurred_at <= day); END $$;

-- What nobody takes over: she said no, or did not answer; or it was for this colleague alone and the set time is over.
CREATE FUNCTION relations_to_let_go(who uuid, of_organisation uuid, asked_before timestamptz)
RETURNS TABLE (kind text, relation uuid, subject uuid) LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE waited boolean := asked_around_before(who, of_organisation, asked_before);
BEGIN
  RETURN QUERY
  SELECT CASE m.state WHEN 'INVITED' THEN 'INVITED' ELSE 'CIRCLE' END, m.id, c.person_id FROM circles_member m
    JOIN LATERAL (SELECT c.person_id FROM circles_member c WHERE c.circle_id = m.circle_id AND c.side = 'CENTRE' AND c.state = 'ACTIVE'
                  ORDER BY c.active_since, c.id LIMIT 1) c ON true
    WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.side = 'AROUND' AND (
      (m.state = 'INVITED' AND waited) OR (m.state = 'ACTIVE'
        AND EXISTS (SELECT FROM circles_succession s WHERE s.member_id = m.id AND s.leaver_id = who AND s.state IN ('NO', 'LAPSED'))
        AND NOT EXISTS (SELECT FROM circles_succession s WHERE s.member_id = m.id AND s.state IN ('ASKED', 'YES'))))
  UNION ALL SELECT 'CONTACT', g.id, g.person_id FROM circles_gleaningnote g WHERE g.maker_id = who AND g.organisation_id = of_organisation
    AND g.removed_at IS NULL AND g.until > current_date AND ((g.others = 'NOBODY' AND waited) OR (
      EXISTS (SELECT FROM circles_succession s WHERE s.gleaning_id = g.id AND s.leaver_id = who AND s.state IN ('NO', 'LAPSED'))
      AND NOT EXISTS (SELECT FROM circles_succession s WHERE s.gleaning_id = g.id AND s.state IN ('ASKED', 'YES'))));
END $$;
REVOKE EXECUTE ON FUNCTION asked_around_before(uuid, uuid, timestamptz), relations_to_let_go(uuid, uuid, timestamptz) FROM PUBLIC;

-- The keeper does it in the name of who left. The last professional of a circle stays until there is another (R50).
CREATE FUNCTION let_go_for(who uuid, of_organisation uuid, at timestamptz, asked_before timestamptz)
RETURNS TABLE (kind text, relation uuid, subject uuid) LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me text := current_setting('samenspel.person', true); r record;
BEGIN
  IF who = acting_person() OR acting_representative() IS NOT NULL OR NOT (who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN; END IF;
  FOR r IN SELECT t.* FROM relations_to_let_go(who, of_organisation, asked_before) t LOOP
    BEGIN
      PERFORM set_config('samenspel.person', who::text, true);
      IF r.kind = 'CONTACT' THEN UPDATE circles_gleaningnote SET removed_at = at WHERE id = r.relation AND removed_at IS NULL;
      ELSIF r.kind = 'INVITED' THEN UPDATE circles_member SET state = 'NOT_NOW', ended_at = at WHERE id = r.relation AND state = 'INVITED';
      ELSE UPDATE circles_member SET state = 'ENDED', ended_at = at, ended_how = 'STOPPED' WHERE id = r.relation AND state = 'ACTIVE';
      END IF;
      PERFORM set_config('samenspel.person', me, true);
      IF FOUND THEN kind := r.kind; relation := r.relation; subject := r.subject; RETURN NEXT; END IF;
    EXCEPTION WHEN check_violation THEN
      PERFORM set_config('samenspel.person', me, true);
    END;
  END LOOP;
END $$;
"""

# Numbers for a keeper: also how much of it she can let go now, and how much was for this colleague alone.
COUNTS = """
DROP FUNCTION counts_on(uuid, uuid);
CREATE FUNCTION counts_on(who uuid, of_organisation uuid, asked_before timestamptz, OUT balls int, OUT circles int, OUT contacts int,
  OUT asked int, OUT said_yes int, OUT to_let_go int, OUT hers_alone int)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NOT (who = acting_person() OR who = ANY (ARRAY(SELECT people_i_keep()))) THEN RETURN; END IF;
  SELECT count(*) INTO balls FROM commitments_ball b WHERE b.holder_id = who AND b.closed_at IS NULL;
  SELECT count(*) INTO circles FROM circles_member m WHERE m.person_id = who AND m.organisation_id = of_organisation AND m.state IN ('INVITED', 'ACTIVE');
  SELECT count(*), count(*) FILTER (WHERE g.others = 'NOBODY') INTO contacts, hers_alone FROM circles_gleaningnote g
    WHERE g.maker_id = who AND g.organisation_id = of_organisation AND g.removed_at IS NULL AND g.until > current_date;
  SELECT count(*) FILTER (WHERE s.state = 'ASKED'), count(*) FILTER (WHERE s.state = 'YES') INTO asked, said_yes
    FROM circles_succession s WHERE s.leaver_id = who AND s.state IN ('ASKED', 'YES');
  SELECT count(*) INTO to_let_go FROM relations_to_let_go(who, of_organisation, asked_before);
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0017_the_second_pair_of_eyes_reads_it"),
        ("community", "0003_keepers_bring_in_who_works_here"),
        ("journal", "0002_rows_are_chained_and_never_change"),
    ]
    operations = [
        migrations.RunSQL(LETTING_GO, migrations.RunSQL.noop),
        migrations.RunSQL(COUNTS, migrations.RunSQL.noop),
    ]
