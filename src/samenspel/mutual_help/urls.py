"""Addresses about asks."""

from django.urls import path

from .views import asking, desk, following, question, table, work

urlpatterns = [
    path("vraag/", asking.words, name="ask"),
    path("vraag/voor-een-ander", asking.for_another, name="ask_for_another"),
    path("vraag/waar", asking.where, name="ask_where"),
    path("vraag/bereik", asking.reach, name="ask_reach"),
    path("vraag/nakijken", asking.check, name="ask_check"),
    path("vraag/klaar", asking.done, name="ask_done"),
    path("vraag/gevaar", asking.danger, name="ask_danger"),
    path("volg/", following.enter_code, name="enter_code"),
    path("balie/", desk.desk, name="desk"),
    path("balie/nieuw", desk.desk_ask, name="desk_ask"),
    *table.urls(),
    path("werk/", work.inbox, name="work"),
    path("werk/meer", work.colleagues_ask, name="work_more"),
    path("werk/bellen", work.call_list, name="work_calls"),
    path("werk/weg", work.away, name="work_away"),
    path("werk/terug/<uuid:absence>", work.back, name="work_back"),
    path("werk/brief/<uuid:message>", work.letter, name="work_letter"),
    path("werk/raad/<uuid:consult>", work.consult, name="work_consult"),
    path("werk/bal/<uuid:ball>", question.ball, name="work_ball"),
    path("werk/bal/<uuid:ball>/bericht", question.note, name="work_note"),
    path("werk/bal/<uuid:ball>/spoed", question.urgency, name="work_urgency"),
    path("werk/bal/<uuid:ball>/afspraak", question.promise, name="work_promise"),
    path("werk/bal/<uuid:ball>/geef", question.offer, name="work_offer"),
    path("werk/bal/<uuid:ball>/neem", question.accept, name="work_accept"),
    path("werk/bal/<uuid:ball>/liever-niet", question.decline, name="work_decline"),
    path("werk/bal/<uuid:ball>/terugnemen", question.take_back, name="work_take_back"),
    path("werk/bal/<uuid:ball>/oppakken", question.pick_up, name="work_pick_up"),
    path("werk/bal/<uuid:ball>/plek", question.suggest, name="work_suggest"),
    path("werk/bal/<uuid:ball>/plek-weg", question.unsuggest, name="work_unsuggest"),
    path("werk/bal/<uuid:ball>/raad", question.consult, name="work_ask_colleague"),
    path("werk/bal/<uuid:ball>/dood-spoor", question.dead_end, name="work_dead_end"),
    path("werk/bal/<uuid:ball>/terugkijken", question.look_back, name="work_look_back"),
    path("werk/bal/<uuid:ball>/niet-aangekomen", question.message, name="work_message"),
]
