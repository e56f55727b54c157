"""The chain of sources of a statement, nearest last."""

import pytest

import reconcile
from reconcile.extraction.attribution import attribution
from reconcile.language import analyse
from reconcile.model import Span


def chain(text: str, value: str) -> tuple[str, ...]:
    document = next(iter(analyse([reconcile.Article(id="a", text=text)])))
    at = text.index(value)
    sentence = next(s for s in document.sentences if s.start <= at < s.end)
    return attribution(document, sentence, Span(at, at + len(value)))


@pytest.mark.parametrize(
    ("text", "value", "expected"),
    [
        ("Police said 12 people were hurt.", "12", ("Police",)),
        ("The pier was built in 1911 and cost $3 million.", "$3 million", ()),
        ("Nearly 40 pumps failed, according to Harbor News Service.", "40", ("Harbor News Service",)),
        ("Forty pumps failed on Monday, Mayor Dana Orr said Tuesday.", "Forty", ("Dana Orr",)),
        ("The Courier reported that the county's auditor found that 40 pumps had failed.", "40", ("Courier", "county's auditor")),
        ("A report by the county's auditor found that 70 percent of pumps had failed.", "70 percent", ("county's auditor",)),
        ("The study, released by the Port Institute, shows that 30 percent of boats leak.", "30 percent", ("Port Institute",)),
        ("“We lost 40 pumps,” Dana Orr told reporters.", "40", ("Dana Orr",)),
        ("PORT ELLERY (AP) — Forty pumps failed on Monday.", "Forty", ("Associated Press",)),
        ("Dana Orr told reporters on Tuesday that the pumps were fine.", "Tuesday", ("Dana Orr",)),
        ("Dana Orr estimates the cost at $4 million.", "$4 million", ("Dana Orr",)),
        ("In 2011, Dana Orr said the pumps were fine.", "2011", ()),
        (
            "The regatta's organisers, It's Time to Sail, said on Facebook that they believed 40 pumps had failed.",
            "40",
            ("regatta's organisers",),
        ),
        ("Mayor Dana Orr, speaking with reporters at the depot on Tuesday, gave a firm no.", "Tuesday", ("Dana Orr",)),
        ("Dana Orr, who said that 40 pumps had failed, left the meeting.", "40", ("Dana Orr",)),
        ("The mayor of the 40 islands said the pumps were fine.", "40", ()),
    ],
)
def test_who_is_credited(text: str, value: str, expected: tuple[str, ...]) -> None:
    assert chain(text, value) == expected
