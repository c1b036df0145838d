#include "site/lock_file.h"

#include "core/hash.h"
#include "lock/lock.h"
#include "site/publish.h"

namespace almanac::site {
namespace {

// Where the lock is a symlink, the file that it leads to.
std::string lock_path(const FileSystem& fs, const std::string& site) {
  std::string path = join_path(site, lock::kFileName);
  const auto info = fs.find(path);
  if (!info || info->kind != FileKind::kSymlink) return path;
  Result<std::string> real = fs.real_path(path);
  return real ? *std::move(real) : path;
}

std::string next_path(const std::string& path) { return path + ".next"; }

bool is_made_with(const FileSystem& fs, const std::string& output, const std::string& lock_text) {
  const Result<std::string> mark = fs.read_file(join_path(output, kMark));
  return mark && mark->find(to_mark_line(lock_text)) != std::string::npos;
}

}  // namespace

std::string to_mark_line(const std::string& lock_text) {
  return lock_text.empty() ? "" : "lock: " + to_text(digest(lock_text)) + "\n";
}

Result<std::string> read_lock_file(FileSystem& fs, const std::string& site, const std::string& output) {
  const std::string path = lock_path(fs, site);
  const std::string next = next_path(path);
  if (fs.find(next)) {
    Result<std::string> begun = fs.read_file(next);
    const bool is_published = begun && !begun->empty() && is_made_with(fs, output, *begun);
    const Status ended = is_published ? fs.rename(next, path) : fs.remove_tree(next);
    if (is_published && !ended) return begun;
  }
  if (!fs.find(path)) return std::string();
  return fs.read_file(path);
}

StagedLock::StagedLock(FileSystem& fs, const std::string& site) : fs_(fs), path_(lock_path(fs, site)) {}

StagedLock::~StagedLock() {
  if (is_written_) static_cast<void>(fs_.remove_tree(next_path(path_)));
}

Status StagedLock::write(const std::string& text) {
  Status status = fs_.write_file(next_path(path_), text);
  is_written_ = status.ok();
  if (!status) static_cast<void>(fs_.remove_tree(next_path(path_)));  // half of it, where the disk is full
  return status;
}

Status StagedLock::commit() {
  if (!is_written_) return {};
  is_written_ = false;
  return fs_.rename(next_path(path_), path_);
}

}  // namespace almanac::site
