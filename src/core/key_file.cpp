#include "core/key_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <optional>
#include <system_error>

#include "core/descriptor.h"
#include "core/filesystem.h"
#include "core/text.h"

namespace almanac {
namespace {

constexpr std::size_t kLeastCharacters = 16;  // of ALMANAC_CACHE_KEY
constexpr const char* kKeyFolder = "almanac";
constexpr const char* kKeyFile = "cache.key";
constexpr mode_t kOthersMayWrite = 022, kOthersMayDoAnything = 077;

Descriptor open_at(int folder, const char* name, int flags) {
  return Descriptor(::openat(folder, name, flags | O_CLOEXEC | O_NONBLOCK | O_NOCTTY, 0600));
}

Error key_error(const std::string& path, const std::string& what) { return {path + " " + what}; }

// Whether nobody else can have changed, or for `forbidden` 077 read, what is open.
Status is_own(const Descriptor& open, const std::string& path, mode_t forbidden) {
  struct stat info {};
  if (::fstat(open.number(), &info) != 0) return system_error("read", path, errno);
  if (info.st_uid != ::geteuid()) return key_error(path, "belongs to another user");
  if ((info.st_mode & forbidden) != 0) return key_error(path, "is open to other users (chmod go= " + path + ")");
  return {};
}

// The folder that the key lies in; made where it is not there.
Result<Descriptor> open_folder(const std::string& caches) {
  static_cast<void>(::mkdir(caches.c_str(), 0700));
  const Descriptor above = open_at(AT_FDCWD, caches.c_str(), O_RDONLY | O_DIRECTORY);
  if (!above.is_open()) return system_error("open", caches, errno);
  if (Status status = is_own(above, caches, 0); !status) return status.error();
  const std::string path = join_path(caches, kKeyFolder);
  if (::mkdirat(above.number(), kKeyFolder, 0700) != 0 && errno != EEXIST) return system_error("make", path, errno);
  Descriptor folder = open_at(above.number(), kKeyFolder, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  if (!folder.is_open()) return system_error("open", path, errno);
  if (Status status = is_own(folder, path, kOthersMayWrite); !status) return status.error();
  return folder;
}

// Nothing where there is no file.
Result<std::optional<SecretKey>> read_key(const Descriptor& folder, const std::string& path) {
  const Descriptor file = open_at(folder.number(), kKeyFile, O_RDONLY | O_NOFOLLOW);
  if (!file.is_open() && errno == ENOENT) return std::optional<SecretKey>();
  if (!file.is_open()) return system_error("read", path, errno);
  if (Status status = is_own(file, path, kOthersMayDoAnything); !status) return status.error();
  struct stat info {};
  SecretKey key{};
  const bool is_whole = ::fstat(file.number(), &info) == 0 && S_ISREG(info.st_mode) &&
                        info.st_size == static_cast<off_t>(key.size()) &&
                        ::read(file.number(), key.data(), key.size()) == static_cast<ssize_t>(key.size());
  if (!is_whole) return key_error(path, "is no key of 32 bytes (remove it, and the next build makes one)");
  return std::optional(key);
}

// Written whole before it has its name: of two builds at once, one makes the key and both read it.
Status write_key(const Descriptor& folder, const std::string& path) {
  const Result<SecretKey> key = make_key();
  if (!key) return key.error();
  const std::string next = std::string(kKeyFile) + "." + std::to_string(::getpid());
  static_cast<void>(::unlinkat(folder.number(), next.c_str(), 0));
  const Descriptor file = open_at(folder.number(), next.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW);
  if (!file.is_open()) return system_error("make", path, errno);
  const auto name = [&] {
    if (::linkat(folder.number(), next.c_str(), folder.number(), kKeyFile, 0) == 0 || errno == EEXIST) return true;
    return ::renameat(folder.number(), next.c_str(), folder.number(), kKeyFile) == 0;  // a disk without hard links
  };
  const bool is_written = write_all(file.number(), {reinterpret_cast<const char*>(key->data()), key->size()}) &&
                          ::fsync(file.number()) == 0 && name();
  const int code = errno;
  static_cast<void>(::unlinkat(folder.number(), next.c_str(), 0));
  return is_written ? Status() : system_error("make", path, code);
}

// A relative path is passed over (XDG Base Directory Specification).
std::string folder_of_caches(const KeySources& sources) {
  if (sources.cache_folder.starts_with('/')) return sources.cache_folder;
  return sources.home.starts_with('/') ? join_path(sources.home, ".cache") : "";
}

// A cloned repository could bring a key, too.
bool lies_in_site(const std::string& path, const std::string& site) {
  std::error_code of_path, of_site;
  const auto real = std::filesystem::weakly_canonical(path, of_path);
  const auto folder = std::filesystem::weakly_canonical(site.empty() ? "." : site, of_site);
  return of_path || of_site || is_same_or_below(real.string(), folder.string());
}

}  // namespace

Result<SecretKey> find_cache_key(const KeySources& sources, const std::string& site) {
  if (!sources.text.empty() && count_code_points(sources.text) < kLeastCharacters)
    return Error{"ALMANAC_CACHE_KEY has fewer than 16 characters"};
  if (!sources.text.empty()) return to_key(sources.text);
  const std::string caches = folder_of_caches(sources);
  if (caches.empty()) return Error{"there is no home folder to keep one in"};
  const std::string path = join_path(join_path(caches, kKeyFolder), kKeyFile);
  if (lies_in_site(path, site)) return Error{path + " would lie in the site"};
  const Result<Descriptor> folder = open_folder(caches);
  if (!folder) return folder.error();
  Result<std::optional<SecretKey>> key = read_key(*folder, path);
  if (key && !*key) {
    if (Status status = write_key(*folder, path); !status) return status.error();
    key = read_key(*folder, path);
  }
  if (!key) return key.error();
  if (!*key) return key_error(path, "cannot be made");
  return **key;
}

}  // namespace almanac
