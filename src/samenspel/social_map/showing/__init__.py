"""How an entry looks: to everybody, to its own people, and to who keeps the map true."""

from .agenda import address, as_week, title_of, where_of
from .calendars import calendar_file
from .cards import cards
from .counting import as_tally
from .editing import as_call, as_half, as_waiting, pairs, side_by_side
from .growing import as_grown
from .handing import handing
from .history import crossings, to_put_back, versions
from .keepers import as_keeper, as_read_out, counted_text, week_of
from .linked import linked_data
from .moments import days_ahead, days_left_out, moment_facts, moment_said, moment_text
from .own import (
    address_of,
    after_coming_in,
    alone,
    as_insider,
    as_own,
    as_proposal,
    rooms,
)
from .paper import as_paper, as_poster, full, page_address, to_send, week
from .places import (
    as_issue,
    as_page,
    as_place,
    distance_text,
    fresh_text,
    moment_words,
    outlines_geojson,
    places_geojson,
    room_tag,
    shape_text,
    still_true_url,
    when_words,
)
from .placing import about_point, place_text
from .relating import as_relation, as_together, lines_geojson, together_with
from .sharing import as_share, share_list
from .times import times

__all__ = [
    "about_point",
    "address",
    "address_of",
    "after_coming_in",
    "alone",
    "as_call",
    "as_grown",
    "as_half",
    "as_insider",
    "as_issue",
    "as_keeper",
    "as_own",
    "as_page",
    "as_paper",
    "as_place",
    "as_poster",
    "as_proposal",
    "as_read_out",
    "as_relation",
    "as_share",
    "as_tally",
    "as_together",
    "as_waiting",
    "as_week",
    "calendar_file",
    "cards",
    "counted_text",
    "crossings",
    "days_ahead",
    "days_left_out",
    "distance_text",
    "fresh_text",
    "full",
    "handing",
    "lines_geojson",
    "linked_data",
    "moment_facts",
    "moment_said",
    "moment_text",
    "moment_words",
    "outlines_geojson",
    "page_address",
    "pairs",
    "place_text",
    "places_geojson",
    "room_tag",
    "rooms",
    "shape_text",
    "share_list",
    "side_by_side",
    "still_true_url",
    "times",
    "title_of",
    "to_put_back",
    "to_send",
    "together_with",
    "versions",
    "week",
    "week_of",
    "when_words",
    "where_of",
]
