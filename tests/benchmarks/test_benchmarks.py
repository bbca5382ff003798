"""The measurements run; what they find is for people to judge."""

import json

from tests.benchmarks.__main__ import main


def test_they_print_and_write_what_they_find(tmp_path, capsys):
    report = tmp_path / "bench.json"
    main(["--quick", str(report)])
    measures = {measure["name"]: measure for measure in json.loads(report.read_text(encoding="utf-8"))["measures"]}
    assert measures["ratio of the two"]["value"] > 0
    assert measures["time of the worst attack"]["unit"] == "ms"
    assert measures["deciding by a table of 100 rules"]["aim"] == "< 150"
    printed = capsys.readouterr().out.splitlines()
    assert len(printed) == len(measures)
    assert all(len(line) <= 100 for line in printed)
