#include "site/tree.h"

#include <algorithm>

namespace almanac::site {

std::optional<FileState> find_state(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kFile) return std::nullopt;
  return FileState{info->bytes, info->inode, info->modified};
}

const TreeFile* find_file(const Tree& tree, const std::string& path) {
  const auto found =
      std::lower_bound(tree.files.begin(), tree.files.end(), path,
                       [](const TreeFile& file, const std::string& wanted) { return file.path < wanted; });
  return found == tree.files.end() || found->path != path ? nullptr : &*found;
}

}  // namespace almanac::site
