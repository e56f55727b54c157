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


def test_any_link_that_both_chains_have_is_one_origin() -> None:
    count, why = _origins(
        "The commission approved the ferry contract by a 7-2 vote, the Harbor Post reported.",
        "The clerk said commissioners voted 7 to 2 for the ferry contract, the Harbor Post reported.",
    )
    assert (count, why) == (1, "Paper 0 and Paper 1 both credit Harbor Post")


def test_a_description_is_the_person_whom_an_article_calls_so() -> None:
    named = "Commissioners voted 7 to 2 for the ferry contract, according to Dana Orr."
    described = "The commission approved the ferry contract by a 7-2 vote, the harbor master said."
    assert _origins(named, described)[0] == 2
    count, why = _origins(named, described, "Harbor Master Dana Orr opened the new quay on Friday.")
    assert (count, why) == (1, "Paper 0 and Paper 1 both credit Dana Orr")
