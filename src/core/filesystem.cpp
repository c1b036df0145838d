#include "core/filesystem.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <ctime>
#include <filesystem>
#include <memory>
#include <system_error>

namespace almanac {
namespace {

namespace fs = std::filesystem;

Error failed(std::string_view what, const std::string& path, int code) {
  return {std::string("cannot ") + std::string(what) + " " + path + ": " + std::generic_category().message(code)};
}

// As readdir() tells it.
FileKind to_kind(unsigned char type) {
  switch (type) {
    case DT_REG: return FileKind::kFile;
    case DT_DIR: return FileKind::kFolder;
    case DT_LNK: return FileKind::kSymlink;
    default: return FileKind::kOther;
  }
}

FileKind kind_of(const struct stat& info) {
  if (S_ISREG(info.st_mode)) return FileKind::kFile;
  if (S_ISDIR(info.st_mode)) return FileKind::kFolder;
  return S_ISLNK(info.st_mode) ? FileKind::kSymlink : FileKind::kOther;
}

FileKind kind_of(const std::string& path) {
  struct stat info {};
  return ::lstat(path.c_str(), &info) == 0 ? kind_of(info) : FileKind::kOther;
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
  return FileInfo{.kind = kind_of(info),
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
  const std::unique_ptr<DIR, int (*)(DIR*)> folder(::opendir(path.empty() ? "." : path.c_str()), ::closedir);
  if (!folder) return failed("list", path, errno);
  std::vector<FolderEntry> entries;
  errno = 0;
  while (const struct dirent* entry = ::readdir(folder.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    const FileKind kind = entry->d_type == DT_UNKNOWN ? kind_of(join_path(path, name)) : to_kind(entry->d_type);
    entries.push_back({std::move(name), kind});
    errno = 0;
  }
  if (errno != 0) return failed("list", path, errno);
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
  if (path.empty() || ::mkdir(path.c_str(), 0777) == 0) return {};  // most often only the last one is missing
  fs::create_directories(path, code);
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

namespace {

class RealScratch final : public Scratch {
 public:
  explicit RealScratch(std::unique_ptr<Descriptor> file) : file_(std::move(file)) {}

  Result<std::uint64_t> add(std::string_view bytes) override {
    const std::uint64_t begin = end_.fetch_add(bytes.size());
    for (std::uint64_t at = begin; !bytes.empty();) {
      const ssize_t put = ::pwrite(file_->number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return failed("write", "a file for what does not fit into memory", errno);
      bytes.remove_prefix(static_cast<std::size_t>(put));
      at += static_cast<std::uint64_t>(put);
    }
    return begin;
  }

  Result<std::string> read(std::uint64_t begin, std::size_t size) const override {
    std::string bytes(size, '\0');
    for (std::size_t have = 0; have < size;) {
      const ssize_t got = ::pread(file_->number(), bytes.data() + have, size - have, static_cast<off_t>(begin + have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return failed("read", "a file for what does not fit into memory", got < 0 ? errno : EIO);
      have += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  std::unique_ptr<Descriptor> file_;
  std::atomic<std::uint64_t> end_ = 0;
};

// Surely of no empty, "." and ".." parts.
bool is_normal(std::string_view path) {
  return !path.empty() && !path.starts_with('/') && !path.starts_with('.') && !path.ends_with('/') &&
         path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<Scratch>> RealFileSystem::make_scratch(const std::string& folder) {
  auto file = std::make_unique<Descriptor>(folder.empty() ? "." : folder, O_TMPFILE | O_RDWR);
  if (!file->is_open()) return failed("make a file without a name in", folder.empty() ? "." : folder, errno);
  return std::unique_ptr<Scratch>(std::make_unique<RealScratch>(std::move(file)));
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
  if (is_normal(relative_path)) return std::string(relative_path);
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
