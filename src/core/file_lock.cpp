// Locks between processes: flock(2) on a file that is removed with the lock, so that none stays behind.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <thread>

#include "core/descriptor.h"
#include "core/filesystem.h"

namespace almanac {
namespace {

constexpr std::chrono::milliseconds kPause(50);  // between two tries

class RealFileLock final : public FileLock {
 public:
  RealFileLock(NamedPlace place, Descriptor file) : place_(std::move(place)), file_(std::move(file)) {}
  ~RealFileLock() override { ::unlinkat(place_.folder.number(), place_.name.c_str(), 0); }
  RealFileLock(const RealFileLock&) = delete;
  RealFileLock& operator=(const RealFileLock&) = delete;

 private:
  NamedPlace place_;
  Descriptor file_;
};

// The lock's file, made where it is not there. What is no regular file was put there by somebody, and goes.
Descriptor open_lock_file(const NamedPlace& place) {
  constexpr int kFlags = O_RDWR | O_CREAT | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC;
  Descriptor file(::openat(place.folder.number(), place.name.c_str(), kFlags, 0666));
  struct stat info {};
  if (file.is_open() && ::fstat(file.number(), &info) == 0 && S_ISREG(info.st_mode)) return file;
  if (!file.is_open() && errno != ELOOP && errno != ENXIO && errno != EISDIR) return file;
  const bool is_gone = ::unlinkat(place.folder.number(), place.name.c_str(), 0) == 0 ||
                       ::unlinkat(place.folder.number(), place.name.c_str(), AT_REMOVEDIR) == 0;
  return is_gone ? Descriptor(::openat(place.folder.number(), place.name.c_str(), kFlags, 0666)) : Descriptor();
}

// The name may have gone, or be another file's, since the file was opened: who held the lock removed it.
bool is_still_there(const NamedPlace& place, const Descriptor& file) {
  struct stat named {
  }, held{};
  return ::fstatat(place.folder.number(), place.name.c_str(), &named, AT_SYMLINK_NOFOLLOW) == 0 &&
         ::fstat(file.number(), &held) == 0 && named.st_ino == held.st_ino && named.st_dev == held.st_dev;
}

}  // namespace

Result<std::unique_ptr<FileLock>> RealFileSystem::lock(const std::string& path, std::chrono::milliseconds wait) {
  NamedPlace place = open_place(path);
  if (!place.is_open()) return system_error("lock", path, errno);
  const auto end = std::chrono::steady_clock::now() + wait;
  while (true) {
    Descriptor file = open_lock_file(place);
    if (!file.is_open()) return system_error("lock", path, errno);
    const bool is_held = ::flock(file.number(), LOCK_EX | LOCK_NB) == 0;
    if (!is_held && errno != EWOULDBLOCK && errno != EINTR) return system_error("lock", path, errno);
    if (is_held && is_still_there(place, file))
      return std::unique_ptr<FileLock>(std::make_unique<RealFileLock>(std::move(place), std::move(file)));
    if (std::chrono::steady_clock::now() >= end && !is_held) return std::unique_ptr<FileLock>();
    if (!is_held) std::this_thread::sleep_for(kPause);
  }
}

}  // namespace almanac
