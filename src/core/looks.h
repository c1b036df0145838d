// What was seen on the disk while something was made of it, and whether it still stands there: what was made then need
// not be made again.
#pragma once

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "core/bytes.h"
#include "core/filesystem.h"
#include "core/hash.h"

namespace almanac {

// What tells, without reading a file or folder, that it has not changed. Empty: it has to be read.
using Stamp = std::optional<Digest>;

// One question that was asked of a FileSystem, and what was answered.
struct Look {
  enum class Kind { kFind, kFile, kStart, kFolder, kRealPath };
  Kind kind = Kind::kFind;
  std::string path;
  std::uint64_t limit = 0;  // kStart: how much was read
  Digest seen;              // of the answer
  Stamp stamp;              // kFile, kStart, kFolder: of what was asked
};

constexpr Look::Kind last_of(Look::Kind) { return Look::Kind::kRealPath; }

// The path is one of LookedAt's folders: still_holds() sees to that.
template <class Bytes, EitherWay<Look> Of>
void describe(Bytes& bytes, Of& look) {
  bytes(look.kind);
  bytes.raw(look.path);
  bytes(look.limit, look.seen, look.stamp);
}

// Whom the questions are put to.
struct LookedAt {
  const FileSystem& fs;
  // FileSystem::clock before the first look: a file that changed about then or later gets no stamp, as it may change
  // again within one tick of that clock.
  std::int64_t settled = 0;
  std::vector<std::string> own = {};  // files and folders that the program makes: folders answer without them
  // Where looks of an earlier run may lead: below this folder, or at this file. Empty: the process's folder; none.
  std::string folder = {};
  std::string file = {};
};

// Whether the answer would be the same now; nothing outside of LookedAt::folder is asked, and is said to differ. Where
// the stamp has changed, the answer is compared; is it the same, the look takes the new stamp.
bool still_holds(Look& look, const LookedAt& disk);
// Of all of them; `renewed`: whether one took a new stamp.
bool still_hold(std::vector<Look>& looks, const LookedAt& disk, bool& renewed);

// Asks another FileSystem and notes the answers. Thread-safe; nothing can be changed through it.
class LookingFileSystem final : public FileSystem {
 public:
  // `disk` must outlive this.
  explicit LookingFileSystem(const LookedAt& disk) : disk_(disk) {}

  // In no particular order.
  std::vector<Look> take() { return std::move(looks_); }

  using FileSystem::read_file;
  Result<std::string> read_file(const std::string& path, std::size_t most) const override;
  Result<Digest> digest_file(const std::string& path) const override;
  Result<std::string> read_start(const std::string& path, std::size_t bytes) const override;
  std::optional<FileInfo> find(const std::string& path) const override;
  std::optional<Error> failure() const override { return disk_.fs.failure(); }
  Result<std::vector<FolderEntry>> list(const std::string& path) const override;
  std::int64_t clock() const override { return disk_.fs.clock(); }
  Result<std::string> real_path(const std::string& path) const override;
  void confine(const std::string&) override {}
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
  void note(Look look) const;

  const LookedAt& disk_;
  mutable std::mutex mutex_;
  mutable std::vector<Look> looks_;
};

}  // namespace almanac
