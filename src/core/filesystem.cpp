#include "core/filesystem.h"

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <ctime>
#include <filesystem>
#include <memory>

#include "core/descriptor.h"

namespace almanac {
namespace {

namespace fs = std::filesystem;

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

std::int64_t to_nanoseconds(const struct timespec& time) { return time.tv_sec * 1'000'000'000 + time.tv_nsec; }

// What is said of a path at which nothing (of that kind) can be, and not a failure of the system.
bool means_absent(int code) {
  return code == ENOENT || code == ENOTDIR || code == EISDIR || code == ELOOP || code == ENAMETOOLONG || code == ENXIO;
}

// Reads at most `limit` bytes; false, and errno, where that fails.
bool read_up_to(const Descriptor& file, std::size_t limit, std::string& bytes) {
  struct stat info {};
  if (::fstat(file.number(), &info) != 0) return false;
  bytes.resize(std::min<std::size_t>(limit, static_cast<std::size_t>(info.st_size)) + 1);  // one more: growth is seen
  std::size_t have = 0;
  while (have < limit) {
    if (have == bytes.size()) bytes.resize(bytes.size() * 2);
    const ssize_t got = ::read(file.number(), bytes.data() + have, std::min(bytes.size(), limit) - have);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return false;
    if (got == 0) break;
    have += static_cast<std::size_t>(got);
  }
  bytes.resize(have);
  return true;
}

// Calls `take` with one piece after the other; false, and errno, where reading fails.
template <class Take>
bool read_in_pieces(const Descriptor& file, const Take& take) {
  std::string piece(1 << 18, '\0');
  while (true) {
    const ssize_t got = ::read(file.number(), piece.data(), piece.size());
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return got == 0;
    if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)))) return false;
  }
}

// By the kernel, from where both stand to the end; in pieces where it cannot between these two.
bool copy_all(const Descriptor& from, const Descriptor& to) {
  constexpr std::size_t kMost = 1 << 30;
  ssize_t copied = 0;
  do copied = ::copy_file_range(from.number(), nullptr, to.number(), nullptr, kMost, 0);
  while (copied > 0 || (copied < 0 && errno == EINTR));
  const bool cannot = copied < 0 && (errno == EXDEV || errno == EINVAL || errno == ENOSYS || errno == EOPNOTSUPP);
  if (copied < 0 && !cannot) return false;
  return read_in_pieces(from, [&](std::string_view piece) { return write_all(to.number(), piece); });
}

// A new file at the place, in place of any that is there.
Descriptor create_file(const NamedPlace& place) {
  constexpr int kFlags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC;
  Descriptor file(::openat(place.folder.number(), place.name.c_str(), kFlags, 0666));
  if (file.is_open() || errno != EEXIST) return file;
  if (::unlinkat(place.folder.number(), place.name.c_str(), 0) != 0 && errno != ENOENT) return file;
  return Descriptor(::openat(place.folder.number(), place.name.c_str(), kFlags, 0666));
}

bool is_folder(const NamedPlace& place) {
  struct stat info {};
  if (::fstatat(place.folder.number(), place.name.c_str(), &info, AT_SYMLINK_NOFOLLOW) != 0) return false;
  if (S_ISDIR(info.st_mode)) return true;
  errno = ENOTDIR;
  return false;
}

bool remove_at(int folder, const char* name);

bool remove_entries(int folder, const char* name) {
  const int number = ::openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (number < 0) return false;
  const std::unique_ptr<DIR, int (*)(DIR*)> entries(::fdopendir(number), ::closedir);
  if (!entries) return ::close(number), false;
  errno = 0;
  while (const struct dirent* entry = ::readdir(entries.get())) {
    const std::string_view found = entry->d_name;
    if (found != "." && found != ".." && !remove_at(number, entry->d_name)) return false;
    errno = 0;
  }
  return errno == 0;
}

// Never follows a symlink; true where nothing is there.
bool remove_at(int folder, const char* name) {
  if (::unlinkat(folder, name, 0) == 0 || errno == ENOENT) return true;
  if (errno != EISDIR && errno != EPERM) return false;
  return remove_entries(folder, name) && (::unlinkat(folder, name, AT_REMOVEDIR) == 0 || errno == ENOENT);
}

// The path from the root, where it lies below it; empty where it does not.
std::string_view path_below(std::string_view path, std::string_view root) {
  while (path.starts_with("./")) path.remove_prefix(2);
  if (root == ".") return path.starts_with('/') || path == ".." || path.starts_with("../") ? "" : path;
  while (root.starts_with("./")) root.remove_prefix(2);
  if (!path.starts_with(root) || path.size() == root.size()) return "";
  path.remove_prefix(root.size());
  if (!root.ends_with('/') && !path.starts_with('/')) return "";
  while (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

}  // namespace

Result<Digest> FileSystem::digest_file(const std::string& path) const {
  const Result<std::string> bytes = read_file(path);
  if (!bytes) return bytes.error();
  return digest(*bytes);
}

Status FileSystem::copy_file(const std::string& from, const std::string& to) {
  const Result<std::string> bytes = read_file(from);
  return bytes ? write_file(to, *bytes) : Status(bytes.error());
}

Error RealFileSystem::fail_question(std::string_view what, const std::string& path, int code) const {
  Error error = system_error(what, path, code);
  if (means_absent(code)) return error;
  const std::lock_guard lock(mutex_);
  if (!failure_) failure_ = error;
  return error;
}

std::optional<Error> RealFileSystem::failure() const {
  const std::lock_guard lock(mutex_);
  return failure_;
}

Result<std::string> RealFileSystem::read_file(const std::string& path, std::size_t most) const {
  const Descriptor file = open_regular_file(path);
  std::string bytes;
  if (!file.is_open() || !read_up_to(file, most == kAnySize ? most : most + 1, bytes))
    return fail_question("read", path, errno);
  if (bytes.size() > most) return Error{path + " is larger than " + std::to_string(most) + " bytes"};
  return bytes;
}

Result<Digest> RealFileSystem::digest_file(const std::string& path) const {
  const Descriptor file = open_regular_file(path);
  PieceDigester digester;
  const auto add = [&](std::string_view piece) { return digester.add(piece), true; };
  if (!file.is_open() || !read_in_pieces(file, add)) return fail_question("read", path, errno);
  return digester.finish();
}

Result<std::string> RealFileSystem::read_start(const std::string& path, std::size_t bytes) const {
  const Descriptor file = open_regular_file(path);
  std::string start;
  if (!file.is_open() || !read_up_to(file, bytes, start)) return fail_question("read", path, errno);
  return start;
}

std::optional<FileInfo> RealFileSystem::find(const std::string& path) const {
  struct stat info {};
  if (::lstat(path.c_str(), &info) != 0) {
    fail_question("look at", path, errno);
    return std::nullopt;
  }
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
  if (!folder) return fail_question("list", path, errno);
  std::vector<FolderEntry> entries;
  errno = 0;
  while (const struct dirent* entry = ::readdir(folder.get())) {
    std::string name = entry->d_name;
    if (name == "." || name == "..") continue;
    FileKind kind = to_kind(entry->d_type);
    if (entry->d_type == DT_UNKNOWN)
      if (const std::optional<FileInfo> info = find(join_path(path, name))) kind = info->kind;
    entries.push_back({std::move(name), kind});
    errno = 0;
  }
  if (errno != 0) return fail_question("list", path, errno);
  std::sort(entries.begin(), entries.end(), [](const auto& a, const auto& b) { return a.name < b.name; });
  return entries;
}

Result<std::string> RealFileSystem::real_path(const std::string& path) const {
  std::error_code code;
  const fs::path real = fs::canonical(path.empty() ? "." : path, code);
  if (code) return fail_question("find", path, code.value());
  return real.string();
}

void RealFileSystem::confine(const std::string& folder) {
  std::string root = folder.empty() ? "." : folder;
  while (root.size() > 1 && root.ends_with('/')) root.pop_back();
  if (std::find(roots_.begin(), roots_.end(), root) == roots_.end()) roots_.push_back(std::move(root));
}

std::optional<RealFileSystem::Confined> RealFileSystem::find_confined(const std::string& path) const {
  std::optional<Confined> nearest;  // the deepest root: the shortest rest
  for (const std::string& root : roots_) {
    const std::string_view below = path_below(path, root);
    if (!below.empty() && (!nearest || below.size() < nearest->path.size())) nearest = {root, std::string(below)};
  }
  return nearest;
}

NamedPlace RealFileSystem::open_place(const std::string& path) const {
  const std::optional<Confined> confined = find_confined(path);
  return confined ? open_place_below(confined->root, confined->path) : almanac::open_place(path);
}

Descriptor RealFileSystem::create(const std::string& path) const {
  if (!find_confined(path)) return Descriptor(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666));
  const NamedPlace place = open_place(path);
  return place.is_open() ? create_file(place) : Descriptor();
}

Status RealFileSystem::copy_file(const std::string& from, const std::string& to) {
  const Descriptor old = open_regular_file(from);
  if (!old.is_open()) return fail_question("read", from, errno);
  Descriptor made = create(to);
  const bool is_copied = made.is_open() && copy_all(old, made) && made.close_now() == 0;
  return is_copied ? Status() : Status(system_error("copy " + from + " to", to, errno));
}

Status RealFileSystem::write_file(const std::string& path, std::string_view bytes) {
  Descriptor file = create(path);
  const bool is_written = file.is_open() && write_all(file.number(), bytes) && file.close_now() == 0;
  return is_written ? Status() : Status(system_error("write", path, errno));
}

Status RealFileSystem::make_folders(const std::string& path) {
  if (path.empty() || path == "." || path == "/" || path.ends_with("..")) return {};
  const NamedPlace place = open_place(path);
  if (place.is_open()) {
    if (::mkdirat(place.folder.number(), place.name.c_str(), 0777) == 0) return {};
    const bool is_there = errno == EEXIST && (find_confined(path) ? is_folder(place) : fs::is_directory(path));
    return is_there ? Status() : Status(system_error("make the folder", path, errno));
  }
  const std::string above(parent_path(path));
  if (errno != ENOENT || above.empty()) return system_error("make the folder", path, errno);
  const Status status = make_folders(above);
  return status ? make_folders(path) : status;
}

Status RealFileSystem::link_file(const std::string& from, const std::string& to) {
  const NamedPlace old = open_place(from);
  const NamedPlace made = old.is_open() ? open_place(to) : NamedPlace{Descriptor(), ""};
  const bool is_linked = made.is_open() && ::linkat(old.folder.number(), old.name.c_str(), made.folder.number(),
                                                    made.name.c_str(), 0) == 0;
  return is_linked ? Status() : Status(system_error("link", to, errno));
}

Status RealFileSystem::rename(const std::string& from, const std::string& to) {
  const NamedPlace old = open_place(from);
  const NamedPlace made = old.is_open() ? open_place(to) : NamedPlace{Descriptor(), ""};
  const bool is_renamed =
      made.is_open() && ::renameat(old.folder.number(), old.name.c_str(), made.folder.number(), made.name.c_str()) == 0;
  return is_renamed ? Status() : Status(system_error("rename", from, errno));
}

Status RealFileSystem::exchange(const std::string& a, const std::string& b) {
  const NamedPlace first = open_place(a);
  const NamedPlace second = first.is_open() ? open_place(b) : NamedPlace{Descriptor(), ""};
  const bool is_exchanged =
      second.is_open() && ::renameat2(first.folder.number(), first.name.c_str(), second.folder.number(),
                                      second.name.c_str(), RENAME_EXCHANGE) == 0;
  return is_exchanged ? Status() : Status(system_error("exchange", a, errno));
}

namespace {

class RealScratch final : public Scratch {
 public:
  explicit RealScratch(Descriptor file) : file_(std::move(file)) {}

  Result<std::uint64_t> add(std::string_view bytes) override {
    const std::uint64_t begin = end_.fetch_add(bytes.size());
    for (std::uint64_t at = begin; !bytes.empty();) {
      const ssize_t put = ::pwrite(file_.number(), bytes.data(), bytes.size(), static_cast<off_t>(at));
      if (put < 0 && errno == EINTR) continue;
      if (put < 0) return system_error("write", "a file for what does not fit into memory", errno);
      bytes.remove_prefix(static_cast<std::size_t>(put));
      at += static_cast<std::uint64_t>(put);
    }
    return begin;
  }

  Result<std::string> read(std::uint64_t begin, std::size_t size) const override {
    std::string bytes(size, '\0');
    for (std::size_t have = 0; have < size;) {
      const ssize_t got = ::pread(file_.number(), bytes.data() + have, size - have, static_cast<off_t>(begin + have));
      if (got < 0 && errno == EINTR) continue;
      if (got <= 0) return system_error("read", "a file for what does not fit into memory", got < 0 ? errno : EIO);
      have += static_cast<std::size_t>(got);
    }
    return bytes;
  }

 private:
  Descriptor file_;
  std::atomic<std::uint64_t> end_ = 0;
};

// Surely of no empty, "." and ".." parts.
bool is_normal(std::string_view path) {
  return !path.empty() && !path.starts_with('/') && !path.starts_with('.') && !path.ends_with('/') &&
         path.find("//") == std::string_view::npos && path.find("/.") == std::string_view::npos;
}

}  // namespace

Result<std::unique_ptr<Scratch>> RealFileSystem::make_scratch(const std::string& folder) {
  const std::string name = folder.empty() ? "." : folder;
  Descriptor file(::open(name.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
  if (!file.is_open()) return system_error("make a file without a name in", name, errno);
  return std::unique_ptr<Scratch>(std::make_unique<RealScratch>(std::move(file)));
}

Status RealFileSystem::remove_tree(const std::string& path) {
  const NamedPlace place = open_place(path);
  const bool is_gone = place.is_open() ? remove_at(place.folder.number(), place.name.c_str()) : errno == ENOENT;
  return is_gone ? Status() : Status(system_error("remove", path, errno));
}

Status RealFileSystem::sync(const std::vector<std::string>& paths) {
  for (const std::string& path : paths) {
    const NamedPlace place = open_place(path);
    if (!place.is_open()) return system_error("make durable", path, errno);
    const std::string name = place.name.empty() ? "." : place.name;
    const Descriptor file(
        ::openat(place.folder.number(), name.c_str(), O_RDONLY | O_NONBLOCK | O_NOFOLLOW | O_CLOEXEC));
    if (!file.is_open() || ::fsync(file.number()) != 0) return system_error("make durable", path, errno);
  }
  return {};
}

Status RealFileSystem::sync_all(const std::string& folder) {
  const Descriptor file(::open(folder.empty() ? "." : folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!file.is_open() || ::syncfs(file.number()) != 0) return system_error("make durable", folder, errno);
  return {};
}

std::string join_path(std::string_view folder, std::string_view name) {
  if (folder.empty()) return std::string(name);
  if (name.empty()) return std::string(folder);
  std::string path(folder);
  if (path.back() != '/') path += '/';
  while (name.starts_with('/')) name.remove_prefix(1);
  path += name;
  return path;
}

bool is_same_or_below(std::string_view path, std::string_view folder) {
  return path == folder || folder == "/" || (path.starts_with(folder) && path.substr(folder.size()).starts_with('/'));
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
