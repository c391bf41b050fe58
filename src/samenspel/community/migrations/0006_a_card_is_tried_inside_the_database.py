from django.db import migrations

# Who helps at a desk, and who acts for another in this transaction. SECURITY DEFINER, because the answers lie
# behind policies themselves; in plpgsql, so that a session plans them once.
QUESTIONS = """
CREATE FUNCTION acting_representative() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('samenspel.representative', true), '')::uuid $$;

CREATE FUNCTION helps_at_desk(who uuid) RETURNS boolean LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN (SELECT EXISTS (SELECT FROM community_membership m WHERE m.person_id = who
   AND m.role IN ('DESK', 'COACH', 'WIJKTEAM', 'LEAD')
   AND m.starts_on <= current_date AND (m.ends_on IS NULL OR m.ends_on > current_date))); END $$;

-- Whose card I may make and end, whose papers I may have seen: of whoever I carry a ball, or wrote one down.
-- Never while I act for somebody: what I may do then is hers, not mine.
CREATE FUNCTION people_i_help() RETURNS SETOF uuid LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   IF acting_representative() IS NOT NULL OR NOT helps_at_desk(acting_person()) THEN RETURN; END IF;
   RETURN QUERY SELECT people_i_may_reach(); END $$;
"""

# A try holds the row of the card until the request is done: two at once are two tries. Only who knows the code (its
# digest needs our key) or holds a device gets the hash, and whoever got the hash may say how the try ended.
TRIES = """
CREATE FUNCTION community_card_try(digests text[], from_device uuid, at timestamptz)
RETURNS TABLE (card uuid, person uuid, municipality uuid, made_by uuid, pin_hash text, locked boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN RETURN QUERY
   SELECT c.id, c.person_id, c.municipality_id, c.made_by_id, s.pin_hash::text, coalesce(c.locked_until > at, false)
   FROM community_card c JOIN community_cardsecret s ON s.card_id = c.id
   WHERE c.revoked_at IS NULL AND (s.code_digest = ANY (digests) OR c.id = (
     SELECT d.card_id FROM community_device d WHERE d.id = from_device AND d.home AND d.ended_at IS NULL AND d.ends_at > at))
   FOR UPDATE OF c; END $$;

CREATE FUNCTION community_card_is_known(which uuid, proof text) RETURNS boolean LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   IF NOT EXISTS (SELECT FROM community_cardsecret s WHERE s.card_id = which AND s.pin_hash = proof) THEN
     RAISE EXCEPTION 'this card was not tried' USING ERRCODE = 'insufficient_privilege';
   END IF;
   RETURN true; END $$;

-- Five wrong pincodes lock a card for an hour, ten end it; a right one begins anew. No row: it was locked or ended.
CREATE FUNCTION community_card_tried(which uuid, proof text, matched boolean, at timestamptz)
RETURNS TABLE (wrong smallint, locked boolean, revoked boolean)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   PERFORM community_card_is_known(which, proof);
   RETURN QUERY UPDATE community_card c SET
     wrong_tries = CASE WHEN matched THEN 0 ELSE c.wrong_tries + 1 END,
     used_at = CASE WHEN matched THEN at ELSE c.used_at END,
     locked_until = CASE WHEN matched THEN NULL WHEN c.wrong_tries + 1 = 5 THEN at + interval '1 hour' ELSE c.locked_until END,
     revoked_at = CASE WHEN NOT matched AND c.wrong_tries + 1 >= 10 THEN at END,
     revoked_why = CASE WHEN NOT matched AND c.wrong_tries + 1 >= 10 THEN 'TRIES' ELSE '' END
   WHERE c.id = which AND c.revoked_at IS NULL AND (c.locked_until IS NULL OR c.locked_until <= at)
   RETURNING c.wrong_tries, coalesce(c.locked_until > at, false), c.revoked_at IS NOT NULL; END $$;

CREATE FUNCTION community_open_device(which uuid, proof text, device uuid, at_home boolean, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   PERFORM community_card_is_known(which, proof);
   INSERT INTO community_device (id, card_id, person_id, home, opened_at, seen_at, ends_at)
   SELECT device, c.id, c.person_id, at_home, at, at, at + CASE WHEN at_home THEN interval '30 days' ELSE interval '30 minutes' END
   FROM community_card c WHERE c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;

CREATE FUNCTION community_wake_device(which uuid, proof text, device uuid, at timestamptz) RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ BEGIN
   PERFORM community_card_is_known(which, proof);
   UPDATE community_device d SET seen_at = at FROM community_card c
   WHERE d.id = device AND d.card_id = which AND d.ended_at IS NULL AND d.ends_at > at
     AND c.id = which AND c.revoked_at IS NULL AND c.used_at = at AND c.wrong_tries = 0;
   RETURN FOUND; END $$;
"""

# Sign-in, as before in one statement; a session that a card opened also says by which device it came.
ENTER = """
-- CARD: come in; PIN: at home, but it lay still for a quarter of an hour; GONE: over, or the card is no more.
CREATE FUNCTION community_device_state(which uuid, of_person uuid, at timestamptz) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS
$$ DECLARE d community_device; BEGIN
   SELECT device.* INTO d FROM community_device device JOIN community_card c ON c.id = device.card_id
   WHERE device.id = which AND device.person_id = of_person AND device.ended_at IS NULL AND device.ends_at > at
     AND c.revoked_at IS NULL;
   IF NOT FOUND THEN RETURN 'GONE'; END IF;
   IF d.seen_at < at - interval '15 minutes' THEN RETURN CASE WHEN d.home THEN 'PIN' ELSE 'GONE' END; END IF;
   IF d.seen_at < at - interval '1 minute' THEN -- seldom, and no request waits for another
     UPDATE community_device SET seen_at = at WHERE id = (
       SELECT id FROM community_device WHERE id = which FOR UPDATE SKIP LOCKED);
   END IF;
   RETURN 'CARD'; END $$;

DROP FUNCTION community_enter(uuid, date);
CREATE FUNCTION community_enter(account uuid, on_day date, device uuid DEFAULT NULL, at timestamptz DEFAULT now(),
  OUT person uuid, OUT name text, OUT municipality uuid, OUT roles text[], OUT door text)
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  SELECT p.id, coalesce(nullif(p.called, ''), p.name), p.municipality_id,
         coalesce((SELECT array_agg(DISTINCT m.role::text) FROM community_membership m WHERE m.person_id = p.id
           AND m.starts_on <= on_day AND (m.ends_on IS NULL OR m.ends_on > on_day)), '{}')
    INTO person, name, municipality, roles
    FROM community_account a JOIN community_person p ON p.id = a.person_id WHERE a.id = account AND a.is_active;
  door := CASE WHEN device IS NULL THEN '' ELSE community_device_state(device, person, at) END;
  IF door IN ('PIN', 'GONE') THEN person := NULL; name := ''; municipality := NULL; roles := '{}'; END IF;
  PERFORM set_config('samenspel.person', coalesce(person::text, ''), true),
          set_config('samenspel.ball', '', true), set_config('samenspel.purpose', '', true),
          set_config('samenspel.representative', '', true);
END $$;
"""

MINE = "(person_id = (SELECT acting_person()) AND (SELECT acting_representative()) IS NULL)"
HELPED = "person_id = ANY (ARRAY(SELECT people_i_help()))"
POLICIES = f"""
ALTER TABLE community_card ENABLE ROW LEVEL SECURITY;
CREATE POLICY make ON community_card FOR INSERT WITH CHECK (
  made_by_id = (SELECT acting_person()) AND wrong_tries = 0 AND locked_until IS NULL AND used_at IS NULL
  AND revoked_at IS NULL AND ({MINE} OR {HELPED}));
CREATE POLICY see ON community_card FOR SELECT USING ({MINE} OR {HELPED} OR (SELECT acting_job()));
CREATE POLICY revoke ON community_card FOR UPDATE USING (revoked_at IS NULL AND ({MINE} OR {HELPED}))
  WITH CHECK (revoked_at IS NOT NULL AND revoked_by_id = (SELECT acting_person()) AND ({MINE} OR {HELPED}));
REVOKE UPDATE, DELETE ON community_card FROM samenspel_app, samenspel_worker;
GRANT UPDATE (revoked_at, revoked_by_id, revoked_why) ON community_card TO samenspel_app;

-- Nobody reads the hashes. They are written once, beside a card that one just made.
ALTER TABLE community_cardsecret ENABLE ROW LEVEL SECURITY;
REVOKE ALL ON community_cardsecret FROM samenspel_app, samenspel_worker;
GRANT INSERT ON community_cardsecret TO samenspel_app;
CREATE POLICY keep ON community_cardsecret FOR INSERT WITH CHECK (card_id IN (
  SELECT id FROM community_card WHERE made_by_id = (SELECT acting_person()) AND revoked_at IS NULL));

ALTER TABLE community_device ENABLE ROW LEVEL SECURITY;
CREATE POLICY see ON community_device FOR SELECT USING ({MINE} OR (SELECT acting_job()));
CREATE POLICY close ON community_device FOR UPDATE USING (ended_at IS NULL AND {MINE}) WITH CHECK (ended_at IS NOT NULL AND {MINE});
REVOKE INSERT, UPDATE, DELETE ON community_device FROM samenspel_app, samenspel_worker;
GRANT UPDATE (ended_at) ON community_device TO samenspel_app;
"""


class Migration(migrations.Migration):
    dependencies = [("community", "0005_cards_open_the_door_and_mandates_lend_a_hand")]
    operations = [
        migrations.RunSQL(QUESTIONS, migrations.RunSQL.noop),
        migrations.RunSQL(TRIES, migrations.RunSQL.noop),
        migrations.RunSQL(ENTER, migrations.RunSQL.noop),
        migrations.RunSQL(POLICIES, migrations.RunSQL.noop),
    ]
