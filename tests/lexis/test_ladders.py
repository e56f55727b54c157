"""Ladders of stages: which word tells which stage, and what excludes what."""

from reconcile.lexis.ladders import bodies, ladder, stages


def test_a_verb_tells_a_stage_by_its_role() -> None:
    assert [(x.name, s.name) for x, s in stages("acts", "veto")] == [("bill", "vetoed")]
    assert [(x.name, s.name) for x, s in stages("moves", "become_law")] == [("bill", "in force")]
    assert not list(stages("acts", "yodel"))


def test_stages_are_ordered_and_exclusive_where_they_should_be() -> None:
    signed = next(s for x, s in stages("acts", "sign") if x.name == "bill")
    vetoed = next(s for x, s in stages("acts", "veto") if x.name == "bill")
    passed = next(s for x, s in stages("acts", "pass") if x.name == "bill")
    assert passed.rung < signed.rung == vetoed.rung
    assert "vetoed" in signed.excludes
    assert "signed" in vetoed.excludes


def test_bodies() -> None:
    assert {"senate", "assembly", "council"} <= bodies()
    assert ladder("bill").per_body
