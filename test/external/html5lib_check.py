#!/usr/bin/python3
"""Checks that HTML fragments parse without an error: html5lib, strict, as a fragment in a <div>.

    html5lib_check.py FILE...           each file holds one fragment
    html5lib_check.py --nul FILE...     fragments in a file are separated by NUL

Prints FILE[:NUMBER]:LINE:COLUMN: error, for each fragment's errors. Exit: 0 none, 1 some, 2 a file cannot be read.
Needs Debian's python3-html5lib.
"""
import sys

import html5lib
from html5lib.constants import E

MOST_ERRORS_SHOWN = 3


def errors_of(fragment):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    parser.parseFragment(fragment, container="div")
    for position, code, data in parser.errors:
        yield position, E.get(code, code) % data if isinstance(data, dict) else code


def fragments_of(path, separated):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if not separated:
        return [(path, text)]
    return [(f"{path}:{number}", part) for number, part in enumerate(text.split("\0"), 1)]


def check(path, separated):
    failed = 0
    for name, fragment in fragments_of(path, separated):
        errors = list(errors_of(fragment))
        failed += bool(errors)
        for (line, column), message in errors[:MOST_ERRORS_SHOWN]:
            print(f"{name}:{line}:{column}: {message}")
    return failed


def main(arguments):
    separated = arguments[:1] == ["--nul"]
    paths = arguments[1:] if separated else arguments
    try:
        failed = sum(check(path, separated) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        print(f"html5lib_check: {error}", file=sys.stderr)
        return 2
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
