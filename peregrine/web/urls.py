"""Home, sign-in, background tasks."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
