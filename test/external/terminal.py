#!/usr/bin/python3
"""Fills a site and feeds with what a terminal or a CI system would obey, in every name and value that can hold it, runs every
command in every format, and looks at what arrives.

    terminal.py ALMANAC

What must not arrive: control characters but line ends (and the program's own colours on a terminal), marks that turn the
direction of text, separators of lines and paragraphs, bytes that are not UTF-8, and lines that a CI system would take for a
command, but for annotations of --format github. JSON and XML must be read back, with the data as it was.

Exit: 0 nothing arrived, 1 something did, or nothing was injected (each is a line).
"""

import json
import os
import pty
import re
import subprocess
import sys
import tempfile
import xml.dom.minidom

ESCAPES = "\x1b]0;title\x07\x1b[2J\x1b[31m\r\x08\x7f\x9b31m"  # moves the cursor, clears, colours, renames the window
DIRECTIONS = "\u202e\u2066\u200f\u061c\u2028\u2029"
COMMAND = "\n::error file=x,line=1::INJECTED\n ::warning::INJECTED\n##[error]INJECTED\n##vso[task.complete]INJECTED"
EVIL = "INJECTED" + ESCAPES + DIRECTIONS + COMMAND
PATH = EVIL.replace("/", "")
NO_BYTES = b"INJECTED\xff\xfe\x9b31m.md"
OBEYED = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\udc80-\udcff]")
LOG_COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
COLOR = re.compile("\x1b\\[(1;3[1236]m|0m|K)")
ANNOTATION = re.compile(r"::(error|warning|notice)( (file|title)=[^:]*)?::")

ATOM = '<?xml version="1.0"?>\n<feed xmlns="http://www.w3.org/2005/Atom">{}</feed>'
ENTRY = "<entry><title>{0}</title><id>{1}</id><link href='{1}'/><updated>2024-01-01T00:00:00Z</updated></entry>"


def write(folder, name, content):
    path = os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else name.encode())
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(content if isinstance(content, bytes) else content.encode())


def front_matter(**fields):
    return "---\n" + "".join(f"{key}: {json.dumps(value)}\n" for key, value in fields.items()) + "---\n"


def in_xml(text):
    """As much of it as XML can hold."""
    kept = "".join(c for c in text if c in "\n\r" or c >= " ")
    return "".join(c if c.isalnum() else f"&#{ord(c)};" for c in kept)


def write_site(folder):
    settings = {"title": EVIL, "url": "https://s.example", "description": EVIL, "hub": EVIL, "icon": EVIL, "language": EVIL,
                "author": {"name": EVIL, "email": EVIL, "url": EVIL}, "feeds": [{"path": "/x.xml", "title": EVIL}],
                "check": {"on_build": True}, EVIL: EVIL}
    write(folder, "almanac.yml", "".join(f"{json.dumps(k)}: {json.dumps(v)}\n" for k, v in settings.items()))
    names = dict(title=EVIL, tags=[EVIL, "a"], author=EVIL, series=EVIL, image=EVIL, lang=EVIL, enclosure=EVIL)
    write(folder, "_posts/2024-01-07-a.md", front_matter(**names) + f"x [y](<{ESCAPES[:3]}.md>)\n\n## More reading\n\n- [z](/{PATH[:8]}/)\n")
    write(folder, "_posts/2024-01-08-" + PATH + ".md", front_matter(title="T" + EVIL, draft=False) + "x")
    write(folder, b"_posts/2024-01-09-" + NO_BYTES, front_matter(title="T") + "x")
    write(folder, "_posts/" + PATH + ".md", "no front matter")
    write(folder, "about" + PATH + ".md", front_matter(title=EVIL, link="javascript:" + EVIL) + "x")
    write(folder, "_drafts/" + PATH + ".md", front_matter(title=EVIL) + "x")


def write_broken_site(folder):
    write_site(folder)
    write(folder, "_posts/2024-01-10-b.md", front_matter(title=EVIL, date=EVIL, covers=EVIL, slug=EVIL, id=EVIL, permalink=EVIL))
    write(folder, "_posts/2024-01-11-c.md", b"---\ntitle: \xff" + EVIL.encode() + b"\n---\n")
    write(folder, "_posts/2024-01-12-d.md", "---\nbad" + EVIL + "key: [\n---\n")
    write(folder, "_almanac/post.html", "{{" + EVIL + "}} {{#nope" + EVIL + "}}")
    write(folder, "_almanac/" + PATH + ".html", "{{" + EVIL + "}}")
    os.symlink("/etc/passwd", os.path.join(folder, "_posts", "2024-01-13-" + PATH + ".md"))


def write_feeds(folder, entry_id):
    text = in_xml(EVIL)
    entries = ENTRY.format(text, entry_id + text) + ENTRY.format("", entry_id + "b" + text)
    feed = ATOM.format(f"<title>{text}</title><id>{text}</id><updated>{text}</updated><link href='{text}' rel='{text}'/>{entries}")
    write(folder, "f.xml", feed)
    write(folder, PATH + ".xml", feed)
    write(folder, NO_BYTES + b".xml", feed)
    item = dict.fromkeys(("id", "url", "title", "date_published", "language", "content_html", EVIL), EVIL + entry_id)
    write(folder, "f.json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": EVIL, "items": [item], EVIL: 1}))
    write(folder, "raw.xml", '<rss version="' + EVIL + '"><channel><title>\x1b[31m</title></channel></rss>')


class Trial:
    def __init__(self, almanac, folder):
        self.almanac = almanac
        self.folder = folder
        self.failures = []
        self.runs = 0
        self.shown = 0  # how often what was injected was seen, made harmless

    def look(self, args, where, output, is_terminal=False, is_github=False, is_text=True):
        text = output.decode("utf-8", "surrogateescape")
        if is_terminal:
            text = COLOR.sub("", text.replace("\r\n", "\n").replace("\r\x1b[K", ""))
        self.shown += text.count("INJECTED")
        obeyed = OBEYED.search(text)
        commands = [line for line in text.split("\n") if is_text and LOG_COMMAND.search(line)]
        if is_github:
            commands = [line for line in commands if not ANNOTATION.match(line) or LOG_COMMAND.search(line[2:])]
        for what in ([text[max(0, obeyed.start() - 60):obeyed.end() + 20]] if obeyed else []) + commands[:1]:
            self.failures.append(f"almanac {' '.join(args)[:60]!r}: {where}: {what!r}")

    def run(self, *args):
        self.runs += 1
        is_github = "github" in args
        is_text = not {"jsonl", "sarif", "junit", "--json", "--json-schema"} & set(args)
        done = subprocess.run([self.almanac, *args], cwd=self.folder, capture_output=True, check=False)
        self.look(args, "stdout", done.stdout, is_github=is_github, is_text=is_text)
        self.look(args, "stderr", done.stderr)
        return done.stdout

    def run_on_terminal(self, *args):
        master, slave = pty.openpty()
        process = subprocess.Popen([self.almanac, *args], cwd=self.folder, stdin=subprocess.DEVNULL, stdout=slave, stderr=slave)
        os.close(slave)
        output = b""
        while True:
            try:
                part = os.read(master, 65536)
            except OSError:  # it has ended
                part = b""
            if not part:
                break
            output += part
        os.close(master)
        process.wait()
        self.look(args, "terminal", output, is_terminal=True, is_github="github" in args)

    def expect(self, what, is_met):
        if not is_met:
            self.failures.append(what)


def try_site(trial):
    for site in ("site", "broken"):
        for args in (["build", site], ["build", site, "--strict", "--timings"], ["build", site, "--against", "old"], ["list", site],
                     ["build", site, "--locked"], ["list", site, "--drafts"], ["adopt", "old", "--site", site], ["build", site]):
            trial.run(*args)
            trial.run_on_terminal(*args)
    titles = [json.loads(line)["title"] for line in trial.run("list", "site", "--json").decode("utf-8", "replace").split("\n") if line]
    trial.expect("list --json: a title is another one", any("\u202e" in title and "\n::error" in title for title in titles))
    trial.run("forget", "site", "tag:" + EVIL)
    trial.run("build", "site", "--output", PATH[:40])


def try_checks(trial):
    for output_format in ("text", "github", "jsonl", "sarif", "junit"):
        output = trial.run("check", "old", "site/_site", "--format", output_format, "--base-url", "https://s.example").decode("utf-8", "replace")
        if output_format == "jsonl":
            files = [json.loads(line)["file"] for line in output.split("\n") if line]
            trial.expect("jsonl: the name of a file is another one", os.path.join("old", PATH + ".xml") in files)
        if output_format == "sarif":
            trial.expect("sarif: no results", json.loads(output)["runs"][0]["results"])
        if output_format == "junit":
            names = [s.getAttribute("name") for s in xml.dom.minidom.parseString(output).getElementsByTagName("testsuite")]
            trial.expect("junit: the name of a file lost its direction", any("\u202e" in name for name in names))
    trial.run_on_terminal("check", "old", "new")
    trial.run("check", "old", "--write-baseline", "known.jsonl")
    trial.run("check", "new/f.xml", "--baseline", "known.jsonl")
    trial.run("check", "old/" + PATH + ".xml", "--previous", "new")
    trial.run("check", "::error::INJECTED.xml", "nothing-" + PATH)


def try_diffs(trial):
    for output_format in ("text", "github", "markdown", "jsonl"):
        output = trial.run("diff", "old", "new", "--format", output_format)
        trial.expect(f"diff --format {output_format} shows nothing", b"INJECTED" in output)
    trial.run_on_terminal("diff", "old", "new")
    trial.run("diff", "old", "nothing-" + PATH)


def try_usage(trial):
    for args in ([EVIL], ["build", "--" + EVIL], ["build", EVIL, EVIL], ["rules", EVIL], ["check", "--format", EVIL, "old"],
                 ["check", "--ignore", EVIL, "old"], ["check", "--now", EVIL, "old"], ["build", "--jobs", EVIL], ["build", "site", "--now", EVIL],
                 ["build", "site", "--base-url", EVIL], ["build", "site", "--config", PATH], ["list", PATH], ["forget", PATH, EVIL],
                 ["adopt", PATH], ["check", "--base-url", EVIL, "old"], ["check", "--config", PATH, "old"],
                 ["config"], ["config", "--json-schema"], ["config", "--templates"], ["rules"], ["rules", "InvalidRFC3339Date"], ["--help"],
                 ["check", "--help"], ["--version"]):
        trial.run(*args)
        trial.run_on_terminal(*args)


def main():
    with tempfile.TemporaryDirectory() as folder:
        write_site(folder + "/site")
        write_broken_site(folder + "/broken")
        write_feeds(folder + "/old", "tag:a,2020:1")
        write_feeds(folder + "/new", "tag:a,2020:2")
        write(folder, "::error::INJECTED.xml", ATOM.format(""))
        trial = Trial(os.path.abspath(sys.argv[1]), folder)
        for part in (try_site, try_checks, try_diffs, try_usage):
            part(trial)
    trial.expect(f"only {trial.shown} of what was injected was ever seen", trial.shown > 1000)
    for failure in trial.failures[:40]:
        print(failure)
    print(f"{trial.runs} runs: {trial.shown} texts shown as they are, {len(trial.failures)} obeyed")
    return 1 if trial.failures else 0


if __name__ == "__main__":
    sys.exit(main())
