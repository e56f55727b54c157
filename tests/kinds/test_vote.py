"""Votes are found as objects, and compared as objects."""

import reconcile


def test_a_tally_in_two_articles_is_one_corroboration() -> None:
    left = reconcile.Article(id="a", text="The Harbor Commission approved the ferry contract by a 7-2 vote on Monday.")
    right = reconcile.Article(id="b", text="Commissioners voted 7 to 2 to approve the ferry contract.")
    report = reconcile.check([left, right]).to_dict()
    votes = [f for f in report["findings"] if f["kind"] == "vote"]
    assert [(f["relation"], f["positions"][0]["value"]) for f in votes] == [("agree", "7-2")]
    assert {e["article"] for e in votes[0]["positions"][0]["evidence"]} == {"a", "b"}
