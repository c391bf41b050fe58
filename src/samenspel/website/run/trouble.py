"""What can go wrong while running, each by name; the docstring is what the user reads and can do."""

import errno
import inspect

FULL = {errno.ENOSPC, errno.EDQUOT}
SHUT = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.EEXIST}


class Trouble(Exception):
    """Dit lukt nu niet."""

    def __init__(self, **words: object) -> None:
        super().__init__(words)
        self.words = words

    def __str__(self) -> str:
        return inspect.cleandoc(type(self).__doc__ or "").format(**self.words)


class PortTaken(Trouble):
    """Poort {port} is al in gebruik door een ander programma.
    Stop dat programma, of kies een andere poort, bijvoorbeeld: --port {other}"""


class FolderInUse(Trouble):
    """De map {folder} is al in gebruik: daar draait al een Samenspel.
    Stop die eerst, of kies een andere map met --data MAP."""


class FolderNotOurs(Trouble):
    """In de map {folder} staan bestanden die niet van Samenspel zijn.
    Kies een lege of nieuwe map met --data MAP."""


class NotWritable(Trouble):
    """Samenspel mag niet schrijven in {folder}.
    Kies een map die van jou is met --data MAP, of pas de rechten van deze map aan."""


class DiskFull(Trouble):
    """De schijf is vol of bijna vol, bij {folder}.
    Samenspel heeft ten minste {needed} MB vrije ruimte nodig. Maak ruimte en probeer het opnieuw."""


class MachineRefuses(Trouble):
    """Deze computer weigert iets dat Samenspel nodig heeft: {reason}
    Los dat op, of vraag je beheerder, en probeer het opnieuw."""


class OtherMajorVersion(Trouble):
    """De database in {folder} is gemaakt met PostgreSQL {found}. Dit Samenspel gebruikt PostgreSQL {ours}.
    Maak met het oude Samenspel een reservekopie (./samenspel backup BESTAND). Start het nieuwe Samenspel
    daarna met een lege map (--data MAP) en zet de kopie terug (./samenspel restore BESTAND)."""


class SecretsLost(Trouble):
    """Het bestand {file} met wachtwoorden ontbreekt of is kapot.
    Zonder dat bestand gaat de database niet open.
    Zet het bestand terug uit een reservekopie, of begin opnieuw met een lege map (--data MAP)."""


class FolderUnreachable(Trouble):
    """De database draait als gebruiker '{account}', en die mag niet in de map {folder} komen.
    Geef de map erboven leesrecht (chmod o+x), kies een andere map met --data MAP, of start niet als root."""


class NoServiceUser(Trouble):
    """Je bent root, maar een database mag niet als root draaien en er is geen gebruiker
    'postgres' of 'nobody'. Start Samenspel als een gewone gebruiker."""


class BinariesMissing(Trouble):
    """De meegeleverde database ontbreekt of werkt niet op deze computer.
    Verwijder de map .venv en start opnieuw. Of gebruik een eigen PostgreSQL: zet DATABASE_URL."""


class DatabaseWontStart(Trouble):
    """De database start niet. Dit zijn de laatste regels uit {log}:
    {tail}
    Los het op en start opnieuw. Lukt dat niet: begin met een lege map (--data MAP) en zet een kopie terug."""


class DatabaseUnreachable(Trouble):
    """De database geeft geen antwoord: {reason}
    Kijk of DATABASE_URL klopt en of de database aanstaat."""


class DatabaseAddressMissing(Trouble):
    """Er is geen database gekozen. Zet het adres in DATABASE_URL, zoals in docs/running.md staat,
    of start eerst de demo: ./samenspel demo"""


class RolesMissing(Trouble):
    """Deze aanmelding bij de database ({login}) mag niet: {missing}
    Vraag de beheerder van de database om dit uit te voeren:
    {remedy}"""


class DemoNotRunning(Trouble):
    """Er draait geen demo in de map {folder}.
    Start die eerst in een ander venster: ./samenspel demo"""


class StepFailed(Trouble):
    """Deze stap is mislukt: {step}
    {tail}
    Meer staat in {log}. Los dat op en start opnieuw."""


class KeepsStopping(Trouble):
    """Onderdeel '{name}' stopt steeds vanzelf. Samenspel is daarom gestopt. De laatste regels uit {log}:
    {tail}
    Los dit op en start opnieuw."""


class FileExists(Trouble):
    """Het bestand {file} bestaat al en wordt niet overschreven.
    Kies een andere naam, of verplaats het oude bestand."""


class FileUnreadable(Trouble):
    """Het bestand {file} is er niet, of is geen reservekopie van Samenspel.
    Kijk of de naam klopt."""


class DatabaseNotEmpty(Trouble):
    """Deze database is niet leeg. Terugzetten gooit alles weg wat er nu in staat.
    Weet je het zeker? Maak eerst een kopie en gebruik dan --yes."""


class CopyFailed(Trouble):
    """Het maken of terugzetten van de kopie is mislukt:
    {tail}
    Er is niets veranderd. Los dit op en probeer het opnieuw."""


class TooFewLocks(Trouble):
    """De database is te krap ingesteld om alles in één keer terug te zetten. Er is niets veranderd.
    Zet in postgresql.conf: max_locks_per_transaction = 512. Herstart PostgreSQL en probeer het opnieuw."""


class CopyToolsMissing(Trouble):
    """De database is PostgreSQL {major}. Daarvoor is het programma '{tool}' nodig,
    van versie {major} of nieuwer. Installeer dat (op Debian: postgresql-client) en probeer het opnieuw."""


def in_words(error: OSError, folder: object) -> Trouble:
    """Return the sentence for a refusal of the operating system."""
    place = error.filename or folder
    if error.errno in FULL:
        return DiskFull(folder=place, needed=300)
    if error.errno in SHUT:
        return NotWritable(folder=place)
    return MachineRefuses(reason=error)
