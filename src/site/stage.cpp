#include "site/stage.h"

#include <algorithm>

#include "site/publish.h"

namespace almanac::site {

Stage::Stage(FileSystem& fs, const std::string& output, const Tree& before, const std::vector<std::string>& gone,
             int jobs)
    : fs_(fs), output_(output), before_(before), gone_(gone), folder_(output + ".next") {
  has_files_ = before.earlier_mark && before.earlier_mark == find_state(fs, join_path(folder_, kMark)) &&
               are_untouched(fs, folder_, before.earlier_folders, jobs);
}

Status Stage::start() {
  std::call_once(once_, [&] {
    has_started_ = true;
    started_ = has_files_ ? bring_up_to_date() : make_new();
  });
  return started_;
}

Status Stage::mark(std::string_view text) {
  const std::string target = join_path(folder_, kMark), next = target + ".next";
  if (!fs_.find(target)) return fs_.write_file(target, text);  // else a killed build would leave files and no mark
  if (Status status = fs_.write_file(next, text); !status) return status;
  return fs_.rename(next, target);
}

// A folder whose build was killed still has its mark, and may be emptied.
Status Stage::make_new() {
  if (Status status = fs_.make_folders(folder_); !status) return status;
  if (Status status = mark(kUnfinished); !status) return status;
  const Result<std::vector<FolderEntry>> entries = fs_.list(folder_);
  if (!entries) return entries.error();
  for (const FolderEntry& entry : *entries)
    if (entry.name != kMark)
      if (Status status = fs_.remove_tree(join_path(folder_, entry.name)); !status) return status;
  return {};
}

Status Stage::bring_up_to_date() {
  if (Status status = mark(kUnfinished); !status) return status;
  for (const auto* list : {&before_.removed, &gone_})
    for (const std::string& path : *list)
      if (Status status = remove(path); !status) return status;
  for (const std::string& path : before_.written) {
    const bool is_gone = std::binary_search(gone_.begin(), gone_.end(), path);
    if (is_gone || !fs_.find(join_path(output_, path))) continue;  // taken away by somebody: it will be written again
    if (Status status = link(path); !status) return status;
  }
  return {};
}

template <class Put>
Status Stage::put_at(const std::string& target, const Put& put) {
  // A file that is there may be DIR's, too, by another name: it must not be written to.
  if (has_files_)
    if (Status status = fs_.remove_tree(target); !status) return status;
  if (Status status = put(); status) return status;
  if (Status status = fs_.make_folders(std::string(parent_path(target))); !status) return status;
  return put();
}

Status Stage::put(const std::string& path, const std::function<Status(const std::string& path)>& make) {
  const std::string target = join_path(folder_, path);
  return put_at(target, [&] { return make(target); });
}

Status Stage::link(const std::string& path) {
  const std::string from = join_path(output_, path), target = join_path(folder_, path);
  const Status status = put_at(target, [&] { return fs_.link_file(from, target); });
  return status ? status : put_at(target, [&] { return fs_.copy_file(from, target); });
}

Status Stage::link_tree(const std::string& path) {
  const std::optional<FileInfo> info = fs_.find(join_path(output_, path));
  if (!info || info->kind != FileKind::kFolder) return link(path);
  if (Status status = fs_.make_folders(join_path(folder_, path)); !status) return status;
  const Result<std::vector<FolderEntry>> entries = fs_.list(join_path(output_, path));
  if (!entries) return entries.error();
  for (const FolderEntry& entry : *entries)
    if (Status status = link_tree(join_path(path, entry.name)); !status) return status;
  return {};
}

// Folders that it leaves empty go, too.
Status Stage::remove(const std::string& path) {
  std::string target = join_path(folder_, path);
  if (!fs_.find(target)) return {};
  if (Status status = fs_.remove_tree(target); !status) return status;
  for (std::string_view up = parent_path(path); !up.empty(); up = parent_path(up)) {
    target = join_path(folder_, up);
    const Result<std::vector<FolderEntry>> entries = fs_.list(target);
    if (!entries || !entries->empty()) return {};
    if (Status status = fs_.remove_tree(target); !status) return status;
  }
  return {};
}

}  // namespace almanac::site
