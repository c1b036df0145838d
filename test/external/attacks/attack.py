"""What the attacks share: the command line, the sites they attack, the look at the disk before and after, the verdict.

An attack is a script `NAME ALMANAC [--full] [--seed N]`. It exits with 0 where every fault was withstood, 1 where one was not or
where no fault was caused at all, 77 where a program that it needs is absent.
"""

import argparse
import atexit
import concurrent.futures
import dataclasses
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

SECONDS = 20  # a build of the sites below takes a twentieth of a second
PASSED_OVER = 77
MOST_SHOWN = 40
SETTINGS = "title: Harbour\nurl: https://harbour.example\nauthor: Ada Lind\npaginate: 2\n"
GIF = b"GIF89a\x05\x00\x05\x00\x00\x00\x00"
ENVIRONMENT = {"PATH": os.environ.get("PATH", "/usr/bin:/bin"), "HOME": "/nonexistent", "LANG": "C.UTF-8", "NO_COLOR": "1",
               "SOURCE_DATE_EPOCH": "1764000000", "TZ": "UTC", "ALMANAC_CACHE_KEY": "the key of the attacks"}  # fmt: skip


class Attack:
    """One script's run: what it was asked for, what it found."""

    def __init__(self, manual, needs=(), base="/dev/shm"):
        self.name = pathlib.Path(sys.argv[0]).stem
        parser = argparse.ArgumentParser(description=manual, formatter_class=argparse.RawDescriptionHelpFormatter)
        parser.add_argument("almanac", type=pathlib.Path)
        parser.add_argument("--full", action="store_true", help="everything, not a sample: takes minutes")
        parser.add_argument("--seed", type=int, default=1, help="chooses the sample")
        options = parser.parse_args()
        self.almanac = str(options.almanac.resolve())
        self.full = options.full
        self.seed = options.seed
        self.dice = random.Random(options.seed)
        for program in needs:
            if not shutil.which(program):
                print(f"{self.name}: passed over: no {program}")
                sys.exit(PASSED_OVER)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        os.umask(0o022)
        self.begun = time.monotonic()
        self.problems = []
        self.caused = 0
        self.mutex = threading.Lock()
        self.work = pathlib.Path(tempfile.mkdtemp(prefix=f"almanac-{self.name}-", dir=base if os.path.isdir(base) else None))
        atexit.register(shutil.rmtree, self.work, ignore_errors=True)

    def choose(self, usual, full):
        return full if self.full else usual

    def problem(self, text):
        with self.mutex:
            self.problems.append(text)
            if len(self.problems) <= MOST_SHOWN:
                print(f"{self.name}: {text}", flush=True)

    def count(self, faults=1):
        """Faults that were really caused."""
        with self.mutex:
            self.caused += faults

    def each(self, cases, attack):
        """Calls attack(case, folder) for each case, two at a time, each in an empty folder of its own."""

        def one(numbered):
            number, case = numbered
            folder = self.work / f"{number}"
            folder.mkdir()
            try:
                attack(case, folder)
            finally:
                shutil.rmtree(folder, ignore_errors=True)

        with concurrent.futures.ThreadPoolExecutor(2) as threads:
            list(threads.map(one, enumerate(cases)))

    def run(self, *arguments, **options):
        return run([self.almanac, *arguments], **options)

    def finish(self, what="faults"):
        """The last line, and the exit code."""
        if self.caused == 0:
            self.problem(f"no {what} at all: nothing was tried")
        more = len(self.problems) - MOST_SHOWN
        if more > 0:
            print(f"{self.name}: and {more} more")
        verdict = "FAILED" if self.problems else "ok"
        seconds = time.monotonic() - self.begun
        print(f"{self.name}: {verdict}: {self.caused} {what}, {len(self.problems)} not withstood, seed {self.seed}, {seconds:.0f} s")
        sys.exit(1 if self.problems else 0)


def clear(path):
    """Takes away whatever has this name, and makes its folder."""
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    else:
        path.unlink(missing_ok=True)


@dataclasses.dataclass
class Ended:
    code: int  # below 0: the signal that ended it
    out: str
    err: str
    seconds: float
    memory: int  # bytes, at most
    hung: bool

    def __str__(self):
        how = f"did not end within {self.seconds:.0f} s" if self.hung else f"exit {self.code}"
        return f"{how}: {' | '.join(self.err.strip().splitlines())[:300]!r}"


def run(command, seconds=SECONDS, environment=None, cwd="/"):
    """Runs a program in a process group of its own, which is ended where it takes too long."""
    begun = time.monotonic()
    child = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=cwd,
                             env={**ENVIRONMENT, **(environment or {})}, start_new_session=True)  # fmt: skip
    hung = threading.Event()

    def end():
        hung.set()
        os.killpg(child.pid, signal.SIGKILL)

    timer = threading.Timer(seconds, end)
    timer.start()
    err = []
    reader = threading.Thread(target=lambda: err.append(child.stderr.read()))
    reader.start()
    out = child.stdout.read()
    reader.join()
    _, status, usage = os.wait4(child.pid, 0)
    timer.cancel()
    child.returncode = os.waitstatus_to_exitcode(status)
    child.stdout.close()
    child.stderr.close()
    return Ended(child.returncode, out.decode("utf-8", "replace"), err[0].decode("utf-8", "replace"), time.monotonic() - begun,
                 usage.ru_maxrss * 1024, hung.is_set())  # fmt: skip


def write(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def read_or_none(path):
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None


def read_tree(folder):
    """Each file's bytes, each link's target, each empty folder; None where there is no such folder."""
    if not os.path.isdir(folder):
        return None
    tree = {}

    def visit(path, prefix):
        entries = list(os.scandir(path))
        if not entries and prefix:
            tree[prefix] = b""
        for entry in entries:
            if entry.is_symlink():
                tree[prefix + entry.name] = b"link to " + os.readlink(os.fsencode(entry.path))
            elif entry.is_dir():
                visit(entry.path, prefix + entry.name + "/")
            elif entry.is_file():
                tree[prefix + entry.name] = pathlib.Path(entry.path).read_bytes()
            else:
                tree[prefix + entry.name] = b"special file"

    visit(folder, "")
    return tree


def show(content):
    return "not there" if content is None else f"{content[:60]!r}"


def name_differences(one, other):
    one, other = one or {}, other or {}
    paths = sorted(path for path in {*one, *other} if one.get(path) != other.get(path))
    return ", ".join(paths[:4]) + (f" and {len(paths) - 4} more" if len(paths) > 4 else "")


# The sites that are attacked.


def write_post(site, number, text, more=""):
    """The first twelve are of 2024, the next of 2023."""
    year, month = 2024 - (number - 1) // 12, (number - 1) % 12 + 1
    write(site / f"_posts/{year}-{month:02}-07-post-{number}.md",
          f"---\ntitle: Post {number}\ntags: [all, t{number % 3}]\nimage: assets/p.gif\nredirect_from: /old{number}/\n"
          f"{more}---\n{text}\n")  # fmt: skip


def write_site(site, settings="", posts=4, words=20):
    write(site / "almanac.yml", SETTINGS + settings)
    for number in range(1, posts + 1):
        write_post(site, number, f"Hello *{number}* [elsewhere](https://other.example/). " + "word " * words)
    write(site / "assets/a.txt", "text")
    write(site / "assets/p.gif", GIF)
    write(site / "about.md", "---\ntitle: About\n---\nUs.\n")
    write(site / "_data/authors.yml", "ada: {name: Ada Lind}\n")
    write(site / "_almanac/style.css", "body { color: black }\n")


def edit_site(site):
    """An edited post, a new one, a file that is gone."""
    write_post(site, 2, "Hello again.", "updated: 2025-06-01\n")
    write(site / "_posts/2025-07-07-new.md", "---\ntitle: New\ntags: [all, fresh]\n---\nNew.\n")
    (site / "assets/a.txt").unlink()


OLD_FEED = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:old:feed</id><title>Harbour</title><updated>2024-03-07T00:00:00Z</updated>
<author><name>Ada Lind</name></author>
<entry><id>urn:old:1</id><title>Post 1</title><updated>2024-01-07T00:00:00Z</updated><published>2024-01-07T00:00:00Z</published></entry>
<entry><id>urn:old:2</id><title>Post 2</title><updated>2024-02-07T00:00:00Z</updated><published>2024-02-07T00:00:00Z</published></entry>
</feed>
"""


@dataclasses.dataclass
class Kind:
    """A command that is attacked, and the site that it meets."""

    name: str
    settings: str = ""
    posts: int = 4
    words: int = 20
    builds: int = 0  # before the command
    in_place: bool = False
    jobs: int = 1

    def prepare(self, attack, case):
        """Makes the site in case/site as the command is to find it; answers the command's arguments."""
        site = case / "site"
        write_site(site, self.settings, self.posts, self.words)
        if self.in_place:
            write(site / "_site/theirs/index.html", "another generator's")
        for number in range(self.builds):
            if number > 0:
                write_post(site, self.posts + 1, "One more.")
            settle()
            expect_zero(attack.run(*self.build(case)))
        change = {"rebuild": edit_site, "only": edit_site, "forget": lambda site: remove_post(attack, self, case)}.get(self.name)
        if change:
            change(site)
        settle()
        return self.arguments(case)

    def build(self, case):
        return ["build", str(case / "site"), "--jobs", str(self.jobs)]

    def arguments(self, case):
        if self.name == "adopt":
            write(case / "old.xml", OLD_FEED)
            return ["adopt", str(case / "old.xml"), "--site", str(case / "site")]
        if self.name == "forget":
            return ["forget", str(case / "site"), find_id(case / "site/almanac.lock", "Post 3")]
        return self.build(case)


def make_kinds(settings="", **others):
    """Every command that writes: a build from nothing, after an edit, after none, beside another generator; adopt; forget."""
    only = settings + "only: [feeds, archive]\n"
    return [Kind("build", settings, **others), Kind("rebuild", settings, builds=2, **others), Kind("nothing", settings, builds=1, **others),
            Kind("only", only, builds=2, in_place=True, **others), Kind("adopt", settings, **others),
            Kind("forget", settings, builds=1, **others)]  # fmt: skip


def settle():
    """What is written within one tick of the file system's clock is read again by the next build."""
    time.sleep(0.012)


def remove_post(attack, kind, case):
    (case / "site/_posts/2024-03-07-post-3.md").unlink()
    settle()
    expect_zero(attack.run(*kind.build(case)))


def find_id(lock, title):
    for line in lock.read_text().splitlines():
        if line.endswith("\t" + title):
            return line.split("\t")[1]
    raise SystemExit(f"{lock} has no post {title!r}")


def expect_zero(ended):
    if ended.code != 0:
        raise SystemExit(f"a command without faults: {ended}")
    return ended


# What is on the disk, and whether it may be so.


@dataclasses.dataclass
class State:
    output: dict | None
    lock: bytes | None
    next_lock: bytes | None

    @classmethod
    def read(cls, site):
        return cls(read_tree(site / "_site"), read_or_none(site / "almanac.lock"), read_or_none(site / "almanac.lock.next"))


class Reference:
    """What a command does to a site without faults: before, after, and after the build that follows."""

    def __init__(self, attack, kind):
        self.attack = attack
        self.kind = kind
        case = attack.work / f"reference-{kind.name}"
        arguments = kind.prepare(attack, case)
        self.before = State.read(case / "site")
        self.ended = expect_zero(attack.run(*arguments))
        self.after = State.read(case / "site")
        expect_zero(attack.run(*kind.build(case)))
        self.final = State.read(case / "site")
        self.names = self.list_names(case)
        self.expect_clean(case)
        shutil.rmtree(case)

    @staticmethod
    def list_names(case):
        """Of the site and what lies beside it; without what a build may leave for the next one."""
        found = {str(path.relative_to(case)) for folder in (case, case / "site", case / "site/.almanac") for path in folder.glob("*")}
        return found - {"site/_site.next", "trace", "counts"}

    def expect_clean(self, case):
        """The final state is what a build from nothing makes of the same posts and lock."""
        for name in ("_site", "_site.next", ".almanac"):
            if not (self.kind.in_place and name == "_site"):
                shutil.rmtree(case / "site" / name, ignore_errors=True)
        expect_zero(self.attack.run(*self.kind.build(case)))
        clean = State.read(case / "site")
        if clean != self.final:
            self.attack.problem(f"{self.kind.name}: without any fault, a build from nothing differs in "
                                f"{name_differences(clean.output, self.final.output) or 'almanac.lock'}")  # fmt: skip

    def find_torn(self, now):
        """Says what is wrong with the state that an attack left, or None: it must be the old one or the new one, whole."""
        if now.lock not in (self.before.lock, self.after.lock):
            return f"almanac.lock is neither the old one nor the new one: {show(now.lock)}"
        if self.kind.in_place:
            return self.find_torn_files(now)
        if now.output not in (self.before.output, self.after.output):
            return (f"the output is neither the old one nor the new one: differs from the new one in "
                    f"{name_differences(now.output, self.after.output)}")  # fmt: skip
        if self.before.output == self.after.output or self.before.lock == self.after.lock:
            return None
        is_new = now.output == self.after.output
        has_new_lock = now.lock == self.after.lock or (is_new and now.next_lock == self.after.lock)
        if is_new == has_new_lock:
            return None
        return f"the {'new' if is_new else 'old'} output has the {'new' if has_new_lock else 'old'} lock"

    def find_torn_files(self, now):
        """Beside another generator, each file for itself is the old one or the new one."""
        old, new = self.before.output, self.after.output
        for path in {*old, *new, *now.output}:
            if path.startswith(".almanac-next/") or path.endswith("/"):
                continue  # what an interrupted build leaves, until the next one
            if now.output.get(path) not in (old.get(path), new.get(path)):
                return f"{path} is neither the old file nor the new one: {show(now.output.get(path))}"
        return None

    def find_wrong_next(self, case, code):
        """Ends what the attack interrupted, without faults: the same command where it failed, then a build."""
        if self.kind.name in ("adopt", "forget") and code != 0:
            expect = self.attack.run("list", str(case / "site"))  # ends what was begun
            if expect.code == 0 and read_or_none(case / "site/almanac.lock") == self.before.lock:
                ended = self.attack.run(*self.kind.arguments(case))
                if ended.code != 0:
                    return f"the same command without faults: {ended}"
        ended = self.attack.run(*self.kind.build(case))
        if ended.code != 0:
            return f"the next build: {ended}"
        now = State.read(case / "site")
        if now.output != self.final.output:
            return f"the next build differs from a clean one in {name_differences(now.output, self.final.output)}"
        if now.lock != self.final.lock:
            return "the lock of the next build is not a clean one's"
        left = self.list_names(case) - self.names
        return f"left behind: {', '.join(sorted(left))}" if left else None

    def find_wrong_words(self, ended, reasons):
        """Exit 3 has one sentence with the path or operation and the reason; no finding is invented."""
        if ended.hung or ended.code not in (0, 3):
            return f"not exit 0 or 3: {ended}"
        known = set(self.ended.err.splitlines())
        lines = [line for line in ended.err.splitlines() if line not in known]
        invented = [line for line in lines if re.search(r": (warning|info): .*\[\w+\]$", line)]
        if invented and ended.code != 0:
            return f"a finding that is not true: {invented[0][:300]!r}"
        if ended.code == 0:
            return None
        told = [line for line in lines if any(reason.lower() in line.lower() for reason in reasons)]
        if len(told) != 1:
            return f"exit 3 with {len(told)} sentences that say {' or '.join(map(repr, reasons))}: {ended}"
        rest = told[0].lower().replace(reasons[0].lower(), "").removeprefix("almanac:")
        return None if len(rest.split()) >= 2 else f"the sentence names no path and no operation: {ended}"

    def judge(self, case, ended, reasons):
        """All of the above after a command that met a fault; answers the first thing wrong, or None."""
        now = State.read(case / "site")
        wrong = self.find_wrong_words(ended, reasons) or self.find_torn(now)
        if not wrong and ended.code == 0 and (now.output, now.lock) != (self.after.output, self.after.lock):
            wrong = f"exit 0, but not what a build without faults makes: {name_differences(now.output, self.after.output) or 'almanac.lock'}"
        following = self.find_wrong_next(case, ended.code)
        return "; ".join(filter(None, [wrong, following])) or None
