"""All addresses. Dutch first; the same pages in English stand under /en/."""

from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path, re_path

from . import neighbourhood, trust, views

handler404 = "samenspel.website.views.not_found"
handler500 = "samenspel.website.views.went_wrong"

urlpatterns = [
    path("healthz", views.healthz, name="healthz"),
    path("hsds/", include("samenspel.integrations.hsds.urls")),
    path("api/v1/", include("samenspel.integrations.own_api.urls")),
    *i18n_patterns(
        path("", views.home, name="home"),
        # First what people open all day: every pattern before it is tried on each of those visits.
        path("", include("samenspel.circles.urls.front")),
        path("", include("samenspel.mutual_help.urls")),
        path("", include("samenspel.circles.urls")),
        path("", include("samenspel.social_map.urls")),
        path("", include("samenspel.initiatives.urls")),
        path("", include("samenspel.website.entering.urls")),
        path("demo/inloggen/<str:token>", views.one_time_sign_in, name="one_time_sign_in"),
        path("demo/als/<slug:role>", views.sign_in_as, name="sign_in_as"),
        path("demo/joop-belt", views.desk_story, name="desk_story"),
        path("zo-doen-wij-het/", neighbourhood.settings, name="settings"),
        path("zo-doen-wij-het/<str:code>", neighbourhood.settings, name="settings_of"),
        path("beheer/", include("samenspel.website.keeping.urls")),
        path("", include("samenspel.integrations.calendars.urls")),
        path("", include("samenspel.retention.urls")),
        path("", include("samenspel.deaths.urls")),
        path("wie-mag-wat/", trust.who_may_see, name="who_may_see"),
        path("berichten/", views.kinds_of_messages, name="message_kinds"),
        path("tweede-stap/", views.second_factor, name="second_factor"),
        # There are no passwords here: what allauth offers for them does not exist.
        re_path("^inloggen/password/", views.not_found, name="no_passwords"),
        path("inloggen/", include("allauth.urls")),
        path("", include("samenspel.design.urls")),
        prefix_default_language=False,
    ),
]
