"""Addresses about asks and offers."""

from django.urls import include, path

from .views import (
    asking,
    board,
    bundles,
    desk,
    following,  # noqa: F401  (its deeds register themselves)
    guiding,
    matching_work,
    offer_work,
    offering,
    own_offer,
    post,
    question,
    spoken,
    standstill,
    table,
    words,  # noqa: F401  (its deeds register themselves)
    work,
)
from .views.four_v import coming_in, hearing, read_out
from .views.four_v import deeds as four_v
from .views.four_v import paper as four_v_paper
from .views.programmes import goal, own, public, week, weeks  # noqa: F401  (the deeds register themselves)
from .views.programmes import work as leading
from .views.rota import circle, turns  # noqa: F401  (the deeds register themselves)
from .views.tours import own as touring  # noqa: F401  (the deeds register themselves)
from .views.tours import public as tours
from .views.tours import work as tour_work

# What people open all day comes first, and what is not work passes all of it at once: each address before
# another is tried on every visit of that other.
WORK = [
    path("", work.inbox, name="work"),
    path("meer", post.colleagues_ask, name="work_more"),
    path("bellen", work.call_list, name="work_calls"),
    path("weg", work.away, name="work_away"),
    path("terug/<uuid:absence>", work.back, name="work_back"),
    path("brieven", post.letters, name="work_letters"),
    path("brief/<uuid:message>", post.letter, name="work_letter"),
    path("raad/<uuid:consult>", work.consult, name="work_consult"),
    path("aanbod", offer_work.offers, name="work_offers"),
    path("aanbod/<uuid:ball>", offer_work.work_offer, name="work_offered"),
    path("aanbod/<uuid:ball>/praktisch", offer_work.practical, name="work_practical"),
    path("stil/<uuid:ball>", standstill.look_at, name="work_still"),
    path("stilzetten/<uuid:offer>", standstill.stand_still, name="work_stand_still"),
    path("programmas", leading.programmes, name="work_programmes"),
    path("programmas/nieuw", leading.begin, name="work_programme_begin"),
    path("programmas/<uuid:pk>", leading.programme, name="work_programme"),
    path("rondleidingen", tour_work.tours, name="work_tours"),
    path("rondleidingen/nieuw", tour_work.make, name="work_tour_make"),
    path("rondleidingen/<uuid:pk>", tour_work.tour, name="work_tour"),
    path("rondleidingen/<uuid:pk>/anders", tour_work.change, name="work_tour_change"),
    path("rondleidingen/<uuid:pk>/lijst", tour_work.sheet, name="work_tour_list"),
    path("begeleiding/", guiding.guided, name="guiding"),
    path("samen", bundles.bundles, name="work_bundles"),
    path("samen/<uuid:area>", bundles.propose, name="work_bundle"),
    path("programmas/<uuid:pk>/week", weeks.weeks, name="work_programme_week"),
    path("bal/<uuid:ball>", question.ball, name="work_ball"),
    path("bal/<uuid:ball>/buren", matching_work.helpers, name="work_helpers"),
    path("bal/<uuid:ball>/buren/<uuid:match>/stil", standstill.stand_still_at, name="work_stand_still_at"),
    path("bal/<uuid:ball>/bericht", question.note, name="work_note"),
    path("bal/<uuid:ball>/spoed", question.urgency, name="work_urgency"),
    path("bal/<uuid:ball>/afspraak", question.promise, name="work_promise"),
    path("bal/<uuid:ball>/geef", question.offer, name="work_offer"),
    path("bal/<uuid:ball>/neem", question.accept, name="work_accept"),
    path("bal/<uuid:ball>/liever-niet", question.decline, name="work_decline"),
    path("bal/<uuid:ball>/terugnemen", question.take_back, name="work_take_back"),
    path("bal/<uuid:ball>/oppakken", question.pick_up, name="work_pick_up"),
    path("bal/<uuid:ball>/plek", question.suggest, name="work_suggest"),
    path("bal/<uuid:ball>/plek-weg", question.unsuggest, name="work_unsuggest"),
    path("bal/<uuid:ball>/raad", question.consult, name="work_ask_colleague"),
    path("bal/<uuid:ball>/dood-spoor", question.dead_end, name="work_dead_end"),
    path("bal/<uuid:ball>/terugkijken", question.look_back, name="work_look_back"),
    path("bal/<uuid:ball>/niet-aangekomen", post.failed, name="work_message"),
]

urlpatterns = [
    path("werk/", include(WORK)),
    path("vraag/", asking.words, name="ask"),
    path("vraag/voor-een-ander", asking.for_another, name="ask_for_another"),
    path("vraag/waar", asking.where, name="ask_where"),
    path("vraag/op-papier", asking.paper, name="ask_paper"),
    path("vraag/bereik", asking.reach, name="ask_reach"),
    path("vraag/nakijken", asking.check, name="ask_check"),
    path("vraag/klaar", asking.done, name="ask_done"),
    path("vraag/gevaar", asking.danger, name="ask_danger"),
    path("help-mee/", offering.likes, name="help"),
    path("help-mee/wanneer", offering.when, name="help_when"),
    path("help-mee/waar", offering.where, name="help_where"),
    path("help-mee/bereik", offering.reach, name="help_reach"),
    path("help-mee/nakijken", offering.check, name="help_check"),
    path("help-mee/klaar", offering.done, name="help_done"),
    path("help-mee/op-papier", offering.paper, name="help_paper"),
    path("buren-zoeken/", board.calls, name="calls"),
    path("vraag-en-aanbod/", board.balance, name="balance"),
    path("programmas/", public.programmes, name="programmes"),
    path("programmas/<uuid:pk>", public.programme, name="programme"),
    path("rondleidingen/", tours.tours, name="tours"),
    path("rondleidingen/<uuid:pk>", tours.tour, name="tour"),
    path("rondleidingen/<uuid:pk>.ics", tours.calendar, name="tour_calendar"),
    path("gesprek/", coming_in.talks, name="four_v"),
    path("gesprek/op-papier", four_v_paper.paper, name="four_v_paper"),
    path("gesprek/erbij", coming_in.enter, name="four_v_enter"),
    path("gesprek/erbij/<slug:code>", coming_in.join, name="four_v_join"),
    path("gesprek/bal/<uuid:ball>", coming_in.ball, name="four_v_ball"),
    path("gesprek/<uuid:pk>/ja", hearing.hear_at_table, name="four_v_hear"),
    path("balie/gesprek/ja/<slug:code>", hearing.hear, name="desk_four_v_hear"),
    path("balie/gesprek/opgeschreven", hearing.written, name="desk_four_v_written"),
    path("balie/gesprek/code", read_out.code, name="desk_four_v_code"),
    path("balie/gesprek/gehoord", hearing.heard, name="desk_four_v_heard"),
    *four_v.urls(),
    path("volg/", spoken.enter_code, name="enter_code"),
    path("balie/", desk.desk, name="desk"),
    path("balie/nieuw", desk.desk_ask, name="desk_ask"),
    path("balie/aanbod-nieuw", desk.desk_offer, name="desk_offer"),
    *table.urls(),
    *own_offer.urls(),
]
