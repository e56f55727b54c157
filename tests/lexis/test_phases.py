"""At what phase a verb tells its act."""

import pytest

from reconcile.language import analyse
from reconcile.lexis.phases import Phase, phase
from reconcile.lexis.topic import one_story, topic
from reconcile.model import Article


@pytest.mark.parametrize(
    ("text", "verb", "reached"),
    [
        ("The mayor is expected to sign the contract.", "sign", Phase.PLANNED),
        ("The mayor vowed to sign the contract.", "sign", Phase.PLANNED),
        ("The mayor will sign the contract.", "sign", Phase.PLANNED),
        ("The mayor said she would sign the contract.", "sign", Phase.PLANNED),
        ("The mayor is considering signing the contract.", "signing", Phase.WEIGHED),
        ("The mayor may sign the contract.", "sign", Phase.WEIGHED),
        ("The mayor has yet to sign the contract.", "sign", Phase.PENDING),
        ("The mayor has not yet signed the contract.", "signed", Phase.PENDING),
        ("The mayor refused to sign the contract.", "sign", Phase.REFUSED),
        ("The mayor will not sign the contract.", "sign", Phase.REFUSED),
        ("The mayor ruled out signing the contract.", "signing", Phase.REFUSED),
        ("The mayor signed the contract.", "signed", Phase.DONE),
        ("The contract has been signed.", "signed", Phase.DONE),
        ("The mayor could sign the contract.", "sign", None),
        ("The mayor went there to sign the contract.", "sign", None),
        ("If the mayor signed the contract, she would regret it.", "signed", None),
        ("The mayor signs contracts.", "signs", None),
    ],
)
def test_phase(text: str, verb: str, reached: Phase | None) -> None:
    document = next(iter(analyse([Article(id="a", text=text)])))
    assert phase(document, next(t for t in document.tokens if t.text == verb)) is reached


def test_topics_tell_stories_apart() -> None:
    one = "The ferry Osprey hit the pier at Brindle harbor. The harbor master of Brindle blamed the captain, the fog and the engine."
    other = "The captain of the ferry Osprey, which hit a pier in Brindle, blamed the fog, the harbor lights and the engine."
    third = "The captain of the school team in Marlow blamed the referee, the rain and the grass."
    topics = [topic(d) for d in analyse([Article(id=str(n), text=t) for n, t in enumerate((one, other, third))])]
    assert one_story(topics[0], topics[1])
    assert not one_story(topics[0], topics[2])
