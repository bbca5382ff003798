"""The rules, one file each: `check(package)` gives the problems; docs/lint has a page on each."""
