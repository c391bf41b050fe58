"""What a message of one kind says, in every way that it may go."""

from dataclasses import dataclass

from django.utils.functional import Promise

Text = str | Promise


@dataclass(frozen=True, slots=True)
class Kind:
    """Subject and body of a message, one short line for a text message, and the words of a letter.

    A letter goes to who has no e-mail: it says whom to call, and not which page to open.
    """

    subject: Text
    body: Text
    short: Text
    for_resident: bool = True
    paper: Text = ""
    letter: bool = False  # she asked for paper: a letter, wherever there is an address
    by_phone: bool = False  # for who has no screen: whom to call, and no page to open
    waits: bool = False  # R07: it can wait for who wants no contact now; her own questions and rights cannot
