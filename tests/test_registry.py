"""Components are found by name, in an order in which each has what it requires."""

from __future__ import annotations

import pytest

from dateline import registry
from dateline.errors import UnknownName


def test_coders_come_after_what_they_require() -> None:
    given: set[str] = set()
    ordered = registry.coders_in_order()
    for component in ordered:
        assert set(component.requires) <= given | set(component.assigns), component.name
        given |= set(component.assigns)
    kinds = {"attributions", "event", "claim", "position", "agreement", "measure", "flow", "question", "consideration", "total"}  # fmt: skip
    assert given >= kinds
    assert len(ordered) == len(registry.components("coder"))


def test_every_component_says_what_it_does_and_which_version_it_is() -> None:
    for kind in ("coder", "source"):
        for name, component in registry.components(kind).items():
            assert name.rsplit(".v", 1)[-1].isdigit(), name
            assert component.run.__doc__


def test_an_unknown_name_is_answered_with_the_nearest_and_the_known_ones() -> None:
    with pytest.raises(UnknownName, match="Did you mean 'jsonl'") as caught:
        registry.component("exporter", "jsonll")
    assert "csv" in caught.value.remedy


def test_a_decorator_leaves_the_function_as_it_is() -> None:
    @registry.coder("toy.v1", assigns=("toy",))
    def code(doc: object, draft: object) -> object:
        return draft

    assert code(1, 2) == 2
    assert "toy.v1" not in registry.components("coder")
