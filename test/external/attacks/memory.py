#!/usr/bin/python3 -B
"""Gives a build too little memory (address space), and files that may not be long enough.

    memory.py ALMANAC [--full] [--seed N]

From 100 MB to 800 MB, and from empty files to a megabyte, the build ends with 0 or with 3 and one sentence, never by a signal; the
output is the old one or the new one, and the next build is as if nothing had been. What counts are the builds that did end with 3.
"""

import os

import attack as common

MEGABYTE = 1 << 20
NO_MEMORY = (os.strerror(12), "out of memory", "not enough memory", "resource temporarily unavailable", "cannot start a thread")
TOO_LARGE = (os.strerror(27),)


def limit(attack, reference, option, bytes_allowed, jobs, reasons, case):
    arguments = reference.kind.prepare(attack, case)
    arguments[arguments.index("--jobs") + 1] = str(jobs)
    ended = common.run(["prlimit", f"--{option}={bytes_allowed}", attack.almanac, *arguments])
    if ended.code == 127:
        return  # the linker found no room for the program
    attack.count(int(ended.code != 0))
    wrong = reference.judge(case, ended, reasons)
    if wrong:
        size = f"{bytes_allowed / MEGABYTE:.0f} MB" if option == "as" else f"{bytes_allowed} bytes"
        attack.problem(f"{reference.kind.name}, {jobs} threads, {'memory' if option == 'as' else 'files'} of {size}: {wrong}")


def main():
    attack = common.Attack(__doc__, needs=["prlimit"])
    kinds = [kind for kind in common.make_kinds(posts=12, words=100) if kind.name in ("build", "rebuild")]
    kinds += [common.Kind("large", builds=0, posts=2, words=100_000)]
    references = [common.Reference(attack, kind) for kind in kinds]
    step = attack.choose(100, 10)
    limits = [size + attack.dice.randrange(step) for size in range(100, 800, step)] + [800]
    cases = [(reference, "as", size * MEGABYTE, attack.dice.choice((1, 4, 16)), NO_MEMORY) for size in limits for reference in references]
    sizes = attack.choose((0, 1000, 20_000, 300_000), (0, 1, 100, 1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 300_000, 1_000_000))
    cases += [(reference, "fsize", size, jobs, TOO_LARGE) for size in sizes for reference in references for jobs in attack.choose((2,), (1, 4))]
    attack.each(cases, lambda chosen, case: limit(attack, *chosen, case))
    attack.finish("builds that met a limit")


if __name__ == "__main__":
    main()
