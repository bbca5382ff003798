"""Conformance: test cases in the layout of the public DMN TCK, run against this implementation."""

from engine.dmn.conformance.reports import FailedCase, FolderReport, SuiteReport
from engine.dmn.conformance.runner import run_folder, run_suite

__all__ = ["FailedCase", "FolderReport", "SuiteReport", "run_folder", "run_suite"]
