from django.db import migrations

from samenspel.foundation.rewording import reworded

# Her page reads what is nearest first: it began with the farthest, and of a full rota the coming days dropped out.
# Of what was, as long as she can say that nobody came, and what somebody still has to look after, also of a rota of
# hers that ended. No more turns are planned than this reads (`rules.rota.TURNS_AT_MOST`).
CARD = reworded(
    "rota_at",
    (
        "WHERE t.rota_id = r.id AND t.cancelled_at IS NULL ORDER BY t.begins_at DESC LIMIT 300) q)",
        "WHERE t.rota_id = ANY (ARRAY(SELECT x.id FROM mutual_help_rota x WHERE x.ask_id = v_ask))\n"
        "          AND (t.rota_id = r.id AND t.cancelled_at IS NULL AND t.begins_at > now() - interval '7 days'"
        " OR n.said_at IS NOT NULL AND n.looked_at IS NULL)\n"
        "        ORDER BY t.begins_at LIMIT 500) q)",
    ),
)

# "Not again with this one" holds in a rota too, whoever of the two said it and at whatever question: whom it concerns
# cannot be asked, and stands on no list. And whom she met before stands there by name, as who was in a rota of hers
# (0037): she asks nobody unknowingly.
POOL = reworded(
    "rota_may_ask",
    (
        "o.offerer_id <> a.asker_id AND (o.answers_id",
        "o.offerer_id <> a.asker_id AND NOT EXISTS (SELECT FROM mutual_help_apart w JOIN mutual_help_match m ON m.id = w.match_id"
        " JOIN mutual_help_ask x ON x.id = m.ask_id JOIN mutual_help_offer p ON p.id = m.offer_id"
        " WHERE x.asker_id = a.asker_id AND p.offerer_id = o.offerer_id)\n    AND (o.answers_id",
    ),
) + reworded(
    "name_in_pool",
    (
        "AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED'))",
        "AND m.state IN ('FIRST_MEETING', 'MET', 'BOTH_YES', 'ACTIVE', 'PAUSED', 'ENDED'))",
    ),
)

# Whoever stands in for the holder was told that nobody came, and looks; then she can say so too.
LOOKS = reworded(
    "looks_after_rota",
    (
        "JOIN commitments_ball b ON b.id = a.ball_id\n  WHERE r.id = which AND b.holder_id = acting_person() AND i_work_here()); END",
        "JOIN commitments_seat s ON s.ball_id = a.ball_id AND s.ended_at IS NULL AND s.reason IN ('HOLDER', 'DEPUTY', 'LEAD')\n"
        "  WHERE r.id = which AND s.person_id = acting_person() AND i_work_here()); END",
    ),
)

# What nobody came to is looked after before it is cancelled: else nobody can say that she looked. And who had a turn that
# began is kept by no cancelling: that is for who would have come to what is needed after all.
TRUTH = reworded(
    "turn_truth",
    (
        "    NEW.helper_id := NULL;\n    NEW.was_of := OLD.helper_id;\n",
        """    IF EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = NEW.id AND n.looked_at IS NULL) THEN
      RAISE EXCEPTION 'somebody looks first' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_nobody_came_to_is_looked_after_first';
    END IF;
    NEW.helper_id := NULL;
    NEW.was_of := CASE WHEN OLD.begins_at > greatest(NEW.cancelled_at, now()) THEN OLD.helper_id END;
""",
    ),
    (
        "OR speaks_for_helper(h.id) OR speaks_for_rota(NEW.rota_id)) THEN",
        "OR speaks_for_helper(h.id) OR speaks_for_rota(NEW.rota_id) OR pg_trigger_depth() > 1 AND looks_after_rota(NEW.rota_id)) THEN",
    ),
)
ENDS = reworded(
    "rota_ends",
    (
        "AND cancelled_at IS NULL AND ends_at > NEW.ended_at;",
        "AND cancelled_at IS NULL AND ends_at > NEW.ended_at\n"
        "    AND NOT EXISTS (SELECT FROM mutual_help_nobodycame n WHERE n.turn_id = mutual_help_turn.id AND n.looked_at IS NULL);",
    ),
)
# From a page that stood open nobody takes what was: she would stand there as who came.
TAKING = reworded(
    "take_turn",
    ("(which uuid, who uuid)", "(which uuid, who uuid, at timestamp with time zone)"),
    (
        "AND helper_id IS NULL AND cancelled_at IS NULL AND",
        "AND helper_id IS NULL AND cancelled_at IS NULL AND begins_at > at AND",
    ),
    returns_otherwise=True,
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0073_a_mistake_is_mended_by_who_wrote_it_down")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (CARD, POOL, LOOKS, TRUTH, ENDS, TAKING)]
