"""Places of acts and of the people in them."""

from __future__ import annotations

import reconcile


def _findings(left: str, right: str) -> list[str]:
    articles = [reconcile.Article(id=i, text=t) for i, t in (("a", left), ("b", right))]
    return [f.type for f in reconcile.check(articles).findings if f.kind == "place"]


def test_an_office_is_a_place_where_reporters_stand() -> None:
    left = "Speaking with reporters in the Round Office, the mayor named Ann Lee."
    assert _findings(left, "Asked by a reporter in the Round Office, the mayor said it was Ann Lee.") == ["corroboration"]


def test_two_rooms_say_nothing_together() -> None:
    left = "Speaking with reporters in the Round Office, the mayor named Ann Lee."
    assert _findings(left, "Asked by a reporter in the Marlow Stadium, the mayor said it was Ann Lee.") == []
