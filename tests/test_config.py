"""Settings: where a value comes from, and what is refused."""

from __future__ import annotations

import inspect

import pytest

from dateline import desk
from dateline.config import SETTINGS, Setting, Settings, resolve
from dateline.errors import BadSetting, UnknownName


def test_the_defaults_of_the_table_are_those_of_the_values() -> None:
    assert Settings(**{s.name: s.default for s in SETTINGS}) == Settings()
    assert resolve({}, environment={}, flags={}) == Settings()


def test_a_flag_outranks_the_environment_and_that_the_desk() -> None:
    desk = {"workers": 1}
    assert resolve(desk, environment={}, flags={}).workers == 1
    assert resolve(desk, environment={"DATELINE_WORKERS": "2"}, flags={}).workers == 2
    assert resolve(desk, environment={"DATELINE_WORKERS": "2"}, flags={"workers": 3}).workers == 3
    assert resolve(desk, environment={}, flags={"workers": None}).workers == 1


@pytest.mark.parametrize("value", ["many", -1, True, None, 1.7, float("inf"), float("nan"), [2]])
def test_a_value_of_another_type_is_refused_with_its_meaning(value: object) -> None:
    with pytest.raises(BadSetting, match="how many processes"):
        resolve({"workers": value}, environment={}, flags={})


def test_an_unknown_setting_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownName, match="'workers'"):
        resolve({"worker": 1}, environment={}, flags={})


def test_settings_that_are_no_table_are_refused() -> None:
    with pytest.raises(BadSetting, match="no table"):
        resolve(3, environment={}, flags={})  # type: ignore[arg-type] # what a file may say


@pytest.mark.parametrize("setting", SETTINGS, ids=lambda s: s.name)
def test_every_setting_has_an_effect(setting: Setting) -> None:
    assert f"self.settings.{setting.name}" in inspect.getsource(desk)
