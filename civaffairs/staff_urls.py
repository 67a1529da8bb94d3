"""The addresses of the admin, named in ``civaffairs.urls`` and loaded with the first of them."""

from importers.staff_site import staff_site

urlpatterns = staff_site().get_urls()
