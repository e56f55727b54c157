"""Two credits to one source are recognised, two sources are kept apart."""

import pytest

from reconcile.provenance.sources import same_source


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("the county's chief budget officer", "Mason County's chief budget officer"),
        ("Mayor Ana Ortiz", "Ortiz"),
        ("police", "the police"),
        ("Sheriff Dan Kimble", "Kimble, the sheriff"),
        ("Harbor Police", "Harbour Police"),
    ],
)
def test_one_source(left: str, right: str) -> None:
    assert same_source(left, right)
    assert same_source(right, left)


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("Mayor Ana Ortiz", "Mayor Luis Grant"),
        ("", "police"),
        ("the hospital", "the police"),
        ("a union spokesman", "a company spokesman"),
        ("President Hale", "the president of the union"),
    ],
)
def test_two_sources(left: str, right: str) -> None:
    assert not same_source(left, right)
