#include "core/filesystem.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <system_error>

namespace almanac {
namespace {

namespace fs = std::filesystem;

Error failed(std::string_view what, const std::string& path, int code) {
  return {std::string("cannot ") + std::string(what) + " " + path + ": " + std::generic_category().message(code)};
}

FileKind to_kind(fs::file_type type) {
  switch (type) {
    case fs::file_type::regular: return FileKind::kFile;
    case fs::file_type::directory: return FileKind::kFolder;
    case fs::file_type::symlink: return FileKind::kSymlink;
    default: return FileKind::kOther;
  }
}

std::int64_t to_nanoseconds(const struct timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

// Owns a file descriptor.
class Descriptor {
 public:
  Descriptor(const std::string& path, int flags) : fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {}
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;

  bool is_open() const { return fd_ >= 0; }
  int number() const { return fd_; }
  int close_now() { return ::close(std::exchange(fd_, -1)); }

 private:
  int fd_;
};

Result<std::string> read_up_to(const std::string& path, std::size_t limit) {
  Descriptor file(path, O_RDONLY);
  struct stat info {};
  if (!file.is_open() || ::fstat(file.number(), &info) != 0) return failed("read", path, errno);
  if (S_ISDIR(info.st_mode)) return failed("read", path, EISDIR);
  const std::size_t expected = std::min<std::size_t>(limit, static_cast<std::size_t>(info.st_size));
  std::string bytes(expected + 1, '\0');  // one more: a file that grew is seen
  std::size_t have = 0;
  while (have < limit) {
    if (have == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.number(), bytes.data() + have, std::min(bytes.size(), limit) - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed("read", path, errno);
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return bytes;
}

}  // namespace

Result<std::string> RealFileSystem::read_file(const std::string& path) const {
  return read_up_to(path, std::string().max_size());
}

Result<std::string> RealFileSystem::read_start(const std::string& path, std::size_t bytes) const {
  return read_up_to(path, bytes);
}

std::optional<FileInfo> RealFileSystem::find(const std::string& path) const {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) return std::nullopt;
  FileKind kind = FileKind::kOther;
  if (S_ISREG(info.st_mode)) kind = FileKind::kFile;
  if (S_ISDIR(info.st_mode)) kind = FileKind::kFolder;
  if (S_ISLNK(info.st_mode)) kind = FileKind::kSymlink;
  return FileInfo{.kind = kind,
                  .bytes = static_cast<std::uint64_t>(info.st_size),
                  .inode = info.st_ino,
                  .modified = to_nanoseconds(info.st_mtim),
                  .changed = to_nanoseconds(info.st_ctim)};
}

std::int64_t RealFileSystem::clock() const {
  struct timespec now {};
  ::clock_gettime(CLOCK_REALTIME_COARSE, &now);  // Linux stamps files by this clock
  return to_nanoseconds(now);
}

Result<std::vector<FolderEntry>> RealFileSystem::list(const std::string& path) const {
  std::error_code code;
  std::vector<FolderEntry> entries;
  fs::directory_iterator it(path.empty() ? "." : path, code);
  for (; !code && it != fs::directory_iterator(); it.increment(code)) {
    std::error_code ignored;
    entries.push_back({it->path().filename().string(), to_kind(it->symlink_status(ignored).type())});
  }
  if (code) return failed("list", path, code.value());
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

Result<std::string> RealFileSystem::real_path(const std::string& path) const {
  std::error_code code;
  const fs::path real = fs::canonical(path.empty() ? "." : path, code);
  if (code) return failed("find", path, code.value());
  return real.string();
}

Status RealFileSystem::write_file(const std::string& path, std::string_view bytes) {
  Descriptor file(path, O_WRONLY | O_CREAT | O_TRUNC);
  if (!file.is_open()) return failed("write", path, errno);
  while (!bytes.empty()) {
    const ssize_t put = ::write(file.number(), bytes.data(), bytes.size());
    if (put < 0 && errno == EINTR) continue;
    if (put < 0) return failed("write", path, errno);
    bytes.remove_prefix(static_cast<std::size_t>(put));
  }
  if (file.close_now() != 0) return failed("write", path, errno);
  return {};
}

Status RealFileSystem::make_folders(const std::string& path) {
  std::error_code code;
  if (!path.empty()) fs::create_directories(path, code);
  if (code) return failed("make the folder", path, code.value());
  return {};
}

Status RealFileSystem::link_file(const std::string& from, const std::string& to) {
  if (::link(from.c_str(), to.c_str()) != 0) return failed("link", to, errno);
  return {};
}

Status RealFileSystem::rename(const std::string& from, const std::string& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return failed("rename", from, errno);
  return {};
}

Status RealFileSystem::exchange(const std::string& a, const std::string& b) {
  if (::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) != 0) return failed("exchange", a, errno);
  return {};
}

Status RealFileSystem::remove_tree(const std::string& path) {
  std::error_code code;
  fs::remove_all(path, code);
  if (code) return failed("remove", path, code.value());
  return {};
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  if (name.empty()) return std::string(folder);
  std::string path(folder);
  if (path.back() != '/') path += '/';
  while (name.starts_with('/')) name.remove_prefix(1);
  return path.append(name);
}

std::string_view parent_path(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
}

std::string_view file_name(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string_view::npos ? path : path.substr(slash + 1);
}

std::string_view extension(std::string_view path) {
  const std::string_view name = file_name(path);
  const std::size_t dot = name.rfind('.');
  return dot == std::string_view::npos || dot == 0 ? std::string_view() : name.substr(dot);
}

std::optional<std::string> inner_path(std::string_view relative_path) {
  if (relative_path.starts_with('/')) return std::nullopt;
  std::vector<std::string_view> parts;
  while (!relative_path.empty()) {
    const std::size_t slash = std::min(relative_path.find('/'), relative_path.size());
    const std::string_view part = relative_path.substr(0, slash);
    relative_path.remove_prefix(std::min(slash + 1, relative_path.size()));
    if (part.empty() || part == ".") continue;
    if (part != "..") {
      parts.push_back(part);
    } else if (parts.empty()) {
      return std::nullopt;
    } else {
      parts.pop_back();
    }
  }
  std::string path;
  for (std::string_view part : parts) path = join_path(path, part);
  return path;
}

}  // namespace almanac
