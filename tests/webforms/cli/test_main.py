"""The command `koosrada` itself."""

from importlib.metadata import version

from click.testing import CliRunner

from webforms.cli import main


def test_it_tells_its_version():
    result = CliRunner().invoke(main, ["--version"])
    assert result.exit_code == 0
    assert version("koosrada") in result.output


def test_it_explains_itself():
    result = CliRunner().invoke(main, ["--help"])
    assert result.exit_code == 0
    assert result.output.startswith("Usage: koosrada")


def test_it_refuses_a_command_that_it_does_not_know():
    result = CliRunner().invoke(main, ["nonsense"])
    assert result.exit_code == 2
    assert "No such command 'nonsense'" in result.output
