from django.db import migrations

# Whoever has a seat may move the ball along; she may not make it somebody else's, or turn a seat into another.
# Otherwise the holder of one ball could write a stranger's id in it, and read that stranger's address.
GRANTS = "".join(
    f"REVOKE UPDATE ON commitments_{table} FROM samenspel_app, samenspel_worker;"
    f"GRANT UPDATE ({columns}) ON commitments_{table} TO samenspel_app, samenspel_worker;"
    for table, columns in {
        "ball": "holder_id, deputy_id, lead_id, held_since, due_at, reminded, next_step, closed_at",
        "seat": "ended_at",
        "pass": "state, yes_way, yes_at, yes_heard_by_id, why_not, answered_at",
        "lookback": "state, answered_at, ball_id, by_id",
    }.items()
)

# FOR UPDATE also kept out everybody who only refers to this person, among them who waits with the journal in hand.
LOCKS = """
CREATE OR REPLACE FUNCTION away_with_empty_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = NEW.person_id FOR NO KEY UPDATE;
  IF NEW.long AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = NEW.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;
CREATE OR REPLACE FUNCTION membership_ends_with_empty_hands() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM FROM community_person WHERE id = OLD.person_id FOR NO KEY UPDATE;
  IF NEW.ends_on IS NOT NULL AND NEW.ends_on <= current_date
     AND NOT EXISTS (SELECT FROM community_membership m WHERE m.person_id = OLD.person_id AND m.id <> OLD.id
                     AND (m.ends_on IS NULL OR m.ends_on > current_date))
     AND EXISTS (SELECT FROM commitments_ball b WHERE b.holder_id = OLD.person_id AND b.closed_at IS NULL) THEN
    RAISE EXCEPTION 'somebody still holds balls' USING ERRCODE = 'check_violation', CONSTRAINT = 'away_with_empty_hands';
  END IF;
  RETURN NEW;
END $$;
"""


class Migration(migrations.Migration):
    dependencies = [("commitments", "0004_seats_are_as_true_as_their_ball")]
    operations = [
        migrations.RunSQL(GRANTS, migrations.RunSQL.noop),
        migrations.RunSQL(LOCKS, migrations.RunSQL.noop),
    ]
