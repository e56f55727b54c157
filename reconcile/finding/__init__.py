"""Graph → findings: positions, severity, order, headline, reason, question."""

from reconcile.finding.build import build

__all__ = ["build"]
