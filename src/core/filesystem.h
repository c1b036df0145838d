// The disk, as the program sees it. main() passes the real one; tests pass one in memory that logs and fails on demand
// (test/support/memory_filesystem.h). Paths are UTF-8 with '/' between folders, relative to the process or absolute.
#pragma once

#include <chrono>
#include <cstdint>
#include <limits>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/hash.h"
#include "core/result.h"

namespace almanac {

enum class FileKind { kFile, kFolder, kSymlink, kOther };

struct FileInfo {
  FileKind kind = FileKind::kFile;  // of the path itself: a symlink is kSymlink, whatever it leads to
  std::uint64_t bytes = 0;
  // What changes when the file does; for comparing with an earlier look, never for the output.
  std::uint64_t inode = 0;
  std::int64_t modified = 0;  // the contents, in nanoseconds since 1970
  std::int64_t changed = 0;   // contents, rights, names or number of links
};

struct FolderEntry {
  std::string name;  // the last part of the path
  FileKind kind = FileKind::kFile;
};

// A file without a name, for what does not fit into memory; gone with this. Thread-safe.
class Scratch {
 public:
  virtual ~Scratch() = default;
  // Adds bytes at the end; answers where they begin.
  virtual Result<std::uint64_t> add(std::string_view bytes) = 0;
  virtual Result<std::string> read(std::uint64_t begin, std::size_t size) const = 0;
};

// A lock that this process holds, until this is destroyed.
class FileLock {
 public:
  virtual ~FileLock() = default;
};

class Descriptor;
struct NamedPlace;

class FileSystem {
 public:
  static constexpr std::size_t kAnySize = std::numeric_limits<std::size_t>::max();

  virtual ~FileSystem() = default;

  // The whole file; an Error where it is larger than `most` bytes. Errors name the path and the system's reason.
  // Follows symlinks. What is no regular file is an Error and is never waited for.
  virtual Result<std::string> read_file(const std::string& path, std::size_t most) const = 0;
  Result<std::string> read_file(const std::string& path) const { return read_file(path, kAnySize); }
  // Of the file's bytes, however many there are.
  virtual Result<Digest> digest_file(const std::string& path) const;
  // The first `bytes` of a file, or all of it where it is shorter (for the headers of pictures).
  virtual Result<std::string> read_start(const std::string& path, std::size_t bytes) const = 0;
  // What lies at the path; nothing where there is nothing. Does not follow a symlink in the last part.
  virtual std::optional<FileInfo> find(const std::string& path) const = 0;
  // The first failure of the system (not a file or folder that is not there) that met one of the questions above and
  // below: some answer since then may be wrong, so nothing that was made of the answers may be published.
  virtual std::optional<Error> failure() const = 0;
  // The folder's entries, sorted by name in byte order, so that no order of the disk gets into the output.
  virtual Result<std::vector<FolderEntry>> list(const std::string& path) const = 0;
  // The time that a file changed now would carry, in nanoseconds since 1970: two changes within one tick of this clock
  // cannot be told apart by FileInfo.
  virtual std::int64_t clock() const = 0;
  // The path with every symlink and "." and ".." resolved; an error where it does not exist.
  virtual Result<std::string> real_path(const std::string& path) const = 0;

  // From now on all that follows is done below this folder without following a symlink: where one lies in the way, that
  // is an Error, and what lies at the path itself is replaced, not written to. Symlinks in the folder's own path are
  // followed: who chose it is trusted.
  virtual void confine(const std::string& folder) = 0;

  // Writes a file whole, replacing what was there. The folder must exist. Errors when the disk is full, too.
  virtual Status write_file(const std::string& path, std::string_view bytes) = 0;
  // The file at `from`, whatever its size; symlinks are followed there.
  virtual Status copy_file(const std::string& from, const std::string& to);
  // Makes the folder and those above it; succeeds where it is there already, and for "".
  virtual Status make_folders(const std::string& path) = 0;
  // A second name for a file (hard link); falls back to nothing: the caller copies where this fails.
  virtual Status link_file(const std::string& from, const std::string& to) = 0;
  virtual Status rename(const std::string& from, const std::string& to) = 0;
  // Exchanges two names at once (renameat2 RENAME_EXCHANGE); an error where the file system cannot.
  virtual Status exchange(const std::string& a, const std::string& b) = 0;
  // On the file system of this folder; an error where it has none such.
  virtual Result<std::unique_ptr<Scratch>> make_scratch(const std::string& folder) = 0;
  // Removes a file, or a folder with all that is in it, never following a symlink; succeeds where nothing is there.
  virtual Status remove_tree(const std::string& path) = 0;
  // Makes durable, so that a power cut does not lose it: the files' bytes and the names in the folders.
  virtual Status sync(const std::vector<std::string>& paths) = 0;
  // The same for all that lies on the file system of this folder.
  virtual Status sync_all(const std::string& folder) = 0;
  // Takes the lock that the file at `path` stands for, waiting at most `wait` for another process to let it go; null
  // where that does not. The file is made where it is not there, and removed with the lock. A process that ends in any
  // way lets its locks go.
  virtual Result<std::unique_ptr<FileLock>> lock(const std::string& path, std::chrono::milliseconds wait) = 0;
};

class RealFileSystem final : public FileSystem {
 public:
  using FileSystem::read_file;
  Result<std::string> read_file(const std::string& path, std::size_t most) const override;
  Result<Digest> digest_file(const std::string& path) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes) const override;
  std::optional<FileInfo> find(const std::string& path) const override;
  std::optional<Error> failure() const override;
  Result<std::vector<FolderEntry>> list(const std::string& path) const override;
  std::int64_t clock() const override;
  Result<std::string> real_path(const std::string& path) const override;
  void confine(const std::string& folder) override;
  Status write_file(const std::string& path, std::string_view bytes) override;
  Status copy_file(const std::string& from, const std::string& to) override;
  Status make_folders(const std::string& path) override;
  Status link_file(const std::string& from, const std::string& to) override;
  Status rename(const std::string& from, const std::string& to) override;
  Status exchange(const std::string& a, const std::string& b) override;
  Result<std::unique_ptr<Scratch>> make_scratch(const std::string& folder) override;
  Status remove_tree(const std::string& path) override;
  Status sync(const std::vector<std::string>& paths) override;
  Status sync_all(const std::string& folder) override;
  Result<std::unique_ptr<FileLock>> lock(const std::string& path, std::chrono::milliseconds wait) override;

 private:
  Error fail_question(std::string_view what, const std::string& path, int code) const;
  // Where a path lies below one of the roots: the root, and the path from there.
  struct Confined {
    std::string root;
    std::string path;
  };
  std::optional<Confined> find_confined(const std::string& path) const;
  NamedPlace open_place(const std::string& path) const;
  Descriptor create(const std::string& path) const;

  std::vector<std::string> roots_;  // as of confine()
  mutable std::mutex mutex_;        // of failure_
  mutable std::optional<Error> failure_;
};

// "a" and "b/c" make "a/b/c"; an empty first part leaves the second alone.
std::string join_path(std::string_view folder, std::string_view name);
// "a/b/c.md": "a/b"; "c.md": "".
std::string_view parent_path(std::string_view path);
// "a/b/c.md": "c.md".
std::string_view file_name(std::string_view path);

// Whether the path is the folder or lies below it; as texts, so both are real paths, or both relative to one folder.
bool is_same_or_below(std::string_view path, std::string_view folder);
// "c.md": ".md"; "c": ""; ".git": "".
std::string_view extension(std::string_view path);
// Without ".", "..", "//"; nothing where it would leave the folder it starts in, or is absolute.
std::optional<std::string> inner_path(std::string_view relative_path);

}  // namespace almanac
