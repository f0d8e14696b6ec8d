"""The public surface: these names and no others."""

from __future__ import annotations

import dateline


def test_the_public_names() -> None:
    names = "DatelineError Desk Event Reading Record Report Statement new_desk open_desk read"
    assert dateline.__all__ == names.split()
    assert len(dateline.__all__) <= 12
    for name in dateline.__all__:
        assert getattr(dateline, name).__doc__
