"""How two statements of who is what relate. Most persons have many true descriptions: incomparable is the rule."""

from __future__ import annotations

from reconcile.kinds.role.value import Role, Tenure
from reconcile.lexis.organizations import initials
from reconcile.lexis.places import level
from reconcile.lexis.similarity import edits
from reconcile.lexis.spelling import one_given_name, one_sex
from reconcile.model import Comparison, Fact, Kinship, Relation, Verdict

_COURTESY = frozenset({"president", "vice president", "senator", "state senator", "governor", "ambassador", "judge", "first lady", "secretary", "secretary of state", "representative", "state representative", "mayor", "justice", "president-elect", "vice president-elect"})  # fmt: skip
"""Offices whose title is kept out of courtesy when they are over, or that are passed over in a title."""
_RANKS = frozenset({"rank", "police rank"})
_GENERIC = frozenset({"executive", "official"})
_EXCLUSIVE = (
    ("senator", "representative"), ("majority leader", "minority leader"), ("majority whip", "minority whip"), ("governor", "lieutenant governor"),
    ("director", "deputy director"), ("director", "assistant director"), ("police chief", "assistant chief"), ("police chief", "deputy chief"),
    ("chief", "assistant chief"), ("chief", "deputy chief"), ("chief constable", "assistant chief constable"), ("chief constable", "deputy chief constable"),
    ("assistant chief constable", "deputy chief constable"), ("assistant chief", "deputy chief"), ("commissioner", "deputy commissioner"), ("mayor", "deputy mayor"),
    ("attorney general", "deputy attorney general"), ("chair", "vice chair"), ("president", "vice president"), ("sheriff", "undersheriff"),
    ("brother", "cousin"), ("brother", "husband"), ("brother", "father"), ("brother", "son"), ("sister", "wife"), ("sister", "mother"), ("sister", "daughter"),
    ("sister", "cousin"), ("wife", "mother"), ("wife", "daughter"), ("husband", "father"), ("husband", "son"), ("father", "son"), ("mother", "daughter"),
    ("uncle", "cousin"), ("aunt", "cousin"), ("nephew", "son"), ("niece", "daughter"), ("wife", "girlfriend"), ("husband", "boyfriend"),
    ("sergeant", "lieutenant"), ("sergeant", "captain"), ("lieutenant", "captain"), ("captain", "major"), ("colonel", "captain"), ("colonel", "major"),
)  # fmt: skip
_APART = frozenset(_EXCLUSIVE) | {(b, a) for a, b in _EXCLUSIVE}


_TIMELESS = frozenset({"kin", "tie", "trade", "candidate", "service", "seat", "succession", "founder", "filling"})
"""Families in which "former" and "present" are said of one thing at one time."""
_LOOSE = {
    "member": None,
    "employee": None,
    "official": frozenset({"executive", "deputy director", "director", "lawyer", "adviser", "prosecutor", "deputy attorney general", "agent", "deputy secretary", "company officer", "company head", "counsel", "staff", "deputy staff", "press", "administrator", "commissioner", "manager", "head of"}),
    "executive": frozenset({"company head", "company officer", "chair", "director", "founder"}),
    "head": frozenset({"company head", "chair", "director", "head", "administrator", "commissioner", "police head", "fire head", "chief constable", "superintendent", "chamber leader", "leader", "manager", "dean", "principal"}),
    "prosecutor": frozenset({"attorney general", "deputy attorney general", "counsel"}),
    "us attorney": frozenset(), "lawmaker": frozenset({"federal legislator", "state legislator", "parliament", "council", "county"}),
    "whip": frozenset({"whip"}), "democratic leader": frozenset({"chamber leader"}), "republican leader": frozenset({"chamber leader"}),
    "chief": frozenset({"police head", "fire head", "chief constable"}), "adviser": frozenset({"security adviser", "staff", "deputy staff", "press", "counsel"}),
    "lawyer": frozenset({"counsel"}), "secretary": frozenset({"secretary"}), "minister": frozenset({"minister"}),
}  # fmt: skip
"""Offices that say less than others: the families one of which may be meant (None: any but relations)."""
_OF_STATES = frozenset({"federal legislator", "state legislator", "governor", "vice governor", "attorney general"})
_PARTIES = {"democratic": "Democrat", "republican": "Republican"}
_RELATIONS = frozenset({"filling", "kin", "tie", "succession", "seat", "candidate", "journalist"})


def same_person(left: Role, right: Role) -> bool:
    """Whether two keys name one person: equal, one the bare last name of the other, or with a short and a full given name."""
    if left.person == right.person:
        return True
    a, b = left.person.split(), right.person.split()
    if not a or not b or a[-1] != b[-1]:
        return False
    return min(len(a), len(b)) == 1 or (one_given_name(a[0], b[0]) and one_sex(a[0], b[0]) and min(len(a[0]), len(b[0])) >= 2)


def looser(left: Role, right: Role) -> bool:
    """Whether the one office may be the other in looser words, of the same body: "an official of" and "a lawyer in" one department."""
    for a, b in ((left, right), (right, left)):
        if a.office not in _LOOSE or a.office == b.office:
            continue
        families = _LOOSE[a.office]
        if families is None and (b.family in _RELATIONS or not a.body):
            continue
        if families is not None and b.family not in families:
            continue
        if a.body and b.body and bodies_fit(a, b):
            return True
        if a.office in ("democratic leader", "republican leader", "whip") and bodies_fit(a, b):
            return True
    return False


def spelled_alike(left: Role, right: Role) -> bool:
    """Whether two names differ by a slip of spelling: one first name, last names of five letters or more a letter apart."""
    a, b = left.person.split(), right.person.split()
    if len(a) < 2 or len(b) < 2:
        return False
    pairs = ((a[0], b[0], a[-1], b[-1]), (a[-1], b[-1], a[0], b[0]))
    return any(same == other and min(len(x), len(y)) >= 5 and edits(x, y) == 1 for same, other, x, y in pairs)


def bodies_fit(left: Role, right: Role) -> bool:
    """Whether what the offices are of may be one: equal, unsaid, or one name inside the other."""
    if not left.body or not right.body or left.body == right.body:
        return True
    a, b = set(left.body.split()), set(right.body.split())
    return (
        a <= b
        or b <= a
        or left.body in initials(right.body)
        or right.body in initials(left.body)
        or (min(len(left.body), len(right.body)) >= 8 and edits(left.body, right.body) == 1)
    )


def _senate_or_state(left: Role, right: Role) -> bool:
    """A legislator's chamber and state are both said of the office."""
    chambers = {"senate", "house of representatives", "congress", "united states"}
    return left.family == right.family == "federal legislator" and bool({left.body, right.body} & chambers)


def kinship(left: Fact[Role], right: Fact[Role]) -> Kinship:
    """Same person or, for offices that one holds at a time, same office."""
    a, b = left.value, right.value
    one = same_person(a, b) or (spelled_alike(a, b) and a.office == b.office)
    if not one:
        if compare(left, right).relation is Relation.INCOMPARABLE:
            return Kinship(0.0, "two persons", Verdict.DIFFERENT)
        return Kinship(0.9, "one office with one holder at a time", Verdict.SAME)
    relation = compare(left, right).relation
    if relation is Relation.INCOMPARABLE:
        return Kinship(0.3, "two offices of one person", Verdict.UNSURE)
    if a.office != b.office and relation.agrees:
        return Kinship(0.8, "one office in looser words", Verdict.SAME)
    if relation.differs and left.article == right.article:
        return Kinship(0.3, "one article says both", Verdict.UNSURE)
    return Kinship(1.0, "one person and one office", Verdict.SAME)


def compare(left: Fact[Role], right: Fact[Role]) -> Comparison:
    """Symmetric; see the module's docstring."""
    a, b = left.value, right.value
    if not (same_person(a, b) or (spelled_alike(a, b) and a.office == b.office)):
        return _two_persons(left, right)
    if a.office == b.office:
        return _one_office(left, right)
    if a.family == b.family == "filling" and not _says_both(a, b):
        return Comparison(
            Relation.CONFLICT,
            f"One article speaks of somebody to replace {a.name} for the time being, the other of a new holder of the post.",
            f"Is the replacement for {a.name} to be an interim one?",
        )
    if {a.office, b.office} & _GENERIC and a.body and b.body and bodies_fit(a, b):
        former, present = (a, b) if a.tenure is Tenure.FORMER else (b, a)
        company = {a.family, b.family} <= {"executive", "company head", "company officer", "chair", "director", "deputy director"}
        if (
            company
            and former.office in _GENERIC
            and former.tenure is Tenure.FORMER
            and present.tenure is Tenure.PRESENT
            and not _says_both(a, b)
        ):
            return _former_and_present(left, right)
    if (
        (a.office, b.office) in _APART
        and _both_present(a, b)
        and not _says_both(a, b)
        and (a.family == b.family == "kin" or (bodies_fit(a, b) and not _over_time(a, b)))
    ):
        if a.family == "kin" and (not a.body or a.body != b.body):
            return _incomparable()
        return Comparison(Relation.CONFLICT, f"{a.name} is {_with_article(a)} in one article and {_with_article(b)} in another.")
    if (
        left.article != right.article
        and looser(a, b)
        and (a.tenure is Tenure.PRESENT) == (b.tenure is Tenure.PRESENT)
        and a.acting == b.acting
    ):
        closer, wider = (b, a) if a.office in _LOOSE else (a, b)
        return Comparison(
            Relation.REFINES, f"Both tie {a.name} to {a.body_name or b.body_name}: {phrase(closer)}, and in looser words {phrase(wider)}."
        )
    return _incomparable()


def _over_time(a: Role, b: Role) -> bool:
    """Offices that one person often holds one after the other, so that a second title may be meant: only with a body said on both sides."""
    return not (a.body and b.body) and a.family not in (
        "federal legislator",
        "chamber leader",
        "rank",
        "police rank",
        "assistant chief constable",
        "deputy chief constable",
        "chief constable",
    )


def _says_both(a: Role, b: Role) -> bool:
    """One of the articles itself gives the person both offices, or both tenures of one."""
    mine, other = f"{a.office}/{a.tenure.value}", f"{b.office}/{b.tenure.value}"
    if a.office == b.office:
        return other in a.also or mine in b.also
    return any(x.startswith(f"{b.office}/") for x in a.also) or any(x.startswith(f"{a.office}/") for x in b.also)


def _both_present(a: Role, b: Role) -> bool:
    return a.tenure is b.tenure is Tenure.PRESENT and a.acting == b.acting


def _one_office(left: Fact[Role], right: Fact[Role]) -> Comparison:
    a, b = left.value, right.value
    apart = _of_two_states(left, right) or _of_two_parties(left, right)
    if apart is not None:
        return apart
    if not bodies_fit(a, b) and not _senate_or_state(a, b):
        return _incomparable()
    if {a.tenure, b.tenure} == {Tenure.FORMER, Tenure.PRESENT}:
        if a.office in _COURTESY or a.family in _RANKS or a.family in _TIMELESS or _says_both(a, b):
            return _incomparable()
        return _former_and_present(left, right)
    if a.acting != b.acting:
        return _incomparable()
    if a.body == b.body or a.body_name == b.body_name:
        return Comparison(Relation.AGREE, f"Both call {a.name} {phrase(a if a.body else b)}.")
    return Comparison(Relation.REFINES, f"Both call {a.name} {phrase(a if a.body else b)}; one says of what.")


def _of_two_states(left: Fact[Role], right: Fact[Role]) -> Comparison | None:
    """A lawmaker or governor whom one article places in one state and the other in another."""
    a, b = left.value, right.value
    if a.family not in _OF_STATES or a.body == b.body or not (level(a.body) == level(b.body) == "state") or not _surely_one(left, right):
        return None
    return Comparison(Relation.CONFLICT, f"{a.name} is {a.office} of {a.body_name} in one article and of {b.body_name} in another.")


def _of_two_parties(left: Fact[Role], right: Fact[Role]) -> Comparison | None:
    a, b = left.value, right.value
    if {a.party, b.party} != set(_PARTIES) or not _surely_one(left, right):
        return None
    return Comparison(Relation.CONFLICT, f"{a.name} is a {_PARTIES[a.party]} in one article and a {_PARTIES[b.party]} in another.")


def _surely_one(left: Fact[Role], right: Fact[Role]) -> bool:
    """Two articles, two full names that are one, and both times a title with what stands beside it."""
    a, b = left.value, right.value
    titled = left.rule == right.rule == "role.title" and left.article != right.article
    return titled and a.person == b.person and " " in a.person and a.tenure is b.tenure is Tenure.PRESENT


def _former_and_present(left: Fact[Role], right: Fact[Role]) -> Comparison:
    former, present = (left, right) if left.value.tenure is Tenure.FORMER else (right, left)
    who = former.value.name
    if former.as_of and present.as_of and former.as_of > present.as_of:
        return Comparison(
            Relation.SUPERSEDED,
            f"{who} is {_with_article(present.value)} in the older article and {_with_article(former.value)} in the newer one.",
            ahead=former.id,
        )
    return Comparison(
        Relation.CONFLICT, f"{who} is {_with_article(present.value)} in one article and {_with_article(former.value)} in another."
    )


def _two_persons(left: Fact[Role], right: Fact[Role]) -> Comparison:
    """Two holders of one office at one time."""
    a, b = left.value, right.value
    if a.office != b.office or left.article == right.article or a.person.split()[-1] != b.person.split()[-1]:
        return _incomparable()
    if (
        not _both_present(a, b)
        or a.acting
        or b.acting
        or a.rivals
        or b.rivals
        or a.family in _TIMELESS - {"candidate"}
        or not a.body
        or a.body != b.body
    ):
        return _incomparable()
    if not (a.unique or a.family == "vice chair"):
        return _incomparable()
    return Comparison(Relation.CONFLICT, f"{phrase(a)[:1].upper()}{phrase(a)[1:]} is {a.name} in one article and {b.name} in another.")


def _incomparable() -> Comparison:
    return Comparison(Relation.INCOMPARABLE, "Two descriptions that may both be true.")


def _with_article(role: Role) -> str:
    """ "the mayor of Marlow", "a former official"."""
    words = phrase(role)
    return f"the {words}" if role.unique and role.body else f"{'an' if words[0] in 'aeiou' else 'a'} {words}"


def phrase(role: Role) -> str:
    """The office as a copy editor would write it."""
    words = [
        {Tenure.FORMER: "former", Tenure.PAST: "", Tenure.PRESENT: ""}[role.tenure],
        "acting" if role.acting else "",
        role.office,
        f"of {role.body_name}" if role.body_name else "",
    ]
    return " ".join(w for w in words if w)
