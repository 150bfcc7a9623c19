"""Reading: untrusted bytes into reports, one format a file; what cannot be read is named and the rest goes on."""

from khabar.read.inputs import Input, read_inputs

__all__ = ["Input", "read_inputs"]
