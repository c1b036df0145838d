// The disk, as the program sees it. main() passes the real one; tests pass one in memory that logs and fails on demand
// (test/support/memory_filesystem.h). Paths are UTF-8 with '/' between folders, relative to the process or absolute.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

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

class FileSystem {
 public:
  virtual ~FileSystem() = default;

  // The whole file. Errors name the path and the system's reason. Follows symlinks.
  virtual Result<std::string> read_file(const std::string& path) const = 0;
  // The first `bytes` of a file, or all of it where it is shorter (for the headers of pictures).
  virtual Result<std::string> read_start(const std::string& path, std::size_t bytes) const = 0;
  // What lies at the path; nothing where there is nothing. Does not follow a symlink in the last part.
  virtual std::optional<FileInfo> find(const std::string& path) const = 0;
  // The folder's entries, sorted by name in byte order, so that no order of the disk gets into the output.
  virtual Result<std::vector<FolderEntry>> list(const std::string& path) const = 0;
  // The time that a file changed now would carry, in nanoseconds since 1970: two changes within one tick of this clock
  // cannot be told apart by FileInfo.
  virtual std::int64_t clock() const = 0;
  // The path with every symlink and "." and ".." resolved; an error where it does not exist.
  virtual Result<std::string> real_path(const std::string& path) const = 0;

  // Writes a file whole, replacing what was there; a symlink there is followed, and a hard link's other names change
  // with it. The folder must exist. Errors when the disk is full, too.
  virtual Status write_file(const std::string& path, std::string_view bytes) = 0;
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
};

class RealFileSystem final : public FileSystem {
 public:
  Result<std::string> read_file(const std::string& path) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes) const override;
  std::optional<FileInfo> find(const std::string& path) const override;
  Result<std::vector<FolderEntry>> list(const std::string& path) const override;
  std::int64_t clock() const override;
  Result<std::string> real_path(const std::string& path) const override;
  Status write_file(const std::string& path, std::string_view bytes) override;
  Status make_folders(const std::string& path) override;
  Status link_file(const std::string& from, const std::string& to) override;
  Status rename(const std::string& from, const std::string& to) override;
  Status exchange(const std::string& a, const std::string& b) override;
  Result<std::unique_ptr<Scratch>> make_scratch(const std::string& folder) override;
  Status remove_tree(const std::string& path) override;
};

// "a" and "b/c" make "a/b/c"; an empty first part leaves the second alone.
std::string join_path(std::string_view folder, std::string_view name);
// "a/b/c.md": "a/b"; "c.md": "".
std::string_view parent_path(std::string_view path);
// "a/b/c.md": "c.md".
std::string_view file_name(std::string_view path);
// "c.md": ".md"; "c": ""; ".git": "".
std::string_view extension(std::string_view path);
// Without ".", "..", "//"; nothing where it would leave the folder it starts in, or is absolute.
std::optional<std::string> inner_path(std::string_view relative_path);

}  // namespace almanac
