// What the last build left in the output, so that the next one writes only what is different.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/filesystem.h"
#include "core/hash.h"

namespace almanac::site {

// What tells a file from one that somebody put in its place or wrote to.
struct FileState {
  std::uint64_t bytes = 0;
  std::uint64_t inode = 0;
  std::int64_t modified = 0;

  bool operator==(const FileState&) const = default;
};

template <class Bytes, EitherWay<FileState> Of>
void describe(Bytes& bytes, Of& state) {
  bytes(state.bytes, state.inode, state.modified);
}

// Nothing where no file is.
std::optional<FileState> find_state(const FileSystem& fs, const std::string& path);

struct TreeFile {
  std::string path;              // below the output
  std::optional<Digest> inputs;  // as of PlannedFile
  Digest bytes;
  FileState state;
};

template <class Bytes, EitherWay<TreeFile> Of>
void describe(Bytes& bytes, Of& file) {
  bytes.paths(file.path);
  bytes(file.inputs, file.bytes, file.state);
}

// A folder's time changes when a name in it comes or goes.
struct TreeFolder {
  std::string path;  // below the output; empty: the output itself
  FileState state;
};

template <class Bytes, EitherWay<TreeFolder> Of>
void describe(Bytes& bytes, Of& folder) {
  bytes.raw(folder.path);
  bytes.require(folder.path.empty() || stays_inside(folder.path));
  bytes(folder.state);
}

// The mark of a folder is written when the folder is complete: its state tells that it is the one that was left.
struct Tree {
  std::vector<TreeFile> files;            // sorted by path
  std::optional<FileState> mark;          // of DIR
  std::optional<FileState> earlier_mark;  // of DIR.next, which is DIR as it was before the last change
  std::vector<std::string> written;       // by the last change: where DIR differs from DIR.next
  std::vector<std::string> removed;
  std::vector<TreeFolder> folders;          // of DIR, sorted by path
  std::vector<TreeFolder> earlier_folders;  // of DIR.next
  std::vector<std::string> strays;          // in DIR: known, and not among the files
};

template <class Bytes, EitherWay<Tree> Of>
void describe(Bytes& bytes, Of& tree) {
  bytes(tree.files, tree.mark, tree.earlier_mark, tree.folders, tree.earlier_folders);
  bytes.paths(tree.written, tree.removed, tree.strays);
}

// Files of whose states nobody knows, and their folders.
Tree make_unknown_tree(std::vector<std::string> paths);

// Every folder that the files lie in, as it is now below `root`.
std::vector<TreeFolder> find_folders(const FileSystem& fs, const std::string& root, const std::vector<TreeFile>& files,
                                     int jobs);
// Whether no name came or went in any of the folders since they were found.
bool are_untouched(const FileSystem& fs, const std::string& root, const std::vector<TreeFolder>& folders, int jobs);

// Files and folders below `root`, by path, that are neither the tree's nor `kept` nor below one that is. Only the
// folders that are not as the tree has them are looked into.
std::vector<std::string> find_strays(const FileSystem& fs, const std::string& root, const Tree& tree,
                                     const std::vector<std::string>& kept, int jobs);

}  // namespace almanac::site
