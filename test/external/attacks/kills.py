#!/usr/bin/python3 -B
"""Kills a command (kill -9) at random moments, and looks what it left.

    kills.py ALMANAC [--full] [--seed N]

A build from nothing, one after an edit, one after none, one beside another generator, adopt and forget, on one to four threads. The
output is then the old one or the new one, whole, the lock belongs to it, and the next build, which nobody kills, makes what a clean
one makes. 1,500 kills with --full, sixty by default; only those count that met a process that still ran. (killed.py, beside
this folder, kills at each system call in turn.)
"""

import os
import signal
import subprocess
import time

import attack as common


def measure(attack, kind):
    """Seconds that the command takes: the least of three runs."""
    least = 9.0
    for number in range(3):
        case = attack.work / f"measured-{kind.name}-{number}"
        least = min(least, attack.run(*kind.prepare(attack, case)).seconds)
        common.shutil.rmtree(case)
    return least


def kill_at(attack, reference, moment, jobs, case):
    arguments = reference.kind.prepare(attack, case)
    arguments = [str(jobs) if number and arguments[number - 1] == "--jobs" else word for number, word in enumerate(arguments)]
    child = subprocess.Popen([attack.almanac, *arguments], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                             stderr=subprocess.DEVNULL, cwd="/", env=common.ENVIRONMENT, start_new_session=True)  # fmt: skip
    time.sleep(moment)
    child.kill()
    code = child.wait()
    try:
        os.killpg(child.pid, signal.SIGKILL)  # a git that it started
    except ProcessLookupError:
        pass
    if code != -signal.SIGKILL:
        return
    attack.count()
    torn = reference.find_torn(common.State.read(case / "site"))
    following = reference.find_wrong_next(case, code)
    if torn or following:
        attack.problem(f"{reference.kind.name}, killed after {moment * 1000:.1f} ms on {jobs} threads: "
                       f"{'; '.join(filter(None, [torn, following]))}")  # fmt: skip


def choose_moment(dice, seconds):
    """Each moment may be met; those near the end, where the output is exchanged, more often."""
    return seconds * (dice.uniform(0, 1) if dice.random() < 0.4 else dice.uniform(0.5, 1))


def main():
    attack = common.Attack(__doc__)
    references = [common.Reference(attack, kind) for kind in common.make_kinds(posts=12, words=100)]
    seconds = {reference.kind.name: measure(attack, reference.kind) for reference in references}
    weights = {"build": 5, "rebuild": 5, "only": 4, "nothing": 2, "adopt": 2, "forget": 2}
    wanted = attack.choose(60, 1500)
    while attack.caused < wanted:
        cases = []
        for _ in range(max(4, wanted - attack.caused)):
            reference = attack.dice.choices(references, [weights[each.kind.name] for each in references])[0]
            cases.append((reference, choose_moment(attack.dice, seconds[reference.kind.name]), attack.dice.choice((1, 2, 4))))
        before = attack.caused
        attack.each(cases, lambda chosen, case: kill_at(attack, *chosen, case))
        if attack.caused == before:
            break
    attack.finish("kills")


if __name__ == "__main__":
    main()
