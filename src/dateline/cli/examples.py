"""Lines to paste, which the help of each command ends with; a test runs them all."""

from __future__ import annotations

from collections.abc import Mapping

EXAMPLES: Mapping[str, tuple[str, ...]] = {
    "demo": ("dateline demo",),
    "new": ('dateline new mydesk --title "The border clashes"',),
    "add": (
        "dateline add mydesk reports/",
        "dateline add mydesk page.html wire.jsonl",
        "dateline add mydesk https://news.example/feed.xml",
    ),
    "reread": ("dateline reread mydesk",),
    "show": (
        "dateline show mydesk events --type ASSAULT --since 2025-10",
        "dateline show mydesk positions --country Mexico",
        "dateline show mydesk events --modality future --json",
    ),
    "explain": ("dateline explain mydesk e-0123456789abcdef",),
    "judge": (
        "dateline judge mydesk e-0123456789abcdef accept --who mb",
        'dateline judge mydesk e-0123456789abcdef correct date=2025-09-02 killed=11 --who mb --why "as the ministry corrected"',
    ),
    "diff": ("dateline diff mydesk --since 2026-01-01",),
    "build": ("dateline build mydesk -o site", "dateline build mydesk -o site-october --asof 2025-10-31"),
    "export": (
        "dateline export mydesk csv -o tables",
        "dateline export mydesk jsonl -o strikes.jsonl --type ASSAULT",
    ),
    "read": ("dateline read page.html", "dateline read --jsonl reports.jsonl"),
    "verify": ("dateline verify mydesk",),
    "doctor": ("dateline doctor",),
}


def epilog(command: str) -> str:
    """The examples of a command as the last paragraph of its help, one a line."""
    # \b keeps click from joining the lines
    return "\b\nFor example:\n" + "\n".join(f"  {line}" for line in EXAMPLES[command])
