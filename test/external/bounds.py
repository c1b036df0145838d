#!/usr/bin/python3
"""Attacks `almanac check` with what a feed should never be: each attack ends in findings or one clear error, in bounded time and
memory, and never in a crash or a hang.

    bounds.py ALMANAC [NAME...]     all attacks where none is named

Exit: 0 every attack was withstood, 1 not (each that was not is a line).
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import threading
import time

MEGABYTE = 1 << 20
SECONDS = 20
ATOM = '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom"><id>a:b</id><title>t</title>'
ENTRY = ATOM + '<entry><id>a:c</id><title>t</title><updated>2024-01-02T03:04:05Z</updated>'
END = "</entry></feed>"
MANY = 100_000


def content(html):
    return ENTRY + '<content type="html">' + html.replace("<", "&lt;") + "</content>" + END


def laughs():
    rows = "".join(f'<!ENTITY e{i} "{f"&e{i - 1};" * 10}">' for i in range(1, 12))
    return f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "ha">{rows}]><rss version="2.0"><channel>&e11;</channel></rss>'


def quadratic():
    return f'<!DOCTYPE rss [<!ENTITY e "{"x" * MANY}">]><rss version="2.0"><channel><title>{"&e;" * MANY}</title></channel></rss>'


def noise(size, seed=7):
    return random.Random(seed).randbytes(size)


def declarations(count):
    return " ".join(f'xmlns:p{i}="urn:p{i}"' for i in range(count))


# name: the bytes of the file. Made one at a time: some have a hundred megabytes.
FILES = {
    "empty": lambda: b"",
    "white space": lambda: b" \n" * MANY,
    "noise": lambda: noise(5 * MEGABYTE),
    "noise behind a root": lambda: b'<rss version="2.0">' + noise(5 * MEGABYTE),
    "noise in UTF-16": lambda: b"\xff\xfe" + noise(2 * MEGABYTE),
    "nothing but NUL": lambda: b"\0" * 5 * MEGABYTE,
    "nothing but <": lambda: b"<" * 5 * MEGABYTE,
    "nothing but &": lambda: (ATOM + "&" * MEGABYTE).encode(),
    "100,000 elements deep": lambda: (ATOM + "<a>" * MANY + "</a>" * MANY + "</feed>").encode(),
    "100,000 elements deep, never closed": lambda: (ENTRY + "<entry>" * MANY).encode(),
    "100,000 namespaces deep": lambda: (ATOM + "".join(f'<p{i}:a xmlns:p{i}="u:{i}">' for i in range(MANY))).encode(),
    "100,000 bases deep": lambda: (ENTRY + '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
                                   + '<p xml:base="a/"><a href="b"/>' * MANY).encode(),
    "XHTML 100,000 deep": lambda: (ENTRY + '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">' + "<b>" * MANY
                                   + "</b>" * MANY + "</div></content>" + END).encode(),
    "HTML 100,000 deep": lambda: content("<div>" * MANY).encode(),
    "HTML of formatting 100,000 deep": lambda: content("<p><b><i><a href=x>" * MANY).encode(),
    "HTML tables 100,000 deep": lambda: content("<table><tr><td>" * MANY).encode(),
    "JSON arrays 100,000 deep": lambda: b'{"version": "https://jsonfeed.org/version/1.1", "items": ' + b"[" * MANY + b"]" * MANY + b"}",
    "JSON objects 100,000 deep": lambda: b'{"a":' * MANY + b"1" + b"}" * MANY,
    "JSON never closed": lambda: b"[" * MEGABYTE,
    "JSON of 100,000 equal keys": lambda: b'{"items": [{' + b'"id": "a", ' * MANY + b'"id": "a"}]}',
    "JSON string of 50 MB": lambda: b'{"version": "' + b"a" * 50 * MEGABYTE + b'", "title": "\\ud800"}',
    "attribute of 100 MB": lambda: b'<rss version="' + b"x" * 100 * MEGABYTE + b'"></rss>',
    "address of 20 MB": lambda: (ENTRY + '<link href="http://a/' + "../" * (7 * MEGABYTE) + '"/>' + END).encode(),
    "base of 1 MB above 10,000 links": lambda: (ATOM + '<entry xml:base="http://a/' + "a/" * (MEGABYTE // 2) + '">'
                                                + '<link href="b"/>' * 10_000 + END).encode(),
    "HTML attribute of 20 MB": lambda: content("<a title='" + "x" * 20 * MEGABYTE + "'>").encode(),
    "srcset of 5 MB": lambda: content("<img srcset='" + "a, " * (5 * MEGABYTE // 3) + "'>").encode(),
    "style of 5 MB": lambda: content("<p style='" + "a:b;" * (5 * MEGABYTE // 4) + "'>").encode(),
    "an element with 1,000,000 attributes": lambda: ("<rss " + " ".join(f'a{i}=""' for i in range(10 * MANY)) + "/>").encode(),
    "an HTML element with 1,000,000 attributes": lambda: content("<p " + " ".join(f"a{i}" for i in range(10 * MANY)) + ">").encode(),
    "1,000,000 namespaces on one element": lambda: f"<rss {declarations(10 * MANY)}/>".encode(),
    "1,000,000 namespaces side by side": lambda: (ATOM + "".join(f'<p:a xmlns:p="u:{i}"/>' for i in range(10 * MANY)) + "</feed>").encode(),
    "1,000,000 names": lambda: (ATOM + "".join(f"<n{i}/>" for i in range(10 * MANY)) + "</feed>").encode(),
    "100,000 links in one entry": lambda: (ENTRY + '<link href="/a"/>' * MANY + END).encode(),
    "100,000 equal ids": lambda: (ATOM + "<entry><id>a:b</id></entry>" * MANY + "</feed>").encode(),
    "title in 200,000 pieces": lambda: (ATOM + "<title>" + "a<!-- -->&#x26;<b/>" * (2 * MANY) + "</title></feed>").encode(),
    "comment of 50 MB": lambda: b"<rss><!--" + b"-" * 50 * MEGABYTE,
    "doctype of 10 MB": lambda: b"<!DOCTYPE rss [" + b"<!ENTITY a 'b'>" * MANY * 7 + b"]><rss/>",
    "entities a billion deep": lambda: laughs().encode(),
    "entities squared": lambda: quadratic().encode(),
    "entity that holds itself": lambda: b'<!DOCTYPE rss [<!ENTITY a "&b;"><!ENTITY b "&a;">]><rss>&a;</rss>',
    "entity that reads a file": lambda: b'<!DOCTYPE rss [<!ENTITY a SYSTEM "/etc/hostname">]><rss>&a;</rss>',
    "encoding that is none": lambda: b'<?xml version="1.0" encoding="' + b"x" * MEGABYTE + b'"?><rss/>',
    "encoding that shrinks": lambda: b'<?xml version="1.0" encoding="iso-2022-jp"?><rss>' + b"\x1b$B\x1b(B" * MANY * 5 + b"</rss>",
}

# Here each few bytes of the file are an attribute, a name or a finding of their own, with its place.
MANY_NAMES = ("an element with 1,000,000 attributes", "1,000,000 namespaces on one element", "1,000,000 namespaces side by side",
              "1,000,000 names", "100,000 namespaces deep")  # fmt: skip

problems = []


class Attack:
    def __init__(self, almanac, folder):
        self.almanac = almanac
        self.folder = folder

    def run(self, name, arguments, size, exits=(0, 1), stdin=subprocess.DEVNULL, most=10):
        """One run, judged by its exit, its time and its memory."""
        begun = time.monotonic()
        with open(self.folder + "/out", "wb") as out, open(self.folder + "/err", "wb") as err:
            child = subprocess.Popen([self.almanac, "check", *arguments], stdin=stdin, stdout=out, stderr=err)
            timer = threading.Timer(SECONDS, child.kill)
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
        seconds = time.monotonic() - begun
        exit_code = os.waitstatus_to_exitcode(status)
        memory = usage.ru_maxrss * 1024
        said = open(self.folder + "/err", encoding="utf-8", errors="replace").read()
        printed = os.path.getsize(self.folder + "/out")
        wrong = []
        if exit_code == -9 and seconds >= SECONDS:
            wrong.append(f"not done after {SECONDS} s")
        elif exit_code not in exits:
            wrong.append(f"exit {exit_code}: {said.strip()[-200:]}")
        if memory > most * size + 60 * MEGABYTE:
            wrong.append(f"{memory // MEGABYTE} MB for {size / MEGABYTE:.1f}")
        if exit_code == 1 and printed == 0:
            wrong.append("no finding")
        if exit_code == 2 and said.count("\n") != 1:
            wrong.append(f"not one error: {said.strip()[:200]!r}")
        for text in wrong:
            problems.append(f"{name}: {text}")
        print(f"{'FAILED' if wrong else 'ok':6} {seconds:6.2f} s {memory // MEGABYTE:5} MB  exit {exit_code:2}  {name}", flush=True)


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def write_apart(path, make):
    """In a process of its own: what this one takes would count as the memory of those it starts."""
    child = os.fork()
    if child == 0:
        write(path, make())
        os._exit(0)
    os.waitpid(child, 0)


def attack_files(attack, wanted):
    path = attack.folder + "/feed.xml"
    for name, make in FILES.items():
        if wanted and name not in wanted:
            continue
        write_apart(path, make)
        size = os.path.getsize(path)
        attack.run(name, ["--base-url", "https://a.example/", path], size, most=60 if name in MANY_NAMES else 10)
        os.unlink(path)


def attack_truncated(attack):
    """A feed cut off at many places, all in one run."""
    with open(os.path.join(os.path.dirname(__file__), "..", "feeds", "golden", "full.atom.xml"), "rb") as file:
        feed = file.read()
    paths = []
    for i in range(0, len(feed), 97):
        paths.append(f"{attack.folder}/cut-{i}.xml")
        write(paths[-1], feed[:i])
    attack.run("truncated", paths, len(feed))


def attack_no_files(attack):
    fifo = attack.folder + "/fifo"
    os.mkfifo(fifo)
    attack.run("a FIFO", [fifo], 0, (2,))
    folder = attack.folder + "/folder"
    os.mkdir(folder)
    attack.run("an empty folder", [folder], 0, (2,))
    os.mkfifo(folder + "/feed.xml")
    attack.run("a folder with a FIFO", [folder], 0, (2,))
    os.symlink("loop", attack.folder + "/loop")
    attack.run("a symlink to itself", [attack.folder + "/loop"], 0, (2,))
    attack.run("a device without an end", ["/dev/zero"], 0, (2,))
    attack.run("nothing there", [attack.folder + "/none"], 0, (2,))
    with open("/dev/zero", "rb") as zero:
        attack.run("standard input without an end", ["--max-size", "1000000", "-"], MEGABYTE, (2,), stdin=zero)


def attack_sizes(attack):
    path = attack.folder + "/feed.xml"
    write(path, b"<rss/>" + b" " * 1000)
    attack.run("--max-size below the file", ["--max-size", "1000", path], 0, (2,))
    os.truncate(path, 3 << 30)
    attack.run("a file of 3 GB", [path], 0, (2,))
    os.unlink(path)


def attack_changing(attack):
    """The file grows, shrinks and goes while it is read."""
    path = attack.folder + "/changing.xml"
    feed = (ATOM + "<entry><id>a:b</id></entry>" * 20_000 + "</feed>").encode()
    write(path, feed)
    done = threading.Event()

    def change():
        dice = random.Random(1)
        while not done.is_set():
            with open(path, "r+b") as file:
                file.truncate(dice.randrange(len(feed)))
                file.seek(0)
                file.write(feed[: dice.randrange(len(feed))])

    changer = threading.Thread(target=change)
    changer.start()
    for i in range(10):
        attack.run(f"a file that changes ({i})", [path], 4 * len(feed))
    done.set()
    changer.join()


def main():
    if len(sys.argv) < 2:
        sys.exit("usage: bounds.py ALMANAC [NAME...]")
    wanted = set(sys.argv[2:])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(os.path.abspath(sys.argv[1]), folder)
        attack_files(attack, wanted)
        if not wanted:
            attack_truncated(attack)
            attack_no_files(attack)
            attack_sizes(attack)
            attack_changing(attack)
    for problem in problems:
        print(f"bounds: {problem}")
    print(f"bounds: {'FAILED' if problems else 'ok'}, {time.monotonic() - begun:.0f} s")
    sys.exit(1 if problems else 0)


main()
