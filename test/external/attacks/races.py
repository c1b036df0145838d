#!/usr/bin/python3 -B
"""Starts two to four builds at once, of one site into one output or two, with edits in between.

    races.py ALMANAC [--full] [--seed N]

Each exits with 0 (with 3 only where --no-wait was given and another one ran), the output is at any moment the old one or the new one,
and in the end a clean build's. Then a build is stopped while it runs: a second one waits and says so at once, goes on when the first
ends, and gives up where --wait or --no-wait says so. A build that is killed, and a symlink, FIFO or folder under the name of a lock
file, keep no other build waiting; a link is not followed. 20 rounds by default, 200 with --full; what counts are builds that had to
wait for another or gave up.
"""

import os
import random
import shutil
import signal
import subprocess
import threading
import time

import attack as common

POSTS = 60
WAITS = "waits for another build of"
LOCK_FILES = ("site/.almanac/building", "site/_site.building")


class Racing(threading.Thread):
    """A build, with what it said and when."""

    def __init__(self, attack, *arguments):
        super().__init__()
        self.child = subprocess.Popen([attack.almanac, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                      stderr=subprocess.PIPE, cwd="/", env=common.ENVIRONMENT, start_new_session=True)  # fmt: skip
        self.lines = []
        self.ended = None
        self.begun = time.monotonic()
        self.start()

    def run(self):
        for line in self.child.stderr:
            self.lines.append((time.monotonic() - self.begun, line.decode("utf-8", "replace").rstrip()))
        self.child.wait()
        self.ended = time.monotonic() - self.begun

    def finish(self, seconds):
        """The exit code, or None where it does not end."""
        self.join(seconds)
        if self.ended is None:
            os.killpg(self.child.pid, signal.SIGKILL)
            self.join()
            return None
        return self.child.returncode

    def send(self, number):
        os.killpg(self.child.pid, number)

    def said(self, text):
        return [(when, line) for when, line in list(self.lines) if text in line]

    def __str__(self):
        return f"exit {self.child.returncode}: {' | '.join(line for _, line in self.lines)[-300:]!r}"


class Watcher(threading.Thread):
    """Reads the output again and again; keeps each tree that it saw whole, between two exchanges."""

    def __init__(self, output):
        super().__init__()
        self.output, self.seen, self.done = output, [], threading.Event()
        self.start()

    def stamp(self):
        try:
            info = os.stat(self.output)
            return info.st_ino, info.st_ctime_ns
        except FileNotFoundError:
            return None

    def run(self):
        while not self.done.is_set():
            before = self.stamp()
            try:
                tree = common.read_tree(self.output)
            except OSError:
                continue
            if before and before == self.stamp() and (not self.seen or tree != self.seen[-1]):
                self.seen.append(tree)
            self.done.wait(0.002)

    def finish(self):
        self.done.set()
        self.join()
        return self.seen


def edit(dice, site, round_number):
    for number in dice.sample(range(1, POSTS + 1), dice.choice((1, 5, POSTS))):
        common.write_post(site, number, f"Text of round {round_number}. " + "word " * 60, f"updated: 2025-01-{round_number % 27 + 1:02}\n")
    if round_number % 5 == 4:
        for name in ("_site.next", ".almanac"):
            shutil.rmtree(site / name, ignore_errors=True)


def build_clean(attack, site, case):
    clean = case / "clean"
    shutil.copytree(site, clean, ignore=shutil.ignore_patterns("_site", "_site.next", ".almanac", "*.next"))
    common.expect_zero(attack.run("build", str(clean)))
    state = common.State.read(clean)
    shutil.rmtree(clean)
    return state


def race(attack, dice, case, round_number):
    """One round; the site stays for the next one."""
    site, second = case / "site", str(case / "other")
    edit(dice, site, round_number)
    clean = build_clean(attack, site, case)
    before = common.read_tree(site / "_site")
    watcher = Watcher(site / "_site")
    racing = []
    for number in range(dice.choice((2, 2, 3, 4))):
        more = ["--output", second] if number % 2 and round_number % 3 == 1 else []
        more += ["--no-wait"] if number and round_number % 4 == 3 else []
        racing.append((Racing(attack, "build", str(site), "--jobs", "2", *more), more))
        time.sleep(dice.random() * 0.03)
    where = f"round {round_number}, {len(racing)} builds"
    for build, more in racing:
        code = build.finish(common.SECONDS)
        waited = bool(build.said(WAITS))
        attack.count(int(waited or code == 3))
        if code != 0 and not (code == 3 and "--no-wait" in more):
            attack.problem(f"{where}: a build {' '.join(more[:1])} ended with {build}")
    for tree in watcher.finish():
        if tree not in (before, clean.output):
            attack.problem(f"{where}: a partial output was seen: {common.name_differences(tree, clean.output)}")
            break
    compare(attack, site, clean, where, [more for _, more in racing])


def compare(attack, site, clean, where, options):
    now = common.State.read(site)
    if now.output != clean.output:
        attack.problem(f"{where}: the output differs from a clean one in {common.name_differences(now.output, clean.output)}")
    if now.lock != clean.lock:
        attack.problem(f"{where}: almanac.lock is not a clean build's")
    if any("--output" in more and "--no-wait" not in more for more in options):
        other = common.read_tree(site.parent / "other")
        if other != clean.output:
            attack.problem(f"{where}: the second output differs in {common.name_differences(other, clean.output)}")
    left = [name for name in ("almanac.lock.next", ".almanac/cache.next", ".almanac/building", "_site.building", "../other.building")
            if os.path.lexists(site / name)]  # fmt: skip
    if left:
        attack.problem(f"{where}: left behind: {', '.join(left)}")


def run_rounds(attack, case):
    dice = random.Random(attack.seed)
    common.write_site(case / "site", posts=POSTS, words=60)
    common.expect_zero(attack.run("build", str(case / "site")))
    for round_number in range(attack.choose(20, 200)):
        race(attack, dice, case, round_number)


# A build that is stopped while it runs.


def stop_while_building(attack, case):
    """Starts a build, and stops it when a lock file is there; None where none appears."""
    for name in ("_site", "_site.next", ".almanac"):
        shutil.rmtree(case / "site" / name, ignore_errors=True)
    stopped = Racing(attack, "build", str(case / "site"), "--jobs", "1")
    while stopped.is_alive():
        if all((case / name).exists() for name in LOCK_FILES):
            stopped.send(signal.SIGSTOP)
            return stopped
    stopped.finish(common.SECONDS)
    return None


def wait_for_stopped(attack, case):
    stopped = stop_while_building(attack, case)
    if not stopped:
        attack.problem(f"no moment of a build has both {' and '.join(LOCK_FILES)}")
        return
    try:
        site = str(case / "site")
        no_wait, short, patient = (Racing(attack, "build", site, *more) for more in (["--no-wait"], ["--wait", "1"], []))
        expect_gives_up(attack, no_wait, "--no-wait", 0, 1)
        expect_gives_up(attack, short, "--wait 1", 0.8, 4)
        told = patient.said(WAITS)
        attack.count(3)
        if len(told) != 1 or told[0][0] > 1:
            attack.problem(f"a build that waits does not say once and at once \"almanac: {WAITS} ...\": {patient.lines}")
        if patient.ended is not None:
            attack.problem(f"a build does not wait for one that runs: {patient}")
    finally:
        stopped.send(signal.SIGCONT)
    for build in (stopped, patient):
        if build.finish(common.SECONDS) != 0:
            attack.problem(f"after waiting: {build}")


def expect_gives_up(attack, build, option, least, most):
    code = build.finish(most + 2)
    if code != 3 or not least <= build.ended <= most:
        attack.problem(f"{option} while another build runs: after {build.ended:.1f} s {build}")
    elif len([line for _, line in build.lines if WAITS not in line and "nothing was published" not in line]) != 1:
        attack.problem(f"{option} while another build runs: not one sentence on why: {build}")


def kill_stopped(attack, case):
    """What a killed build leaves keeps no other one waiting."""
    killed = stop_while_building(attack, case)
    if killed:
        killed.send(signal.SIGKILL)
        killed.finish(common.SECONDS)
        expect_builds(attack, case, "after a build was killed")


def expect_builds(attack, case, when):
    build = Racing(attack, "build", str(case / "site"))
    code = build.finish(5)
    if code != 0 or build.said(WAITS):
        attack.problem(f"{when}: {'it does not end' if code is None else build}")
    attack.count()


def expect_refusal(attack, case, path):
    """What has files of somebody's is not removed."""
    ended = attack.run("build", str(case / "site"))
    attack.count()
    if ended.code != 3 or f"cannot lock {path}" not in ended.err or not (path / "file").exists():
        attack.problem(f"{path.name} is a folder with a file: {ended}")


def take_place(attack, place, sort, case):
    """Somebody puts something else where a lock file is to lie."""
    site, target = case / "site", case / "outside.txt"
    common.write_site(site)
    common.write(target, "not almanac's")
    path = case / place
    path.parent.mkdir(exist_ok=True)
    make = {"a link to a file": lambda: path.symlink_to(target), "a link to nothing": lambda: path.symlink_to(case / "nothing"),
            "a FIFO": lambda: os.mkfifo(path), "a folder": path.mkdir, "a folder with a file": lambda: common.write(path / "file", "x"),
            "an empty file": path.touch, "a file that cannot be written": lambda: (common.write(path, "x"), path.chmod(0o400))}  # fmt: skip
    make[sort]()
    for _ in range(2):
        common.write_post(site, 1, "Edited.", "updated: 2025-01-01\n")
        if (place, sort) == ("site/_site.building", "a folder with a file"):
            expect_refusal(attack, case, path)
        else:
            expect_builds(attack, case, f"{place.removeprefix('site/')} is {sort}")
    if target.read_text() != "not almanac's" or (case / "nothing").exists():
        attack.problem(f"{place.removeprefix('site/')} is {sort}: it was followed")


def main():
    attack = common.Attack(__doc__)
    run_rounds(attack, attack.work / "rounds")
    case = attack.work / "stopped"
    common.write_site(case / "site", posts=400, words=200)
    wait_for_stopped(attack, case)
    kill_stopped(attack, case)
    sorts = ("a link to a file", "a link to nothing", "a FIFO", "a folder", "a folder with a file", "an empty file",
             "a file that cannot be written")  # fmt: skip
    attack.each([(place, sort) for place in LOCK_FILES for sort in sorts], lambda chosen, case: take_place(attack, *chosen, case))
    attack.finish("builds that met another one or its lock file")


if __name__ == "__main__":
    main()
