from django.db import migrations

from samenspel.foundation.rewording import reworded

# Two colleagues who write the same name with the same number, mail or address write down one human. She carries it once.
ALIKE = """
CREATE FUNCTION idea_written_down_alike(place uuid, who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
  SELECT EXISTS (SELECT FROM social_map_insider i JOIN community_person p ON p.id = i.person_id JOIN community_contactdetails c ON c.person_id = p.id,
      community_person w JOIN community_contactdetails d ON d.person_id = w.id
    WHERE i.entry_id = place AND i.ended_at IS NULL AND w.id = who AND p.id <> who AND p.sort_name = w.sort_name
      AND (c.phone <> '' AND c.phone = d.phone OR c.email <> '' AND lower(c.email) = lower(d.email)
        OR c.street <> '' AND lower(c.street) = lower(d.street) AND c.postcode = d.postcode)) $$;
REVOKE EXECUTE ON FUNCTION idea_written_down_alike(uuid, uuid) FROM PUBLIC, samenspel_app, samenspel_worker;
"""
# The idea itself is held too, before anything is written in the journal: two yeses at once wait for each other.
HOLD = reworded(
    "idea_hold",
    (
        "FOR UPDATE OF i;",
        "FOR UPDATE OF i;\n  PERFORM FROM social_map_entry e JOIN social_map_insider i ON i.entry_id = e.id WHERE i.id = held FOR NO KEY UPDATE OF e;",
    ),
)
HEAR = reworded(
    "idea_hear_yes",
    (
        "  UPDATE social_map_insider SET person_id = who",
        "  IF idea_written_down_alike(asked.entry_id, who) THEN PERFORM grant_wrong('she belongs to it', 'insider_once'); END IF;\n"
        "  UPDATE social_map_insider SET person_id = who",
    ),
)
# Who has died carries nothing, and nothing is left to her; nor is she named to who leads it.
ALONE = (
    reworded(
        "idea_alone",
        ("AND o.role IN ('OWNER', 'HELPER'))", "AND map_is_resident_at(o.entry_id, o.person_id))"),
    ),
    reworded(
        "idea_people_at_desk",
        (
            "AND (i.role IN ('OWNER', 'HELPER') OR",
            "AND (i.role IN ('OWNER', 'HELPER') AND NOT EXISTS (SELECT FROM community_death d WHERE d.person_id = i.person_id AND d.taken_back_at IS NULL) OR",
        ),
    ),
)


class Migration(migrations.Migration):
    dependencies = [("initiatives", "0007_a_letter_is_printed_where_it_was_written_down")]
    operations = [migrations.RunSQL(sql, migrations.RunSQL.noop) for sql in (ALIKE, HOLD, HEAR, *ALONE)]
