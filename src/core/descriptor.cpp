#include "core/descriptor.h"

#include <fcntl.h>
#include <linux/openat2.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>

#include "core/filesystem.h"

namespace almanac {
namespace {

constexpr int kFolderFlags = O_PATH | O_DIRECTORY | O_CLOEXEC;

// Not in glibc 2.36.
int openat2(int folder, const char* path, std::uint64_t flags, std::uint64_t resolve) {
  struct open_how how {};
  how.flags = flags;
  how.resolve = resolve;
  return static_cast<int>(::syscall(SYS_openat2, folder, path, &how, sizeof how));
}

// What openat2 does, for kernels before 5.6 and sandboxes that refuse it.
Descriptor open_step_by_step(Descriptor folder, std::string_view path) {
  while (folder.is_open() && !path.empty()) {
    const std::size_t slash = std::min(path.find('/'), path.size());
    const std::string part(path.substr(0, slash));
    path.remove_prefix(std::min(slash + 1, path.size()));
    if (part.empty() || part == ".") continue;
    if (part == "..") return errno = EXDEV, Descriptor();
    folder = Descriptor(::openat(folder.number(), part.c_str(), kFolderFlags | O_NOFOLLOW));
  }
  return folder;
}

Descriptor open_folder_below(Descriptor root, const std::string& path) {
  if (!root.is_open() || path.empty()) return root;
  Descriptor folder(openat2(root.number(), path.c_str(), kFolderFlags, RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS));
  const bool is_refused = !folder.is_open() && (errno == ENOSYS || errno == EPERM || errno == EINVAL);
  return is_refused ? open_step_by_step(std::move(root), path) : std::move(folder);
}

}  // namespace

Error system_error(std::string_view what, const std::string& path, int code) {
  return {std::string("cannot ") + std::string(what) + " " + path + ": " + std::generic_category().message(code)};
}

int Descriptor::close_now() {
  const int number = std::exchange(number_, -1);
  return number < 0 ? 0 : ::close(number);
}

Descriptor open_regular_file(const std::string& path) {
  // A FIFO without a writer would be waited for.
  Descriptor file(::open(path.c_str(), O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
  struct stat info {};
  if (!file.is_open() || ::fstat(file.number(), &info) != 0) return Descriptor();
  if (S_ISREG(info.st_mode)) return file;
  file.close_now();
  errno = S_ISDIR(info.st_mode) ? EISDIR : ENXIO;
  return file;
}

NamedPlace open_place(const std::string& path) {
  const std::string above(parent_path(path));
  const std::string folder = !above.empty() ? above : path.starts_with('/') ? "/" : ".";
  return {Descriptor(::open(folder.c_str(), kFolderFlags)), std::string(file_name(path))};
}

NamedPlace open_place_below(const std::string& root, std::string_view path) {
  Descriptor top(::open(root.c_str(), kFolderFlags));
  return {open_folder_below(std::move(top), std::string(parent_path(path))), std::string(file_name(path))};
}

bool write_all(int descriptor, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t put = ::write(descriptor, bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  return true;
}

}  // namespace almanac
