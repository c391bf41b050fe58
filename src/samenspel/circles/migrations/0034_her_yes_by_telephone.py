from django.db import migrations

# Who complained is asked whether another team may hear it. She calls: whoever holds it, or stands at the holder's door
# now and helps her with nothing, writes down what she says. Its row stays shut for them, and the one whom it is about
# to be asked of hears nothing before that yes. Nobody does this "namens" another.
WAITING = """
CREATE FUNCTION answers_i_may_hear() RETURNS TABLE (pass uuid, ball uuid, request uuid, municipality uuid, area uuid, who uuid, called text,
  holder_called text, away boolean, due_at timestamptz, receiver uuid, receiver_called text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person();
BEGIN
  IF me IS NULL OR acting_representative() IS NOT NULL THEN RETURN; END IF;
  RETURN QUERY SELECT p.id, b.id, a.id, b.municipality_id, coalesce(w.area_id, b.municipality_id), w.id, coalesce(nullif(w.called, ''), w.name)::text,
      coalesce(nullif(h.called, ''), h.name)::text, NOT is_present(h.id, current_date), b.due_at, r.id, coalesce(nullif(r.called, ''), r.name)::text
    FROM commitments_pass p JOIN commitments_ball b ON b.id = p.ball_id AND b.closed_at IS NULL
    JOIN circles_appeal a ON a.ball_id = b.id AND a.kind = 'COMPLAIN' AND a.state = 'OPEN'
    JOIN community_person w ON w.id = b.subject_id JOIN community_person h ON h.id = b.holder_id JOIN community_person r ON r.id = p.receiver_id
    WHERE p.state = 'ASKING_PERSON' AND me NOT IN (p.receiver_id, b.subject_id)
      AND (b.holder_id = me OR (me NOT IN (SELECT helpers_of(b.subject_id)) AND EXISTS (
        SELECT FROM commitments_frontdoor d CROSS JOIN LATERAL standing_at_door(d.area_id, current_date) s
        WHERE s.person = me AND (d.lead_id = b.holder_id OR EXISTS (SELECT FROM commitments_turn t WHERE t.door_id = d.id
          AND t.person_id = b.holder_id AND t.starts_on <= current_date AND (t.ends_on IS NULL OR t.ends_on > current_date))))))
    ORDER BY p.made_at, p.id LIMIT 100;
END $$;
"""

# The same as commitments.actions.answer_for_person writes: the answer with who heard it, a seat, a stop on her path.
HEARD = """
CREATE FUNCTION hear_answer(which uuid, said boolean, side text, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE me uuid := acting_person(); p commitments_pass; her uuid;
BEGIN
  SELECT y.who INTO her FROM answers_i_may_hear() y WHERE y.pass = which;
  IF her IS NULL THEN RETURN false; END IF;
  UPDATE commitments_pass SET state = CASE WHEN said THEN 'OFFERED' ELSE 'REFUSED' END, yes_way = CASE WHEN said THEN 'SPOKEN' ELSE '' END,
      yes_at = CASE WHEN said THEN at END, yes_heard_by_id = me, answered_at = CASE WHEN said THEN NULL ELSE at END
    WHERE id = which AND state = 'ASKING_PERSON' RETURNING * INTO p;
  IF NOT FOUND THEN RETURN false; END IF;
  IF said THEN
    INSERT INTO commitments_seat (id, ball_id, person_id, reason, since) VALUES (gen_random_uuid(), p.ball_id, p.receiver_id, 'INVITED', at);
  END IF;
  INSERT INTO commitments_step (id, ball_id, kind, shape, at, person_id, organisation_id, on_behalf, written_by_id)
    VALUES (gen_random_uuid(), p.ball_id, CASE WHEN said THEN 'OFFERED' ELSE 'PERSON_REFUSED' END, CASE WHEN said THEN side ELSE 'informal' END,
      at, CASE WHEN said THEN p.receiver_id ELSE her END, CASE WHEN said THEN p.organisation_id END, true, me);
  RETURN true;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("circles", "0033_somebody_who_is_there_hears_a_complaint")]
    operations = [migrations.RunSQL(one, migrations.RunSQL.noop) for one in (WAITING, HEARD)]
