#!/usr/bin/python3 -B
"""Puts FIFOs, devices, sockets and folders where almanac expects a file.

    special_files.py ALMANAC [--full] [--seed N]

No command hangs (5 s) or takes a gigabyte; each ends with 0, or with 1 to 3 and a sentence that names the file. The default tries a
FIFO and one other sort in each place, --full every sort. Devices are made where the user is root.
"""

import os
import socket
import subprocess

import attack as common

SECONDS = 5
MOST_MEMORY = 1 << 30
ADDRESS_SPACE = 6 << 30  # so that what reads /dev/zero does not take the machine

IN_SITE = ["almanac.yml", "_config.yml", "_posts/2024-01-07-post-1.md", "_posts", "about.md", "_data/authors.yml", "_data", "_almanac/post.html",
           "_almanac/style.css", "_almanac", "assets/a.txt", "assets/p.gif", "almanac.lock", "almanac.lock.next", ".almanac", ".almanac/cache",
           ".almanac/cache.next", ".almanac/.gitignore", ".almanac/building", "_site", "_site.next", "_site.building", "_site/.almanac-site",
           "_site/atom.xml", "_site.next/.almanac-site"]  # fmt: skip
IN_OUTPUT_BESIDE = ["_site/atom.xml", "_site/.almanac-next", "_site/tags"]  # with only:
ARGUMENTS = {"diff": ["diff", "SPECIAL", "FEED"], "diff, second": ["diff", "FEED", "SPECIAL"], "check": ["check", "SPECIAL"],
             "check --baseline": ["check", "--baseline", "SPECIAL", "FEED"], "check --config": ["check", "--config", "SPECIAL", "FEED"],
             "check --previous": ["check", "--previous", "SPECIAL", "FEED"], "build --config": ["build", "SITE", "--config", "SPECIAL"],
             "build --output": ["build", "SITE", "--output", "SPECIAL"], "build --against": ["build", "SITE", "--against", "SPECIAL"],
             "adopt": ["adopt", "SPECIAL", "--site", "SITE"], "list --config": ["list", "SITE", "--config", "SPECIAL"]}  # fmt: skip


def make_socket(path):
    """A socket's path is short: it is bound in its own folder."""
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        with socket.socket(socket.AF_UNIX) as bound:
            bound.bind(f"/proc/self/fd/{folder}/{path.name}")
    finally:
        os.close(folder)


def link_to_fifo(path):
    fifo = path.parent / (path.name + "-fifo")
    os.mkfifo(fifo)
    path.symlink_to(fifo.name)


SORTS = {"FIFO": os.mkfifo, "link to /dev/zero": lambda path: path.symlink_to("/dev/zero"), "socket": make_socket,
         "folder": lambda path: path.mkdir(), "link to a FIFO": link_to_fifo,
         "device": lambda path: os.mknod(path, 0o20666, os.makedev(1, 5))}  # fmt: skip


def judge(attack, what, name, ended):
    attack.count()
    if ended.hung:
        attack.problem(f"{what}: hangs")
    elif ended.memory > MOST_MEMORY:
        attack.problem(f"{what}: takes {ended.memory >> 20} MB, then {ended}")
    elif ended.code not in (0, 1, 2, 3):
        attack.problem(f"{what}: {ended}")
    elif ended.code != 0 and not [line for line in (ended.err + ended.out).splitlines() if name in line and len(line.split()) > 3]:
        attack.problem(f"{what}: no sentence that names {name}: {ended}")


def run_bounded(attack, *arguments):
    return common.run(["prlimit", f"--as={ADDRESS_SPACE}", attack.almanac, *arguments], seconds=SECONDS)


def put_in_site(attack, place, sort, settings, case):
    site = case / "site"
    common.write_site(site, settings)
    common.expect_zero(attack.run("build", str(site)))
    common.write_post(site, 2, "Edited.", "updated: 2025-01-01\n")
    common.clear(site / place)
    SORTS[sort](site / place)
    beside = ", with only:" if settings else ""
    judge(attack, f"build, {place} is a {sort}{beside}", place.rsplit("/", 1)[-1], run_bounded(attack, "build", str(site)))


def put_in_argument(attack, what, sort, case):
    site, special = case / "site", case / "special.xml"
    common.write_site(site)
    feed = case / "feed.xml"
    common.write(feed, common.OLD_FEED)
    SORTS[sort](special)
    names = {"SPECIAL": str(special), "FEED": str(feed), "SITE": str(site)}
    judge(attack, f"{what} with a {sort}", "special.xml", run_bounded(attack, *[names.get(word, word) for word in ARGUMENTS[what]]))


def choose_sorts(attack):
    sorts = [sort for sort in SORTS if sort != "device" or os.geteuid() == 0]
    if attack.full:
        return sorts
    return ["FIFO", attack.dice.choice(sorts[1:])]


def lose_answer(attack, command, case):
    """What was asked for cannot be printed: that is no success."""
    site = case / "site"
    common.write_site(site)
    common.expect_zero(attack.run("build", str(site)))
    arguments = [str(site / "_site") if word == "OUTPUT" else str(site) if word == "SITE" else word for word in command]
    attack.count()
    with open("/dev/full", "wb") as full:
        ended = subprocess.run([attack.almanac, *arguments], stdout=full, stderr=subprocess.PIPE, env=common.ENVIRONMENT, check=False)
    if ended.returncode != 3 or b"cannot write" not in ended.stderr:
        attack.problem(f"{' '.join(command)} into /dev/full: exit {ended.returncode}: {ended.stderr}")


COMMANDS = [["list", "SITE"], ["list", "SITE", "--json"], ["build", "SITE"], ["check", "OUTPUT"], ["check", "OUTPUT", "--format", "sarif"],
            ["diff", "OUTPUT", "OUTPUT"], ["config"], ["rules"], ["--help"], ["--version"]]  # fmt: skip


def main():
    attack = common.Attack(__doc__, needs=["prlimit"], base="/var/tmp")  # /dev/shm may have no devices
    cases = [(put_in_site, place, sort, "") for place in IN_SITE for sort in choose_sorts(attack)]
    cases += [(put_in_site, place, sort, "only: [feeds]\n") for place in IN_OUTPUT_BESIDE for sort in choose_sorts(attack)]
    cases += [(put_in_argument, what, sort) for what in ARGUMENTS for sort in choose_sorts(attack)]
    cases += [(lose_answer, command) for command in COMMANDS]
    attack.each(cases, lambda chosen, case: chosen[0](attack, *chosen[1:], case))
    attack.finish("special files")


if __name__ == "__main__":
    main()
