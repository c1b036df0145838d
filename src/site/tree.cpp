#include "site/tree.h"

namespace almanac::site {

std::optional<FileState> find_state(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kFile) return std::nullopt;
  return FileState{info->bytes, info->inode, info->modified};
}

}  // namespace almanac::site
