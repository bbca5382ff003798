"""Regular expressions as FEEL uses them: XPath and XQuery Functions 3.1, clause 5.6, on top of XML Schema part 2."""

from engine.feel.xpath_regex.functions import MAX_ITEMS, MAX_TEXT, TIMEOUT, is_valid, matches, prepare, replace, split

__all__ = ["MAX_ITEMS", "MAX_TEXT", "TIMEOUT", "is_valid", "matches", "prepare", "replace", "split"]
