"""Addresses about circles: each deed for herself, and "namens" another. Importing views registers them."""

from .views import standing

urlpatterns = standing.urls()
