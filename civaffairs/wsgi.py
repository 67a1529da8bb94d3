"""What the web server loads: gunicorn civaffairs.wsgi."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "civaffairs.settings")

application = get_wsgi_application()
