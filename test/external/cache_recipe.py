#!/usr/bin/python3
"""Does what README's recipe for CI says: the cache of one machine is believed on another one, in a new checkout.

    cache_recipe.py ALMANAC

Exit: 0 the second machine wrote nothing, 1 not, or README has no such recipe.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def read_recipe():
    """The folders that are kept between runs, and the variable that has the key."""
    with open(os.path.join(ROOT, "README.md"), encoding="utf-8") as readme:
        recipe = re.search(r"- uses: actions/cache@.*?\n\n", readme.read(), re.DOTALL)
    if recipe is None:
        sys.exit("cache_recipe: README has no recipe with actions/cache")
    folders = re.search(r"path: \|\n((?: +[\w.]+\n)+)", recipe[0])[1].split()
    return folders, re.search(r"env:\n +(\w+): \$\{\{ secrets\.", recipe[0])[1]


def build(almanac, machine, variable):
    os.makedirs(f"{machine}/home")
    ended = subprocess.run([almanac, "build", "--now", "2030-01-01"], cwd=f"{machine}/site", capture_output=True, text=True,
                           env={"PATH": os.environ["PATH"], "HOME": f"{machine}/home", variable: "a secret of the repository"})  # fmt: skip
    if ended.returncode != 0:
        sys.exit(f"cache_recipe: exit {ended.returncode}: {ended.stderr}")
    return ended.stdout + ended.stderr


def main():
    almanac = os.path.abspath(sys.argv[1])
    folders, variable = read_recipe()
    with tempfile.TemporaryDirectory() as work:
        for machine in ("first", "second"):
            shutil.copytree(f"{ROOT}/samples/full", f"{work}/{machine}/site", copy_function=shutil.copyfile,
                            ignore=shutil.ignore_patterns("expected", ".almanac", "_site*"))  # fmt: skip
        build(almanac, f"{work}/first", variable)
        for folder in folders:
            shutil.copytree(f"{work}/first/site/{folder}", f"{work}/second/site/{folder}")
        shutil.copy(f"{work}/first/site/almanac.lock", f"{work}/second/site")
        said = build(almanac, f"{work}/second", variable)
    is_right = "(0 changed)" in said and "CacheNotUsed" not in said
    print(f"cache_recipe: {'ok' if is_right else 'FAILED: ' + said}")
    sys.exit(0 if is_right else 1)


main()
