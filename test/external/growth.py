#!/usr/bin/python3
"""What almanac takes and makes grows no faster than its input, whatever the input is made of.

    growth.py ALMANAC [--full] [CONSTRUCT...]

Each construct is made in several sizes. Work, peak memory and output may double where the size doubles, and a tenth more; what an empty
site costs is taken off first. Work is instructions, or CPU time, which may grow a little faster, where the machine does not count them.
A post costs at most ten times as much for each of its bytes as ordinary prose does, or is refused with a finding at a place, or has
findings that are longer than the post.

Without --full: 64 KB and 128 KB, and up to 1 MB for what once was costly. With it: from 64 KB to 16 MB.
Exit: 0 all of that holds, 1 not (each that does not is a line).
"""
import concurrent.futures
import math
import os
import random
import re
import resource
import shutil
import subprocess
import sys
import tempfile

KB, MB = 1 << 10, 1 << 20
SECONDS = 600  # the longest run
MOST_OVER_ORDINARY = 10
MOST_OVER_ORDINARY_IN_SECONDS = 13  # a measurement of time is off by a quarter
MOST_GROWTH = 2.1  # where the input doubles
MOST_GROWTH_OF_SECONDS = 2.5  # what no longer fits a processor's cache takes longer for each byte
INSTRUCTIONS_PER_SECOND = 4e9
MEASURES = {"s": 0.02, "MB of memory": 8 * MB, "MB of output": 128 * KB}  # and what a measurement may be off by

SETTINGS = "title: S\nurl: https://s.example\n"
EMPTY_SITE = {"almanac.yml": SETTINGS, "_posts/2024-01-07-one.md": "---\ntitle: One\n---\nx\n"}
POST = "_posts/2024-01-08-x.md"
ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>t</title>'
ENTRY = "<entry><id>a:c</id><title>t</title><updated>2024-01-02T03:04:05Z</updated>"


def fill(piece, size):
    """The piece as often as the size takes, with 0, 1, 2, ... in place of its {i}."""
    if "{i}" not in piece:
        return piece * max(1, size // len(piece.encode()))
    pieces, left = [], size
    while left > 0:
        pieces.append(piece.replace("{i}", str(len(pieces))))
        left -= len(pieces[-1])
    return "".join(pieces)


def nested(opening, closing):
    def make(size):
        count = max(1, size // len(opening + closing))
        return opening * count + "x" + closing * count

    return make


def around(before, piece, after=""):
    return lambda size: before + fill(piece, size) + after


def halves(first, second, between="\n\n"):
    return lambda size: fill(first, size // 2) + between + fill(second, size // 2)


def table(columns, row):
    return lambda size: "|a" * columns + "|\n" + "|-" * columns + "|\n" + fill(row + "\n", size)


def nested_lists(size):
    lines = (" " * 2 * i + "- a\n" for i in range(int(size**0.5)))
    return "".join(lines)


def long_backticks(size):
    return "".join("`" * i + " " for i in range(1, int((2 * size) ** 0.5)))


def prose(size, seed=0):
    """Prose with code, lists, links and headings, as test/bench/corpus.cpp makes it."""
    dice, parts, left = random.Random(seed), [], size
    words = "service queue index cluster deploys stale fresh reliable drops measures the of a which in practice last month".split()

    def sentence():
        said = [dice.choice(words) for _ in range(dice.randrange(6, 16))]
        marked = ("`{}`", "*{}*", "**{}**", "[{}](https://www.example.org/9)", *["{}"] * 8)
        return " ".join([dice.choice(marked).format(said[0]), *said[1:]]) + "."

    while left > 0:
        paragraph = "\n".join(sentence() for _ in range(dice.randrange(2, 6))) + "\n\n"
        extra = (f"## {sentence()}\n\n", fill(f"- {sentence()}\n", 300) + "\n", "```sh\nmake && run\n```\n\n", *[""] * 5)
        parts.append(paragraph + dice.choice(extra))
        left -= len(parts[-1])
    return "".join(parts)


# Constructs that once took far too much: without --full, they alone go to 1 MB.
ONCE_COSTLY = {
    "post: prose", "post: mail addresses", "post: mail addresses without blanks", "post: table", "post: rows too short", "post: footnotes",
    "post: definition used again", "post: HTML instructions, most", "post: lines", "smart punctuation: all", "smart punctuation: double quotes",
    "front matter: tags", "front matter: categories", "template: unknown variables", "template: sections nested", "document: namespaces",
    "feed: namespaces", "partials: that double",
}  # fmt: skip


# What the text of a construct becomes: the files of a site, or of a folder to check.
def post(text, lines=""):
    return {POST: f"---\ntitle: B\n{lines}---\n{text}"}


def smart_post(text):
    return {"almanac.yml": SETTINGS + "smart_punctuation: true\n", **post(text)}


def kramdown_post(text):
    return {"_config.yml": SETTINGS, "almanac.yml": None, **post(text)}


def front_matter(text):
    return post("text\n", text + "\n")


def settings(text):
    return {"almanac.yml": SETTINGS + text + "\n", **post("", "tags: [t]\n")}


def many_posts(text):
    """A post for each part of the text; "{n}" in it is the post's number."""
    parts = text.split("\0")[:-1]
    return {f"_posts/{2000 + i % 24}-{1 + i // 24 % 12:02}-{1 + i // 288 % 28:02}-p{i}.md": part for i, part in enumerate(parts)}


def posts_of(lines, text="a"):
    return f"---\ntitle: B\n{lines}---\n{text}\n\0"


def document(text):
    return {"feed.xml": text}


def atom(text):
    return document(ATOM + text + "</feed>")


def atom_content(text):
    return atom(ENTRY + '<content type="html">' + text.replace("&", "&amp;").replace("<", "&lt;") + "</content></entry>")


def json_feed(text):
    return document('{"version": "https://jsonfeed.org/version/1.1", "title": "t", ' + text + "}")


# By group: the command, what the text becomes, by what the sizes are divided, and the constructs: a piece, or what makes a text of a size.
GROUPS = {
    "post": ("build", post, 1, {
        "prose": prose, "words": "word ", "one word": "x", "lines": "a\n", "paragraphs": "a\n\n", "spaces": "a" + " " * 1000 + "\n", "tabs": "a\t",
        "no letters": "。", "four bytes": "😀", "combining marks": "\u0301", "control characters": "\x08a", "C1 controls": "\u0085a",
        "character references": "&#8;", "entities": "&amp;", "ampersands": "&", "less-than signs": "<", "backslashes": "\\*",
        "code": "`a` ", "backticks": "`a`` ", "backticks of growing length": long_backticks, "fences": "```\na\n```\n",
        "fences never closed": "```\n> ~~~\n", "quotes nested": ">", "quotes and lists nested": "> - ", "quotes side by side": "> a\n\n",
        "lists nested": nested_lists, "list markers nested": "* ", "numbers nested": "1. ", "items": "- a\n", "tasks": "- [ ] a\n",
        "lists side by side": "- a\n\n+ a\n\n", "emphasis never closed": "*a **a ", "emphasis never opened": "a* a** ",
        "emphasis nested": nested("*a ", " a*"), "emphasis of three kinds": "*a_ ~~b ", "stars": "*", "underscores in words": "a_b",
        "strikethrough": "~~a~~ ", "tildes": "~~a ", "brackets": "[", "brackets, most": "[" * 9_999 + "\n\n",
        "brackets of images, most": "![" * 9_999 + "\n\n", "brackets and links, most": "[" * 4_999 + "[a](b)" * 4_999 + "\n\n",
        "brackets closed": "[a]", "brackets nested": nested("[", "]"), "links": "[a](/b) ", "links never closed": "[a](b ",
        "links in angles never closed": "[a](<b> ", "images": "![a](/b.png) ", "images nested": nested("![", "](a)"), "definitions": "[a{i}]: /b\n",
        "definitions of one label": "[a]: /b\n", "definitions used": halves("[a{i}]: /b\n", "[a{i}] "),
        "definition used again": lambda n: f"[a]: /{'b' * (n // 2)}\n\n" + fill("[a] ", n // 2), "labels without definition": "[a{i}][b{i}] ",
        "long label": around("[", "a", "]"), "footnotes": "a[^{i}]\n\n[^{i}]: b\n\n", "footnote used again": around("[^1]: b\n\n", "a[^1] "),
        "footnotes never used": "[^{i}]: b\n\n", "footnotes never defined": "a[^{i}] ", "footnotes in footnotes": around("a[^0]\n\n", "[^{i}]: b[^{i}0]\n\n"),
        "headings": "# a{i}\n\n", "headings of one text": "# a\n\n", "headings of no text": "# \n\n", "headings that look numbered": "# a\n\n# a-{i}\n\n",
        "headings of Setext": "a\n=\n", "long heading": around("# ", "a "), "thematic breaks": "***\n", "table": table(4, "| one | *two* | 3 | four |"), "table of short cells": table(4, "|a" * 4), "table, most columns": table(199, "|text" * 199),
        "table, too many columns": table(1_000, "|a" * 1_000), "table of one row": halves("|a", "|-", "|\n"), "tables": "|a|\n|-|\n|b|\n\n",
        "tables after paragraphs": "a" * 99 + "|\n" + "b|\n" * 99 + "-|-\n\n", "tables never begun": "|a\n", "dashes of tables": "-|-\n",
        "rows too short": table(30, "|"), "HTML": "<b>a</b> ", "HTML blocks": "<div>\na\n</div>\n\n", "HTML never closed": "<a ",
        "HTML elements never closed": "<b>a ", "HTML elements never opened": "</b>a ", "HTML nested": nested("<b>", "</b>"),
        "HTML blocks nested": nested("<div>\n", "</div>\n"), "HTML misnested": "<p><b><i>a</p></b>", "HTML links in links": "<a href=x>a",
        "HTML tables": "<table><tr><td>", "HTML comments": "a <!-- b --> ", "HTML comments never closed": "a <!-- b ", "HTML declarations": "a <!A ",
        "HTML declarations, most": "a <!A " * 400 + "\n\n", "HTML instructions": "a <?", "HTML instructions, most": "a <?" * 500 + "\n\n",
        "HTML CDATA": "a <![CDATA[", "HTML attributes": around("<p ", "a{i}=b ", ">\n"), "HTML ids": '<b id="i{i}">a</b> ',
        "HTML ids of one name": '<b id="i">a</b> ', "HTML srcset": around('<img srcset="', "/a.png 1x, ", '">\n'), "HTML styles": '<b style="color:red">a</b> ',
        "HTML pre": around("<pre>\n", "a <b>b</b>\n", "</pre>\n"), "HTML embeds": '<iframe src="https://a.example/b"></iframe>\n\n',
        "mail addresses": "a@b.c ", "mail addresses on lines": "a@b.c\n", "mail addresses in paragraphs": "a@b.c\n\n", "mail addresses without blanks": "a@b.c",
        "mail addresses that are none": "a@b ", "at signs": "@", "at sign at the end": around("", "a", "@"), "addresses": "https://a.example/b ",
        "addresses without blanks": "http://a.b", "addresses of www": "www.a.b ", "addresses of www without blanks": "www.", "addresses in angles": "<http://a.b> ",
        "addresses with parentheses": around("http://a.b", ")"), "parentheses, most": "http://a.b" + ")" * 999 + "\n\n", "colons": "a:", "letters w": "w",
        "More reading": around("# More reading\n\n", "- [a](/b{i})\n"), "links to a post": "[a](/2024/01/07/one/) ", "links to no post": "[a](/2024/01/02/b{i}/) ",
        "separators": "<!--more-->\n",
    }),
    "smart punctuation": ("build", smart_post, 1, {
        "all": "\"'--...", "double quotes": '"a" ', "quotes never closed": ' "a', "single quotes": "'a ", "apostrophes": "it's ",
        "quotes of both kinds": "\"a 'b ", "quotes and emphasis": "*\"a _'b ", "quotes across stars": " 'a" * 300 + " *a" * 300 + " a'" * 300 + "\n\n",
        "quotes across quotes": " 'a" * 300 + ' "a' * 300 + " a'" * 300 + "\n\n", "quotes in a row": '"', "quotes in paragraphs": "\"a 'b' c\n\n", "dashes": "-",
        "dots": ".",
    }),
    "kramdown": ("build", kramdown_post, 1, {
        "attribute lists": "a\n{: .b}\n\n", "attribute lists in a line": "*a*{: .b} ", "braces": "{: ", "headings with ids": "# a {#b{i}}\n\n",
        "headings of one text": "# a\n\n", "HTML": "<div>\na\n</div>\n", "HTML in one line": "<div>a</div>", "Liquid": "{{ a }} ", "Liquid tags": "{% a %} ",
        "Liquid never closed": "{% ", "Liquid raw": "{% raw %}{% ",
    }),
    "front matter": ("build", front_matter, 1, {
        "tags": around("tags: [", "t{i}, ", "]"), "tags of one name": around("tags: [", "t, ", "]"), "tags that differ in case": around("tags: [", "Tt, tT, ", "]"),
        "categories": around("categories: [", "t{i}, ", "]"), "authors": around("authors: [", "t{i}, ", "]"),
        "redirect_from": around("redirect_from: [", "/r{i}/, ", "]"), "series": around("series: ", "a"), "long summary": around("summary: ", "a "),
        "long tag": around("tags: [", "a", "]"), "long date": around("date: ", "1"), "keys": "k{i}: v\n", "keys of one name": "k: v\n",
        "keys that are nearly known": "titel{i}: v\n", "lists in lists": lambda n: "k: " + nested("[", "]")(n), "maps in maps": lambda n: "k: " + nested("{a: ", "}")(n),
        "anchors": around("k: [", "&a{i} b, *a{i}, ", "]"), "long value": around('k: "', "a\\n", '"'), "mistake at the end": around("", "k{i}: v\n", "a: b: c"),
        "quote never closed": around('a: "b\n', "k{i}: v\n"),
    }),
    "posts": ("build", many_posts, 8, {
        "plain": posts_of(""), "of one tag": posts_of("tags: [t]\n"), "of tags of their own": posts_of("tags: [t{i}]\n"),
        "of authors of their own": posts_of("author: a{i}\n"), "of one series": posts_of("series: s\n"), "of one id": posts_of("id: urn:a\n"),
        "of one address": posts_of("permalink: /a/\n"), "of one redirect": posts_of("redirect_from: /r/\n"),
        "that link to one": posts_of("", "[a](/2024/01/07/one/)"),
    }),
    "settings": ("build", settings, 4, {
        "keys": "k{i}: v\n", "keys of one name": "k: v\n", "feeds": around("feeds:\n", "  - {path: /f{i}.xml, where: {tags: t}}\n"),
        "feeds of one path": around("feeds:\n", "  - {path: /f.xml, where: {tags: t}}\n"),
        "conditions": around("feeds:\n  - {path: /f.xml, where: {tags: [", "t{i}, ", "t]}}"), "excluded": around("exclude: [", "x{i}*, ", "]"),
        "defaults": around("defaults:\n", "  - {scope: {path: p{i}}, values: {k: v}}\n"),
    }),
    "lock": ("build", lambda text: {"almanac.lock": "almanac lock 1\nfeeds\thttps://s.example\n" + text}, 4, {"lines": "{i}\ttag:a:{i}\n", "conflicts": "<<<<<<<\n"}),
    "template": ("build", lambda text: {"_almanac/post.html": text}, 1, {
        "unknown variables": "{{title}}", "unknown variables on lines": "{{title}}\n", "variables of unknown names": "{{a{i}}}", "variables": "{{post.title}}",
        "sections": "{{#post}}a{{/post}}", "sections nested": nested("{{#post}}", "{{/post}}"), "sections never closed": "{{#post}}",
        "sections never opened": "{{/post}}", "tags never closed": "{{a ", "braces": "{", "delimiters": "{{=<% %>=}}", "partials": "{{>head}}",
        "partials that are none": "{{>a}}", "comments": "{{!a}}", "blanks before comments": halves(" ", "{{!a}}", ""), "long path": around("{{post", ".a", "}}"),
        "long name": around("{{", "a", "}}"),
    }),
    "partials": ("build", lambda text: {f"_almanac/{name}.html": line for name, line in zip(["post", *[f"partials/p{i}" for i in range(1000)]], text.split("\n"))},
                 KB, {"that double": "a{{>p{i}}}{{>p{i}}}\n"}),
    "document": ("check", document, 1, {
        "namespaces": around("<rss ", 'xmlns:p{i}="urn:p{i}" ', "/>"), "namespaces of one URI": around("<rss ", 'xmlns:p{i}="urn:p" ', "/>"),
        "namespaces of known URIs": around("<rss ", 'xmlns:p{i}="http://purl.org/dc/elements/1.1/" ', "/>"), "attributes": around("<rss ", 'a{i}="" ', "/>"),
        "RSS items": around('<rss version="2.0"><channel>', "<item><guid>a</guid></item>", "</channel></rss>"),
        "OPML outlines": around('<opml version="2.0"><head/><body>', '<outline text="a" type="rss"/>', "</body></opml>"),
        "of a declared encoding": around('<?xml version="1.0" encoding="ISO-8859-1"?><a>', "é", "</a>"),
    }),
    "feed": ("check", atom, 1, {
        "namespaces": '<p:a xmlns:p="u:{i}"/>', "prefixes not declared": "<p{i}:a/>", "names": "<n{i}/>", "titles": "<title>t</title>",
        "entries of one id": "<entry><id>a:b</id></entry>", "entries": ENTRY.replace("a:c", "a:{i}") + "</entry>", "long line": "é<b/>",
        "links of an entry": around(ENTRY, '<link href="/a"/>', "</entry>"), "long URI": around('<link href="http://a.example/', "%41/", '"/>'),
        "content in pieces": around(ENTRY + "<title>", "a<!-- -->&#x26;<b/>", "</title></entry>"),
    }),
    "content": ("check", atom_content, 1, {
        "links": "<a href='x'>a</a>", "ids": "<p id=a>a</p>", "attributes": around("<p ", "a{i} ", ">"), "scripts": "<script>a</script>", "mistakes": "<p></b>",
        "references": "&#8;&b;",
    }),
    "JSON": ("check", json_feed, 1, {
        "items": around('"items": [', '{"id": "a"}, ', '{"id": "b"}]'), "members": around("", '"k{i}": 1, ', '"items": []'),
        "members of one name": around("", '"k": 1, ', '"items": []'), "tags": around('"items": [{"id": "a", "tags": [', '"a", ', '"b"]}]'),
        "escapes": around('"items": [{"id": "', "\\u0041", '"}]'),
    }),
}  # fmt: skip


def count_bytes(folder):
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)


def write_files(folder, files):
    for name, text in files.items():
        path = f"{folder}/{name}"
        if text is None:
            os.unlink(path)
            continue
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(text)


class Trial:
    """What a group makes of a construct of one size, in a folder of its own."""

    def __init__(self, program, group, construct, size):
        self.program = program
        self.command, self.make, _, _ = group
        self.folder = tempfile.mkdtemp()
        self.cost = None  # the least of all runs, in the order of MEASURES
        # In a process of its own: what this one takes would count as the memory of those it starts.
        child = os.fork()
        if child == 0:
            text = fill(construct, size) if isinstance(construct, str) else construct(size)
            write_files(self.folder + "/in", {**EMPTY_SITE} if self.command == "build" else {})
            write_files(self.folder + "/in", self.make(text))
            os._exit(0)
        if os.waitpid(child, 0)[1] != 0:
            sys.exit("growth: the input could not be written")
        self.size = count_bytes(self.folder + "/in")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        shutil.rmtree(self.folder)

    def run(self):
        for name in ("_site", ".almanac"):
            shutil.rmtree(f"{self.folder}/in/{name}", ignore_errors=True)
        command = [self.program.path, self.command, *(["--quiet", "--jobs", "1"] if self.command == "build" else []), self.folder + "/in"]
        if self.program.counts:
            command = ["perf", "stat", "-x,", "-e", "instructions:u", "-o", self.folder + "/perf", *command]
        with open(self.folder + "/said", "wb") as out:
            child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=out, stderr=out)
            _, status, usage = os.wait4(child.pid, 0)
        self.exit = os.waitstatus_to_exitcode(status)
        work = usage.ru_utime
        if self.program.counts:
            with open(self.folder + "/perf", encoding="utf-8") as file:
                work = next(int(line.split(",")[0]) for line in file if line[0].isdigit()) / INSTRUCTIONS_PER_SECOND
        with open(self.folder + "/said", encoding="utf-8", errors="replace") as file:
            self.line = file.readline(500).strip()
        self.said = os.path.getsize(self.folder + "/said")
        output = self.said + count_bytes(self.folder + "/in/_site")
        cost = (work, usage.ru_maxrss * KB, output)
        self.cost = cost if self.cost is None else tuple(map(min, cost, self.cost))
        return self

    def net(self):
        return [max(0, had - empty) for had, empty in zip(self.cost, self.program.empty[self.command])]


class Program:
    """The program, with what it takes for nothing and for each byte of ordinary posts."""

    def __init__(self, path):
        self.path = os.path.abspath(path)
        probe = shutil.which("perf") and subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "true"], capture_output=True, text=True)
        self.counts = bool(probe) and probe.stderr.split(",")[0].isdigit()
        self.empty = {command: (0, 0, 0) for command in ("build", "check")}
        least = {command: self.least((command, make, 1, {}), "x", 0)[0] for command, make in (("build", lambda _: {}), ("check", atom))}
        self.empty = least
        # A site for the work; one post for the memory, as what was made of many posts goes before the last is read.
        (work, _, _), size = self.least(("build", many_posts, 1, {}), lambda n: "".join(posts_of("", prose(5_800, i)) for i in range(n // 5_800)), MB)
        (_, memory, _), size_of_one = self.least(GROUPS["post"], prose, MB)
        self.of_byte = (work / size, memory / size_of_one)

    def least(self, group, construct, size):
        with Trial(self, group, construct, size) as trial:
            for _ in range(3):
                trial.run()
            return trial.net(), trial.size


def find_problems(trial, doublings, before):
    """What is wrong with a run; `before` is the cost of the smaller one, so many doublings ago."""
    if trial.exit not in (0, 1, 2):
        return [f"exit {trial.exit}: {trial.line[:200]}"]
    wrong = []
    for (measure, slack), was, now in zip(MEASURES.items(), before or trial.net(), trial.net()):
        unit = 1 if measure == "s" else MB
        growth = MOST_GROWTH_OF_SECONDS if measure == "s" and not trial.program.counts else MOST_GROWTH
        if before is not None and now > growth**doublings * (was + slack):
            wrong.append(f"{now / unit:.2f} {measure}, and {was / unit:.2f} for the size before")
    if trial.make in (post, smart_post, kramdown_post, front_matter) and trial.exit == 0 and trial.said < trial.size:
        for (measure, slack), now, usual in zip(MEASURES.items(), trial.net(), trial.program.of_byte):
            most = MOST_OVER_ORDINARY_IN_SECONDS if measure == "s" and not trial.program.counts else MOST_OVER_ORDINARY
            if now > most * usual * trial.size + slack:
                wrong.append(f"{now / usual / trial.size:.1f} times the {measure} of ordinary posts")
    if trial.command == "build" and trial.exit != 0 and not re.match(r"[^ :]+(:[0-9]+)*: (error|warning): ", trial.line):
        wrong.append(f"refused without a place: {trial.line[:200]}")
    return wrong


def sizes_of(title, name, is_full):
    if is_full:
        return [KB << i for i in range(6, 15)]
    return [64 * KB, 256 * KB, MB] if f"{title}: {name}" in ONCE_COSTLY else [64 * KB, 128 * KB]


def judge(program, title, name, sizes):
    """The lines of the table for a construct, and what is wrong with it."""
    group = GROUPS[title]
    lines, problems, before, size_before = [f"{title}: {name}"], [], None, 1
    for size in (size // group[2] for size in sizes):
        with Trial(program, group, group[3][name], size) as trial:
            doublings = max(math.log2(trial.size / size_before), 1)  # pieces are not divided
            wrong = find_problems(trial.run(), doublings, before)
            for _ in range(2):  # time is never the same twice
                wrong = wrong and find_problems(trial.run(), doublings, before)
            net = trial.net()
            grown = [f"{(now / was) ** (1 / doublings):5.2f}" if was > slack else "    -" for was, now, slack in zip(before or [0] * 3, net, MEASURES.values())]
            lines.append(f"{size / KB:8.0f} KB {net[0]:6.2f} s {net[1] / MB:6.0f} MB {net[2] / MB:6.1f} MB  {' '.join(grown)}  " + trial.line[:120] * (trial.exit == 1))
            problems += [f"{title}: {name}, {size / KB:.0f} KB: {text}" for text in wrong]
            before, size_before = net, trial.size
    return lines, problems


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    wanted = {argument for argument in sys.argv[2:] if argument != "--full"}
    is_full = "--full" in sys.argv
    if not is_full and os.path.isdir("/dev/shm"):
        tempfile.tempdir = "/dev/shm"
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    program = Program(sys.argv[1])
    print(f"ordinary posts: {program.of_byte[0] * 1e9:.0f} ns and {program.of_byte[1]:.1f} bytes of memory for a byte")
    print("       size     work    memory     output  growth of each where the size doubles")
    chosen = [(title, name) for title, group in GROUPS.items() for name in group[3] if not wanted or wanted & {title, f"{title}: {name}"}]
    problems = []
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for lines, wrong in pool.map(lambda construct: judge(program, *construct, sizes_of(*construct, is_full)), chosen):
            print("\n".join(lines), flush=True)
            problems += wrong
    for problem in problems:
        print(f"growth: {problem}")
    print(f"growth: {'FAILED' if problems else 'ok'}, {sum(os.times()[:4]):.0f} s of CPU")
    sys.exit(1 if problems else 0)


main()
