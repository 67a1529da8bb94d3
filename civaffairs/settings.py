"""All settings of the portal, read from the environment.

Two modes. `local` (the default) is for one's own machine: it answers to
localhost only and makes its own secret. `production` (CIVAFFAIRS_ENV=production)
starts only when it has been told its secret, its hosts and its database.
docs/running.md lists every variable.
"""

from pathlib import Path

import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

from civaffairs.databases import SQLITE, database_settings
from civaffairs.privacy import private_database, private_folder
from civaffairs.secret import local_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

MODE = env("CIVAFFAIRS_ENV", default="local")
if MODE not in ("local", "production"):
    raise ImproperlyConfigured(
        f"CIVAFFAIRS_ENV is {MODE!r}; it must be 'local' or 'production'."
    )
PRODUCTION = MODE == "production"

DATA_DIR = Path(env("CIVAFFAIRS_DATA_DIR", default=str(BASE_DIR / "data")))
if not PRODUCTION:
    private_folder(DATA_DIR)


def required(name: str, why: str) -> str:
    value = env(name, default="")
    if not value:
        raise ImproperlyConfigured(f"In production {name} must be set: {why}.")
    return str(value)


# --- who we are, and to whom we answer -------------------------------------

# Error pages with tracebacks are for whoever asks for them, and never in production.
DEBUG = not PRODUCTION and env.bool("DJANGO_DEBUG", default=False)

if PRODUCTION:
    SECRET_KEY = required("DJANGO_SECRET_KEY", "sessions and links are signed with it")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured(
            "DJANGO_SECRET_KEY must have at least 50 characters."
        )
    required("ALLOWED_HOSTS", "the names the portal answers to, separated by commas")
    required("DATABASE_URL", "where the figures are kept")
    ALLOWED_HOSTS = env.list("ALLOWED_HOSTS")
else:
    SECRET_KEY = env("DJANGO_SECRET_KEY", default="") or local_secret(
        DATA_DIR / "secret_key"
    )
    ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

# --- the house ---------------------------------------------------------------

INSTALLED_APPS = [
    "indicators",
    "reports",
    "importers",
    "portal",
    "api",
    # Without looking for every admin module at the start; importers/staff_site.py does.
    "django.contrib.admin.apps.SimpleAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_filters",
    "import_export",
    "rest_framework",
]

MIDDLEWARE = [
    # Outermost: an answer that is kept needs nothing of what follows.
    "civaffairs.page_cache.PageCache",
    # Then this, so that every answer under /api/ passes it: JSON errors, CORS, ETags.
    "api.middleware.program_door",
    "civaffairs.query_limit.public_limit",
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",
    "civaffairs.headers.permissions_policy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "civaffairs.staff_pages.not_kept_for_others",
    "civaffairs.language.language_by_path",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "civaffairs.characters.only_text",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]

ROOT_URLCONF = "civaffairs.urls"
WSGI_APPLICATION = "civaffairs.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    }
]

# --- what is kept, and where -------------------------------------------------

DATABASES = {
    "default": database_settings(
        env.db("DATABASE_URL", default=f"sqlite:///{DATA_DIR / 'civaffairs.sqlite3'}"),
        lock_timeout=env.int("DATABASE_LOCK_TIMEOUT", default=5),
        statement_timeout=env.int("DATABASE_STATEMENT_TIMEOUT", default=30),
        keep_seconds=env.int("DATABASE_KEEP_SECONDS", default=60),
    )
}
# Seconds that the queries of one public request may take; 0 for no limit. The flat table
# may be legitimately large: its first rows come when the database has sorted it.
PUBLIC_QUERY_SECONDS = env.float("PUBLIC_QUERY_SECONDS", default=5.0)
PUBLIC_TABLE_SECONDS = env.float("PUBLIC_TABLE_SECONDS", default=60.0)
if DATABASES["default"]["ENGINE"] == SQLITE:
    private_database(str(DATABASES["default"]["NAME"]))
CACHES = {
    "default": env.cache("CACHE_URL", default="locmemcache://civaffairs"),
    "pages": env.cache("CACHE_URL", default="locmemcache://pages"),
}
if "LocMem" in CACHES["pages"]["BACKEND"]:
    # Some 10 KB each, compressed.
    CACHES["pages"]["OPTIONS"] = {"MAX_ENTRIES": 2_000}
# Whether public answers are kept for as long as nothing changes (civaffairs/page_cache/).
PAGE_CACHE = env.bool("PAGE_CACHE", default=True)
# How old what a process knows of the public state may be; a change shows that much later.
PAGE_STATE_SECONDS = env.float("PAGE_STATE_SECONDS", default=0.5)

# The yearly grid of a city has a few fields for every series and year.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000

# --- language and time -------------------------------------------------------

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# --- static files ------------------------------------------------------------

STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(BASE_DIR / "var" / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "portal.charts.plotly_assets.PlotlyFinder",
]
WHITENOISE_ALLOW_ALL_ORIGINS = False
# Where stylesheets drawn from installed packages are written before collection.
GENERATED_STATIC_DIR = BASE_DIR / "var" / "generated"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": (
            "django.contrib.staticfiles.storage.StaticFilesStorage"
            if DEBUG
            else "whitenoise.storage.CompressedManifestStaticFilesStorage"
        )
    },
}

# --- staff -------------------------------------------------------------------

AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"
    },
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "admin:login"
LOGIN_REDIRECT_URL = "admin:index"
SESSION_COOKIE_AGE = 12 * 60 * 60
# How long a one-time staff login (manage.py staff_login) can be used.
PASSWORD_RESET_TIMEOUT = 60 * 60

# --- what a browser may do with our pages ------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"

# How many proxies of ours stand before the portal. A client's own
# X-Forwarded-For is believed no further than that; with none, not at all.
PROXY_COUNT = env.int("PROXY_COUNT", default=0)

if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
    # Asked from within the machine, where there is no certificate.
    SECURE_REDIRECT_EXEMPT = [r"^health/$"]
    SECURE_HSTS_SECONDS = env.int("HSTS_SECONDS", default=365 * 24 * 60 * 60)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = env.bool("HSTS_SUBDOMAINS", default=True)
    SECURE_HSTS_PRELOAD = env.bool("HSTS_PRELOAD", default=True)
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
    # Named only where a proxy sets this header on every request and drops the client's.
    if header := env("PROXY_SSL_HEADER", default=""):
        SECURE_PROXY_SSL_HEADER = (f"HTTP_{header.upper().replace('-', '_')}", "https")

# --- the program door ----------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_RENDERER_CLASSES": ["api.renderers.exact_json.ExactJSON"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "api.negotiation.OneForm",
    "EXCEPTION_HANDLER": "api.errors.error_response",
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    # Reading needs no name, so no cookie is read or set.
    "DEFAULT_AUTHENTICATION_CLASSES": [],
    "UNAUTHENTICATED_USER": None,
    "DEFAULT_PERMISSION_CLASSES": ["api.permissions.ReadOnly"],
    "DEFAULT_THROTTLE_CLASSES": ["rest_framework.throttling.AnonRateThrottle"],
    "DEFAULT_THROTTLE_RATES": {"anon": env("API_RATE", default="600/min")},
    "NUM_PROXIES": PROXY_COUNT,
    "DEFAULT_FILTER_BACKENDS": ["api.filters.backend.NamingFilters"],
    "DEFAULT_PAGINATION_CLASS": "api.pagination.CappedPages",
}

# --- catalogues in and out -----------------------------------------------------

# A fault in one row of a catalogue undoes the whole file.
IMPORT_EXPORT_USE_TRANSACTIONS = True
# Text that a spreadsheet would run as a formula leaves inert (indicators/formula_guard.py does
# more for the catalogues; this holds for any other table that may be added).
IMPORT_EXPORT_ESCAPE_FORMULAE_ON_EXPORT = True

# --- what is written down ------------------------------------------------------

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}
    },
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        "django": {"handlers": ["stderr"], "level": "INFO", "propagate": False},
        # Scanners ask for other hosts all day; they get their 400 and no traceback here.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        # It warns of every HEAD request, whose body it rightly drops.
        "gunicorn.http.wsgi": {"level": "ERROR"},
    },
}
