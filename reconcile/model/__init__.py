"""The nouns. Frozen, slotted dataclasses and enums; nothing here imports a stage or a library."""

from reconcile.model.amount import Amount, Bound
from reconcile.model.comparison import Comparison, Kinship, Relation, Verdict
from reconcile.model.draft import DraftCheck, Ruling, Standing
from reconcile.model.fact import Fact, Frame, Mention, Modality
from reconcile.model.finding import Cluster, Finding, Link, Position, Report, Severity
from reconcile.model.kind import FactKind, Kinds, Telling
from reconcile.model.text import Article, Document, Entity, EntityType, Sentence, Span, Token, Zone
from reconcile.model.time import Clock, Granularity, Interval, TimeRole, When

__all__ = [
    "Amount",
    "Article",
    "Bound",
    "Clock",
    "Cluster",
    "Comparison",
    "Document",
    "DraftCheck",
    "Entity",
    "EntityType",
    "Fact",
    "FactKind",
    "Finding",
    "Frame",
    "Granularity",
    "Interval",
    "Kinds",
    "Kinship",
    "Link",
    "Mention",
    "Modality",
    "Position",
    "Relation",
    "Report",
    "Ruling",
    "Sentence",
    "Severity",
    "Span",
    "Standing",
    "Telling",
    "TimeRole",
    "Token",
    "Verdict",
    "When",
    "Zone",
]
