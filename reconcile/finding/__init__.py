"""Graph → findings: positions, severity, order, headline, reason, question."""

from reconcile.finding.build import build, merged

__all__ = ["build", "merged"]
