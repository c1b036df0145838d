#!/usr/bin/python3
"""Builds a small site from caches that are not what almanac wrote: changed at random, and sealed again with the right key or not.

    forged_cache.py ALMANAC [--count N] [--seed N]     150 forgeries by default

Every build ends, in little time and memory, and leaves the disk outside of the site as it is. One without the right seal is not
believed, and the output is that of a clean build; so it is where the end was cut off. Who has the key may write other texts into
the cache, and these are counted; where it has other paths, no picture outside of the site is looked at.

Exit: 0 every forgery was withstood, 1 not (each that was not is a line).
"""

import argparse
import ctypes
import hashlib
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time

KEY = "the key of forged caches"
SECONDS = 10
MOST_MEMORY = 120  # MB; a build of the site takes 20
TAG = 16
SEAL = 1 + 24 + TAG
POSTS = 6
OUTSIDE = b"1285"

problems = []


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def read(path):
    with open(path, "rb") as file:
        return file.read()


def read_tree(folder):
    return {os.path.relpath(os.path.join(above, name), folder): read(os.path.join(above, name))
            for above, _, names in os.walk(folder) for name in names}  # fmt: skip


class Seal:
    """As core/seal.h has it: BLAKE2b derives the keys, libsodium makes the tag, by the method that every machine has."""

    def __init__(self, secret):
        self.sodium = ctypes.CDLL("libsodium.so.23")
        if self.sodium.sodium_init() < 0:
            sys.exit("forged_cache: libsodium cannot be used")
        key = hashlib.blake2b(secret.encode(), digest_size=32).digest()
        self.key = hashlib.blake2b(key=key, salt=(3).to_bytes(16, "little"), person=b"almanac1" + bytes(8), digest_size=32).digest()

    def seal(self, text):
        nonce = os.urandom(24)
        text += b"p" + nonce
        tag = ctypes.create_string_buffer(TAG)
        self.sodium.crypto_aead_xchacha20poly1305_ietf_encrypt_detached(
            ctypes.create_string_buffer(1), tag, None, None, ctypes.c_ulonglong(0), text, ctypes.c_ulonglong(len(text)), None, nonce,
            self.key)  # fmt: skip
        return text + tag.raw


class Forger:
    """Changes what stands between the first lines and the seal."""

    def __init__(self, dice, outside):
        self.dice = dice
        self.outside = outside.encode()

    def place(self, body):
        return self.dice.randrange(len(body))

    def flip(self, body):
        for _ in range(self.dice.choice((1, 1, 1, 4, 30))):
            at = self.place(body)
            body[at] ^= 1 << self.dice.randrange(8)

    def swap(self, body):
        size = self.dice.choice((1, 2, 8, 40))
        one, two = self.place(body[size:]), self.place(body[size:])
        body[one : one + size], body[two : two + size] = body[two : two + size], body[one : one + size]

    def cut(self, body):
        del body[self.place(body) :]

    def maximal(self, body):
        """A number, or a byte of one, as large as it can be; with as many bytes as before, or more."""
        at = self.place(body)
        size = self.dice.choice((1, 1, 2, 9))
        largest = b"\xff" * (size - 1) + self.dice.choice((b"\x7f", b"\x01", b"\xff"))
        body[at : at + self.dice.choice((1, size))] = largest

    def paths(self, body):
        """Texts that look like paths, each a field with its length before it, become paths to a file outside."""
        fields = self.find_paths(bytes(body))
        for at in self.dice.sample(fields, min(len(fields), self.dice.choice((1, 1, 2, 8)))):
            body[at + 1 : at + 1 + body[at]] = self.evil_path(body[at])

    def find_paths(self, body):
        """Where the length of each stands. What lies in another is none: a letter is a length, too."""
        fields, at = [], 0
        while at < len(body):
            is_path = self.is_path(body[at + 1 : at + 1 + body[at]], body[at])
            fields += [at] if is_path else []
            at += 1 + body[at] if is_path else 1
        return fields

    @staticmethod
    def is_path(text, size):
        return 5 <= len(text) == size < 128 and b"/" in text and text != b"image/gif" and re.fullmatch(rb"[a-zA-Z0-9._-][!-9;-~]*[a-zA-Z]", text) is not None

    def evil_path(self, size):
        candidates = [self.outside, b"../outside.gif", b"../../outside.gif", b"x/../../outside.gif", b".."]
        path = self.dice.choice([path for path in candidates if len(path) <= size])
        if path == b"..":
            return b"../" * (size // 3) + b"./."[: size % 3]
        head, slash, tail = path.rpartition(b"/")
        return head + slash + b"/" * (size - len(path)) + tail


class Trial:
    def __init__(self, almanac, folder):
        self.almanac = almanac
        self.folder = folder
        self.site = folder + "/inner/site"
        self.cache = self.site + "/.almanac/cache"
        self.output = self.site + "/_site"
        self.make_site()
        self.build()
        self.clean = read_tree(self.output)
        self.around = self.read_around()

    def make_site(self):
        picture = "picture-" + "a" * 60 + ".gif"
        write(self.site + "/almanac.yml", "title: Blog\nurl: https://example.org\nauthor: Team\n")
        write(self.site + "/about.md", "---\ntitle: About\n---\nWe.\n")
        write(self.site + "/assets/img/" + picture, b"GIF89a\x01\x01\x02\x01")
        for i in range(1, POSTS):
            title = "January Review" if i == 3 else f"Post {i}"
            front = f"title: {title}\ntags: [C++, feeds]\nimage: {picture}\nupdated: 2024-02-0{i}\nredirect_from: /old/{i}/\n"
            write(self.site + f"/_posts/2024-01-0{i}-post.md",
                  f"---\n{front}---\nArchive ledger. See [that](2024-01-0{i % 4 + 1}-post.md) and [this](/2024/01/09/none/).\n")  # fmt: skip
        for path in ("/outside.gif", "/inner/outside.gif"):
            write(self.folder + path, b"GIF89a\x05\x05\x05\x05")  # OUTSIDE wide

    def read_around(self):
        return {path: text for path, text in read_tree(self.folder).items()
                if not path.startswith(("inner/site/_site", "inner/site/.almanac", "log"))}  # fmt: skip

    def build(self):
        """The exit code, what was said and the memory in MB."""
        with open(self.folder + "/log", "w+b") as log:
            child = subprocess.Popen([self.almanac, "build", self.site, "--now", "2024-06-01"], stdout=log, stderr=log,
                                     env={"PATH": os.environ["PATH"], "ALMANAC_CACHE_KEY": KEY})  # fmt: skip
            timer = threading.Timer(SECONDS, child.kill)
            timer.start()
            _, status, usage = os.wait4(child.pid, 0)
            timer.cancel()
            log.seek(0)
            return os.waitstatus_to_exitcode(status), log.read().decode(errors="replace"), usage.ru_maxrss // 1024

    def restart(self):
        for path in (".almanac", "_site", "_site.next"):
            shutil.rmtree(self.site + "/" + path, ignore_errors=True)
        self.build()

    def run(self, name, forged, is_exact, has_paths):
        """Whether the forgery was believed, and whether the output is another one."""
        write(self.cache, forged)
        exit_code, said, memory = self.build()
        wrong = []
        is_believed = "CacheNotUsed" not in said
        output = read_tree(self.output)
        if exit_code not in (0, 1):
            wrong.append(f"exit {exit_code}: {said[-300:]}")
        if memory > MOST_MEMORY:
            wrong.append(f"{memory} MB")
        if self.read_around() != self.around:
            wrong.append("the disk outside of the output is another one")
        is_other = output != self.clean
        if is_other and (is_exact or not is_believed):
            paths = [path for path in output.keys() | self.clean.keys() if output.get(path) != self.clean.get(path)]
            wrong.append(f"the output is another one: {sorted(paths)[:3]}; {said[-200:]}")
        if has_paths and any(OUTSIDE in text for text in output.values()):
            wrong.append("the output has the size of a picture outside of the site")
        problems.extend(f"{name}: {text}" for text in wrong)
        if is_believed or wrong:
            self.restart()
        return is_believed, is_other


def run_all(trial, forger, options):
    """How many of the forgeries with the right seal were believed, and how many led to another output."""
    right, wrong = Seal(KEY), Seal(KEY + "?")
    kinds = (forger.flip, forger.swap, forger.maximal, forger.paths, forger.paths, forger.cut)
    believed = others = 0
    for i in range(options.count):
        kind = kinds[i % len(kinds)]
        file = read(trial.cache)
        begin = file.index(b"\n", file.index(b"\nkey ") + 1) + 1
        body = bytearray(file[begin:-SEAL])
        kind(body)
        is_sealed = i % 5 != 4
        if i % 2 == 1:  # no stamp holds: what is there is compared
            os.utime(trial.site + f"/_posts/2024-01-0{forger.dice.randrange(1, POSTS)}-post.md")
        is_exact = not is_sealed or kind == forger.cut
        forged = (right if is_sealed else wrong).seal(file[:begin] + bytes(body))
        name = f"forgery {i} of seed {options.seed} ({kind.__name__}{'' if is_sealed else ', another key'})"
        is_believed, is_other = trial.run(name, forged, is_exact, kind == forger.paths)
        if is_believed and not is_sealed:
            problems.append(f"{name}: was believed")
        believed += is_believed and is_sealed
        others += is_other
    return believed, others


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("almanac")
    parser.add_argument("--count", type=int, default=150)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        trial = Trial(os.path.abspath(options.almanac), folder)
        believed, others = run_all(trial, Forger(random.Random(options.seed), folder + "/outside.gif"), options)
    if believed < options.count // 10:
        problems.append(f"only {believed} forgeries were believed: the reader was hardly tried")
    for problem in problems:
        print(f"forged_cache: {problem}")
    print(f"forged_cache: {'FAILED' if problems else 'ok'}, {options.count} forgeries, {believed} of them believed, {others} with other "
          f"texts, {time.monotonic() - begun:.0f} s")  # fmt: skip
    sys.exit(1 if problems else 0)


main()
