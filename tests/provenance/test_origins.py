"""Origins are counted per fact: copies and shared credits are one."""

import reconcile

TALLY = "The Harbor Commission approved the ferry contract by a 7-2 vote on Monday after four hours of talk."


def _origins(*texts: str) -> tuple[int, str]:
    articles = [reconcile.Article(id=f"{n}.txt", text=t, source=f"Paper {n}") for n, t in enumerate(texts)]
    found = [f for f in reconcile.check(articles).findings if f.kind == "vote"]
    assert len(found) == 1
    return found[0].origins, found[0].origins_reason


def test_two_reporters_are_two_origins() -> None:
    assert _origins(TALLY, "Commissioners voted 7 to 2 for the contract to run the ferries.") == (2, "")


def test_a_wire_story_carried_twice_is_one_origin_and_says_why() -> None:
    count, why = _origins(TALLY, TALLY.replace("on Monday", "Monday"), "Commissioners voted 7 to 2 for the contract to run the ferries.")
    assert count == 2
    assert why.startswith("Paper 0 and Paper 1")
