#!/usr/bin/python3 -B
"""Puts somebody else's files into the output, and takes files away or changes them there.

    strays.py ALMANAC [--full] [--seed N]

What is not in keep: goes with the next build that changes anything, is named once, and never comes back; a build that changes nothing
notices it, too: it takes it away or names it. A file of almanac's that is gone or has other bytes is there again after the next build,
whether or not it changes anything else. What keep: names stays.
"""

import attack as common

STRAYS = {"a file": "flotsam.txt", "a file in one of almanac's folders": "archive/flotsam.txt", "a folder": "flotsam/in/flotsam.txt",
          "a hidden file": ".flotsam", "an HTML page": "2024/01/flotsam.html", "a file in place of a tag": "tags/flotsam/index.html"}  # fmt: skip


def edit(site, number):
    common.write_post(site, 1, f"Edited {number}.", f"updated: 2025-01-{number + 1:02}\n")
    common.settle()


def build(attack, site):
    return common.expect_zero(attack.run("build", str(site)))


def put_stray(attack, what, path, is_link, case):
    site = case / "site"
    common.write_site(site)
    build(attack, site)
    stray = site / "_site" / path
    stray.parent.mkdir(parents=True, exist_ok=True)
    if is_link:
        stray.symlink_to("../assets/a.txt")
        what += ", as a link"
    else:
        common.write(stray, "somebody else's")
    common.settle()
    attack.count()
    told = []
    for number in range(5):
        for changes in (False, True):
            if changes:
                edit(site, number)
            ended = build(attack, site)
            told.append("flotsam" in ended.out + ended.err)
            is_there = stray.is_symlink() or stray.exists()
            if number == 0 and not changes and is_there and not told[0]:
                attack.problem(f"{what}: a build that changes nothing neither names it nor takes it away")
            if is_there and (changes or number > 0):
                attack.problem(f"{what}: it is there after build {2 * number + changes + 1}")
                return
    if told.count(True) != 1:
        attack.problem(f"{what}: it is named by {told.count(True)} builds, not by one")
    expect_clean(attack, site, what)


def expect_clean(attack, site, what):
    now = common.State.read(site)
    for name in ("_site", "_site.next", ".almanac"):
        common.clear(site / name)
    build(attack, site)
    clean = common.State.read(site)
    if now != clean:
        attack.problem(f"{what}: the output differs from a clean one in {common.name_differences(now.output, clean.output)}")


def damage(attack, what, harm, changes, case):
    site = case / "site"
    common.write_site(site)
    build(attack, site)
    common.settle()
    harm(site / "_site")
    if changes:
        edit(site, 1)
    common.settle()
    attack.count()
    build(attack, site)
    expect_clean(attack, site, f"{what}, then a build that changes {'something' if changes else 'nothing'}")


def overwrite(output):
    path = output / "atom.xml"
    path.write_bytes(b"x" * path.stat().st_size)


HARMS = {"a page is gone": lambda output: (output / "index.html").unlink(), "a feed is gone": lambda output: (output / "atom.xml").unlink(),
         "a folder is gone": lambda output: common.shutil.rmtree(output / "archive"),
         "a copied file is gone": lambda output: (output / "assets/p.gif").unlink(),
         "a page has other bytes": lambda output: (output / "index.html").write_text("mine"),
         "a feed has other bytes of the same length": overwrite,
         "a page is empty": lambda output: (output / "about/index.html").write_text(""),
         "a file has become a folder": lambda output: (common.clear(output / "rss.xml"), (output / "rss.xml").mkdir()),
         "a file has become a link": lambda output: (common.clear(output / "rss.xml"), (output / "rss.xml").symlink_to("atom.xml"))}  # fmt: skip


def keep(attack, case):
    site = case / "site"
    common.write_site(site, "keep: [CNAME, kept]\n")
    build(attack, site)
    common.write(site / "_site/CNAME", "harbour.example")
    common.write(site / "_site/kept/deep/file.txt", "kept")
    attack.count()
    for number in range(4):
        edit(site, number)
        ended = build(attack, site)
        for path in ("CNAME", "kept/deep/file.txt"):
            if not (site / "_site" / path).exists():
                attack.problem(f"keep: {path} is gone after build {number + 1}")
                return
        if "CNAME" in ended.out + ended.err:
            attack.problem(f"keep: CNAME is named as if it were a stray: {ended}")


def main():
    attack = common.Attack(__doc__)
    cases = [(put_stray, what, path, is_link) for what, path in STRAYS.items() for is_link in (False, True)]
    cases += [(damage, what, harm, changes) for what, harm in HARMS.items() for changes in (False, True)]
    cases += [(keep,)]
    attack.each(cases, lambda chosen, case: chosen[0](attack, *chosen[1:], case))
    attack.finish("outputs that somebody changed")


if __name__ == "__main__":
    main()
