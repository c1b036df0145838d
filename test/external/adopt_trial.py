#!/usr/bin/env python3
"""Builds the posts of samples/full with jekyll and jekyll-feed and with hugo, adopts each feed, builds with almanac, and
compares: no entry that was published may be sent again, and each keeps its id.

    adopt_trial.py ALMANAC

What is not installed is passed over, aloud. Exit: 0 nothing is sent again, 1 something is, 2 a generator does not build.
"""

import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
URL = "http://old.example"  # almanac's site is https and another host: nothing but the lock keeps the ids
HUGO = f"""baseURL = "{URL}/"
title = "Marram Notes"
disableKinds = ["taxonomy", "term"]
[permalinks]
posts = "/blog/:year/:month/:slug/"
[frontmatter]
date = [":filename", "date"]
"""
# Posts without a slug of their own have the file's name as jekyll takes it.
JEKYLL = f"url: {URL}\ntitle: Marram Notes\npermalink: /notes/:year/:title.html\nplugins: [jekyll-feed]\nfeed: {{posts_limit: 1000}}\ntimezone: Europe/Berlin\n"
JEKYLL += "liquid: {error_mode: lax}\nmarkdown: kramdown\nkramdown: {input: kramdown}\n"
ENVIRONMENT = dict(os.environ, SOURCE_DATE_EPOCH="1717200000", LANG="C.UTF-8")  # 2024-06-01


def run(*command, codes=(0,), **options):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, env=ENVIRONMENT, check=False, **options)
    if done.returncode not in codes:
        print(f"adopt_trial: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        sys.exit(2)
    return done


def build_with_hugo(folder):
    """The feed that hugo makes of the posts, by its own template."""
    shutil.copytree(ROOT / "samples/full/_posts", folder / "content/posts")
    (folder / "layouts/_default").mkdir(parents=True)
    for name in ("_default/single", "_default/list", "index"):
        (folder / f"layouts/{name}.html").write_text("{{ .Content }}")
    (folder / "hugo.toml").write_text(HUGO)
    run("hugo", "--source", folder, "--quiet")
    return folder / "public/index.xml"


def build_with_jekyll(folder):
    shutil.copytree(ROOT / "samples/full/_posts", folder / "_posts")
    (folder / "_config.yml").write_text(JEKYLL)
    run("jekyll", "build", "--source", folder, "--destination", folder / "_site")
    return folder / "_site/feed.xml"


def changes(almanac, old, new):
    lines = run(almanac, "diff", old, new, "--format", "jsonl", codes=(0, 1)).stdout.splitlines()
    return [json.loads(line) for line in lines]


def try_one(almanac, generator, build, folder):
    old = build(folder / generator)
    site = folder / f"{generator}-site"
    shutil.copytree(ROOT / "samples/full", site, ignore=shutil.ignore_patterns("expected", "almanac.lock"))
    for post in (site / "_posts").rglob("*.m*"):  # an author who pins ids to other ones than are published wants them sent
        post.write_text("\n".join(line for line in post.read_text().split("\n") if not line.startswith("id: ")))
    new = site / "_site" / ("atom.xml" if generator == "jekyll" else "rss.xml")
    run(almanac, "build", site, "--quiet")
    before = [change for change in changes(almanac, old, new) if change["change"] == "resent"]
    (site / "almanac.lock").unlink(missing_ok=True)
    adopted = run(almanac, "adopt", old, "--site", site)
    run(almanac, "build", site, "--quiet")
    after = changes(almanac, old, new)
    again = [change for change in after if change["change"] in ("resent", "new")]
    gone = [change for change in after if change["change"] == "gone"]
    unmatched = adopted.stderr.count("[UnmatchedEntry]")
    for change in again + gone:
        print(f"adopt_trial: {generator}: {change['change']}: {change}")
    if not before:
        print(f"adopt_trial: {generator}: without adopt nothing would be sent again: the trial shows nothing")
    if unmatched:
        print(adopted.stderr)
    failed = bool(again or gone or unmatched or not before)
    print(f"adopt_trial: {'FAILED' if failed else 'ok'}: {generator}: {adopted.stdout.splitlines()[0]}; without adopt "
          f"{len(before)} would be sent again, with it {len(again)}")  # fmt: skip
    return failed


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    almanac = pathlib.Path(sys.argv[1]).resolve()
    failed = False
    with tempfile.TemporaryDirectory() as scratch:
        for generator, build in (("hugo", build_with_hugo), ("jekyll", build_with_jekyll)):
            if shutil.which(generator) is None:
                print(f"adopt_trial: passed over: {generator} is not installed")
            else:
                failed |= try_one(almanac, generator, build, pathlib.Path(scratch))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
