"""Reading file formats within bounds: bytes from strangers → rows of text.

Runs in the child process of ``importers.files.isolation``; imports neither Django nor the
database, and raises only ``importers.files.refusals.Refused``.
"""
