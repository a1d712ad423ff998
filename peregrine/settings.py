"""Django settings. Machine facts come from the environment (`.env`), nothing else does.

What the job seeker decides lives in `config/*.yaml` and is read by `peregrine.conf`.
"""

import sys
from pathlib import Path

import django_stubs_ext
import environ
from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

django_stubs_ext.monkeypatch()  # lets admin and form classes be written with their model type

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()
env.read_env(BASE_DIR / ".env")

SECRET_KEY: str = env.str("SECRET_KEY", default="")
if not SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set. Run `make setup` once: it writes .env with a fresh key."
    )

DEBUG: bool = env.bool("PEREGRINE_DEBUG", default=False)
HTTPS: bool = env.bool("PEREGRINE_HTTPS", default=False)
HOST: str = env.str("PEREGRINE_HOST", default="127.0.0.1")
PORT: int = env.int("PEREGRINE_PORT", default=8501)
ALLOWED_HOSTS: list[str] = env.list(
    "PEREGRINE_ALLOWED_HOSTS", default=["localhost", "127.0.0.1", "[::1]"]
)
DATA_DIR = Path(env.str("PEREGRINE_DATA_DIR", default="") or BASE_DIR / "data")
CONFIG_DIR = Path(env.str("PEREGRINE_CONFIG_DIR", default="") or BASE_DIR / "config")
WORKERS: int = env.int("PEREGRINE_WORKERS", default=2)

INSTALLED_APPS = [
    "peregrine.apps.PeregrineConfig",
    "jobs.apps.JobsConfig",
    "interviews.apps.InterviewsConfig",
    "peregrine.apps.PeregrineAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "axes",
    "django_htmx",
    "django_q",
    "template_partials",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "peregrine.web.signed_out.SignInRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "peregrine.web.errors.PageForWrongMethodMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "peregrine.urls"
WSGI_APPLICATION = "peregrine.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "csp.context_processors.nonce",
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "peregrine.web.sidebar.sidebar",
            ],
        },
    }
]

# --- database -------------------------------------------------------------------------------

DATABASE_URL: str = env.str("DATABASE_URL", default="")
if DATABASE_URL:
    DATABASES = {"default": {**env.db_url("DATABASE_URL"), "CONN_MAX_AGE": 60}}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True
    if "postgresql" in DATABASES["default"]["ENGINE"]:
        # It takes the disk for a turning one, and would rather read half an index than some rows.
        DATABASES["default"].setdefault("OPTIONS", {}).setdefault(
            "options", "-c random_page_cost=1.1"
        )
else:
    DATABASES = {
        "default": {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": DATA_DIR / "staging.db",
            "CONN_MAX_AGE": 60,
            "OPTIONS": {
                # Many readers and one writer at a time, who waits its turn instead of failing.
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
                    "PRAGMA mmap_size=134217728; PRAGMA cache_size=-16000;"
                ),
            },
        }
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- background work: submit_task() is the only door, see peregrine/tasks ---------------------

TASK_TIMEOUT_MAX = 3600  # seconds; the longest deadline a task type may ask for
Q_CLUSTER = {
    "name": "peregrine",
    "orm": "default",
    "workers": WORKERS,
    "poll": 0.3,
    "bulk": 1,
    "queue_limit": WORKERS,
    "timeout": TASK_TIMEOUT_MAX,
    # A pulled entry comes back after this long: a no-op then, the BackgroundTask row decides.
    "retry": TASK_TIMEOUT_MAX * 4,
    "recycle": 200,
    "max_rss": 200_000,  # kB; a search loads pandas: the worker that did gives the memory back
    "max_attempts": 1,
    "ack_failures": True,
    "save_limit": -1,
    "catch_up": False,
    "scheduler": False,
    "label": "Queue",
}

# --- people -----------------------------------------------------------------------------------

AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "django.contrib.auth.backends.ModelBackend",
]
AXES_FAILURE_LIMIT = 8
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = ["ip_address"]
AXES_LOCKOUT_TEMPLATE = "registration/locked_out.html"
AXES_RESET_ON_SUCCESS = True
AXES_VERBOSE = False
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "login"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 30
SESSION_COOKIE_NAME = "peregrine_session"
CSRF_COOKIE_NAME = "peregrine_csrf"

# --- security ---------------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if HTTPS else None
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_FAILURE_VIEW = "peregrine.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF, NONCE],
        "img-src": [SELF, "data:"],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
        "manifest-src": [SELF],
    }
}
if not HTTPS:
    # Plain HTTP is the normal case on a laptop: the app answers on 127.0.0.1 only.
    SILENCED_SYSTEM_CHECKS = ["security.W004", "security.W008", "security.W012", "security.W016"]
# Uploads: an export of postings may be large; everything else is a form.
UPLOAD_MAX = 100 * 1024 * 1024  # bytes; the largest export anybody has shown us: 20 MB
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000  # a table of 300 keywords has 1,200

# --- words and files --------------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_I18N = True
USE_TZ = True


def _machine_time_zone() -> str:
    """Return the IANA name of this computer's time zone, or UTC where it is not known."""
    local = Path("/etc/localtime")
    if local.is_symlink():
        _, found, name = str(local.resolve()).partition("/zoneinfo/")
        if found:
            return name
    return "UTC"


TIME_ZONE: str = env.str("PEREGRINE_TIME_ZONE", default="") or _machine_time_zone()

STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATIC_ROOT = DATA_DIR / "static"
TESTING = "pytest" in sys.modules
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if DEBUG or TESTING
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = DEBUG or TESTING

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "line": {
            "format": "{asctime} {levelname:<7} {name}: {message}",
            "datefmt": "%Y-%m-%d %H:%M:%S",
            "style": "{",
        },
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO"},
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django-q": {"level": "WARNING"},
        "axes": {"level": "WARNING"},
        "waitress.queue": {"level": "ERROR"},  # a request that waits 10 ms is no news
        "httpx": {"level": "WARNING"},
    },
}
