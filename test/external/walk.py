#!/usr/bin/python3
"""Walks a blog through twelve changes that break feeds elsewhere, and reads each version with feedparser as a reader does
that knows an entry by its id: nothing old may count as new, nothing new may be lost. Then walks again without the lock,
where `almanac diff` has to name what subscribers would be sent again, or lose.

    walk.py ALMANAC

Exit: 0 all as it should be, 1 not (each difference is a line).
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import feedparser

problems = []


def check(holds, what):
    if not holds:
        problems.append(what)
        print("walk: " + what)


class Blog:
    """A Jekyll site, whose ids are made from its addresses: each of the changes changes some."""

    def __init__(self, folder):
        self.folder = folder
        self.settings = {"title": "Harbour", "url": "http://old.example", "permalink": "/:year/:month/:day/:title/",
                         "feed_limit": "6", "timezone": "Europe/Berlin"}  # fmt: skip
        self.settings_file = "_config.yml"
        self.tag = "harbour"
        self.added = 0
        (folder / "_posts").mkdir(parents=True)
        for month in range(1, 9):
            self.write(f"2019-{month:02}-07-post-{month}.md", f"Post {month}", f"Words of post {month}.", f"2019-{month:02}-07 23:30")

    def path(self, name):
        return self.folder / "_posts" / name

    def write(self, name, title, text, date):
        self.path(name).write_text(f"---\ntitle: {title}\ndate: {date}\ntags: [{self.tag}]\n---\n{text}\n", encoding="utf-8")

    def edit(self, name, old, new):
        text = self.path(name).read_text(encoding="utf-8")
        assert old in text, (name, old)
        self.path(name).write_text(text.replace(old, new), encoding="utf-8")

    def rename(self, old, new):
        self.path(old).rename(self.path(new))

    def add(self):
        """What the author writes meanwhile: the reader must get it."""
        self.added += 1
        day = f"2019-{9 + self.added // 8:02}-{1 + 3 * (self.added % 8):02}"
        self.write(f"{day}-added-{self.added}.md", f"Added {self.added}", f"New words, part {self.added}.", day + " 12:00")
        return f"Added {self.added}"

    def save_settings(self):
        for name in ("_config.yml", "almanac.yml"):
            (self.folder / name).unlink(missing_ok=True)
        text = "".join(f"{key}: {value}\n" for key, value in self.settings.items())
        (self.folder / self.settings_file).write_text(text, encoding="utf-8")


# The changes. Each answers which titles a subscriber of the whole feed is right to see for the first time.
def http_to_https(blog):
    blog.settings["url"] = "https://old.example"


def new_domain(blog):
    blog.settings["url"] = "https://new.example"


def new_permalink_style(blog):
    blog.settings["permalink"] = "/notes/:year/:title/"


def slug(blog):
    blog.edit("2019-08-07-post-8.md", "title: Post 8", "title: Post 8\nslug: the-eighth")


def file_renamed(blog):
    blog.rename("2019-07-07-post-7.md", "2019-07-07-seventh.md")


def renamed_and_edited(blog):
    blog.rename("2019-06-07-post-6.md", "2019-06-07-sixth.md")
    blog.edit("2019-06-07-sixth.md", "Words of post 6.", "Other words.")


def date_corrected(blog):
    blog.rename("2019-08-07-post-8.md", "2019-07-29-post-8.md")
    blog.edit("2019-07-29-post-8.md", "2019-08-07", "2019-07-29")


def zone_changed(blog):
    blog.settings["timezone"] = "Asia/Tokyo"
    blog.settings["permalink"] = "/:year/:month/:day/:title/"


def tag_feed_renamed(blog):
    for path in (blog.folder / "_posts").iterdir():
        blog.edit(path.name, f"[{blog.tag}]", "[port]")
    blog.tag = "port"


def generator_changed(blog):
    blog.settings_file = "almanac.yml"


def post_removed(blog):
    blog.rename("2019-07-29-post-8.md", "../removed.md")


def post_restored(blog):
    blog.rename("../removed.md", "2019-07-29-post-8.md")


CHANGES = [http_to_https, new_domain, new_permalink_style, slug, file_renamed, renamed_and_edited, date_corrected, zone_changed,
           tag_feed_renamed, generator_changed, post_removed, post_restored]  # fmt: skip


def run(*command, codes=(0,)):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False,
                          env=dict(os.environ, SOURCE_DATE_EPOCH="1600000000"))  # fmt: skip
    if done.returncode not in codes:
        sys.exit(f"walk: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def find_feeds(output, blog):
    """The documents that subscribers of the site and of its tag fetch, wherever they are now."""
    atom = output / ("feed.xml" if blog.settings_file == "_config.yml" else "atom.xml")
    return {"the site's Atom": atom, "the site's RSS": output / "rss.xml",
            "the tag's Atom": output / "tags" / blog.tag / "atom.xml", "the tag's RSS": output / "tags" / blog.tag / "rss.xml"}  # fmt: skip


class Reader:
    """Knows an entry by its id, and nothing else."""

    def __init__(self):
        self.known = {}

    def fetch(self, name, path):
        """The titles it shows as new."""
        parsed = feedparser.parse(path.read_bytes())
        check(not parsed.bozo, f"{path} is not well-formed: {parsed.get('bozo_exception')}")
        known = self.known.setdefault(name, {})
        new = [entry for entry in parsed.entries if entry.id not in known]
        known.update((entry.id, entry.title) for entry in parsed.entries)
        return sorted(entry.title for entry in new)


def build(almanac, blog, output):
    blog.save_settings()
    return run(almanac, "build", blog.folder, "--output", output, "--quiet")


def walk_with_lock(almanac, folder):
    blog, reader = Blog(folder / "site"), Reader()
    output = folder / "output"
    build(almanac, blog, output)
    for name, path in find_feeds(output, blog).items():
        reader.fetch(name, path)
    for change in CHANGES:
        change(blog)
        added = blog.add()
        build(almanac, blog, output)
        for name, path in find_feeds(output, blog).items():
            new = reader.fetch(name, path)
            check(new == [added], f"{change.__name__}: {name} shows as new {new}, not {[added]}")
        lock = (blog.folder / "almanac.lock").read_bytes()
        build(almanac, blog, output)
        check((blog.folder / "almanac.lock").read_bytes() == lock, f"{change.__name__}: the lock changes with a second build")
        if change is post_removed:
            check(b"deleted-entry" in (output / "atom.xml").read_bytes(), "post_removed: no tombstone")
        if change is post_restored:
            check(b"deleted-entry" not in (output / "atom.xml").read_bytes(), "post_restored: the tombstone is still there")


# What `almanac diff` has to say of each change without the lock, and whether a reader is sent old posts again.
EXPECTED = {
    http_to_https: ("http became https", True),
    new_domain: ("host: old.example became new.example", True),
    new_permalink_style: ("permalink: the address has another shape", True),
    slug: ("slug: post-8 became the-eighth", True),
    file_renamed: ("slug: post-7 became seventh", True),
    renamed_and_edited: ("slug: post-6 became sixth", True),
    date_corrected: ("1 entry published at another time", False),  # no date in the addresses of that time
    zone_changed: ("permalink: the address has another shape", True),
    tag_feed_renamed: ("the feed has moved", False),
    generator_changed: ("generator: ids have another form", True),
    post_removed: ("1 entry lost from the archive", False),
    post_restored: ("restored, or late", False),
}


def walk_without_lock(almanac, folder):
    blog, reader = Blog(folder / "site"), Reader()
    old, new = folder / "old", folder / "new"
    build(almanac, blog, old)
    for change in CHANGES:
        reader.fetch("the site's Atom", find_feeds(old, blog)["the site's Atom"])
        change(blog)
        added = blog.add()
        (blog.folder / "almanac.lock").unlink()
        build(almanac, blog, new)
        said = run(almanac, "diff", old, new, codes=(0, 1)).stdout
        reason, is_sent_again = EXPECTED[change]
        check(reason in said, f"{change.__name__} without the lock: diff does not say {reason!r}\n{said}")
        again = set(reader.fetch("the site's Atom", find_feeds(new, blog)["the site's Atom"])) - {added}
        check(bool(again) == is_sent_again, f"{change.__name__} without the lock: the reader was sent {sorted(again)} again")
        shutil.rmtree(old)
        new.rename(old)


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    almanac = pathlib.Path(sys.argv[1]).resolve()
    for walk in (walk_with_lock, walk_without_lock):
        with tempfile.TemporaryDirectory() as folder:
            walk(almanac, pathlib.Path(folder))
    print(f"walk: {'FAILED' if problems else 'ok'}: {len(CHANGES)} changes")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
