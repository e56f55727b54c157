"""Clusters → the agreement and conflict graph, and its forms for other programs. The home of networkx."""

from reconcile.graphing.connect import Graph, connect
from reconcile.graphing.export import FORMS, export, to_document

__all__ = ["FORMS", "Graph", "connect", "export", "to_document"]
