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
  bytes(file.path, file.inputs, file.bytes, file.state);
}

// The mark of a folder is written when the folder is complete: its state tells that it is the one that was left.
struct Tree {
  std::vector<TreeFile> files;            // sorted by path
  std::optional<FileState> mark;          // of DIR
  std::optional<FileState> earlier_mark;  // of DIR.next, which is DIR as it was before the last change
  std::vector<std::string> written;       // by the last change: where DIR differs from DIR.next
  std::vector<std::string> removed;
};

template <class Bytes, EitherWay<Tree> Of>
void describe(Bytes& bytes, Of& tree) {
  bytes(tree.files, tree.mark, tree.earlier_mark, tree.written, tree.removed);
}

}  // namespace almanac::site
