#!/usr/bin/python3 -B
"""Puts symlinks and settings into a site that lead out of it, as a repository from a stranger may have them.

    symlinks.py ALMANAC [--full] [--seed N]

Whatever the build says, nothing outside of site and output is written, created, removed or touched, and nothing from there comes into
the output, the lock or the cache. An output outside of the site is one that --output on the command line names.
"""

import os
import stat

import attack as common

SECRET = "precious-sentinel"
LINKED_FILES = [".almanac/cache", ".almanac/cache.next", ".almanac/building", ".almanac/.gitignore", "almanac.lock", "almanac.lock.next",
                "_site.building", "_site.next/.almanac-site", "_site.next/.almanac-site.next", "_site/.almanac-site", "_site/index.html",
                "almanac.yml", "_config.yml", "_data/authors.yml", "_almanac/post.html", "_almanac/style.css", "_posts/2024-01-07-post-1.md",
                "about.md", "assets/a.txt", "assets/p.gif"]  # fmt: skip
LINKED_FOLDERS = [".almanac", "_site", "_site.next", "_site.building", ".almanac/building", "_data", "_almanac", "_posts", "assets", "_site/archive",
                  "_site.next/archive"]  # fmt: skip
BESIDE = ["_site/atom.xml", "_site/.almanac-next", "_site/rss.xml.next", "_site", "_site/archive", "_site/tags/all", "_site/tags"]
SETTINGS = ["output: ../elsewhere", "output: OUTSIDE/elsewhere", "output: ../outside", "copy: [../outside/file]", "copy: [OUTSIDE/file]",
            "copy: [out]", "keep: [../outside]", "keep: [CNAME]", "feed_path: /../../outside/feed.xml",
            "feeds: [{path: /../../outside/f.xml, title: F, where: {tags: all}}]", "output: out/elsewhere", "destination: ../elsewhere"]  # fmt: skip
FRONT_MATTER = ["permalink: /../../outside/p/", "permalink: /../../../outside/p.html", "redirect_from: /../../outside/r/", "slug: ../../outside/s",
                "image: ../outside/file", "image: out/file", "id: ../../x", "tags: [../../outside/t, all]", "author: ../../outside/a",
                "series: ../../outside/s"]  # fmt: skip


def make_outside(case):
    """A file that looks like any that almanac reads, so that what is read of it would be seen; folders, one with almanac's mark."""
    outside = case / "outside"
    text = f"title: {SECRET}\nurl: https://{SECRET}.example\n"
    common.write(outside / "file", text)
    common.write(outside / "folder/post.html", f"<p>{SECRET}</p>")
    common.write(outside / "folder/style.css", f"/* {SECRET} */")
    common.write(outside / "folder/2024-01-07-post-1.md", f"---\ntitle: {SECRET}\n---\n{SECRET}\n")
    common.write(outside / "folder/authors.yml", f"ada: {{name: {SECRET}}}\n")
    common.write(outside / "marked/.almanac-site", "This folder is made by almanac, which replaces it whole at every build.\n")
    common.write(outside / "marked/file", SECRET)
    (outside / "empty").mkdir()
    return outside


def take_sentinels(case):
    """All that lies beside the site: names, modes, times, contents."""
    found = {}
    for folder, folders, files in os.walk(case):
        if folder == str(case):
            folders[:] = [name for name in folders if name != "site"]
        for path in [folder, *(os.path.join(folder, name) for name in files)]:
            info = os.lstat(path)
            content = open(path, "rb").read() if stat.S_ISREG(info.st_mode) else b""
            found[os.path.relpath(path, case)] = (info.st_mode, info.st_mtime_ns, content)
    del found["."]
    return found


def find_secret(site):
    """The file that almanac made and that has something from outside, or None."""
    for name in ("_site", "_site.next", ".almanac"):
        if (site / name).is_symlink():
            continue
        for path, content in (common.read_tree(site / name) or {}).items():
            if SECRET.encode() in content and not content.startswith(b"link to "):
                return f"{name}/{path}"
    lock = site / "almanac.lock"
    return "almanac.lock" if not lock.is_symlink() and SECRET.encode() in (common.read_or_none(lock) or b"") else None


def try_trap(attack, what, settings, plant, is_built, case):
    """plant(site, outside) puts the link there, before the first build or before the second one."""
    site = case / "site"
    common.write_site(site, settings.replace("OUTSIDE", str(case / "outside")))
    outside = make_outside(case)
    before = take_sentinels(case)
    ends = [attack.run("build", str(site))] if is_built else []
    plant(site, outside)
    for number in range(2):
        if not (site / "_posts").is_symlink():
            common.write_post(site, 3, f"Edited {number}.", "updated: 2025-01-01\n")
        ends.append(attack.run("build", str(site)))
    attack.count()
    what = f"{what}, {'after a build' if is_built else 'before the first build'}"
    after = take_sentinels(case)
    changed = sorted(path for path in {*before, *after} if before.get(path) != after.get(path))
    if changed:
        attack.problem(f"{what}: outside of the site, {', '.join(changed[:4])} changed")
    secret = find_secret(site)
    if secret:
        attack.problem(f"{what}: {secret} has what is outside of the site")
    for ended in ends:
        if ended.hung or ended.code not in (0, 1, 2, 3) or (ended.code and not ended.err.strip()):
            attack.problem(f"{what}: {ended}")
            break


def link(place, target):
    def plant(site, outside):
        common.clear(site / place)
        (site / place).symlink_to(outside / target)

    return plant


def link_out(site, outside):
    link("out", "")(site, outside)
    if (site / "_site").is_dir():
        common.clear(site / "_site/CNAME")
        (site / "_site/CNAME").symlink_to(outside / "file")


def write_front_matter(line):
    return lambda site, outside: (link_out(site, outside), common.write_post(site, 1, "Text.", line + "\n"))


def list_traps():
    for place in LINKED_FILES:
        yield f"{place} is a link to a file", "", link(place, "file")
        yield f"{place} is a link to nothing", "", link(place, "nothing")
    for place in LINKED_FOLDERS:
        for target in ("folder", "empty", "marked", "nothing"):
            yield f"{place} is a link to a folder ({target})", "", link(place, target)
    for place in BESIDE:
        for target in ("file",) if place.endswith(("xml", "next")) else ("folder", "empty"):
            yield f"with only:, {place} is a link ({target})", "only: [feeds, archive]\n", link(place, target)
    for line in SETTINGS:
        yield f"almanac.yml has {line}", line + "\n", link_out
        yield f"almanac.yml has only: and {line}", f"only: [feeds, pages]\n{line}\n", link_out
    for line in FRONT_MATTER:
        yield f"a post has {line}", "", write_front_matter(line)


def expect_output_option(attack):
    """--output on the command line may lead anywhere."""
    case = attack.work / "option"
    common.write_site(case / "site")
    ended = attack.run("build", str(case / "site"), "--output", str(case / "elsewhere"))
    if ended.code != 0 or not (case / "elsewhere/atom.xml").exists():
        attack.problem(f"build --output ../elsewhere on the command line: {ended}")


def main():
    attack = common.Attack(__doc__)
    expect_output_option(attack)
    traps = [(*trap, is_built) for trap in list_traps() for is_built in (False, True)]
    if not attack.full:
        traps = [trap for number, trap in enumerate(traps) if number % 2 == (number // 2) % 2]  # each once, in turn before and after
    attack.each(traps, lambda trap, case: try_trap(attack, *trap, case))
    attack.finish("links and paths that lead out")


if __name__ == "__main__":
    main()
