#!/usr/bin/python3 -B
"""Builds samples/full in other surroundings: threads, zones, locales, umasks, orders of files, times of files, deep folders.

    determinism.py ALMANAC [--full] [--seed N]

Each build makes the same bytes, the same lock and the same words.
"""

import os
import pathlib
import shutil

import attack as common

SAMPLE = pathlib.Path(__file__).resolve().parents[3] / "samples/full"
DEEP = "a b/\u00fc/c#?%41/" + "x" * 200
NOBODY = {"TMPDIR": "/nonexistent", "HOME": "/nonexistent", "PATH": "/nonexistent"}


def list_cases(dice):
    """What it is, options, environment, umask, order of the files, their time, the folder, the current folder."""
    case = {"options": (), "environment": {}, "umask": 0o022, "order": None, "time": None, "folder": "site", "is_relative": False}
    jobs = [1, 2, 3, 4, 5, 7, 8, 16, 33, 64, 100]
    yield from (("threads", number, {**case, "options": ("--jobs", str(number))}) for number in jobs)
    zones = ["Asia/Tokyo", "America/St_Johns", "Pacific/Kiritimati", "QQQ", "UTC-14", "../../etc/passwd", ""]
    yield from (("TZ", zone, {**case, "environment": {"TZ": zone}}) for zone in zones)
    locales = ["C", "C.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "xx", "POSIX", ""]
    yield from (("locale", locale, {**case, "environment": {"LC_ALL": locale, "LANG": locale, "LANGUAGE": locale}}) for locale in locales)
    yield from (("umask", f"{mask:o}", {**case, "umask": mask}) for mask in (0o000, 0o027, 0o077))
    yield from (("order of files", number, {**case, "order": dice.randrange(1 << 30)}) for number in range(3))
    yield from (("time of files", time, {**case, "time": time}) for time in (0, -1_000_000_000, 4_000_000_000))
    yield "folder", "deep", {**case, "folder": DEEP}
    yield "folder", "relative", {**case, "is_relative": True}
    yield "environment", "without PATH, HOME, TMPDIR", {**case, "environment": NOBODY}
    yield "environment", "memory that is not zero", {**case, "environment": {"MALLOC_PERTURB_": "55"}}


def copy_sample(target, order, time):
    names = sorted(path.relative_to(SAMPLE) for path in SAMPLE.rglob("*")
                   if path.is_file() and path.relative_to(SAMPLE).parts[0] not in ("expected", "_site", "_site.next", ".almanac"))  # fmt: skip
    if order is not None:
        common.random.Random(order).shuffle(names)
    for name in names:
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(SAMPLE / name, target / name)
        if time is not None:
            os.utime(target / name, (time, time))


def build(attack, folder, case):
    site = folder / case["folder"]
    site.mkdir(parents=True)
    copy_sample(site, case["order"], case["time"])
    command = ["/bin/sh", "-c", f'umask {case["umask"]:o}; exec "$@"', "sh", attack.almanac, "build", *case["options"]]
    if case["is_relative"]:
        command.append(case["folder"])
    ended = common.run(command, environment=case["environment"], cwd=folder if case["is_relative"] else site)
    return common.State.read(site), (ended.code, ended.out.replace(case["folder"] + "/_site", "./_site"), ended.err)


def compare(attack, reference, chosen, folder):
    sort, value, case = chosen
    state, words = build(attack, folder, case)
    attack.count()
    if state != reference[0]:
        where = common.name_differences(state.output, reference[0].output) or "almanac.lock"
        attack.problem(f"{sort} {value}: differs in {where}; {words[2][-200:]!r}")
    elif words != reference[1] and not case["is_relative"]:
        attack.problem(f"{sort} {value}: other words: {words!r:.300} for {reference[1]!r:.300}")


def main():
    attack = common.Attack(__doc__)
    cases = list(list_cases(attack.dice))
    reference = build(attack, attack.work / "reference", {**cases[0][2], "options": ()})
    if reference[1][0] != 0:
        attack.problem(f"samples/full does not build: {reference[1]}")
    if not attack.full:
        cases = [chosen for number, chosen in enumerate(cases) if chosen[0] in ("folder", "environment") or number % 3 == attack.seed % 3]
    attack.each(cases, lambda chosen, folder: compare(attack, reference, chosen, folder))
    attack.finish("other surroundings")


if __name__ == "__main__":
    main()
