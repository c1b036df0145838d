#!/usr/bin/env python3
"""Writes src/core/html/entity_table.inc: the named character references of the HTML standard (13.5), sorted by name,
each with its text in UTF-8. Python's standard library carries the list."""

import pathlib
from html.entities import html5

target = pathlib.Path(__file__).parent.parent / "src/core/html/entity_table.inc"


def row(name):
    text = "".join(f"\\x{byte:02x}" for byte in html5[name].encode())
    return f'{{"{name}", "{text}"}},\n'


target.write_text("// Written by scripts/make_entities.py.\n" + "".join(row(name) for name in sorted(html5)))
