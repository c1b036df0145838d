#!/usr/bin/env python3
"""Judges a built site's links: every internal address in every page, feed, sitemap and list of feeds must lead to a file
of the output, and its fragment to an element of that page. Only Python's own library is used.

    links.py OUTPUT --site-url URL [--other PATH]...

--other names the paths of the same site that another program serves (/docs/), or one element of its page (/#goals). Exit: 0 all resolve, 1 some do not.
"""

import argparse
import html.parser
import json
import pathlib
import sys
import urllib.parse
import xml.etree.ElementTree

URL_ATTRIBUTES = {"href", "src", "poster", "data", "cite", "action", "longdesc", "xlink:href"}
URL_META = {"og:url", "og:image", "og:audio", "og:video", "twitter:image"}
# Elements of feeds, sitemaps and OPML whose text or attribute is an address, by local name.
URL_TEXTS = {"loc", "link", "url", "icon", "logo", "comments", "docs", "uri"}
URL_XML_ATTRIBUTES = {"href", "url", "xmlUrl", "htmlUrl", "src"}
HTML_TEXTS = {"content", "encoded", "description", "summary"}
URL_JSON = {"home_page_url", "feed_url", "next_url", "url", "external_url", "image", "banner_image", "icon", "favicon"}


class Html(html.parser.HTMLParser):
    """The addresses and the ids of a page or of a piece of one."""

    def __init__(self, text):
        super().__init__()
        self.urls, self.ids = [], set()
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attributes):
        values = {name: value or "" for name, value in attributes}
        self.ids.update(values[name] for name in ("id", "name") if name in values)
        self.urls += [values[name] for name in URL_ATTRIBUTES & values.keys()]
        self.urls += [part.split()[0] for part in values.get("srcset", "").split(",") if part.strip()]
        if values.get("property", values.get("name")) in URL_META:
            self.urls.append(values.get("content", ""))
        if values.get("http-equiv", "").lower() == "refresh" and "url=" in values.get("content", "").lower():
            self.urls.append(values["content"].split("=", 1)[1].strip())


def local_name(tag):
    return tag.rsplit("}", 1)[-1]


def xml_urls(text):
    """The addresses in a feed, a sitemap or an OPML; HTML inside is read, too."""
    for element in xml.etree.ElementTree.fromstring(text.encode()).iter():
        name = local_name(element.tag)
        for attribute in URL_XML_ATTRIBUTES & element.attrib.keys():
            yield element.attrib[attribute]
        if name in URL_TEXTS and element.text and element.text.strip():
            yield element.text.strip()
        if name in HTML_TEXTS and element.text and element.get("type", "html") == "html":
            yield from Html(element.text).urls


def json_urls(value):
    if isinstance(value, list):
        for item in value:
            yield from json_urls(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key == "content_html":
                yield from Html(item).urls
            elif key in URL_JSON and isinstance(item, str):
                yield item
            else:
                yield from json_urls(item)


class Site:
    def __init__(self, folder, site_url, other):
        self.folder = folder
        self.root = site_url.rstrip("/")
        self.other = other
        self.pages = {}
        self.checked = 0

    def page(self, file):
        if file not in self.pages:
            self.pages[file] = Html(file.read_text(encoding="utf-8"))
        return self.pages[file]

    def address_of(self, file):
        path = file.relative_to(self.folder).as_posix()
        return self.root + "/" + urllib.parse.quote(path.removesuffix("index.html"))

    def find_file(self, path):
        file = self.folder / urllib.parse.unquote(path).lstrip("/")
        # A web server takes a folder's address without the last slash, too.
        for candidate in (file, file / "index.html", file.with_name(file.name + ".html")):
            if candidate.is_file():
                return candidate
        return None

    def mistake(self, url, base):
        """What is wrong with an address that stands in a document at `base`; None where nothing is."""
        absolute = urllib.parse.urljoin(base, url)
        if not (absolute + "/").startswith(self.root + "/"):
            return None
        self.checked += 1
        path, _, fragment = absolute[len(self.root):].partition("#")
        path = path.partition("?")[0] or "/"
        if any(path == prefix or path.startswith(prefix.rstrip("/") + "/") for prefix in self.other):
            return None
        if path + "#" + fragment in self.other:
            return None
        file = self.find_file(path)
        if file is None:
            return "leads to no file"
        if fragment and file.suffix == ".html" and urllib.parse.unquote(fragment) not in self.page(file).ids:
            return "leads to no element of " + file.relative_to(self.folder).as_posix()
        return None

    def urls_of(self, file):
        """(address, must be absolute) of everything that the file names."""
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".html":
            return [(url, False) for url in self.page(file).urls]
        if text.startswith("<?xml"):
            return [(url, True) for url in xml_urls(text)]
        if file.suffix == ".json" and "jsonfeed.org" in text:
            return [(url, True) for url in json_urls(json.loads(text))]
        return []

    def findings(self):
        for file in sorted(self.folder.rglob("*")):
            if not file.is_file() or file.suffix not in {".html", ".xml", ".opml", ".json", ".atom", ".rss"}:
                continue
            for url, must_be_absolute in self.urls_of(file):
                if must_be_absolute and not urllib.parse.urlsplit(url).scheme:
                    yield file, url, "is not absolute"
                elif (mistake := self.mistake(url, self.address_of(file))) is not None:
                    yield file, url, mistake


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("output", type=pathlib.Path)
    parser.add_argument("--site-url", required=True)
    parser.add_argument("--other", action="append", default=[])
    options = parser.parse_args()
    site = Site(options.output, options.site_url, options.other)
    findings = sorted({(str(file.relative_to(options.output)), url, text) for file, url, text in site.findings()})
    for file, url, text in findings:
        print(f'{file}: "{url}" {text}')
    print(f"{site.checked} internal addresses, {len(findings)} wrong")
    if site.checked == 0:
        print("links.py: nothing was checked: is --site-url right?", file=sys.stderr)
    return 1 if findings or site.checked == 0 else 0


if __name__ == "__main__":
    sys.exit(main())
