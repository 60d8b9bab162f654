"""The parts of a sheet. None of them reads or writes the journal."""
