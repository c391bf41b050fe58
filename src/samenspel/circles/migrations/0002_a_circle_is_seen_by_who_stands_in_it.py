from django.db import migrations

# Questions that policies ask. SECURITY DEFINER, because their answers lie behind policies themselves; in plpgsql,
# so that a session plans them once.
FUNCTIONS = """
CREATE FUNCTION my_circles() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m WHERE m.person_id = acting_person() AND m.state = 'ACTIVE'; END $$;

CREATE FUNCTION my_centres() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m
   WHERE m.person_id = acting_person() AND m.state = 'ACTIVE' AND m.side = 'CENTRE'; END $$;

CREATE FUNCTION my_invitations() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.circle_id FROM circles_member m WHERE m.person_id = acting_person() AND m.state = 'INVITED'; END $$;

-- Whoever begins a circle puts the first people in it, in one statement; after that only the circle itself grows.
CREATE FUNCTION circle_begins_with_me(which uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM circles_circle c WHERE c.id = which AND c.made_by_id = acting_person())
   AND NOT EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which); END $$;

CREATE FUNCTION is_centre_of(which uuid, who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN EXISTS (SELECT FROM circles_member m WHERE m.circle_id = which AND m.person_id = who
   AND m.side = 'CENTRE' AND m.state = 'ACTIVE'); END $$;

-- Where I work now: a share with an organisation is a share with whoever works there today.
CREATE FUNCTION my_organisations() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY SELECT m.organisation_id FROM community_membership m WHERE m.person_id = acting_person()
   AND m.role <> 'VOLUNTEER' AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date); END $$;

-- R01, R03: what is shared with me at this moment. An ended or expired share shares nothing, whatever its state says.
CREATE FUNCTION shared_with_me(what text) RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN IF acting_person() IS NULL THEN RETURN; END IF; RETURN QUERY
   SELECT i.object_id FROM circles_shareditem i JOIN circles_consent c ON c.id = i.consent_id
     WHERE i.kind = what AND c.state = 'GIVEN' AND c.until > current_date
       AND (c.to_person_id = acting_person() OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))
   UNION
   SELECT i.object_id FROM circles_shareditem i JOIN circles_legalexception e ON e.id = i.exception_id
     WHERE i.kind = what AND e.state = 'LIVE' AND e.until > current_date AND e.review_on >= current_date
       AND (e.to_person_id = acting_person() OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations()))); END $$;

-- Whose name I may read because of a circle, a share or a succession.
CREATE FUNCTION people_in_my_circles() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE me uuid := acting_person(); BEGIN IF me IS NULL THEN RETURN; END IF; RETURN QUERY
   WITH mine AS MATERIALIZED (SELECT m.circle_id AS id, m.side, m.state FROM circles_member m
                              WHERE m.person_id = me AND m.state IN ('ACTIVE', 'INVITED')),
   rows AS (SELECT m.* FROM circles_member m JOIN mine ON mine.id = m.circle_id
            WHERE (mine.state = 'ACTIVE' AND (mine.side = 'CENTRE' OR m.state IN ('ACTIVE', 'ENDED') OR m.proposed_by_id = me))
               OR (mine.state = 'INVITED' AND ((m.side = 'CENTRE' AND m.state = 'ACTIVE') OR m.person_id = me)))
   SELECT unnest(ARRAY[r.person_id, r.proposed_by_id, r.guide_id, r.centre_yes_heard_by_id, r.own_yes_heard_by_id]) FROM rows r
   UNION SELECT unnest(ARRAY[c.to_person_id, c.asked_by_id, c.witness_id]) FROM circles_consent c WHERE c.subject_id = me
   UNION SELECT unnest(ARRAY[c.subject_id, c.to_person_id]) FROM circles_consent c WHERE c.asked_by_id = me AND c.state IN ('ASKED', 'GIVEN')
   UNION SELECT unnest(ARRAY[c.subject_id, c.asked_by_id]) FROM circles_consent c WHERE c.state = 'GIVEN' AND c.until > current_date
     AND (c.to_person_id = me OR c.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))
   UNION SELECT unnest(ARRAY[e.to_person_id, e.asked_by_id, e.second_id]) FROM circles_legalexception e
     WHERE e.subject_id = me AND e.told_at IS NOT NULL
   UNION SELECT unnest(ARRAY[e.subject_id, e.asked_by_id, e.second_id, e.to_person_id]) FROM circles_legalexception e
     WHERE e.state IN ('PROPOSED', 'LIVE') AND e.until > current_date AND (e.asked_by_id = me OR e.second_id = me
        OR (e.state = 'LIVE' AND (e.to_person_id = me OR e.to_organisation_id = ANY (ARRAY(SELECT my_organisations())))))
   UNION SELECT unnest(ARRAY[s.leaver_id, s.successor_id, s.yes_heard_by_id]) FROM circles_succession s WHERE s.subject_id = me
   UNION SELECT unnest(ARRAY[s.subject_id, s.successor_id]) FROM circles_succession s WHERE s.leaver_id = me AND s.state IN ('ASKED', 'YES')
   UNION SELECT unnest(ARRAY[s.subject_id, s.leaver_id]) FROM circles_succession s WHERE s.successor_id = me AND s.state = 'YES'
   UNION SELECT unnest(ARRAY[g.person_id, g.maker_id]) FROM circles_gleaningnote g
     WHERE g.removed_at IS NULL AND g.until > current_date AND (g.maker_id = me OR g.person_id = me
        OR (g.others = 'TEAM' AND g.organisation_id = ANY (ARRAY(SELECT my_organisations())))); END $$;
"""

POLICIES = """
ALTER TABLE circles_circle ENABLE ROW LEVEL SECURITY;
CREATE POLICY begin ON circles_circle FOR INSERT WITH CHECK (made_by_id = (SELECT acting_person()));
CREATE POLICY see ON circles_circle FOR SELECT USING (
  id = ANY (ARRAY(SELECT my_circles())) OR id = ANY (ARRAY(SELECT my_invitations()))
  OR id = ANY (ARRAY(SELECT shared_with_me('CIRCLE'))) OR (SELECT acting_job()));
CREATE POLICY change ON circles_circle FOR UPDATE USING (id = ANY (ARRAY(SELECT my_circles())) OR (SELECT acting_job()));

ALTER TABLE circles_member ENABLE ROW LEVEL SECURITY;
CREATE POLICY propose ON circles_member FOR INSERT WITH CHECK (
  proposed_by_id = (SELECT acting_person()) AND (circle_id = ANY (ARRAY(SELECT my_circles())) OR circle_begins_with_me(circle_id)));
-- Who is only proposed knows nothing yet; who said "not now" is seen by the centre and by who proposed her, and no more.
CREATE POLICY see ON circles_member FOR SELECT USING (
  (person_id = (SELECT acting_person()) AND state <> 'PROPOSED' AND centre_yes_at IS NOT NULL)
  OR (person_id = (SELECT acting_person()) AND side = 'CENTRE')
  OR circle_id = ANY (ARRAY(SELECT my_centres()))
  OR (circle_id = ANY (ARRAY(SELECT my_circles())) AND (state IN ('ACTIVE', 'ENDED') OR proposed_by_id = (SELECT acting_person())))
  OR (state = 'ACTIVE' AND side = 'CENTRE' AND circle_id = ANY (ARRAY(SELECT my_invitations())))
  OR (state = 'ACTIVE' AND circle_id = ANY (ARRAY(SELECT shared_with_me('CIRCLE')))) OR (SELECT acting_job()));
CREATE POLICY change ON circles_member FOR UPDATE USING (
  circle_id = ANY (ARRAY(SELECT my_circles())) OR (SELECT acting_job())
  OR (person_id = (SELECT acting_person()) AND (side = 'CENTRE' OR (state <> 'PROPOSED' AND centre_yes_at IS NOT NULL))));

ALTER TABLE circles_agreement ENABLE ROW LEVEL SECURITY;
CREATE POLICY propose ON circles_agreement FOR INSERT WITH CHECK (
  made_by_id = (SELECT acting_person()) AND circle_id = ANY (ARRAY(SELECT my_circles())));
CREATE POLICY see ON circles_agreement FOR SELECT USING (
  circle_id = ANY (ARRAY(SELECT my_circles())) OR id = ANY (ARRAY(SELECT shared_with_me('AGREEMENT'))) OR (SELECT acting_job()));
CREATE POLICY change ON circles_agreement FOR UPDATE USING (circle_id = ANY (ARRAY(SELECT my_circles())) OR (SELECT acting_job()));

ALTER TABLE circles_part ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON circles_part USING (agreement_id IN (SELECT id FROM circles_agreement))
  WITH CHECK (agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles()))));
ALTER TABLE circles_signature ENABLE ROW LEVEL SECURITY;
CREATE POLICY sign ON circles_signature FOR INSERT WITH CHECK (
  agreement_id IN (SELECT id FROM circles_agreement WHERE circle_id = ANY (ARRAY(SELECT my_circles())))
  AND (person_id = (SELECT acting_person()) OR (way <> 'SCREEN' AND witness_id = (SELECT acting_person()) AND person_id <> (SELECT acting_person()))));
CREATE POLICY see ON circles_signature FOR SELECT USING (agreement_id IN (SELECT id FROM circles_agreement));

ALTER TABLE circles_consent ENABLE ROW LEVEL SECURITY;
CREATE POLICY ask ON circles_consent FOR INSERT WITH CHECK (asked_by_id = (SELECT acting_person()) AND state = 'ASKED'
  AND (subject_id = (SELECT acting_person()) OR circle_id = ANY (ARRAY(SELECT my_circles())) OR subject_id = ANY (ARRAY(SELECT people_i_may_reach()))));
-- The receiver hears of it when there is a yes, and not before; also that it ended.
CREATE POLICY see ON circles_consent FOR SELECT USING (
  subject_id = (SELECT acting_person()) OR asked_by_id = (SELECT acting_person())
  OR (given_at IS NOT NULL AND (to_person_id = (SELECT acting_person()) OR to_organisation_id = ANY (ARRAY(SELECT my_organisations()))))
  OR (SELECT acting_job()));
CREATE POLICY change ON circles_consent FOR UPDATE USING (
  subject_id = (SELECT acting_person()) OR asked_by_id = (SELECT acting_person()) OR (SELECT acting_job()));
ALTER TABLE circles_consenttext ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON circles_consenttext FOR INSERT WITH CHECK (
  consent_id IN (SELECT id FROM circles_consent WHERE state = 'ASKED' AND asked_by_id = (SELECT acting_person())));
-- Whoever asked reads it until there is an answer; the person keeps it.
CREATE POLICY see ON circles_consenttext FOR SELECT USING (
  consent_id IN (SELECT id FROM circles_consent WHERE subject_id = (SELECT acting_person())
                 OR (state = 'ASKED' AND asked_by_id = (SELECT acting_person()))) OR (SELECT acting_job()));

ALTER TABLE circles_legalexception ENABLE ROW LEVEL SECURITY;
CREATE POLICY propose ON circles_legalexception FOR INSERT WITH CHECK (
  asked_by_id = (SELECT acting_person()) AND state = 'PROPOSED' AND (SELECT acting_member()));
CREATE POLICY see ON circles_legalexception FOR SELECT USING (
  asked_by_id = (SELECT acting_person()) OR second_id = (SELECT acting_person())
  OR (subject_id = (SELECT acting_person()) AND told_at IS NOT NULL)
  OR (state = 'LIVE' AND until > current_date AND (to_person_id = (SELECT acting_person()) OR to_organisation_id = ANY (ARRAY(SELECT my_organisations()))))
  OR (SELECT acting_job()));
CREATE POLICY change ON circles_legalexception FOR UPDATE USING (
  asked_by_id = (SELECT acting_person()) OR second_id = (SELECT acting_person()) OR (SELECT acting_job()));

ALTER TABLE circles_shareditem ENABLE ROW LEVEL SECURITY;
CREATE POLICY name ON circles_shareditem FOR INSERT WITH CHECK (
  consent_id IN (SELECT id FROM circles_consent WHERE state = 'ASKED' AND asked_by_id = (SELECT acting_person()))
  OR exception_id IN (SELECT id FROM circles_legalexception WHERE state = 'PROPOSED' AND asked_by_id = (SELECT acting_person())));
CREATE POLICY see ON circles_shareditem FOR SELECT USING (
  consent_id IN (SELECT id FROM circles_consent) OR exception_id IN (SELECT id FROM circles_legalexception));

ALTER TABLE circles_note ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON circles_note FOR INSERT WITH CHECK (
  writer_id = (SELECT acting_person()) AND circle_id = ANY (ARRAY(SELECT my_circles())) AND is_centre_of(circle_id, about_id));
-- R02, R05: it is between the writer and the person; another reads it by a live share, and no longer than that.
CREATE POLICY see ON circles_note FOR SELECT USING (
  about_id = (SELECT acting_person())
  OR ((writer_id = (SELECT acting_person()) OR to_id = (SELECT acting_person())) AND circle_id = ANY (ARRAY(SELECT my_circles())))
  OR id = ANY (ARRAY(SELECT shared_with_me('NOTE'))) OR (SELECT acting_job()));
CREATE POLICY take_back ON circles_note FOR UPDATE USING (writer_id = (SELECT acting_person()));

ALTER TABLE circles_gleaningnote ENABLE ROW LEVEL SECURITY;
CREATE POLICY write ON circles_gleaningnote FOR INSERT WITH CHECK (maker_id = (SELECT acting_person()) AND (SELECT acting_member()));
CREATE POLICY see ON circles_gleaningnote FOR SELECT USING (
  person_id = (SELECT acting_person())
  OR (removed_at IS NULL AND until > current_date AND (maker_id = (SELECT acting_person())
      OR (others = 'TEAM' AND organisation_id = ANY (ARRAY(SELECT my_organisations())))))
  OR (SELECT acting_job()));
CREATE POLICY change ON circles_gleaningnote FOR UPDATE USING (
  person_id = (SELECT acting_person()) OR maker_id = (SELECT acting_person()) OR (SELECT acting_job()));

ALTER TABLE circles_appeal ENABLE ROW LEVEL SECURITY;
CREATE POLICY open_new ON circles_appeal FOR INSERT WITH CHECK (ball_id = ANY (ARRAY(SELECT my_balls())));
CREATE POLICY see ON circles_appeal FOR SELECT USING (
  person_id = (SELECT acting_person()) OR ball_id = ANY (ARRAY(SELECT my_balls())) OR (SELECT acting_job()));
CREATE POLICY change ON circles_appeal FOR UPDATE USING (ball_id = ANY (ARRAY(SELECT my_balls())));

ALTER TABLE circles_succession ENABLE ROW LEVEL SECURITY;
CREATE POLICY ask ON circles_succession FOR INSERT WITH CHECK (leaver_id = (SELECT acting_person()) AND state = 'ASKED');
CREATE POLICY see ON circles_succession FOR SELECT USING (
  subject_id = (SELECT acting_person()) OR leaver_id = (SELECT acting_person())
  OR (successor_id = (SELECT acting_person()) AND yes_at IS NOT NULL) OR (SELECT acting_job()));
CREATE POLICY change ON circles_succession FOR UPDATE USING (
  subject_id = (SELECT acting_person()) OR leaver_id = (SELECT acting_person())
  OR (successor_id = (SELECT acting_person()) AND yes_at IS NOT NULL) OR (SELECT acting_job()));

-- Names and telephones in other rooms.
CREATE POLICY circle ON community_person FOR SELECT USING (id = ANY (ARRAY(SELECT people_in_my_circles())));
CREATE POLICY shared ON community_contactdetails FOR SELECT USING (person_id = ANY (ARRAY(SELECT shared_with_me('CONTACT'))));
"""

# Only what moves may change; nothing is thrown away but by the retention job, in the worker's own role.
TABLES = {
    "circle": "name, ended_at, needs_backstop, backstop_no_centre_at, backstop_no_formal_at",
    "member": "as_what, face, organisation_id, state, guide_id, needs_guide, centre_yes_at, centre_yes_way,"
    " centre_yes_heard_by_id, own_yes_at, own_yes_way, own_yes_heard_by_id, active_since, ended_at",
    "agreement": "state, why, already_there, first_contact_id, escalation_name, escalation_phone, tells, meets, thanks,"
    " review_on, agreed_at, ended_at",
    "part": "does, does_not, replaced_by, place",
    "signature": "",
    "consent": "state, given_at, way, witness_id, reminded_at, ended_at",
    "consenttext": "",
    "legalexception": "state, second_at, told_at, not_told_why, review_on, ended_at",
    "shareditem": "",
    "note": "taken_back_at",
    "gleaningnote": "others, until, removed_at",
    "appeal": "state, answer, ended_at",
    "succession": "state, yes_at, yes_way, yes_heard_by_id, introduction, introduced_at, ended_at",
}
GRANTS = "".join(
    f"REVOKE UPDATE, DELETE ON circles_{table} FROM samenspel_app, samenspel_worker;"
    + (f"GRANT UPDATE ({columns}) ON circles_{table} TO samenspel_app, samenspel_worker;" if columns else "")
    for table, columns in TABLES.items()
) + "GRANT DELETE ON circles_part TO samenspel_app;"

SEALED = {
    "agreement": ("why", "already_there", "tells"),
    "part": ("does", "does_not"),
    "consenttext": ("text",),
    "legalexception": ("reason", "not_told_why"),
    "note": ("text",),
    "gleaningnote": ("text",),
    "appeal": ("text", "answer"),
}
SEALS = "".join(
    f"ALTER TABLE circles_{table} ADD CONSTRAINT {table}_{column}_is_sealed CHECK ({column} = '' OR {column} LIKE 'sealed:%');"
    for table, columns in SEALED.items()
    for column in columns
)


class Migration(migrations.Migration):
    dependencies = [("circles", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(SEALS, migrations.RunSQL.noop),
    ]
