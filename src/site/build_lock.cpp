#include "site/build_lock.h"

#include <fmt/format.h>

#include "site/cache.h"

namespace almanac::site {
namespace {

using HeldLock = std::unique_ptr<FileLock>;  // null: another build holds it

Result<HeldLock> wait_for(FileSystem& fs, const std::string& path, const std::string& what, const LockWait& wait) {
  Result<HeldLock> lock = fs.lock(path, std::chrono::milliseconds(0));
  const bool is_busy = lock && !*lock;
  if (!is_busy || wait.longest.count() == 0) return lock;
  if (wait.tell) wait.tell("waits for another build of " + what);
  return fs.lock(path, wait.longest);
}

Error busy(const std::string& what, const LockWait& wait) {
  if (wait.longest.count() == 0) return {"another build of " + what + " is running"};
  return {fmt::format("another build of {} is running, and did not end within {} seconds", what, wait.longest.count())};
}

}  // namespace

Result<BuildLock> BuildLock::of_site(FileSystem& fs, const std::string& site, const LockWait& wait) {
  const std::string folder = join_path(site, kCacheFolder), shown = site.empty() ? "." : site;
  const std::optional<FileInfo> info = fs.find(folder);
  const bool is_folder = info && info->kind == FileKind::kFolder;
  if (info && !is_folder) static_cast<void>(fs.remove_tree(folder));
  if (!is_folder && !fs.make_folders(folder)) return BuildLock(nullptr);
  Result<HeldLock> lock = wait_for(fs, join_path(folder, "building"), shown, wait);
  if (!lock) return BuildLock(nullptr);
  if (!*lock) return busy(shown, wait);
  return BuildLock(*std::move(lock));
}

std::string BuildLock::file_of_output(const std::string& output) { return output + ".building"; }

Result<BuildLock> BuildLock::of_output(FileSystem& fs, const std::string& output, const LockWait& wait) {
  const std::string above(parent_path(output));
  if (!above.empty() && !fs.find(above))
    if (Status status = fs.make_folders(above); !status) return status.error();
  Result<HeldLock> lock = wait_for(fs, file_of_output(output), output, wait);
  if (!lock) return lock.error();
  if (!*lock) return busy(output, wait);
  return BuildLock(*std::move(lock));
}

}  // namespace almanac::site
