from django.db import migrations

from samenspel.foundation.rewording import reworded

# A turn that is asked first of who rests would wait for three days for nobody: he hears nothing (R16), and the others
# may not take it. The person reads who cannot be asked now, and nothing more: no day, and no why.
WISH = reworded(
    "turn_wish_is_hers",
    (
        "CONSTRAINT = 'turn_is_wished_of_who_is_in_the_rota';\n  END IF;",
        """CONSTRAINT = 'turn_is_wished_of_who_is_in_the_rota';
  END IF;
  PERFORM FROM mutual_help_offer o JOIN mutual_help_rotahelper h ON h.offer_id = o.id WHERE h.id = turn.wished AND o.state = 'OPEN' FOR SHARE OF o;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'who rests is asked nothing' USING ERRCODE = 'check_violation', CONSTRAINT = 'turn_is_not_wished_of_who_rests';
  END IF;""",
    ),
)
READS = reworded(
    "rota_at",
    (
        "'ready', rota_takes(v_ask, o.id))",
        "'ready', rota_takes(v_ask, o.id), 'not_now', h.joined_at IS NOT NULL AND o.state <> 'OPEN' AND speaks_for_rota(r.id))",
    ),
)


class Migration(migrations.Migration):
    dependencies = [("mutual_help", "0051_she_hands_her_call_to_whom_she_knows")]
    operations = [migrations.RunSQL(one, migrations.RunSQL.noop) for one in (WISH, READS)]
