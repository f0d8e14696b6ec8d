"""dateline keeps the record of a conflict from what is reported about it."""

from dateline.desk import Desk
from dateline.errors import DatelineError
from dateline.model.event import Event
from dateline.model.record import Record
from dateline.model.report import Report
from dateline.model.statement import Reading, Statement
from dateline.opening import new_desk, open_desk
from dateline.reading import read

__all__ = [
    "DatelineError",
    "Desk",
    "Event",
    "Reading",
    "Record",
    "Report",
    "Statement",
    "new_desk",
    "open_desk",
    "read",
]
