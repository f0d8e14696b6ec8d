"""The first schema: history with its guards, and the derived rows.

The statements are spelt out here, apart from ``schema.py``, so that a later schema does not change what this revision makes.
"""

from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_TABLES = (
    """CREATE TABLE capture (sha256 TEXT NOT NULL PRIMARY KEY, source TEXT NOT NULL, media_type TEXT NOT NULL,
       retrieved TEXT NOT NULL, url TEXT, size INTEGER NOT NULL) STRICT""",
    """CREATE TABLE report (id TEXT NOT NULL PRIMARY KEY, text_sha256 TEXT NOT NULL, capture_sha256 TEXT NOT NULL,
       published TEXT, url TEXT, json TEXT NOT NULL) STRICT""",
    "CREATE INDEX ix_report_text_sha256 ON report (text_sha256)",
    """CREATE TABLE reading (report TEXT NOT NULL, coders TEXT NOT NULL, json TEXT NOT NULL,
       PRIMARY KEY (report, coders)) STRICT""",
    """CREATE TABLE outcome (seq INTEGER NOT NULL PRIMARY KEY, at TEXT NOT NULL, source TEXT NOT NULL,
       outcome TEXT NOT NULL, code TEXT, message TEXT, report TEXT, capture_sha256 TEXT) STRICT""",
    "CREATE TABLE judgement (id TEXT NOT NULL PRIMARY KEY, row TEXT NOT NULL, json TEXT NOT NULL) STRICT",
    """CREATE TABLE chain (seq INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, ref TEXT NOT NULL,
       salt TEXT NOT NULL, digest TEXT NOT NULL, prev TEXT NOT NULL, hash TEXT NOT NULL UNIQUE) STRICT""",
    """CREATE TABLE "row" (id TEXT NOT NULL PRIMARY KEY, what TEXT NOT NULL, type TEXT, mode TEXT, modality TEXT,
       status TEXT, start TEXT, "end" TEXT, origins INTEGER, json TEXT NOT NULL) STRICT""",
    'CREATE INDEX ix_row_what ON "row" (what)',
    'CREATE TABLE alias (id TEXT NOT NULL PRIMARY KEY, "row" TEXT NOT NULL) STRICT',
    "CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
_APPEND_ONLY = ("capture", "report", "reading", "outcome", "judgement", "chain")


def upgrade() -> None:
    """The first schema is there, and its history tables refuse changes."""
    for statement in _TABLES:
        op.execute(statement)
    for table in _APPEND_ONLY:
        for verb in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"
            )
    op.execute("PRAGMA user_version = 1")
