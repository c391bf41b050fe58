"""For migrations: a function of the database says one thing more, and the rest of it stays as it is."""


def reworded(function: str, *lines: tuple[str, str], returns_otherwise: bool = False) -> str:
    """Return the SQL that puts something else in the place of each of these lines of a function, in order.

    It fails when the function does not say the line (any more): whoever changed it since has to look.
    A function that returns otherwise than it did is made anew: refuse it again to whoever was refused it.
    """
    steps = "".join(
        f"  IF strpos(said, $old${old}$old$) = 0 THEN\n"
        f"    RAISE EXCEPTION '{function} says something else';\n  END IF;\n"
        f"  said := replace(said, $old${old}$old$, $new${new}$new$);\n"
        for old, new in lines
    )
    drop = f"  DROP FUNCTION {function};\n" if returns_otherwise else ""
    return (
        f"DO $do$ DECLARE said text := pg_get_functiondef('{function}'::regproc); BEGIN\n"
        f"{steps}{drop}  EXECUTE said;\nEND $do$;\n"
    )
