#!/usr/bin/python3
"""Checks that HTML fragments parse without an error: html5lib, strict, as a fragment in a <div>.

    html5lib_check.py FILE...           each file holds one fragment
    html5lib_check.py --nul FILE...     fragments in a file are separated by NUL
    html5lib_check.py --pages FILE...   each file is a whole page
    html5lib_check.py --feeds FILE...   each file is a JSON Feed, whose items' content_html are fragments

Prints FILE[:NUMBER]:LINE:COLUMN: error, for each fragment's errors. Exit: 0 none, 1 some, 2 a file cannot be read.
Needs Debian's python3-html5lib.
"""
import json
import sys

import html5lib
from html5lib.constants import E

MOST_ERRORS_SHOWN = 3


def errors_of(text, is_page):
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    if is_page:
        parser.parse(text)
    else:
        parser.parseFragment(text, container="div")
    for position, code, data in parser.errors:
        yield position, E.get(code, code) % data if isinstance(data, dict) else code


def texts_of(path, mode):
    with open(path, encoding="utf-8", newline="") as file:
        text = file.read()
    if mode == "--feeds":
        return [(f"{path}: {item['id']}", item.get("content_html", "")) for item in json.loads(text)["items"]]
    if mode != "--nul":
        return [(path, text)]
    return [(f"{path}:{number}", part) for number, part in enumerate(text.split("\0"), 1)]


def check(path, mode):
    failed = 0
    for name, text in texts_of(path, mode):
        errors = list(errors_of(text, mode == "--pages"))
        failed += bool(errors)
        for (line, column), message in errors[:MOST_ERRORS_SHOWN]:
            print(f"{name}:{line}:{column}: {message}")
    return failed


def main(arguments):
    mode = arguments[0] if arguments[:1] in (["--nul"], ["--pages"], ["--feeds"]) else None
    paths = arguments[1:] if mode else arguments
    try:
        failed = sum(check(path, mode) for path in paths)
    except (OSError, UnicodeDecodeError) as error:
        print(f"html5lib_check: {error}", file=sys.stderr)
        return 2
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
