"""Named questions about circles. This package is one door: `from samenspel.circles import queries`."""

from .agreements import Version, due_for_review, live_versions, two_versions, version, versions_of
from .circles import CirclePage, circle_page, circles_of, member_for
from .faces import Face, Faces, faces_this_year
from .successions import counts_on, in_her_hands, succession_for, unanswered
from .appeals import ToReview, appeal_with_ball, appeals_of, circle_i_stand_in, file_for, files_of, own_appeal, words_to_review
from .ledger import Chosen, Front, Slice, agreed, done_for, front, kept, lookers, looks, numbers, readers, thing, written

__all__ = [
    "Chosen",
    "CirclePage",
    "Face",
    "Faces",
    "Front",
    "Slice",
    "ToReview",
    "Version",
    "agreed",
    "appeal_with_ball",
    "appeals_of",
    "circle_i_stand_in",
    "circle_page",
    "circles_of",
    "counts_on",
    "done_for",
    "due_for_review",
    "faces_this_year",
    "file_for",
    "files_of",
    "front",
    "in_her_hands",
    "kept",
    "live_versions",
    "lookers",
    "looks",
    "member_for",
    "numbers",
    "own_appeal",
    "readers",
    "succession_for",
    "thing",
    "two_versions",
    "unanswered",
    "version",
    "versions_of",
    "words_to_review",
    "written",
]
