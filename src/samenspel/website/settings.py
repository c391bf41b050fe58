"""Settings. Everything that differs between places comes from the environment (see docs/running.md)."""

import os
from base64 import urlsafe_b64encode
from hashlib import sha256
from pathlib import Path

import dj_database_url
from cryptography.fernet import Fernet
from django.core.exceptions import ImproperlyConfigured

from samenspel.website.outside import *  # noqa: F403  # who we ask over the network
from samenspel.website.safety import *  # noqa: F403  # sessions, cookies, headers, limits
from samenspel.website.safety import KIND, SECURE

HERE = Path(__file__).resolve().parent
ROOMS = HERE.parent
DEBUG = os.environ.get("DEBUG", "") == "1"


def _required(name: str, sentence: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise ImproperlyConfigured(f"{name} ontbreekt. {sentence}")
    return value


if KIND == "production":
    if DEBUG:
        raise ImproperlyConfigured("DEBUG staat aan. Haal DEBUG weg voordat je echte mensen bedient.")
    SECRET_KEY = _required("SECRET_KEY", "Zet er een lange, geheime, willekeurige tekst in (50 tekens).")
    if len(SECRET_KEY) < 50:
        raise ImproperlyConfigured("SECRET_KEY is te kort. Gebruik ten minste 50 willekeurige tekens.")
    ALLOWED_HOSTS = _required("ALLOWED_HOSTS", "Zet de namen van je site erin, met komma's.").split(",")
    if "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("ALLOWED_HOSTS is '*'. Noem de namen van je site.")
    if not SECURE:
        raise ImproperlyConfigured("SITE_URL begint niet met https://. Zet daar het adres van je site.")
else:
    SECRET_KEY = os.environ.get("SECRET_KEY", "only-for-tests-" + "x" * 40)
    ALLOWED_HOSTS = ["127.0.0.1", "localhost", "testserver", "[::1]"]

DEMO = KIND == "demo"


def _sealing_keys() -> dict[str, str]:
    """Return name -> key, the one that seals first: `k2:KEY,k1:OLDER`, each 32 bytes in url-safe base64."""
    if KIND != "production" and not os.environ.get("SEALING_KEYS"):
        return {"own": urlsafe_b64encode(sha256(b"sealing" + SECRET_KEY.encode()).digest()).decode()}
    written = _required("SEALING_KEYS", "Maak een sleutel met: ./samenspel manage new_sealing_key")
    keys = dict(one.strip().partition(":")[::2] for one in written.split(",") if one.strip())
    try:
        for key in keys.values():
            Fernet(key)
    except ValueError as problem:
        raise ImproperlyConfigured(
            "SEALING_KEYS klopt niet. Schrijf elke sleutel als naam:sleutel, met komma's ertussen."
        ) from problem
    return keys


SEALING_KEYS = _sealing_keys()

INSTALLED_APPS = [
    "samenspel.website",
    *(f"samenspel.{name}" for name in ("deaths", "retention")),
    *(f"samenspel.integrations.{name}" for name in ("hsds", "own_api", "csv_in", "geocoding", "calendars")),
    *(f"samenspel.{name}" for name in ("initiatives", "mutual_help")),
    "samenspel.circles",
    "samenspel.social_map",
    "samenspel.commitments",
    "samenspel.notifications",
    "samenspel.journal",
    "samenspel.community",
    "samenspel.design",
    "samenspel.foundation",
    "django_cotton",
    "procrastinate.contrib.django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django.contrib.humanize",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "samenspel.website.guards.real_address",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "samenspel.website.public_pages.public_pages",
    "csp.middleware.CSPMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "samenspel.website.middleware.headers",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "samenspel.website.middleware.WhoIsActing",
    "samenspel.website.guards.lifetimes",
    "samenspel.website.guards.few_at_a_time",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "samenspel.website.middleware.card_door",
    "samenspel.website.middleware.second_factor",
    *(f"samenspel.website.{one}" for one in ("pressing.pressed_once", "danger.number_to_call")),
    "samenspel.website.middleware.Refusals",
]
ROOT_URLCONF = "samenspel.website.urls"
WSGI_APPLICATION = "samenspel.website.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [HERE / "templates"],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "samenspel.website.context_processors.site",
            ],
            "loaders": [
                (
                    "django.template.loaders.cached.Loader",
                    [
                        "django_cotton.cotton_loader.Loader",
                        "django.template.loaders.filesystem.Loader",
                        "django.template.loaders.app_directories.Loader",
                    ],
                )
            ],
            "builtins": ["django_cotton.templatetags.cotton", "samenspel.design.templatetags.samenspel"],
        },
    }
]
COTTON_DIR = "cotton"

TIME_ZONE = "Europe/Amsterdam"

# --- database: one role per kind of process; see docs/decisions/0003 -------------------------------
ROLE = os.environ.get("SAMENSPEL_ROLE", "app")  # app | worker | owner
DATABASES = {
    "default": dj_database_url.parse(
        os.environ.get(f"DATABASE_{ROLE.upper()}_URL")
        or os.environ.get("DATABASE_URL", "")
        or "postgresql://samenspel@127.0.0.1/samenspel",
        engine="samenspel.foundation.postgres",
        conn_max_age=600,
        conn_health_checks=True,
    )
}
DATABASES["default"]["TIME_ZONE"] = TIME_ZONE  # its current_date is the day of the people here
# Whatever login the address names, this process acts as its own role: never as a superuser. So do connections
# that Django does not make itself (those of the job queue). Without jit, which a server has on unless told
# otherwise: to compile a statement that runs for milliseconds takes eight times as long.
DATABASES["default"]["OPTIONS"] = DATABASES["default"].get("OPTIONS", {}) | {
    "assume_role": f"samenspel_{ROLE}",
    "options": f"-c role=samenspel_{ROLE} -c timezone={TIME_ZONE} -c lock_timeout=10s -c jit=off",
    # A statement that comes back is prepared: planning the policies in it takes longer than running it.
    "server_side_binding": True,
    "prepare_threshold": 5,
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# --- language and time -------------------------------------------------------------------------------
LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
LOCALE_PATHS = [ROOMS / "website" / "locale"]
USE_I18N = True
USE_TZ = True

# --- sign-in ---------------------------------------------------------------------------------------
AUTH_USER_MODEL = "community.Account"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
# There are no passwords, only the pincode of a card: slow to guess, but quick in the tests.
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"
    if KIND == "test"
    else "django.contrib.auth.hashers.PBKDF2PasswordHasher"
]
ACCOUNT_ADAPTER = "samenspel.website.sign_in.SignIn"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 3
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_RATE_LIMITS = {"request_login_code": "20/m/ip,5/5m/key"}
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_PASSKEY_SIGNUP_ENABLED = False
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE
MFA_TOTP_ISSUER = "Samenspel"
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "mine"
ACCOUNT_LOGOUT_REDIRECT_URL = "home"

# --- mail -------------------------------------------------------------------------------------------
EMAIL_BACKEND = (
    "django.core.mail.backends.filebased.EmailBackend"
    if os.environ.get("EMAIL_FOLDER")
    else "django.core.mail.backends.smtp.EmailBackend"
)
EMAIL_FILE_PATH = os.environ.get("EMAIL_FOLDER")
EMAIL_HOST = os.environ.get("EMAIL_HOST", "127.0.0.1")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_TLS", "") == "1"
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = os.environ.get("EMAIL_FROM", "Samenspel <samenspel@example.org>")

# --- files, caches, work, words ---------------------------------------------------------------------
STATIC_URL = "/static/"
STATIC_ROOT = Path(os.environ.get("STATIC_ROOT", ROOMS.parent.parent / "staticfiles"))
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if KIND == "test"
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
CACHES = {
    "default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"},
    # Parts of a page that many pages share; each names all that it shows in its key.
    "template_fragments": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "fragments",
    },
    # Counts that all processes must share: wrong codes, sign-in attempts.
    "shared": {"BACKEND": "django.core.cache.backends.db.DatabaseCache", "LOCATION": "foundation_cache"},
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
PROCRASTINATE_AUTODISCOVER_MODULE_NAME = "jobs"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
