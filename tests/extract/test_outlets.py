import typing

import pytest

from dateline import lexicon
from dateline.extract.outlets import outlet
from dateline.extract.words import key_of
from dateline.model.report import OutletKind

ROWS = lexicon.table("lexicons", "outlets")["outlets"]


@pytest.mark.parametrize(
    ("asked", "name", "kind"),
    [
        ({"host": "www.reuters.com"}, "Reuters", "wire"),
        ({"host": "edition.cnn.com"}, "CNN", "broadcaster"),
        ({"host": "office.state.gov"}, "U.S. Department of State", "government"),
        ({"given": "reuters.com"}, "Reuters", "wire"),
        ({"given": "The Guardian", "host": "www.reuters.com"}, "The Guardian", "newspaper"),
        ({"given": "Harbour Gazette"}, "Harbour Gazette", "unknown"),
        ({"site": "Dawn", "host": "feeds.gazette.example"}, "Dawn", "newspaper"),
        ({"site": "Gazette", "host": "www.gazette.example"}, "Gazette", "unknown"),
        ({"host": "www.gazette.example"}, "gazette.example", "unknown"),
    ],
)
def test_outlet(asked, name, kind):
    found = outlet(**{"given": None, "site": None, "host": None} | asked)
    assert (found.name, found.kind) == (name, kind)


def test_none_is_stated():
    assert outlet(given=" ", site=None, host=None) is None


def test_rows_are_sound():
    kinds = typing.get_args(OutletKind)
    assert all(row["kind"] in kinds for row in ROWS.values())
    assert all(len(row.get("country", "XXX")) == 3 for row in ROWS.values())
    domains = [d for row in ROWS.values() for d in row.get("domains", ())]
    names = [k for row in ROWS.values() for k in {key_of(n) for n in (row["name"], *row.get("also", ()))}]
    assert len(domains) == len(set(domains))
    assert len(names) == len(set(names))
