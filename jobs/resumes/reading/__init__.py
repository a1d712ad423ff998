"""From the bytes of a file to a resume: lines with their layout, sections, entries, fields.

Pure, and run in a process of its own (`python -m jobs.resumes.reading`): it imports no Django and
nothing that it does not need, so that it starts fast and can die alone.
"""
