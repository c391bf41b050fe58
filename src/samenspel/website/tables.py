"""Every table of the database, by what it holds. A table that is on no list fails a test.

PUBLIC: everybody may read it. PERSONAL: about people; row-level policies say who sees which row.
TECHNICAL: needed before we know who acts, or by the machinery; the word says why no policy stands there.
"""

PUBLIC = frozenset(
    {
        "community_area",
        "community_organisation",
        "community_postalarea",
        "community_setting",
        "commitments_frontdoor",
        "commitments_turn",
        "social_map_concept",
        "social_map_cue",
        "social_map_entry",
        "social_map_issue",
        "social_map_listing",
        "social_map_missed",
        "social_map_moment",
        "social_map_word",
    }
)

PERSONAL = frozenset(
    {
        "community_card",
        "community_contactdetails",
        "community_device",
        "community_mandate",
        "community_membership",
        "community_person",
        "circles_agreement",
        "circles_appeal",
        "circles_circle",
        "circles_consent",
        "circles_consenttext",
        "circles_gleaningnote",
        "circles_hold",
        "circles_legalexception",
        "circles_member",
        "circles_note",
        "circles_part",
        "circles_shareditem",
        "circles_signature",
        "circles_succession",
        "circles_takealong",
        "commitments_absence",
        "commitments_ball",
        "commitments_lookback",
        "commitments_pass",
        "commitments_seat",
        "commitments_sighting",
        "commitments_step",
        "journal_entry",
        "journal_look",
        "mutual_help_ask",
        "mutual_help_consult",
        "mutual_help_note",
        "mutual_help_suggestion",
        "mutual_help_words",
        "notifications_message",
    }
)

TECHNICAL = {
    "account_emailaddress": "sign-in: read before we know who acts; an e-mail address and its account",
    "account_emailconfirmation": "sign-in: unused, since nobody signs herself up",
    "auth_group": "Django's own; empty, since roles come from memberships",
    "auth_group_permissions": "Django's own; empty",
    "auth_permission": "Django's own list of models",
    "community_account": "sign-in: read before we know who acts; an e-mail address and a person's id",
    "community_cardsecret": "hashes of cards: no role may read them, only functions of the database",
    "community_onetimesignin": "sign-in of the demo's cast; a hash that works once",
    "csv_in_importedrow": "what became of each row of a list of places: for keepers of its municipality",
    "csv_in_mapimport": "a list of places to read in: for keepers of its municipality; the file goes",
    "django_content_type": "Django's own list of models",
    "django_migrations": "which migrations ran",
    "django_session": "read before we know who acts; a draft of a question is in it until it is sent",
    "foundation_cache": "counts of wrong codes, by a hash of the address",
    "journal_cut": "until where the oldest end of each chain was let go, after its term; a number and a hash",
    "journal_head": "the last number and hash of each chain; only triggers may touch it",
    "mfa_authenticator": "sign-in: the second factor, read before we know who acts",
    "procrastinate_events": "the job queue: when a job changed state",
    "procrastinate_jobs": "the job queue: ids of messages only, never their text",
    "procrastinate_periodic_defers": "the job queue: which periodic job was put in line",
    "procrastinate_workers": "the job queue: which workers are alive",
    "retention_erased": "ids of who was erased: they lead to nobody, and a restored copy is erased again",
    "retention_line": "proof of what was let go: a class and a number, no name and no id",
    "retention_pen": "one row while the functions of retention work; empty at every commit",
    "retention_run": "proof of what was let go: when, and by which version",
}
