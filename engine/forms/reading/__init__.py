"""Reading form-js JSON."""

from engine.forms.reading.form import read_form

__all__ = ["read_form"]
