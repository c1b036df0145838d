#!/usr/bin/python3
"""Kills `almanac build` at each system call in turn that can change the disk, and looks whether lock and output agree after
the next command: both are those before or those after the build, and the next build makes what it would have made.

    killed.py ALMANAC

Needs strace. Exit: 0 all as it should be, 1 not, 2 it does
not build.
"""

import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile

# Between two of these the disk stays as it is, so that a process killed at any other call leaves what one of these left.
CHANGING = ["openat", "write", "pwrite64", "ftruncate", "rename", "renameat", "renameat2", "link", "linkat", "symlinkat", "mkdir",
            "mkdirat", "unlink", "unlinkat", "rmdir", "utimensat"]  # fmt: skip
SETTINGS = "title: Harbour\nurl: https://example.org\nformats: [atom]\n"
problems = []


def check(holds, what):
    if not holds:
        problems.append(what)
        print("killed: " + what)


def make_site(site):
    (site / "_posts").mkdir(parents=True)
    (site / "almanac.yml").write_text(SETTINGS, encoding="utf-8")
    for day in ("2019-01-07", "2019-01-08", "2019-02-07"):
        (site / "_posts" / f"{day}-a.md").write_text(f"---\ntitle: Post of {day}\n---\nWords.\n", encoding="utf-8")


def change_site(site):
    (site / "_posts" / "2019-01-07-a.md").unlink()
    (site / "_posts" / "2019-02-07-a.md").rename(site / "_posts" / "2019-02-07-b.md")
    (site / "_posts" / "2019-03-07-a.md").write_text("---\ntitle: New\n---\nWords.\n", encoding="utf-8")


def run(*command, codes=(0,)):
    done = subprocess.run(list(map(str, command)), capture_output=True, text=True, check=False,
                          env=dict(os.environ, SOURCE_DATE_EPOCH="1600000000"))  # fmt: skip
    if codes and done.returncode not in codes:
        print(f"killed: {' '.join(map(str, command))}: exit {done.returncode}\n{done.stdout}{done.stderr}")
        sys.exit(2)
    return done.returncode


def read_tree(folder):
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def read_state(site):
    """The lock and the output: what has to agree."""
    return (site / "almanac.lock").read_bytes(), read_tree(site / "_site")


def restore(site, template):
    """With hard links between the output and the earlier one as they were."""
    shutil.rmtree(site, ignore_errors=True)
    subprocess.run(["cp", "-a", template, site], check=True)


def prepare(almanac, folder):
    """A site with an output and an earlier one, about to be built again: its states before and after."""
    site, template = folder / "site", folder / "template"
    build = [almanac, "build", site, "--jobs", "1", "--quiet"]
    make_site(site)
    run(*build)
    (site / "_posts" / "2019-01-08-a.md").write_text("---\ntitle: Another title\nupdated: 2019-02-01\n---\nWords.\n", encoding="utf-8")
    run(*build)
    before = read_state(site)
    change_site(site)
    subprocess.run(["cp", "-a", site, template], check=True)
    run(*build)
    after = read_state(site)
    check(before[0] != after[0] and before[1] != after[1], "the build changes nothing: nothing is tried")
    return site, template, build, before, after


def kill_at_each(call, almanac, prepared):
    """At its first use, at its second, ...; answers how many there are."""
    site, template, build, before, after = prepared
    for number in range(1, 1_000_000):
        restore(site, template)
        code = run("strace", "-f", "-o", "/dev/null", "-e", f"trace=?{call}", "-e", f"inject=?{call}:signal=KILL:when={number}", *build,
                   codes=())  # fmt: skip
        if code not in (-signal.SIGKILL, 128 + signal.SIGKILL):
            check(code == 0, f"not killed at {call} {number}: exit {code}")
            return number - 1
        run(almanac, "list", site)
        check(read_tree(site / "_site") in (before[1], after[1]), f"killed at {call} {number}: the output is neither the old nor the new one")
        run(*build)
        check(not (site / "almanac.lock.next").exists(), f"killed at {call} {number}: almanac.lock.next is left")
        check(read_state(site) == after, f"killed at {call} {number}: the next build makes something else")
    return 0


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not shutil.which("strace"):
        print("killed: passed over: no strace")
        return
    almanac = pathlib.Path(sys.argv[1]).resolve()
    with tempfile.TemporaryDirectory() as folder:
        prepared = prepare(almanac, pathlib.Path(folder))
        kills = {call: kill_at_each(call, almanac, prepared) for call in CHANGING}
    counts = ", ".join(f"{count} {call}" for call, count in kills.items() if count)
    print(f"killed: {'FAILED' if problems else 'ok'}: at each of {counts}")
    sys.exit(1 if problems else 0)


if __name__ == "__main__":
    main()
