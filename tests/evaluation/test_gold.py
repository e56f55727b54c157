"""Gold files: read as described, refused with a message that names file and finding."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from reconcile.errors import InputError, UsageError
from reconcile.evaluation import chosen, load_stories
from reconcile.evaluation.gold import load_gold
from reconcile.model import Relation

TEXT = "---\ndate: 2024-03-04\n---\nThe council approved the plan by a 7-2 vote.\n"


def finding(**changes: Any) -> dict[str, Any]:
    evidence = [{"article": name, "quote": "a 7-2 vote"} for name in ("harbor.txt", "ledger.txt")]
    return {"id": "vote", "relation": "agree", "kind": "vote", "positions": [{"value": "7-2", "evidence": evidence}], **changes}


def write(folder: Path, data: Any, name: str = "gold.json") -> Path:
    folder.mkdir(exist_ok=True)
    for article in ("harbor.txt", "ledger.txt"):
        (folder / article).write_text(TEXT, "utf-8")
    path = folder / name
    path.write_text(data if isinstance(data, str) else json.dumps(data), "utf-8")
    return path


def test_a_gold_file_is_read(tmp_path: Path) -> None:
    (it,) = load_gold(write(tmp_path, {"findings": [finding(must=False, origins=1)]})).findings
    assert (it.id, it.relation, it.type, it.must, it.origins) == ("vote", Relation.AGREE, "corroboration", False, 1)
    assert it.articles == {"harbor.txt", "ledger.txt"}


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ("{", "not a readable JSON file"),
        ([], 'needs an object with a list "findings"'),
        ({"findings": [finding(relation="agrees")]}, "finding 'vote': unknown relation 'agrees'"),
        ({"findings": [finding(relation="conflict")]}, "finding 'vote': a discrepancy needs two positions or more"),
        ({"findings": [finding(type="discrepancy")]}, "finding 'vote': relation 'agree' belongs to a corroboration"),
        ({"findings": [finding(), finding()]}, "two findings have the id 'vote'"),
        ({"findings": [finding(positions=[])]}, "'positions' must be a list that is not empty"),
        ({"findings": [{"relation": "agree"}]}, 'finding 1: needs an object with a text "id"'),
        ({"findings": [finding(kind=3)]}, "'kind' must be a text"),
    ],
)
def test_a_bad_gold_file_is_refused(tmp_path: Path, data: Any, message: str) -> None:
    path = write(tmp_path, data)
    with pytest.raises(InputError) as error:
        load_gold(path)
    assert str(error.value).startswith(str(path))
    assert message in str(error.value)


def test_words_that_are_not_in_the_article_are_refused(tmp_path: Path) -> None:
    bad = finding(positions=[{"value": "7-2", "evidence": [{"article": "harbor.txt", "quote": "an 8-1 vote"}]}])
    write(tmp_path, {"findings": [bad]})
    with pytest.raises(InputError, match=r"vote: these words are not in harbor\.txt: 'an 8-1 vote'"):
        load_stories(tmp_path)


def test_a_folder_of_stories_and_a_story(tmp_path: Path) -> None:
    write(tmp_path / "alpha", {"findings": [finding()]})
    write(tmp_path / "beta", {"findings": []}, "expected.json")
    (tmp_path / "notes").mkdir()
    stories = load_stories(tmp_path)
    assert [s.name for s in stories] == ["alpha", "beta"]
    assert [s.name for s in load_stories(tmp_path / "alpha")] == ["alpha"]
    assert [s.name for s in chosen(stories, ["be"])] == ["beta"]
    with pytest.raises(UsageError, match="no such story: alpha, beta"):
        chosen(stories, ["gamma"])
    with pytest.raises(InputError, match=r"no gold\.json or expected\.json"):
        load_stories(tmp_path / "notes")
