from django.db import migrations

REFUSE = "USING ERRCODE = 'check_violation', CONSTRAINT = 'exception_second_pair_of_eyes'"

# Whoever is there is asked herself: nobody looks for a second who says yes sooner. Only who left, or is away, is
# replaced, before anybody decided, by who wrote it down; and the other is as good a second as the first had to be.
SECOND = f"""
GRANT UPDATE (second_id) ON circles_legalexception TO samenspel_app;
CREATE FUNCTION looks_along(who uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS
$$ SELECT works_here(who) AND is_present(who, current_date) $$;
CREATE FUNCTION exception_second_is_replaced() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
  IF NEW.second_id IS NOT DISTINCT FROM OLD.second_id THEN RETURN NEW; END IF;
  IF OLD.state <> 'PROPOSED' OR NEW.state <> 'PROPOSED' OR OLD.second_at IS NOT NULL OR NEW.second_at IS NOT NULL THEN
    RAISE EXCEPTION 'who decided stays who decided' {REFUSE};
  END IF;
  IF acting_person() IS DISTINCT FROM OLD.asked_by_id OR acting_representative() IS NOT NULL THEN
    RAISE EXCEPTION 'who wrote it down asks another' {REFUSE};
  END IF;
  IF looks_along(OLD.second_id) THEN
    RAISE EXCEPTION 'who is there is asked herself' {REFUSE};
  END IF;
  IF NEW.second_id IS NULL OR NEW.second_id IN (NEW.asked_by_id, NEW.subject_id) OR NEW.second_id = NEW.to_person_id
     OR NOT looks_along(NEW.second_id) THEN
    RAISE EXCEPTION 'somebody else who works here and is there' {REFUSE};
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER exception_second_is_replaced BEFORE UPDATE OF second_id ON circles_legalexception
  FOR EACH ROW EXECUTE FUNCTION exception_second_is_replaced();
"""


class Migration(migrations.Migration):
    dependencies = [
        ("circles", "0029_a_complaint_stays_apart_from_who_helps_her"),
        ("commitments", "0003_who_left_is_not_present"),
    ]
    operations = [migrations.RunSQL(SECOND, migrations.RunSQL.noop)]
