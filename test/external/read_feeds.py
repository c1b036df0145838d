#!/usr/bin/python3
"""Reads the whole-site feeds of a built site with readers that are not ours (feedparser for Atom and RSS, Python's json for
JSON Feed) and compares them with what `almanac list --json` says was read, and with each other.

    read_feeds.py OUTPUT LIST.jsonl [--chain] [--site-url URL] [--empty PATH]...

OUTPUT is the built site, LIST.jsonl what `almanac list --json` printed for it, newest first. With --chain each feed is
followed from document to document to the first post. --site-url is the address that OUTPUT stands for; else it is told from
the Atom feed's own address. --empty names a post (by its source's path) that has no content. Exit: 0 all as it should be,
1 not (each difference is a line).
"""

import argparse
import calendar
import datetime
import html
import json
import pathlib
import sys
import time
import urllib.parse

import feedparser

FORMATS = {"Atom": ("atom.xml", "feed.xml"), "RSS": ("rss.xml",), "JSON": ("feed.json",)}
VERSIONS = {"Atom": "atom10", "RSS": "rss20", "JSON": "https://jsonfeed.org/version/1.1"}
# feedparser takes U+0080 to U+009F for what windows-1252 has there.
WINDOWS = {c: bytes([c]).decode("cp1252") for c in range(0x80, 0xA0) if c not in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)


def same(found, expected, what):
    check(found == expected, f"{what}: found {short(found)}, not {short(expected)}")


def short(value):
    text = repr(value)
    return text if len(text) < 300 else text[:300] + "..."


def clean(text):
    """What XML can hold of a text, as feedparser answers it: trimmed."""
    kept = (c for c in text or "" if c in "\t\n\r" or 0x20 <= ord(c) <= 0xFFFD or ord(c) >= 0x10000)
    return "".join(kept).translate(WINDOWS).strip()


def instant(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp() if text else None


def seconds(parsed):
    return float(calendar.timegm(parsed)) if parsed else None


# Each reader answers a document of one form: {version, id, title, next_older, current, newer, is_archive, self, entries}.


def links_of(node, rel):
    return [link["href"] for link in node.get("links", []) if link.get("rel") == rel]


def first(items):
    return items[0] if items else None


def plain(node, field):
    """A title or summary as a reader shows it: Atom may say that it is HTML."""
    text = node.get(field) or ""
    return clean(html.unescape(text) if node.get(field + "_detail", {}).get("type") == "text/html" else text)


def read_xml_entry(entry, is_rss):
    contents = [content.value for content in entry.get("content", [])]
    summary = entry.get("summary", "")
    if not is_rss and contents and summary == contents[0]:
        summary = ""  # feedparser's own copy
    return {
        "id": entry.get("id"),
        "title": plain(entry, "title"),
        "url": entry.get("link"),
        "published": seconds(entry.get("published_parsed")),
        "updated": seconds(entry.get("updated_parsed") if "updated" in entry else entry.get("published_parsed")),
        "authors": [clean(author.get("name")) for author in entry.get("authors", []) if author],
        "tags": [clean(tag.term) for tag in entry.get("tags", [])],
        "content": clean(contents[0] if contents else summary if is_rss else ""),
        "summary": clean(html.unescape(summary)) if is_rss and contents else plain(entry, "summary") if summary else "",
        "enclosures": [enclosure.href for enclosure in entry.get("enclosures", [])],
    }


def read_xml(path):
    feed = feedparser.parse(path.read_bytes(), sanitize_html=False, resolve_relative_uris=False)
    check(not feed.bozo, f"{path}: not well-formed: {feed.get('bozo_exception')}")
    is_rss = feed.version == "rss20"
    return {
        "version": feed.version,
        "id": feed.feed.get("id"),
        "title": plain(feed.feed, "title"),
        "url": feed.feed.get("link"),
        "self": first(links_of(feed.feed, "self")),
        "older": first(links_of(feed.feed, "prev-archive")),
        "newer": first(links_of(feed.feed, "next-archive")),
        "current": first(links_of(feed.feed, "current")),
        "is_archive": "fh_archive" in feed.feed,
        "updated": seconds(feed.feed.get("updated_parsed")),
        "entries": [read_xml_entry(entry, is_rss) for entry in feed.entries],
    }


def read_json_entry(item):
    return {
        "id": item["id"],
        "title": clean(item.get("title")),
        "url": item.get("url"),
        "published": instant(item.get("date_published")),
        "updated": instant(item.get("date_modified")),
        "authors": [clean(author.get("name")) for author in item.get("authors", [])],
        "tags": list(map(clean, item.get("tags", []))),
        "content": clean(item.get("content_html")),
        "summary": clean(item.get("summary")),
        "enclosures": [attachment["url"] for attachment in item.get("attachments", [])],
    }


def read_json(path):
    feed = json.loads(path.read_bytes().decode("utf-8"))
    check(all("content_html" in item or "content_text" in item for item in feed["items"]), f"{path}: an item has no content")
    return {
        "version": feed["version"],
        "id": None,
        "title": clean(feed["title"]),
        "url": feed.get("home_page_url"),
        "self": feed.get("feed_url"),
        "older": feed.get("next_url"),
        "newer": None,
        "current": None,
        "is_archive": None,
        "updated": None,
        "entries": [read_json_entry(item) for item in feed["items"]],
    }


class Site:
    def __init__(self, output, url):
        self.output = output
        self.url = url

    def file_of(self, url):
        """The file that stands for an address, nothing where it is another site's or not there."""
        if not url or not url.startswith(self.url):
            return None
        path = self.output / urllib.parse.unquote(url[len(self.url) :]).lstrip("/")
        return path if path.is_file() else None


def find_subscription(output, name):
    for file in FORMATS[name]:
        if (output / file).is_file():
            return output / file
    sys.exit(f"read_feeds: no {' or '.join(FORMATS[name])} in {output}")


def read(name, path):
    document = read_json(path) if name == "JSON" else read_xml(path)
    same(document["version"], VERSIONS[name], f"{path}: version")
    return document


def follow(site, name, subscription):
    """The archive documents behind a subscription document, newest first."""
    documents = []
    seen = set()
    newer = subscription
    while newer["older"]:
        path = site.file_of(newer["older"])
        if path is None or path in seen:
            problems.append(f"{name}: {newer['self']} leads to {newer['older']}, which is {'met again' if path else 'not there'}")
            break
        seen.add(path)
        document = read(name, path)
        check_archive(name, path, document, subscription)
        if name != "JSON":
            same(document["newer"], newer["self"] if documents else None, f"{path}: next-archive")
        same(document["self"], newer["older"], f"{path}: its own address")
        documents.append(document)
        newer = document
    return documents


def check_archive(name, path, document, subscription):
    check(document["entries"], f"{path}: an archive document without an entry")
    if name == "JSON":
        return
    check(document["is_archive"], f"{path}: no fh:archive")
    same(document["current"], subscription["self"], f"{path}: current")
    if name == "Atom":
        same(document["id"], subscription["id"], f"{path}: id of the feed")


def check_post(where, entry, post, may_be_empty):
    same(entry["id"], post["id"], f"{where}: id")
    same(entry["title"], clean(post["title"]), f"{where}: title")
    same(entry["url"], post["url"], f"{where}: link")
    same(entry["published"], instant(post["published"]), f"{where}: published")
    same(entry["updated"], instant(post.get("updated") or post["published"]), f"{where}: updated")
    authors = [clean(author if isinstance(author, str) else author["name"]) for author in post["authors"]]
    if authors:
        same(entry["authors"], authors, f"{where}: authors")
    terms = {tag.casefold() for tag in entry["tags"]}
    for tag in map(clean, post["tags"] + post["categories"]):
        check(tag.casefold() in terms, f"{where}: no category {tag!r}")
    check(may_be_empty or entry["content"] or entry["summary"], f"{where}: no content")


def check_same(where, entry, other, is_rss):
    """An entry of RSS or JSON against the one of Atom."""
    for field in ("id", "title", "url", "published", "updated", "authors", "tags", "content", "summary", "enclosures"):
        if is_rss and field in ("content", "summary") and not other["content"]:
            continue  # RSS has one place for a summary alone
        if is_rss and field == "summary" and not other["summary"]:
            continue  # and one for the full content where there is no summary
        same(entry[field], other[field], f"{where}: {field} differs from Atom's")


def check_feed(name, subscription, archives, posts, chain, empty):
    ids = [entry["id"] for entry in subscription["entries"]]
    wanted = [post["id"] for post in posts]
    same(ids, wanted[: len(ids)], f"{name}: the newest posts, in order")
    check(ids or not posts, f"{name}: no entries")
    if chain:
        archived = [entry["id"] for document in archives for entry in document["entries"]]
        same(archived, wanted[len(wanted) - len(archived) :], f"{name}: the archived posts, in order")
        found = {*ids, *archived}
        for missing in (post for post in wanted if post not in found):
            problems.append(f"{name}: {missing} is in no document of the chain")
        check(not set(ids).issubset(archived) or not posts, f"{name}: the newest month is archived")
    by_id = {post["id"]: post for post in posts}
    for document in [subscription, *archives]:
        for entry in document["entries"]:
            post = by_id.get(entry["id"])
            if post:
                check_post(f"{name}: {post['path']}", entry, post, post["path"] in empty)
        newest = max((entry["updated"] or 0 for entry in document["entries"]), default=0)
        if name == "Atom" and document["entries"]:
            same(document["updated"], newest, f"Atom: {document['self']}: updated")


def compare(name, documents, others):
    same(len(documents), len(others), f"{name}: documents, compared with Atom")
    for document, other in zip(documents, others):
        same(document["title"], other["title"], f"{name}: title of {document['self']}")
        same(document["url"], other["url"], f"{name}: page of {document['self']}")
        same([entry["id"] for entry in document["entries"]], [entry["id"] for entry in other["entries"]],
             f"{name}: entries of {document['self']}, compared with Atom")  # fmt: skip
        for entry, atom in zip(document["entries"], other["entries"]):
            check_same(f"{name}: {entry['id']}", entry, atom, name == "RSS")


def parse_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n", maxsplit=1)[0])
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("list", type=pathlib.Path)
    parser.add_argument("--chain", action="store_true")
    parser.add_argument("--site-url")
    parser.add_argument("--empty", action="append", default=[])
    return parser.parse_args()


def main():
    began = time.monotonic()
    arguments = parse_arguments()
    rows = map(json.loads, arguments.list.read_text(encoding="utf-8").strip("\n").split("\n"))
    posts = [row for row in rows if not row.get("draft")]
    paths = {name: find_subscription(arguments.output, name) for name in FORMATS}
    subscriptions = {name: read(name, path) for name, path in paths.items()}
    site = Site(arguments.output, arguments.site_url or subscriptions["Atom"]["self"][: -len(paths["Atom"].name)])
    chains = {}
    for name, subscription in subscriptions.items():
        same(site.file_of(subscription["self"]), paths[name], f"{name}: the file at its own address")
        chains[name] = follow(site, name, subscription) if arguments.chain else []
        check_feed(name, subscription, chains[name], posts, arguments.chain, set(arguments.empty))
    for name in ("RSS", "JSON"):
        compare(name, [subscriptions[name], *chains[name]], [subscriptions["Atom"], *chains["Atom"]])
    for problem in problems:
        print(f"read_feeds: {problem}")
    entries = len(subscriptions["Atom"]["entries"])
    chain = f", {len(chains['Atom'])} archive documents behind each to the first post" if arguments.chain else ""
    print(f"read_feeds: {'FAILED' if problems else 'ok'}: {len(posts)} posts, {entries} in the subscription documents of Atom, RSS "
          f"and JSON{chain}; {len(problems)} differences, {time.monotonic() - began:.1f} s")  # fmt: skip
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
