#!/usr/bin/python3 -B
"""Lets each system call of a command fail once, and looks what comes of it.

    faults.py ALMANAC [--full] [--seed N]

strace answers one call in the program's place with EIO, ENOSPC, EACCES, EMFILE, EINTR or ENOMEM: in a build from nothing, one after
an edit, one after none, one beside another generator, in adopt and in forget. The output is then the old one or the new one, whole,
and the lock belongs to it; the exit code is 0 and all is done, or 3 and one sentence says what failed and why; the next build
makes what a clean one makes. A sample of the calls by default: some of each call on each sort of file, and all on almanac.lock.

What the linker, the locale, ICU and zones read is passed over: by order before the first look at the site, by path behind it.
"""

import os
import re

import attack as common

ERRORS = ("EIO", "ENOSPC", "EACCES", "EMFILE", "EINTR", "ENOMEM")
REASONS = {name: (os.strerror(getattr(__import__("errno"), name)),) for name in (*ERRORS, "EAGAIN")}
MEMORY = (os.strerror(__import__("errno").ENOMEM), "out of memory")

# They have no error that means anything to the program, or only its runtime calls them.
HARMLESS = {"exit", "exit_group", "futex", "rt_sigaction", "rt_sigprocmask", "rt_sigreturn", "sched_yield", "getpid", "gettid", "getrandom",
            "clock_gettime", "clock_nanosleep", "set_robust_list", "rseq", "arch_prctl", "set_tid_address", "munmap", "madvise", "execve",
            "sched_getaffinity", "prctl", "exited", "getuid", "geteuid", "getgid", "getegid", "umask", "restart_syscall"}  # fmt: skip
OF_MEMORY = {"mmap", "brk", "mprotect", "mremap"}
OF_PROCESSES = {"clone", "clone3", "vfork", "fork"}
OF_THE_SYSTEM = re.compile(r'["<](/etc|/usr|/lib|/lib64|/proc|/sys|/dev/(?!shm))(/|"|>)')
SORTS = (("lock", r"almanac\.lock"), ("cache", r"\.almanac/|\.almanac\b"), ("stage", r"_site\.next"), ("output", r"_site"),
         ("post", r"_posts"), ("asset", r"assets"), ("settings", r"almanac\.yml|_data|_almanac|_config"))  # fmt: skip


def sort_of(line):
    for sort, pattern in SORTS:
        if re.search(pattern, line):
            return sort
    return "other"


def trace_calls(attack, kind):
    """The calls of the command without faults: name, number among those of the same name, and the line of the trace."""
    case = attack.work / "trace"
    case.mkdir()
    arguments = kind.prepare(attack, case)
    trace = case / "trace"
    common.expect_zero(common.run(["strace", "-f", "-y", "-s", "0", "-o", trace, attack.almanac, *arguments]))
    lines = trace.read_text(errors="replace").splitlines()
    common.shutil.rmtree(case)
    main, counts, calls, begun = lines[0].split()[0], {}, [], False
    for line in lines:
        match = re.match(r"(\d+) +(\w+)\(", line)
        if not match or match[1] != main:
            continue
        name = match[2]
        counts[name] = counts.get(name, 0) + 1
        begun = begun or (name != "execve" and str(case / "site") in line)
        if begun and name not in HARMLESS and not OF_THE_SYSTEM.search(line):
            calls.append((name, counts[name], line))
    return calls


def errors_of(name):
    if name in OF_MEMORY:
        return ("ENOMEM",)
    return ("EAGAIN", "ENOMEM") if name in OF_PROCESSES else ERRORS


def choose_faults(attack, kind, calls, most):
    """All, or some of each call on each sort of file in turn; each fault is (kind, call, number, error)."""
    groups = {}
    for name, number, line in calls:
        for error in errors_of(name):
            groups.setdefault((name, sort_of(line)), []).append((kind, name, number, error))
    if attack.full:
        return [fault for group in groups.values() for fault in group]
    chosen = []
    for group in groups.values():
        attack.dice.shuffle(group)
    order = sorted(groups, key=lambda group: (group[1] != "lock", attack.dice.random()))
    while len(chosen) < most and any(groups.values()):
        for group in order:
            if groups[group] and len(chosen) < most:
                chosen.append(groups[group].pop())
    return chosen


def cause_fault(attack, references, fault, case):
    kind, name, number, error = fault
    arguments = kind.prepare(attack, case)
    trace = case / "trace"
    ended = common.run(["strace", "-f", "--seccomp-bpf", "-y", "-s", "60", "-o", trace, "-e", f"trace={name}",
                        "-e", f"inject={name}:error={error}:when={number}", attack.almanac, *arguments])  # fmt: skip
    failed = [line for line in trace.read_text(errors="replace").splitlines() if "(INJECTED)" in line]
    if not failed:
        return
    attack.count()
    reasons = MEMORY if error == "ENOMEM" else REASONS[error]
    wrong = references[kind.name].judge(case, ended, reasons)
    if wrong:
        call = failed[0].split(maxsplit=1)[1].replace(str(case) + "/", "").replace(" (INJECTED)", "")
        attack.problem(f"{kind.name}: {name} number {number}: {call[:150]}: {wrong}")


def main():
    attack = common.Attack(__doc__, needs=["strace"])
    kinds = common.make_kinds()
    references = {kind.name: common.Reference(attack, kind) for kind in kinds}
    faults = []
    for kind in kinds:
        faults += choose_faults(attack, kind, trace_calls(attack, kind), most=26)
    attack.each(faults, lambda fault, case: cause_fault(attack, references, fault, case))
    attack.finish()


if __name__ == "__main__":
    main()
