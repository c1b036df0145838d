#!/usr/bin/python3
"""Compares core/html with html5lib (Debian: python3-html5lib) on the HTML of posts: whether each has a parse error.

    html5lib_verdicts.py HTML_ERRORS [FOLDER]

HTML_ERRORS is the program built from test/tools/html_errors.cpp; FOLDER holds posts (.md, .markdown, .html) at any
depth, by default the blogs beside the project; without them there is nothing to compare. Front matter is dropped,
Markdown is rendered by cmark-gfm with raw HTML kept. Prints each disagreement with what either side found, then the
agreement; exit code 1 where it is under 99 %.
"""

import collections
import multiprocessing
import pathlib
import re
import subprocess
import sys
import tempfile

import html5lib

FRONT_MATTER = re.compile(r"\A\ufeff?(---|\+\+\+)[ \t]*\r?\n.*?^\1[ \t]*(\r?\n|\Z)", re.DOTALL | re.MULTILINE)
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough", "-e", "autolink", "-e", "footnotes"]


def html_of(path):
    text = path.read_bytes().decode("utf-8", "replace")
    body = FRONT_MATTER.sub("", text, count=1)
    if path.suffix == ".html":
        return body
    return subprocess.run(CMARK, input=body.encode(), capture_output=True, check=True).stdout.decode("utf-8", "replace")


def oracle(html):
    parser = html5lib.HTMLParser()
    parser.parseFragment(html, container="div")
    return [f"{code}@{line}:{column}" for (line, column), code, _ in parser.errors]


def render(path):
    html = html_of(path)
    return html, oracle(html)


def ours(program, folder, count):
    names = [str(folder / f"{i}.html") for i in range(count)]
    run = subprocess.run([program], input="\n".join(names) + "\n", capture_output=True, text=True, check=True)
    found = [[] for _ in names]
    for row in run.stdout.splitlines():
        name, code, line, column = row.split("\t")
        found[int(pathlib.Path(name).stem)].append(f"{code}@{line}:{column}")
    return found


def find_blogs():
    source = pathlib.Path(__file__).resolve().parent.parent.parent
    for folder in ("../shared/corpora", "../../shared/corpora", "../../../shared/corpora"):
        if (source / folder).is_dir():
            return source / folder
    print("html5lib_verdicts: passed over: no ../shared/corpora beside the project")
    sys.exit(0)


def main(program, root):
    paths = sorted(path for path in pathlib.Path(root).rglob("*") if path.suffix in (".md", ".markdown", ".html"))
    with multiprocessing.Pool(2) as pool:
        answers = pool.map(render, paths, chunksize=16)
    with tempfile.TemporaryDirectory() as folder:
        for i, (html, _) in enumerate(answers):
            (pathlib.Path(folder) / f"{i}.html").write_bytes(html.encode())
        found = ours(program, pathlib.Path(folder), len(paths))
    tally = collections.Counter()
    for path, (_, theirs), mine in zip(paths, answers, found):
        tally[bool(mine), bool(theirs)] += 1
        if bool(mine) != bool(theirs):
            print(f"{path}\n  core/html: {' '.join(mine[:8])}\n  html5lib:  {' '.join(theirs[:8])}")
    same = tally[True, True] + tally[False, False]
    print(f"{len(paths)} posts: {same} with the same verdict ({100 * same / max(len(paths), 1):.2f} %); errors in both "
          f"{tally[True, True]}, in neither {tally[False, False]}, only here {tally[True, False]}, "
          f"only in html5lib {tally[False, True]}")
    return 0 if same * 100 >= len(paths) * 99 else 1


if __name__ == "__main__":
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else find_blogs()))
