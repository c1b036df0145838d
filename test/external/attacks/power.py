#!/usr/bin/python3 -B
"""Cuts the power, in a model, at each moment of a build with `durable: true`, and looks what the disk has.

    power.py ALMANAC [--full] [--seed N]

strace writes down each call that changes the disk. After each prefix of them, any of those changes may be lost that was not yet made
durable. What is left must be the old site or the new one, whole, with the lock that belongs to it; once the build has returned 0, it
must be the new one. Some of these disks are written out, and the next build there must make what a clean one makes.

disk_model.py states what the model assumes of a file system.
"""

import re

import attack as common
from disk_model import CHANGING, Replayer, Unfollowed


def below(tree, prefix):
    found = {path[len(prefix) :]: content for path, content in tree.items() if path.startswith(prefix)}
    return None if not found else {path: content for path, content in found.items() if path}


def to_state(tree):
    return common.State(below(tree, "_site/"), tree.get("almanac.lock"), tree.get("almanac.lock.next"))


def choose_losses(dice, pending, samples):
    """What may be lost: nothing, everything, each one alone, all but one, and random parts."""
    yield frozenset()
    yield frozenset(pending)
    for number in pending if len(pending) <= samples else dice.sample(pending, samples):
        yield frozenset([number])
        yield frozenset(pending) - {number}
    for _ in range(samples):
        yield frozenset(number for number in pending if dice.random() < dice.choice((0.2, 0.5, 0.8)))


class Cuts:
    """One kind of command: its trace, and each cut of the power in it."""

    def __init__(self, attack, kind):
        self.attack, self.kind = attack, kind
        self.reference = common.Reference(attack, kind)
        case = attack.work / f"traced-{kind.name}"
        arguments = kind.prepare(attack, case)
        replayer = Replayer(case / "site")
        trace = attack.work / f"{kind.name}.trace"
        common.expect_zero(common.run(["strace", "-f", "-xx", "-s", "10000000", "-e", f"trace={CHANGING}", "-o", trace, attack.almanac,
                                       *arguments]))  # fmt: skip
        replayer.read(trace)
        self.disk = replayer.disk
        self.told = set()
        self.expect_faithful(case)
        common.shutil.rmtree(case)

    def expect_faithful(self, case):
        """Without any loss the model has what the disk has."""
        model, disk = self.disk.replay(len(self.disk.changes), frozenset()), common.read_tree(case / "site")
        if model != disk:
            self.attack.problem(f"{self.kind.name}: the model does not follow the calls: {common.name_differences(model, disk)}")

    def try_all(self):
        samples = self.attack.choose(3, 60)
        end = len(self.disk.changes)
        chosen = []
        for prefix in range(end + 1):
            pending = self.disk.find_pending(prefix)
            for lost in choose_losses(self.attack.dice, pending, 10 * samples if prefix == end else samples):
                self.attack.count()
                tree = self.disk.replay(prefix, lost)
                if self.judge(tree, prefix, lost) and self.attack.dice.random() < 0.05:
                    chosen.append((tree, prefix, lost))
        self.attack.dice.shuffle(chosen)
        self.attack.each(chosen[: self.attack.choose(10, 400)], self.build_on)

    def judge(self, tree, prefix, lost):
        state = to_state(tree)
        wrong = self.reference.find_torn(state)
        if not wrong and prefix == len(self.disk.changes):
            is_new = (state.output, state.lock) == (self.reference.after.output, self.reference.after.lock)
            wrong = None if is_new else "the build had returned 0, and what it made is not there"
        if wrong:
            self.tell(wrong, prefix, lost)
        return not wrong

    def tell(self, wrong, prefix, lost):
        """Each sort of harm once: by its first words."""
        key = (re.sub(r"^\S+ is", "a file is", wrong.split(":")[0])[:60], prefix == len(self.disk.changes))
        if key in self.told:
            return
        self.told.add(key)
        calls = ", ".join(self.disk.changes[number].call for number in sorted(lost)[:4])
        self.attack.problem(f"{self.kind.name}: power cut after {prefix} of {len(self.disk.changes)} changes, {len(lost)} lost "
                            f"({calls}{', ...' if len(lost) > 4 else ''}): {wrong}")  # fmt: skip

    def build_on(self, chosen, case):
        tree, prefix, lost = chosen
        for path, content in tree.items():
            if path.endswith("/"):
                (case / "site" / path).mkdir(parents=True, exist_ok=True)
            else:
                common.write(case / "site" / path, content)
        wrong = self.reference.find_wrong_next(case, 0 if self.kind.name not in ("adopt", "forget") else 3)
        if wrong:
            self.tell(wrong, prefix, lost)


def main():
    attack = common.Attack(__doc__, needs=["strace"])
    probe = attack.work / "probe"
    common.write_site(probe, "durable: true\n")
    ended = attack.run("build", str(probe))
    if ended.code != 0:
        attack.problem(f"a site with `durable: true` does not build: {ended}")
        attack.finish("power cuts")
    for kind in common.make_kinds("durable: true\n"):
        if kind.name != "nothing":
            try:
                Cuts(attack, kind).try_all()
            except Unfollowed as call:
                attack.problem(f"{kind.name}: the model does not follow {call}")
    attack.finish("power cuts")


if __name__ == "__main__":
    main()
