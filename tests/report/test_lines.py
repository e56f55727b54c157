"""One line for each place: what an editor needs to jump."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from reconcile.report import View, render
from tests.report.forms import HOSTILE, decided, drafted, hidden, hostile

ERRORFORMAT = r"%f:%l:%c:\ %t%*[a-z]:\ %m,%f:\ %t%*[a-z]:\ %m"
"""What the documentation tells users of vim to set."""
VIM = shutil.which("vim")
LINE = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<severity>error|warning|note): (?P<message>.+) \[(?P<id>[^\]]+)\]")


def lines(report: dict[str, Any], **view: Any) -> list[str]:
    return render(report, "lines", View(**view)).splitlines()


def test_a_line_for_the_finding_and_a_note_for_every_other_place(report: dict[str, Any]) -> None:
    assert lines(report) == [
        "story/ledger.txt:3:5: error: 12 boats in Harbor Ledger against 15 in Sound Tribune [quantity/conflict d-000000000001]",
        "story/tribune.txt: note: 15 boats: “fifteen boats were lost” [d-000000000001]",
    ]


def test_what_is_settled_is_one_note(report: dict[str, Any]) -> None:
    report["findings"][0]["decision"] = decided("dismissed", "A\nslip.")
    assert lines(report) == [
        "story/ledger.txt:3:5: note: 12 boats in Harbor Ledger against 15 in Sound Tribune (dismissed by R. Ames on 2024-03-05: A slip.) [quantity/conflict d-000000000001]"
    ]


def test_single_facts_on_demand(report: dict[str, Any]) -> None:
    assert lines(report, single_source=True)[-1] == (
        "story/argus.txt:3:5: note: $4 million: stated by one origin only [money/single-source f-000000000000]"
    )


def test_verdicts_on_a_draft_stand_at_the_draft(report: dict[str, Any]) -> None:
    out = lines(drafted(report))
    assert out[0] == "story/argus.txt:3:5: error: 14 boats: contradicted [draft/contradicted d-000000000001]"
    assert out[3] == "story/argus.txt:3:5: warning: 90 sailors: unconfirmed: nobody else has it [draft/unconfirmed f-d00000000003]"
    assert len(out) == 4


def test_an_article_makes_no_line_of_its_own() -> None:
    text = render(hostile(), "lines", View())
    out = text.splitlines()
    assert len(out) == 2 * len(HOSTILE)
    assert all(LINE.fullmatch(line) for line in out), [line for line in out if not LINE.fullmatch(line)]
    assert not hidden(text)


@pytest.mark.skipif(VIM is None, reason="vim is not installed")
def test_vim_jumps_to_the_places(report: dict[str, Any], tmp_path: Path) -> None:
    (tmp_path / "out").write_text(render(report, "lines", View()), "utf-8")
    script = (
        f"set errorformat={ERRORFORMAT}", "cgetfile out",
        "call writefile(map(getqflist(), {_, v -> bufname(v.bufnr) . '|' . v.lnum . '|' . v.col . '|' . v.type . '|' . v.valid}), 'read')", "qa!",
    )  # fmt: skip
    subprocess.run(
        [str(VIM), "-N", "-u", "NONE", "-es", *(a for s in script for a in ("-c", s))],
        cwd=tmp_path,
        check=False,
        timeout=20,
        stdin=subprocess.DEVNULL,
    )
    assert (tmp_path / "read").read_text("utf-8").splitlines() == ["story/ledger.txt|3|5|e|1", "story/tribune.txt|0|0|n|1"]
