import pytest

from dateline.extract.words import byline_of, dateline_of, overlap


@pytest.mark.parametrize(
    ("text", "dateline"),
    [
        ("PORT LOUIS, Mauritius (AP) — The ferry came back.", "PORT LOUIS, Mauritius (AP)"),
        ("NAIROBI (Reuters) - The ferry came back.", "NAIROBI (Reuters)"),
        ("WASHINGTON -- The ferry came back.", "WASHINGTON"),
        ("BOGOTÁ, Colombia – The ferry came back.", "BOGOTÁ, Colombia"),
        ("LUSAKA, March 4 (Xinhua) -- The ferry came back.", "LUSAKA, March 4 (Xinhua)"),
        ("MANILA, March 4, 2026 (AFP) — The ferry came back.", "MANILA, March 4, 2026 (AFP)"),
        ("Port Louis, March 4 (AFP) -- The ferry came back.", "Port Louis, March 4 (AFP)"),
        ("Port Louis [MU], March 4 (ANI): The ferry came back.", "Port Louis [MU], March 4 (ANI)"),
        ("Panamá, 4 mar (EFE).- El barco volvió.", "Panamá, 4 mar (EFE)"),
        ("The ferry came back. The crew (AFP) - all well.", None),
        ("Suva: The ferry came back.", None),
        ("The ferry — late as ever — came back.", None),
        ("BREAKING: The ferry came back.", None),
        ("U.S. officials said the ferry came back.", None),
    ],
)
def test_dateline(text, dateline):
    assert dateline_of(text) == dateline


@pytest.mark.parametrize(
    ("unit", "names"),
    [
        ("By Tomas Lindqvist and Ada Mensah", "Tomas Lindqvist and Ada Mensah"),
        ("BY ADA MENSAH, ISLAND GAZETTE", "ADA MENSAH, ISLAND GAZETTE"),
        ("Por Inés Rubio", "Inés Rubio"),
        ("By the sea the ferry waits", None),
        ("By Friday the crews had left.", None),
        ("By", None),
        ("By " + "Aa" * 70 + "1;", None),
    ],
)
def test_byline(unit, names):
    assert byline_of(unit) == names


@pytest.mark.parametrize(
    ("one", "other", "echo"),
    [
        ("Ferry returns to the harbour after storm", "After storm, ferry returns to harbour", True),
        ("Ferry returns to the harbour after storm", "Council elects a mayor in the old town", False),
        ("Latest", "Latest", True),
        ("Latest", "Later", False),
        ("", "Latest", False),
    ],
)
def test_overlap(one, other, echo):
    assert (overlap(one, other) >= 0.6) is echo
