"""A model of what a disk may have after a cut of the power, made from a trace (strace -f -xx) of the calls that changed it.

The model assumes of the file system:
- A file is its inode: what is written to it, and its length, is durable after fsync or fdatasync of the file, or syncfs or sync.
- A name (created, linked, renamed, removed) is durable after fsync of its folder, or syncfs or sync. To sync a file makes no name
  of it durable.
- Nothing is ordered: of what is not durable, any part may be there and any other part missing, data and names, in whatever order
  they were made. A new name may lead to a file that has none of its data.
- One write call is there or not; so is one rename, also from folder to folder and of two names that are exchanged.
- A name change that is durable needs none that came before it: where the folder itself was never reached, neither is the name.
- All is one file system; what is in memory that is mapped, shared and writable is not followed, and is reported.
"""

import dataclasses
import os
import pathlib
import re

import attack as common

CHANGING = ("open,openat,openat2,creat,write,pwrite64,writev,ftruncate,truncate,fallocate,rename,renameat,renameat2,link,linkat,symlink,"
            "symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,fsync,fdatasync,syncfs,sync,sync_file_range,copy_file_range,sendfile,close,dup,"
            "dup2,dup3,fcntl,chdir,fchdir,mmap,mknod,mknodat,pwritev,pwritev2,msync,ioctl")  # fmt: skip
STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')
FOLDER, FILE, LINK = "folder", "file", "link"


@dataclasses.dataclass
class Inode:
    kind: str
    content: bytes = b""  # before the build; a link's target
    entries: dict = dataclasses.field(default_factory=dict)  # before the build


@dataclasses.dataclass
class Change:
    """What one call did: to the bytes of one inode, or to names."""

    call: str
    inode: int | None = None
    offset: int | None = None  # none: the length becomes `length`
    data: bytes = b""
    length: int = 0
    names: tuple = ()  # (folder, name, inode or None)


class Unfollowed(Exception):
    """A call that the model does not know."""


class Disk:
    """The inodes, and the changes in their order; `syncs` has (changes so far, inode or None for all)."""

    def __init__(self, root):
        self.inodes = []
        self.by_number = {}
        self.changes = []
        self.syncs = []
        self.root = self.read(pathlib.Path(root))
        self.entries = {number: dict(inode.entries) for number, inode in enumerate(self.inodes)}  # as they are now

    def add(self, inode):
        self.inodes.append(inode)
        return len(self.inodes) - 1

    def read(self, path):
        info = path.lstat()
        if info.st_ino in self.by_number:
            return self.by_number[info.st_ino]
        if path.is_symlink():
            number = self.add(Inode(LINK, str(path.readlink()).encode()))
        elif path.is_dir():
            number = self.add(Inode(FOLDER))
            self.inodes[number].entries = {child.name: self.read(child) for child in sorted(path.iterdir())}
        else:
            number = self.add(Inode(FILE, path.read_bytes()))
        self.by_number[info.st_ino] = number
        return number

    def create(self, kind, content=b""):
        number = self.add(Inode(kind, content))
        self.entries[number] = {}
        return number

    def rename(self, call, *names):
        for folder, name, inode in names:
            if inode is None:
                self.entries[folder].pop(name, None)
            else:
                self.entries[folder][name] = inode
        self.changes.append(Change(call, names=names))

    def sync(self, inode=None):
        self.syncs.append((len(self.changes), inode))

    def find_pending(self, end):
        """The numbers of the first `end` changes that may be lost."""
        last_of, last_of_all = {}, 0
        for count, inode in self.syncs:
            if count > end:
                continue
            if inode is None:
                last_of_all = max(last_of_all, count)
            else:
                last_of[inode] = max(last_of.get(inode, 0), count)
        pending = []
        for number in range(last_of_all, end):
            change = self.changes[number]
            touched = {name[0] for name in change.names} or {change.inode}
            if any(last_of.get(inode, 0) <= number for inode in touched):
                pending.append(number)
        return pending

    def replay(self, end, lost):
        """The tree that the first `end` changes make without those in `lost`."""
        contents, entries = {}, {}
        for number in range(end):
            if number in lost:
                continue
            change = self.changes[number]
            for folder, name, inode in change.names:
                of_folder = entries.setdefault(folder, dict(self.inodes[folder].entries))
                of_folder[name] = inode
            if change.names:
                continue
            data = contents.setdefault(change.inode, bytearray(self.inodes[change.inode].content))
            if change.offset is None:
                data[:] = data[: change.length].ljust(change.length, b"\0")
            else:
                data[:] = data.ljust(change.offset, b"\0")
                data[change.offset : change.offset + len(change.data)] = change.data
        return self.walk(contents, entries)

    def walk(self, contents, entries):
        tree = {}

        def visit(folder, prefix):
            found = {name: inode for name, inode in entries.get(folder, self.inodes[folder].entries).items() if inode is not None}
            if not found and prefix:
                tree[prefix] = b""
            for name, inode in found.items():
                if self.inodes[inode].kind == FOLDER:
                    visit(inode, prefix + name + "/")
                else:
                    link = b"link to " if self.inodes[inode].kind == LINK else b""
                    tree[prefix + name] = link + bytes(contents.get(inode, self.inodes[inode].content))

        visit(self.root, "")
        return tree


class Replayer:
    """Reads the trace into a Disk."""

    def __init__(self, root):
        self.root = str(root)
        self.disk = Disk(root)
        self.open = {}  # descriptor: [inode, position]
        self.above = set()  # descriptors of the folder that the root lies in

    def read(self, trace):
        begun = {}
        for line in trace.read_text(errors="replace").splitlines():
            task, _, rest = line.partition(" ")
            rest = rest.strip()
            if rest.endswith("<unfinished ...>"):
                begun[task] = rest.removesuffix("<unfinished ...>")
                continue
            if rest.startswith("<... "):
                rest = begun.pop(task, "") + rest.partition("resumed>")[2]
            match = re.match(r"(\w+)\((.*)\)\s+= (-?\d+)", rest)
            if match and int(match[3]) >= 0:
                self.call(match[1], match[2], int(match[3]))

    def call(self, name, arguments, result):
        strings = [bytes.fromhex(text.replace("\\x", "")) for text in STRING.findall(arguments)]
        words = [word.strip() for word in STRING.sub("TEXT", arguments).split(",")]
        follow = getattr(self, "do_" + name, None)
        if follow is None:
            raise Unfollowed(f"{name}({arguments[:80]})")
        follow(words, strings, result)

    def locate(self, base, path, follow_last=False):
        """(folder's inode, name), or None for what is not on this disk."""
        path = path.decode("utf-8", "surrogateescape")
        if base != "AT_FDCWD" and int(base) in self.above:
            path = os.path.join(os.path.dirname(self.root), path)
        if not path.startswith("/"):
            if base == "AT_FDCWD" or int(base) not in self.open:
                return None  # the attack works in /
            folder, parts = self.open[int(base)][0], path.split("/")
        elif path == self.root or path.startswith(self.root + "/"):
            folder, parts = self.disk.root, path[len(self.root) :].split("/")
        else:
            return None
        parts = [part for part in parts if part not in ("", ".")]
        if not parts:
            return folder, "."
        for part in parts[:-1]:
            folder = self.disk.entries[folder].get(part)
            if folder is None or self.disk.inodes[folder].kind != FOLDER:
                return None
        return folder, parts[-1]

    def find(self, place):
        if place is None:
            return None
        return place[0] if place[1] == "." else self.disk.entries[place[0]].get(place[1])

    # One method for each call; the words are the arguments, of which strings are cut out.

    def do_openat(self, words, strings, result):
        flags = " ".join(words[2:])
        place = self.locate(words[0], strings[0])
        inode = self.find(place)
        if "O_TMPFILE" in flags:
            inode = self.disk.create(FILE) if place else None
        elif inode is None and place and "O_CREAT" in flags:
            inode = self.disk.create(FILE)
            self.disk.rename("create", (*place, inode))
        elif inode is not None and "O_TRUNC" in flags:
            self.disk.changes.append(Change("truncate", inode, length=0))
        self.open.pop(result, None)
        self.above.discard(result)
        if strings[0].decode("utf-8", "surrogateescape") == os.path.dirname(self.root):
            self.above.add(result)
        if inode is not None:
            self.open[result] = [inode, self.length(inode) if "O_APPEND" in flags else 0]

    do_openat2 = do_openat

    def do_open(self, words, strings, result):
        self.do_openat(["AT_FDCWD", *words], strings, result)

    def do_creat(self, words, strings, result):
        self.do_openat(["AT_FDCWD", "TEXT", "O_CREAT|O_TRUNC"], strings, result)

    def length(self, inode):
        length = len(self.disk.inodes[inode].content)
        for change in self.disk.changes:
            if change.inode == inode and not change.names:
                length = change.length if change.offset is None else max(length, change.offset + len(change.data))
        return length

    def do_close(self, words, strings, result):
        self.open.pop(int(words[0]), None)

    def do_dup(self, words, strings, result):
        if int(words[0]) in self.open:
            self.open[result] = self.open[int(words[0])]

    do_dup2 = do_dup3 = do_dup

    def do_fcntl(self, words, strings, result):
        if words[1].startswith("F_DUPFD"):
            self.do_dup(words, strings, result)

    def put(self, descriptor, data, offset=None):
        opened = self.open.get(int(descriptor))
        if opened is None:
            return
        at = opened[1] if offset is None else offset
        self.disk.changes.append(Change("write", opened[0], at, data))
        if offset is None:
            opened[1] = at + len(data)

    def do_write(self, words, strings, result):
        self.put(words[0], b"".join(strings)[:result])

    do_writev = do_write

    def do_pwrite64(self, words, strings, result):
        self.put(words[0], strings[0][:result], int(words[3]))

    def do_copy_file_range(self, words, strings, result):
        if words[1] != "NULL" or words[3] != "NULL":
            raise Unfollowed("copy_file_range with offsets")
        self.copy(words[0], words[2], result)

    def do_sendfile(self, words, strings, result):
        if words[2] != "NULL":
            raise Unfollowed("sendfile with an offset")
        self.copy(words[1], words[0], result)

    def copy(self, source, target, count):
        opened = self.open.get(int(source))
        if int(target) not in self.open:
            return
        if opened is None:
            raise Unfollowed("a copy of what is not on this disk")
        data = self.content(opened[0])[opened[1] : opened[1] + count]
        opened[1] += count
        self.put(target, data)

    def content(self, inode):
        data = bytearray(self.disk.inodes[inode].content)
        for change in self.disk.changes:
            if change.inode == inode and not change.names:
                if change.offset is None:
                    data[:] = data[: change.length].ljust(change.length, b"\0")
                else:
                    data[:] = data.ljust(change.offset, b"\0")
                    data[change.offset : change.offset + len(change.data)] = change.data
        return bytes(data)

    def do_ftruncate(self, words, strings, result):
        if int(words[0]) in self.open:
            self.disk.changes.append(Change("truncate", self.open[int(words[0])][0], length=int(words[1])))

    def do_truncate(self, words, strings, result):
        inode = self.find(self.locate("AT_FDCWD", strings[0]))
        if inode is not None:
            self.disk.changes.append(Change("truncate", inode, length=int(words[1])))

    def do_fallocate(self, words, strings, result):
        if int(words[0]) not in self.open or "KEEP_SIZE" in words[1]:
            return
        inode = self.open[int(words[0])][0]
        if words[1] != "0":
            raise Unfollowed(f"fallocate {words[1]}")
        self.disk.changes.append(Change("truncate", inode, length=max(self.length(inode), int(words[2]) + int(words[3]))))

    def do_renameat2(self, words, strings, result):
        source, target = self.locate(words[0], strings[0]), self.locate(words[2], strings[1])
        moved = self.find(source)
        if moved is None or target is None:
            return
        there = self.find(target) if "RENAME_EXCHANGE" in words[-1] else None
        self.disk.rename("rename", (*source, there), (*target, moved))

    def do_renameat(self, words, strings, result):
        self.do_renameat2([*words, "0"], strings, result)

    def do_rename(self, words, strings, result):
        self.do_renameat2(["AT_FDCWD", "TEXT", "AT_FDCWD", "TEXT", "0"], strings, result)

    def do_linkat(self, words, strings, result):
        source, target = self.locate(words[0], strings[0]), self.locate(words[2], strings[1])
        inode = self.find(source)
        of_descriptor = re.fullmatch(rb"/proc/self/fd/(\d+)", strings[0])
        if of_descriptor:
            inode = self.open.get(int(of_descriptor[1]), [None])[0]
        elif strings[0] == b"":
            inode = self.open.get(int(words[0]), [None])[0]
        if inode is not None and target is not None:
            self.disk.rename("link", (*target, inode))

    def do_link(self, words, strings, result):
        self.do_linkat(["AT_FDCWD", "TEXT", "AT_FDCWD", "TEXT"], strings, result)

    def do_symlinkat(self, words, strings, result):
        place = self.locate(words[1], strings[1])
        if place:
            self.disk.rename("symlink", (*place, self.disk.create(LINK, strings[0])))

    def do_symlink(self, words, strings, result):
        self.do_symlinkat(["TEXT", "AT_FDCWD"], strings, result)

    def do_mkdirat(self, words, strings, result):
        place = self.locate(words[0], strings[0])
        if place:
            self.disk.rename("mkdir", (*place, self.disk.create(FOLDER)))

    def do_mkdir(self, words, strings, result):
        self.do_mkdirat(["AT_FDCWD"], strings, result)

    def do_unlinkat(self, words, strings, result):
        place = self.locate(words[0], strings[0])
        if place:
            self.disk.rename("remove", (*place, None))

    def do_unlink(self, words, strings, result):
        self.do_unlinkat(["AT_FDCWD"], strings, result)

    do_rmdir = do_unlink

    def do_fsync(self, words, strings, result):
        if int(words[0]) in self.open:
            self.disk.sync(self.open[int(words[0])][0])

    do_fdatasync = do_fsync

    def do_syncfs(self, words, strings, result):
        if int(words[0]) in self.open:
            self.disk.sync()

    def do_sync(self, words, strings, result):
        self.disk.sync()

    def do_mmap(self, words, strings, result):
        if "PROT_WRITE" in words[2] and "MAP_SHARED" in words[3] and words[4].isdigit() and int(words[4]) in self.open:
            raise Unfollowed("a mapping that is shared and writable")

    def do_ioctl(self, words, strings, result):
        if "FICLONE" in words[1]:
            raise Unfollowed("FICLONE")

    def do_sync_file_range(self, words, strings, result):
        """Makes nothing durable: it writes no metadata."""
