#include "site/lock_file.h"

#include "core/hash.h"
#include "lock/lock.h"
#include "site/publish.h"

namespace almanac::site {
namespace {

constexpr std::size_t kMostBytes = std::size_t(1) << 30;

// Where the lock is a symlink, the file that it leads to; an Error where that lies outside of the site.
Result<std::string> lock_path(const FileSystem& fs, const std::string& site) {
  std::string path = join_path(site, lock::kFileName);
  const auto info = fs.find(path);
  if (!info || info->kind != FileKind::kSymlink) return path;
  const Result<std::string> folder = fs.real_path(site);
  Result<std::string> real = fs.real_path(path);
  if (folder && real && real->starts_with(*folder + '/')) return real;
  return Error{path + " is a link that leads out of the site: put the file itself there"};
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

Result<std::string> read_lock_file(const FileSystem& fs, const std::string& site, const std::string& output) {
  const Result<std::string> path = lock_path(fs, site);
  if (!path) return path;
  if (fs.find(next_path(*path))) {
    Result<std::string> begun = fs.read_file(next_path(*path), kMostBytes);
    if (begun && !begun->empty() && is_made_with(fs, output, *begun)) return begun;
  }
  if (!fs.find(*path)) return std::string();
  return fs.read_file(*path, kMostBytes);
}

Status finish_lock_file(FileSystem& fs, const std::string& site, const std::string& output) {
  const Result<std::string> path = lock_path(fs, site);
  if (!path || !fs.find(next_path(*path))) return {};
  const Result<std::string> begun = fs.read_file(next_path(*path), kMostBytes);
  const bool is_published = begun && !begun->empty() && is_made_with(fs, output, *begun);
  return is_published ? fs.rename(next_path(*path), *path) : fs.remove_tree(next_path(*path));
}

StagedLock::StagedLock(FileSystem& fs, const std::string& site) : fs_(fs), path_(join_path(site, lock::kFileName)) {
  if (Result<std::string> path = lock_path(fs, site)) path_ = *std::move(path);  // else reading it was an error
}

StagedLock::~StagedLock() {
  if (is_written_) static_cast<void>(fs_.remove_tree(next_path(path_)));
}

Status StagedLock::write(const std::string& text, bool is_durable) {
  is_durable_ = is_durable;
  Status status = fs_.write_file(next_path(path_), text);
  if (status && is_durable) status = fs_.sync({next_path(path_), std::string(parent_path(path_))});
  is_written_ = status.ok();
  if (!status) static_cast<void>(fs_.remove_tree(next_path(path_)));  // half of it, where the disk is full
  return status;
}

Status StagedLock::commit() {
  if (!is_written_) return {};
  is_written_ = false;
  return fs_.rename(next_path(path_), path_);
}

Status StagedLock::settle() { return is_durable_ ? fs_.sync({std::string(parent_path(path_))}) : Status(); }

}  // namespace almanac::site
