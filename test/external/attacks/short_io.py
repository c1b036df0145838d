#!/usr/bin/python3 -B
"""Lets reads and writes of a command move fewer bytes than asked, or none (EINTR): both are allowed at any time and no error.

    short_io.py ALMANAC [--full] [--seed N]

short_io.cpp, loaded into the program, does it; CMake builds it beside the program, or this script does. The exit code is 0, and all
is as without it.
"""

import os
import pathlib
import struct
import subprocess

import attack as common


def find_shim(attack):
    built = pathlib.Path(attack.almanac).parent / "libshort_io.so"
    if built.exists():
        return built
    built = attack.work / "libshort_io.so"
    source = pathlib.Path(__file__).with_suffix(".cpp")
    subprocess.run([os.environ.get("CXX", "c++"), "-std=c++20", "-O1", "-shared", "-fPIC", "-o", built, source, "-ldl"], check=True)
    return built


def shorten(attack, shim, reference, seed, case):
    arguments = reference.kind.prepare(attack, case)
    counts = case / "counts"
    ended = attack.run(*arguments, environment={"LD_PRELOAD": str(shim), "SHORT_IO_SEED": str(seed), "SHORT_IO_COUNTS": str(counts)})
    caused = struct.unpack("=QQ", counts.read_bytes()) if counts.exists() else (0, 0)
    attack.count(sum(caused))
    wrong = f"exit {ended.code}, not 0: {ended.err.strip()[:300]!r}" if ended.code != 0 else None
    wrong = wrong or reference.judge(case, ended, ["Interrupted system call"])
    if wrong:
        attack.problem(f"{reference.kind.name}, SHORT_IO_SEED={seed}, {caused[0]} short and {caused[1]} interrupted: {wrong}")


def main():
    attack = common.Attack(__doc__)
    shim = find_shim(attack)
    references = [common.Reference(attack, kind) for kind in common.make_kinds()]
    rounds = attack.choose(4, 200)
    cases = [(reference, attack.dice.randrange(1 << 32)) for _ in range(rounds) for reference in references]
    attack.each(cases, lambda chosen, case: shorten(attack, shim, *chosen, case))
    attack.finish("short or interrupted calls")


if __name__ == "__main__":
    main()
