#!/usr/bin/env python3
"""Builds a Jekyll blog twice, with jekyll and jekyll-feed and with almanac, and compares what subscribers and links rely
on: the posts' addresses, and the ids of the feed and of its entries. A blog that moves to almanac sends nothing again.

    jekyll_oracle.py [--almanac PROGRAM] [--site FOLDER]

Without --site it takes corpora/zalando of the data that lies beside the project. Where that or jekyll is absent, it says
so and passes. Exit: 0 the same (or passed over), 1 different, 2 one of the two does not build.
"""

import argparse
import pathlib
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree

ATOM = "{http://www.w3.org/2005/Atom}"
ROOT = pathlib.Path(__file__).resolve().parents[2]
# Only what Debian has: no theme, no other plugins or converters; and every post in the feed.
OVERLAY = "plugins: [jekyll-paginate, jekyll-feed]\ngems: []\nsafe: false\ntheme: null\nmarkdown: kramdown\nkramdown: {input: kramdown}\n"
OVERLAY += "feed: {posts_limit: 100000}\nliquid: {error_mode: lax}\n"


def pass_over(reason):
    print(f"jekyll_oracle: passed over: {reason}")
    sys.exit(0)


def find_corpus():
    for folder in ("../shared", "../../shared", "../../../shared"):
        if (found := ROOT / folder / "corpora/zalando").is_dir():
            return found
    return pass_over("no ../shared/corpora/zalando beside the project")


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True, env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8"})
    if done.returncode != 0:
        print(f"jekyll_oracle: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        sys.exit(2)


def make_writable(folder):
    for path in [folder, *folder.rglob("*")]:
        path.chmod(0o755 if path.is_dir() else 0o644)


def facts(output):
    """What must be the same: {what: value} of a built site."""
    feed = xml.etree.ElementTree.parse(output / "feed.xml").getroot()
    entries = feed.findall(ATOM + "entry")
    found = {"id of the feed": feed.findtext(ATOM + "id")}
    for entry in entries:
        url = entry.find(ATOM + "link[@rel='alternate']").get("href")
        found[f"id of {url}"] = entry.findtext(ATOM + "id")
        found[f"published of {url}"] = entry.findtext(ATOM + "published")[:19]
        path = url.split("/", 3)[3]
        found[f"page of {url}"] = (output / path / "index.html").is_file() or (output / path).is_file()
    found["order"] = [entry.findtext(ATOM + "id") for entry in entries]
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--almanac", type=pathlib.Path, default=ROOT / "build/almanac")
    parser.add_argument("--site", type=pathlib.Path)
    parser.add_argument("--jekyll", default="", help="further arguments for jekyll")
    options = parser.parse_args()
    site = options.site or find_corpus()
    jekyll = shutil.which("jekyll") or pass_over("jekyll is not installed")
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        shutil.copytree(site, scratch / "site")
        make_writable(scratch / "site")
        (scratch / "overlay.yml").write_text(OVERLAY)
        with (scratch / "site/almanac.yml").open("a") as settings:
            settings.write("feed_limit: 100000\n")
        run(options.almanac.resolve(), "build", scratch / "site", "--output", scratch / "almanac", "--quiet")
        run(jekyll, "build", "--source", scratch / "site", "--destination", scratch / "jekyll",
            "--config", f"{scratch}/site/_config.yml,{scratch}/overlay.yml", "--disable-disk-cache", "--trace", *options.jekyll.split())
        expected, found = facts(scratch / "jekyll"), facts(scratch / "almanac")
    differences = [what for what in expected.keys() | found.keys() if expected.get(what) != found.get(what)]
    for what in sorted(differences):
        print(f"{what}:\n  jekyll:  {expected.get(what)}\n  almanac: {found.get(what)}")
    posts = sum(what.startswith("page of") for what in expected)
    print(f"jekyll_oracle: {posts} posts, {len(differences)} differences")
    return 1 if differences or posts == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
