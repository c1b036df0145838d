// A disk in memory for tests: logs every change, and fails on demand.
#pragma once

#include <initializer_list>
#include <map>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "core/filesystem.h"

namespace almanac::test {

class MemoryFileSystem final : public FileSystem {
 public:
  MemoryFileSystem() = default;
  // Files by path; folders come of themselves.
  MemoryFileSystem(std::initializer_list<std::pair<const std::string, std::string>> files)
      : MemoryFileSystem(std::map<std::string, std::string>(files)) {}
  explicit MemoryFileSystem(std::map<std::string, std::string> files);

  void add_file(const std::string& path, std::string bytes);
  void add_symlink(const std::string& path, std::string target);
  // Operations on this path fail from now on with "no such device".
  void fail_at(const std::string& path) { failing_.insert(path); }
  // Questions about this path are answered as if it were not there, and failure() says why, from now on.
  void lose(const std::string& path);
  // Another process holds the lock at this path.
  void hold_lock(const std::string& path) { held_.insert(path); }
  // What goes into files without a name from now on cannot be read.
  void fail_scratch() { scratch_fails_ = true; }
  // The n-th changing operation from now (from 1) and all after it fail, as if the process had been killed.
  void stop_after(int changes) { changes_left_ = changes; }

  std::map<std::string, std::string> files() const;                   // by path
  const std::vector<std::string>& log() const { return log_; }        // "write a/b", "rename a b", ...
  const std::map<std::string, int>& reads() const { return reads_; }  // how often each file was read

  using FileSystem::read_file;
  Result<std::string> read_file(const std::string& path, std::size_t most) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes) const override;
  std::optional<FileInfo> find(const std::string& path) const override;
  std::optional<Error> failure() const override;
  Result<std::vector<FolderEntry>> list(const std::string& path) const override;
  std::int64_t clock() const override;
  Result<std::string> real_path(const std::string& path) const override;
  void confine(const std::string&) override {}
  Status write_file(const std::string& path, std::string_view bytes) override;
  Status make_folders(const std::string& path) override;
  Status link_file(const std::string& from, const std::string& to) override;
  Status rename(const std::string& from, const std::string& to) override;
  Status exchange(const std::string& a, const std::string& b) override;
  Result<std::unique_ptr<Scratch>> make_scratch(const std::string& folder) override;
  Status remove_tree(const std::string& path) override;
  Status sync(const std::vector<std::string>&) override { return {}; }
  Status sync_all(const std::string&) override { return {}; }
  Result<std::unique_ptr<FileLock>> lock(const std::string& path, std::chrono::milliseconds wait) override;

 private:
  struct Node {
    FileKind kind = FileKind::kFile;
    std::string bytes;  // of a file; of a symlink its target
    std::int64_t modified = 0;
  };

  Status change(const std::string& what, const std::string& path);
  std::optional<std::string> resolve(const std::string& path) const;
  void move_tree(const std::string& from, const std::string& to);
  void touch(const std::string& path);
  Status put(const std::string& what, const std::string& path, std::string_view bytes);

  mutable std::mutex mutex_;
  std::map<std::string, Node> nodes_;  // by normal path
  std::set<std::string> failing_;
  std::set<std::string> lost_;
  std::set<std::string> held_;
  std::vector<std::string> log_;
  mutable std::map<std::string, int> reads_;
  bool scratch_fails_ = false;
  int changes_left_ = -1;   // -1: no limit
  std::int64_t clock_ = 0;  // a second passes with every change
};

}  // namespace almanac::test
