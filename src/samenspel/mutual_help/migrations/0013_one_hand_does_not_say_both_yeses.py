from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT"

# Somebody at work may write down what one of the two said. What the other said is then hers to say, or for a colleague
# to write down: nobody brings two people together alone. Whose hand it was goes with the answer, when the match is over.
HANDS = f"""
ALTER TABLE mutual_help_answer ADD COLUMN written_by uuid;
CREATE FUNCTION hand_that_says(which uuid, claimed text) RETURNS uuid LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT CASE WHEN acting_person() IS DISTINCT FROM CASE claimed WHEN 'ASKER' THEN a.asker_id ELSE o.offerer_id END
    AND acting_ball() IS DISTINCT FROM CASE claimed WHEN 'ASKER' THEN a.ball_id ELSE o.ball_id END THEN acting_person() END
  FROM mutual_help_match m JOIN mutual_help_ask a ON a.id = m.ask_id JOIN mutual_help_offer o ON o.id = m.offer_id WHERE m.id = which $$;
REVOKE EXECUTE ON FUNCTION hand_that_says(uuid, text) FROM PUBLIC, samenspel_app, samenspel_worker;
CREATE FUNCTION match_answer_hand() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  NEW.written_by := hand_that_says(NEW.match_id, NEW.side);
  IF NEW.written_by IS NOT NULL AND EXISTS (SELECT FROM mutual_help_answer w WHERE w.match_id = NEW.match_id AND w.about = NEW.about
      AND w.round = NEW.round AND w.side <> NEW.side AND w.written_by = NEW.written_by) THEN
    RAISE EXCEPTION 'one hand does not say both' {REFUSE} = 'match_answers_are_of_two_hands';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER hand BEFORE INSERT OR UPDATE ON mutual_help_answer FOR EACH ROW EXECUTE FUNCTION match_answer_hand();
"""


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0012_only_she_says_that_her_goal_is_reached")]
    operations = [migrations.RunSQL(HANDS, migrations.RunSQL.noop)]
