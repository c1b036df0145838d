#include "core/looks.h"

#include <algorithm>
#include <utility>

namespace almanac {
namespace {

// Ticks of the clock that files are stamped by are at most 10 ms; some file systems keep whole seconds, or two.
constexpr std::int64_t kTick = 50'000'000;
constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kCoarseTick = 2 * kSecond;

Digest digest_of(const std::optional<FileInfo>& info) {
  if (!info) return {};
  const bool is_file = info->kind == FileKind::kFile;  // the size of a folder means nothing
  return Digester().add(static_cast<std::uint64_t>(info->kind)).add(is_file ? info->bytes : 0).finish();
}

Digest digest_of(const Result<std::string>& text) { return text ? digest(*text) : Digest{}; }

Digest digest_of(const Result<Digest>& of_bytes) { return of_bytes ? *of_bytes : Digest{}; }

Digest digest_of(const Result<std::vector<FolderEntry>>& entries) {
  Digester digester;
  if (!entries) return {};
  for (const FolderEntry& entry : *entries) digester.add(entry.name).add(static_cast<std::uint64_t>(entry.kind));
  return digester.finish();
}

std::string plain(const std::string& path) {
  const bool is_absolute = path.starts_with('/');
  return (is_absolute ? "/" : "") + inner_path(is_absolute ? path.substr(1) : path).value_or(path);
}

Result<std::vector<FolderEntry>> list_others(const LookedAt& disk, const std::string& path) {
  Result<std::vector<FolderEntry>> entries = disk.fs.list(path);
  for (const std::string& own : disk.own)
    if (entries && plain(std::string(parent_path(plain(own)))) == plain(path))
      std::erase_if(*entries, [&](const FolderEntry& entry) { return entry.name == file_name(own); });
  return entries;
}

Digest answer(const Look& look, const LookedAt& disk) {
  switch (look.kind) {
    case Look::Kind::kFind: return digest_of(disk.fs.find(look.path));
    case Look::Kind::kFile: return digest_of(disk.fs.digest_file(look.path));
    case Look::Kind::kStart: return digest_of(disk.fs.read_start(look.path, look.limit));
    case Look::Kind::kFolder: return digest_of(list_others(disk, look.path));
    case Look::Kind::kRealPath: return digest_of(disk.fs.real_path(look.path));
  }
  return {};
}

bool has_stamp(Look::Kind kind) { return kind != Look::Kind::kFind && kind != Look::Kind::kRealPath; }

Stamp stamp_of(const LookedAt& disk, const std::string& path) {
  const std::optional<FileInfo> info = disk.fs.find(path);
  if (!info || (info->kind != FileKind::kFile && info->kind != FileKind::kFolder)) return std::nullopt;
  const std::int64_t last = std::max(info->modified, info->changed);
  const bool is_coarse = last % kSecond == 0;
  if (last + (is_coarse ? kCoarseTick : kTick) > disk.settled) return std::nullopt;
  return Digester()
      .add(info->bytes)
      .add(info->inode)
      .add(static_cast<std::uint64_t>(info->modified))
      .add(static_cast<std::uint64_t>(info->changed))
      .finish();
}

// Asks nothing of the disk.
bool may_look(std::string_view path, const LookedAt& disk) {
  if (!disk.file.empty() && path == disk.file) return true;
  if (path == disk.folder) return true;
  if (!disk.folder.empty()) {
    if (!path.starts_with(disk.folder)) return false;
    path.remove_prefix(disk.folder.size());
    if (!disk.folder.ends_with('/') && !path.starts_with('/')) return false;
    while (path.starts_with('/')) path.remove_prefix(1);
  }
  return path.empty() ? !disk.folder.empty() : stays_inside(path);
}

Error refused() { return {"this disk is only looked at"}; }

}  // namespace

bool still_holds(Look& look, const LookedAt& disk) {
  if (!may_look(look.path, disk)) return false;
  const Stamp stamp = has_stamp(look.kind) ? stamp_of(disk, look.path) : std::nullopt;
  if (stamp && stamp == look.stamp) return true;
  if (answer(look, disk) != look.seen) return false;
  look.stamp = stamp;
  return true;
}

bool still_hold(std::vector<Look>& looks, const LookedAt& disk, bool& renewed) {
  for (Look& look : looks) {
    const Stamp before = look.stamp;
    if (!still_holds(look, disk)) return false;
    renewed |= look.stamp != before;
  }
  return true;
}

Result<std::string> LookingFileSystem::read_file(const std::string& path, std::size_t most) const {
  const Stamp stamp = stamp_of(disk_, path);  // before reading: a change in between is seen next time
  Result<std::string> bytes = disk_.fs.read_file(path, most);
  note({.kind = Look::Kind::kFile, .path = path, .seen = digest_of(bytes), .stamp = stamp});
  return bytes;
}

Result<Digest> LookingFileSystem::digest_file(const std::string& path) const {
  const Stamp stamp = stamp_of(disk_, path);
  Result<Digest> of_bytes = disk_.fs.digest_file(path);
  note({.kind = Look::Kind::kFile, .path = path, .seen = digest_of(of_bytes), .stamp = stamp});
  return of_bytes;
}

Result<std::string> LookingFileSystem::read_start(const std::string& path, std::size_t limit) const {
  const Stamp stamp = stamp_of(disk_, path);
  Result<std::string> bytes = disk_.fs.read_start(path, limit);
  note({.kind = Look::Kind::kStart, .path = path, .limit = limit, .seen = digest_of(bytes), .stamp = stamp});
  return bytes;
}

std::optional<FileInfo> LookingFileSystem::find(const std::string& path) const {
  const std::optional<FileInfo> info = disk_.fs.find(path);
  note({.kind = Look::Kind::kFind, .path = path, .seen = digest_of(info)});
  return info;
}

Result<std::vector<FolderEntry>> LookingFileSystem::list(const std::string& path) const {
  const Stamp stamp = stamp_of(disk_, path);
  Result<std::vector<FolderEntry>> entries = list_others(disk_, path);
  note({.kind = Look::Kind::kFolder, .path = path, .seen = digest_of(entries), .stamp = stamp});
  return entries;
}

Result<std::string> LookingFileSystem::real_path(const std::string& path) const {
  Result<std::string> real = disk_.fs.real_path(path);
  note({.kind = Look::Kind::kRealPath, .path = path, .seen = digest_of(real)});
  return real;
}

void LookingFileSystem::note(Look look) const {
  const std::lock_guard lock(mutex_);
  looks_.push_back(std::move(look));
}

Status LookingFileSystem::write_file(const std::string&, std::string_view) { return refused(); }
Status LookingFileSystem::copy_file(const std::string&, const std::string&) { return refused(); }
Status LookingFileSystem::make_folders(const std::string&) { return refused(); }
Status LookingFileSystem::link_file(const std::string&, const std::string&) { return refused(); }
Status LookingFileSystem::rename(const std::string&, const std::string&) { return refused(); }
Status LookingFileSystem::exchange(const std::string&, const std::string&) { return refused(); }
Result<std::unique_ptr<Scratch>> LookingFileSystem::make_scratch(const std::string&) { return refused(); }
Status LookingFileSystem::remove_tree(const std::string&) { return refused(); }
Status LookingFileSystem::sync(const std::vector<std::string>&) { return refused(); }
Status LookingFileSystem::sync_all(const std::string&) { return refused(); }
Result<std::unique_ptr<FileLock>> LookingFileSystem::lock(const std::string&, std::chrono::milliseconds) {
  return refused();
}

}  // namespace almanac
