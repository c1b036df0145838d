#!/usr/bin/python3 -B
"""Changes a file of the site while a build reads it: it is deleted, edited, or another one takes its name.

    changing.py ALMANAC [--full] [--seed N]

strace stops the build at each of its calls on that file in turn. The output is then the old one, or the one of the file as it was or
as it became, never a mixture, and never a post without its text; the next build makes what a clean one makes.
"""

import dataclasses
import os
import shutil
import signal
import subprocess
import time

import attack as common

FILES = {"a post": "_posts/2024-03-07-post-3.md", "a page": "about.md", "a picture": "assets/p.gif", "a style sheet": "_almanac/style.css",
         "a data file": "_data/authors.yml", "the settings": "almanac.yml"}  # fmt: skip
NEW = {"a post": "---\ntitle: Another title\ntags: [all]\nupdated: 2025-02-02\n---\nAnother text.\n", "a page": "---\ntitle: About us\n---\nWe.\n",
       "a picture": b"GIF89a\x09\x00\x07\x00\x00\x00\x00", "a style sheet": "body { color: red }\n", "a data file": "ada: {name: Ada Berg}\n",
       "the settings": common.SETTINGS.replace("Harbour", "Pier")}  # fmt: skip


def delete(path, content):
    path.unlink()


def edit(path, content):
    common.write(path, content)


def replace(path, content):
    common.write(path.with_name(path.name + ".new"), content)
    os.replace(path.with_name(path.name + ".new"), path)


CHANGES = {"deleted": delete, "edited": edit, "replaced": replace}


@dataclasses.dataclass
class Change:
    what: str
    how: str
    is_rebuild: bool

    def prepare(self, attack, case):
        site = case / "site"
        common.write_site(site)
        if self.is_rebuild:
            common.settle()
            common.expect_zero(attack.run("build", str(site)))
            common.settle()
            common.write_post(site, 1, "Edited.", "updated: 2025-01-01\n")
            common.settle()  # the file itself is in the cache, and is read where something needs its text again
        return site

    def make(self, site):
        CHANGES[self.how](site / FILES[self.what], NEW[self.what])


class Stopped:
    """A build that stands still after its call number `number` on the file; `met` says whether there is one."""

    def __init__(self, attack, site, path, number, case):
        self.trace = case / "trace"
        # Not copy_file_range: the kernel begins it anew after each signal, and so again and again.
        command = ["strace", "-f", "-o", self.trace, "-P", path, "-e", "inject=file,read,pread64,fstat,close:signal=STOP",
                   attack.almanac, "build", site, "--jobs", "1"]  # fmt: skip
        self.strace = subprocess.Popen(list(map(str, command)), stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                       cwd="/", env=common.ENVIRONMENT, start_new_session=True)  # fmt: skip
        self.end = time.monotonic() + common.SECONDS
        self.continued = 0  # stops that it was sent on from
        self.met = self.go_on_to(number)

    def list_stopped(self):
        """The thread of each stop so far."""
        if not self.trace.exists():
            return []
        lines = self.trace.read_text(errors="replace").splitlines()
        return [int(line.split()[0]) for line in lines if line.endswith("--- stopped by SIGSTOP ---")]

    def go_on_to(self, number):
        """Sends it on until it stands at its stop number `number`; answers whether it got there."""
        while self.strace.poll() is None and time.monotonic() < self.end:
            stopped = self.list_stopped()
            if len(stopped) >= number:
                return True
            for task in stopped[self.continued :]:
                os.kill(task, signal.SIGCONT)
            self.continued = len(stopped)
            time.sleep(0.001)
        return False

    def go_on(self):
        """To its end: answers the exit code and what it said."""
        self.go_on_to(1_000_000)
        if self.strace.poll() is None:
            os.killpg(self.strace.pid, signal.SIGKILL)
        _, err = self.strace.communicate()
        return self.strace.returncode, err.decode("utf-8", "replace")


def build_apart(attack, site, case):
    """What a build from nothing makes of the site as it is now, with the lock that it has."""
    copy = case / "copy"
    shutil.copytree(site, copy, symlinks=True, ignore=shutil.ignore_patterns("_site", "_site.next", ".almanac", "almanac.lock.next"))
    ended = attack.run("build", str(copy))
    state = common.State.read(copy)
    shutil.rmtree(copy)
    return (state.output, state.lock) if ended.code == 0 else None


def change_while_building(attack, change, number, case):
    """Answers whether the build had that many calls on the file."""
    site = change.prepare(attack, case)
    before = common.State.read(site)
    possible = [before.output, (build_apart(attack, site, case) or [None])[0]]
    stopped = Stopped(attack, site, site / FILES[change.what], number, case)
    if not stopped.met:
        stopped.go_on()
        return False
    attack.count()
    original = (site / FILES[change.what]).read_bytes()
    lock_then = common.read_or_none(site / "almanac.lock")
    change.make(site)
    code, err = stopped.go_on()
    after = common.State.read(site)
    judge(attack, change, number, (code, err), site, case, possible, after, lock_then)
    if change.how == "deleted":
        common.write(site / FILES[change.what], original)
    expect_clean(attack, change, number, site, case)
    return True


def judge(attack, change, number, ended, site, case, possible, after, lock_then):
    where = name(change, number)
    if ended[0] not in (0, 1, 2, 3) or (ended[0] != 0 and not ended[1].strip()):
        attack.problem(f"{where}: exit {ended[0]}: {ended[1].strip()[:200]!r}")
    kept = case / "kept.lock"
    common.write(kept, after.lock or b"")
    if lock_then is None:
        (site / "almanac.lock").unlink(missing_ok=True)
    else:
        common.write(site / "almanac.lock", lock_then)
    changed = build_apart(attack, site, case)
    if after.lock is not None:
        shutil.copy(kept, site / "almanac.lock")
    if after.output not in [*possible, changed[0] if changed else None]:
        attack.problem(f"{where}: the output is none that the files ever had: exit {ended[0]}; differs from that of the file as it was in "
                       f"{common.name_differences(after.output, possible[1])}")  # fmt: skip


def expect_clean(attack, change, number, site, case):
    common.settle()
    ended = attack.run("build", str(site))
    if ended.code != 0:
        attack.problem(f"{name(change, number)}: the next build: {ended}")
        return
    now = common.State.read(site)
    clean = build_apart(attack, site, case)
    if not clean or now.output != clean[0]:
        attack.problem(f"{name(change, number)}: the next build differs from a clean one in "
                       f"{common.name_differences(now.output, clean and clean[0])}")  # fmt: skip
    elif now.lock != clean[1]:
        attack.problem(f"{name(change, number)}: the lock of the next build is not a clean one's")


def name(change, number):
    return f"{change.what} is {change.how} at call {number} on it, {'rebuild' if change.is_rebuild else 'build from nothing'}"


def change_at_each(attack, change, case):
    numbers = range(1, 100)
    if not attack.full:
        numbers = (1, 2, 4, 7)
    for number in numbers:
        folder = case / str(number)
        folder.mkdir()
        if not change_while_building(attack, change, number, folder):
            return


def main():
    attack = common.Attack(__doc__, needs=["strace"])
    changes = [Change(what, how, is_rebuild) for what in FILES for how in CHANGES for is_rebuild in (False, True)]
    if not attack.full:
        changes = [change for change in changes if change.what == "a post"] + attack.dice.sample(changes, 6)
    attack.each(changes, lambda change, case: change_at_each(attack, change, case))
    attack.finish("files changed under a build")


if __name__ == "__main__":
    main()
