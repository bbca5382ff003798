"""What can be said about a decision table without any data: gaps, overlaps, rules and cells without effect."""

from engine.dmn.analysis.findings import DeadCell, Gap, NotAnalysed, Overlap, TableAnalysis, Unreachable
from engine.dmn.analysis.table import analyse_table

__all__ = ["DeadCell", "Gap", "NotAnalysed", "Overlap", "TableAnalysis", "Unreachable", "analyse_table"]
