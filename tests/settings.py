"""The portal's own settings, with what a test run needs otherwise."""

import atexit
import os
import shutil
import tempfile
import time
from pathlib import Path

# No module of the portal was read before.
RUN_STARTED = time.time()
# Every process of a test run has a folder of its own, so runs side by side do not meet.
RUN_DIR = Path(tempfile.mkdtemp(prefix="civaffairs-test-"))
atexit.register(shutil.rmtree, RUN_DIR, ignore_errors=True)

os.environ["CIVAFFAIRS_ENV"] = "local"
os.environ["CIVAFFAIRS_DATA_DIR"] = str(RUN_DIR)
os.environ["DJANGO_SECRET_KEY"] = "for tests only " * 4

from civaffairs.settings import *  # noqa: E402, F403
from civaffairs.settings import (  # noqa: E402
    DATABASES,
    MIDDLEWARE,
    REST_FRAMEWORK,
    STORAGES,
)

# Tests undo their transactions, so states would return with other contents; those of the
# page cache turn it on.
PAGE_CACHE = False
PAGE_STATE_SECONDS = 0.0

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]

# A file, not memory: several threads and a browser read it at once, with the
# locks and the journal that the real one has.
DATABASES["default"]["TEST"] = {"NAME": str(RUN_DIR / "test.sqlite3")}
if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    DATABASES["default"]["TEST"] = {}
DATABASES["default"]["CONN_MAX_AGE"] = 0

# Static files come from where they are; nothing need be collected first.
STORAGES["staticfiles"] = {
    "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
}
MIDDLEWARE.remove("whitenoise.middleware.WhiteNoiseMiddleware")
GENERATED_STATIC_DIR = RUN_DIR / "generated"

# Longer than any machine takes for a page of the fixtures; the test of the limit sets its own.
PUBLIC_QUERY_SECONDS = 120

# Quick to hash; tests check no strength.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# A suite asks faster than any client may; the test of the limit sets its own.
REST_FRAMEWORK["DEFAULT_THROTTLE_RATES"] = {"anon": None}
