#!/usr/bin/env python3
"""Builds a copy of a site, goes on with the blog (posts of later months are added; those of the newest month are changed,
deleted and mention old ones), builds again, and compares every archive document: what was closed has the same bytes, but for
the link to the next archive, which the last one gets when the next one appears (RFC 5005 4).

    closed_documents.py ALMANAC SITE

Exit: 0 all the same, 1 some differ, 2 it does not build.
"""

import datetime
import json
import pathlib
import shutil
import subprocess
import sys
import tempfile

NOW = "2100-01-01T00:00:00Z"


def run(*command):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False)
    if done.returncode != 0:
        print(f"closed_documents: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        sys.exit(2)
    return done.stdout


def build(almanac, site, output):
    run(almanac, "build", site, "--output", output, "--now", NOW, "--quiet")
    files = {path.relative_to(output): path.read_bytes() for path in output.rglob("*") if path.is_file()}
    return {path: bytes for path, bytes in files.items() if is_archive(path, bytes, files)}


def is_archive(path, contents, files):
    """A JSON document is one where the documents beside it are: it has no mark of its own."""
    if path.name == "feed.json":
        beside = [files.get(path.with_name(name), b"") for name in ("atom.xml", "rss.xml")]
        return any(b"<fh:archive" in other for other in beside)
    return path.suffix == ".xml" and b"<fh:archive" in contents


def write_post(site, day, name, old):
    text = f"---\ntitle: {name}\ntags: [{', '.join(map(json.dumps, old['tags'] + ['added']))}]\n---\nOn [{name}]({old['url']}).\n"
    (site / "_posts" / f"{day}-{name}.md").write_text(text, encoding="utf-8")


def go_on(site, posts):
    """Deletes the newest post, changes the others of its month, and adds posts of that month and of two later ones."""
    newest = posts[0]["day"]
    (site / posts[0]["path"]).unlink()
    for post in posts[1:]:
        if post["day"][:7] == newest[:7]:
            path = site / post["path"]
            path.write_text(path.read_text(encoding="utf-8") + "\nChanged since.\n", encoding="utf-8")
    day = datetime.date.fromisoformat(newest)
    write_post(site, day, "added-now", posts[-1])
    for days in (32, 33, 70):
        write_post(site, day + datetime.timedelta(days), f"added-after-{days}-days", posts[len(posts) // 2])


def without_next(document):
    return b"\n".join(line for line in document.split(b"\n") if b'rel="next-archive"' not in line)


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    almanac = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        site = pathlib.Path(folder) / "site"
        shutil.copytree(sys.argv[2], site)
        posts = [json.loads(row) for row in run(almanac, "list", site, "--json", "--now", NOW).strip("\n").split("\n")]
        before = build(almanac, site, pathlib.Path(folder) / "before")
        go_on(site, posts)
        after = build(almanac, site, pathlib.Path(folder) / "after")
    changed = [path for path, document in before.items() if after.get(path) != document]
    got_next = [path for path in changed if path in after and b'rel="next-archive"' not in before[path]
                and without_next(after[path]) == before[path]]  # fmt: skip
    wrong = sorted(map(str, set(changed) - set(got_next)))
    for path in wrong:
        print(f"closed_documents: {path} {'changed' if pathlib.Path(path) in after else 'is gone'}")
    if not before or len(after) <= len(before):
        wrong.append("nothing")
        print(f"closed_documents: {len(before)} archive documents before and {len(after)} after: nothing was compared")
    print(f"closed_documents: {'FAILED' if wrong else 'ok'}: {len(before)} archive documents, {len(got_next)} got their next one, "
          f"{len(wrong)} differ; {len(after) - len(before)} came")  # fmt: skip
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
