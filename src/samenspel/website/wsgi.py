"""The door for a web server."""

import gc
import os

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "samenspel.website.settings")
application = get_wsgi_application()
get_resolver().url_patterns  # noqa: B018  # read now: nobody's first visit waits for it
gc.collect()
gc.freeze()  # what is loaded stays: the collector need not go through it again beside every visit
