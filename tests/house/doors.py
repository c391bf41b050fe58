"""An import contract of our own: a room is entered by its doors (see docs/decisions/0002)."""

from typing import Any

from importlinter import Contract, ContractCheck, fields, output


class DoorsContract(Contract):
    """From outside a room only its doors are imported: the package or module itself, never what is inside it.

    - doors: the names that are a door in every room.
    - more_doors: `room.module` for a single room; each with its reason in docs/decisions/0002.
    - open_rooms: rooms without private parts.
    """

    type_name = "doors"

    root = fields.StringField()
    doors = fields.ListField(subfield=fields.StringField())
    more_doors = fields.ListField(subfield=fields.StringField())
    open_rooms = fields.ListField(subfield=fields.StringField())
    nested = fields.ListField(subfield=fields.StringField())  # packages that hold rooms instead of being one

    def check(self, graph: Any, verbose: bool) -> ContractCheck:  # noqa: ARG002
        wrong, used = [], set()
        for importer in sorted(graph.modules):
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                room, inside = self.split(imported)
                if not inside or room == self.split(importer)[0] or room in self.open_rooms:
                    continue
                used.add(f"{room}.{inside}")
                if inside not in self.doors and f"{room}.{inside}" not in self.more_doors:
                    wrong.append((importer, imported))
        unused = sorted(set(self.more_doors) - used)
        return ContractCheck(kept=not wrong and not unused, metadata={"wrong": wrong, "unused": unused})

    def split(self, module: str) -> tuple[str, str]:
        """Return the room of a module and its place inside: ('commitments', 'actions.steps')."""
        parts = module.split(".")
        if parts[0] != self.root:
            return "", ""
        depth = 3 if len(parts) > 1 and parts[1] in self.nested else 2
        return ".".join(parts[1:depth]), ".".join(parts[depth:])

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported in check.metadata["wrong"]:
            output.print_error(f"{importer} imports {imported}, which is no door of its room.")
        for door in check.metadata["unused"]:
            output.print_error(f"Nobody uses the extra door {door}: take it off the list.")
