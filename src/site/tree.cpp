#include "site/tree.h"

#include <algorithm>
#include <atomic>

#include "core/by_path.h"
#include "core/parallel.h"
#include "site/publish.h"

namespace almanac::site {
namespace {

std::optional<FileState> find_folder(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kFolder) return std::nullopt;
  return FileState{0, info->inode, info->modified};
}

std::vector<std::string> folders_of(const std::vector<TreeFile>& files) {
  std::vector<std::string> folders = {""};
  for (const TreeFile& file : files)
    for (std::string_view up = parent_path(file.path); !up.empty() && up != folders.back(); up = parent_path(up))
      folders.emplace_back(up);
  std::sort(folders.begin(), folders.end());
  folders.erase(std::unique(folders.begin(), folders.end()), folders.end());
  return folders;
}

}  // namespace

std::optional<FileState> find_state(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kFile) return std::nullopt;
  return FileState{info->bytes, info->inode, info->modified};
}

Tree make_unknown_tree(std::vector<std::string> paths) {
  Tree tree;
  for (std::string& path : paths) tree.files.push_back({std::move(path), {}, {}, {}});
  sort_by_path(tree.files);
  for (std::string& path : folders_of(tree.files)) tree.folders.push_back({std::move(path), {}});
  return tree;
}

std::vector<TreeFolder> find_folders(const FileSystem& fs, const std::string& root, const std::vector<TreeFile>& files,
                                     int jobs) {
  std::vector<std::string> paths = folders_of(files);
  std::vector<TreeFolder> folders(paths.size());
  parallel_for(paths.size(), jobs, [&](std::size_t i) {
    const FileState state = find_folder(fs, join_path(root, paths[i])).value_or(FileState{});
    folders[i] = {std::move(paths[i]), state};
  });
  return folders;
}

bool are_untouched(const FileSystem& fs, const std::string& root, const std::vector<TreeFolder>& folders, int jobs) {
  std::atomic<bool> all = true;
  parallel_for(folders.size(), jobs, [&](std::size_t i) {
    if (all && find_folder(fs, join_path(root, folders[i].path)) != folders[i].state) all = false;
  });
  return all;
}

std::vector<std::string> find_strays(const FileSystem& fs, const std::string& root, const Tree& tree,
                                     const std::vector<std::string>& kept, int jobs) {
  const auto is_ours = [&](const std::string& path) {
    return path == kMark || find_by_path(tree.files, path) != nullptr || find_by_path(tree.folders, path) != nullptr ||
           std::find(kept.begin(), kept.end(), path) != kept.end();
  };
  std::vector<std::vector<std::string>> found(tree.folders.size());
  parallel_for(tree.folders.size(), jobs, [&](std::size_t i) {
    const TreeFolder& folder = tree.folders[i];
    const std::string path = join_path(root, folder.path);
    if (find_folder(fs, path) == folder.state) return;
    const Result<std::vector<FolderEntry>> entries = fs.list(path);
    if (!entries) return;
    for (const FolderEntry& entry : *entries)
      if (std::string stray = join_path(folder.path, entry.name); !is_ours(stray)) found[i].push_back(std::move(stray));
  });
  std::vector<std::string> strays;
  for (std::vector<std::string>& some : found) strays.insert(strays.end(), some.begin(), some.end());
  return strays;
}

}  // namespace almanac::site
