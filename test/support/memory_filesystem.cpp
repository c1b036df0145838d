#include "support/memory_filesystem.h"

#include <memory>
#include <utility>

namespace almanac::test {
namespace {

// "./a//b/" is "a/b"; "" and "." are ""; an absolute path keeps its '/'.
std::string normal(const std::string& path) {
  const std::string inner = inner_path(path.starts_with('/') ? path.substr(1) : path).value_or(path);
  return path.starts_with('/') ? "/" + inner : inner;
}

bool is_below(const std::string& path, const std::string& folder) {
  return folder.empty() ? !path.empty()
                        : path.size() > folder.size() && path.starts_with(folder) && path[folder.size()] == '/';
}

Error missing(const std::string& what, const std::string& path) {
  return {"cannot " + what + " " + path + ": No such file or directory"};
}

}  // namespace

MemoryFileSystem::MemoryFileSystem(std::map<std::string, std::string> files) {
  for (auto& [path, bytes] : files) add_file(path, std::move(bytes));
}

void MemoryFileSystem::add_file(const std::string& path, std::string bytes) {
  const std::string name = normal(path);
  for (std::string_view up = parent_path(name); !up.empty(); up = parent_path(up))
    nodes_.try_emplace(std::string(up), Node{FileKind::kFolder, ""});
  nodes_[name] = {FileKind::kFile, std::move(bytes)};
  touch(name);
}

// A file was put there: it and its folder are changed.
void MemoryFileSystem::touch(const std::string& path) {
  clock_ += 1'000'000'000;
  for (const std::string& changed : {path, std::string(parent_path(path))})
    if (const auto node = nodes_.find(changed); node != nodes_.end()) node->second.modified = clock_;
}

std::int64_t MemoryFileSystem::clock() const {
  const std::lock_guard lock(mutex_);
  return clock_ + 1'000'000'000;
}

void MemoryFileSystem::add_symlink(const std::string& path, std::string target) {
  add_file(path, std::move(target));
  nodes_[normal(path)].kind = FileKind::kSymlink;
}

std::map<std::string, std::string> MemoryFileSystem::files() const {
  std::map<std::string, std::string> found;
  for (const auto& [path, node] : nodes_)
    if (node.kind == FileKind::kFile) found[path] = node.bytes;
  return found;
}

std::optional<std::string> MemoryFileSystem::resolve(const std::string& path) const {
  const std::string name = normal(path);
  if (name.empty()) return "";
  const auto parent = resolve(std::string(parent_path(name)));
  if (!parent) return std::nullopt;
  const auto it = nodes_.find(join_path(*parent, file_name(name)));
  if (it == nodes_.end()) return std::nullopt;
  if (it->second.kind != FileKind::kSymlink) return it->first;
  const std::string& target = it->second.bytes;
  return resolve(target.starts_with('/') ? target : join_path(*parent, target));
}

Result<std::string> MemoryFileSystem::read_file(const std::string& path, std::size_t most) const {
  const std::lock_guard lock(mutex_);
  const auto real = resolve(path);
  if (!real || failing_.contains(normal(path)) || lost_.contains(normal(path))) return missing("read", path);
  const auto it = nodes_.find(*real);
  if (it == nodes_.end() || it->second.kind != FileKind::kFile) return missing("read", path);
  ++reads_[*real];
  if (it->second.bytes.size() > most) return Error{path + " is larger than " + std::to_string(most) + " bytes"};
  return it->second.bytes;
}

Result<std::string> MemoryFileSystem::read_start(const std::string& path, std::size_t bytes) const {
  Result<std::string> whole = read_file(path);
  return whole ? Result<std::string>(whole->substr(0, bytes)) : whole;
}

std::optional<FileInfo> MemoryFileSystem::find(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const std::string name = normal(path);
  if (lost_.contains(name)) return std::nullopt;
  if (name.empty()) return FileInfo{.kind = FileKind::kFolder, .inode = 1, .modified = clock_, .changed = clock_};
  const auto parent = resolve(std::string(parent_path(name)));
  if (!parent) return std::nullopt;
  const auto it = nodes_.find(join_path(*parent, file_name(name)));
  if (it == nodes_.end()) return std::nullopt;
  const Node& node = it->second;
  return FileInfo{.kind = node.kind,
                  .bytes = node.bytes.size(),
                  .inode = static_cast<std::uint64_t>(node.modified) + 1,
                  .modified = node.modified,
                  .changed = node.modified};
}

void MemoryFileSystem::lose(const std::string& path) { lost_.insert(normal(path)); }

std::optional<Error> MemoryFileSystem::failure() const {
  return lost_.empty() ? std::nullopt
                       : std::optional(Error{"cannot look at " + *lost_.begin() + ": Input/output error"});
}

Result<std::unique_ptr<FileLock>> MemoryFileSystem::lock(const std::string& path, std::chrono::milliseconds) {
  if (held_.contains(path)) return std::unique_ptr<FileLock>();
  return std::make_unique<FileLock>();
}

Result<std::vector<FolderEntry>> MemoryFileSystem::list(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  if (lost_.contains(normal(path))) return missing("list", path);
  const auto real = resolve(path);
  if (!real || (!real->empty() && nodes_.at(*real).kind != FileKind::kFolder)) return missing("list", path);
  std::vector<FolderEntry> entries;
  for (const auto& [name, node] : nodes_)
    if (is_below(name, *real) && parent_path(name) == *real)
      entries.push_back({std::string(file_name(name)), node.kind});
  return entries;
}

Result<std::string> MemoryFileSystem::real_path(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  const auto real = resolve(path);
  if (!real) return missing("find", path);
  return real->starts_with('/') ? *real : "/" + *real;
}

Status MemoryFileSystem::change(const std::string& what, const std::string& path) {
  if (failing_.contains(normal(path))) return Error{"cannot " + what + " " + path + ": No such device"};
  if (changes_left_ == 0) return Error{"cannot " + what + " " + path + ": killed"};
  if (changes_left_ > 0) --changes_left_;
  log_.push_back(what + " " + normal(path));
  return {};
}

Status MemoryFileSystem::write_file(const std::string& path, std::string_view bytes) {
  return put("write", path, bytes);
}

Status MemoryFileSystem::put(const std::string& what, const std::string& path, std::string_view bytes) {
  const std::lock_guard lock(mutex_);
  if (Status status = change(what, path); !status) return status;
  const std::string name = normal(path);
  const std::string parent(parent_path(name));
  const auto folder = nodes_.find(parent);
  if (!parent.empty() && parent != "/" && (folder == nodes_.end() || folder->second.kind != FileKind::kFolder))
    return missing("write", path);
  if (const auto it = nodes_.find(name); it != nodes_.end() && it->second.kind == FileKind::kFolder)
    return Error{"cannot write " + path + ": Is a directory"};
  nodes_[name] = {FileKind::kFile, std::string(bytes)};
  touch(name);
  return {};
}

Status MemoryFileSystem::make_folders(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (Status status = change("mkdir", path); !status) return status;
  const std::string name = normal(path);
  for (std::string_view up = name; !up.empty(); up = parent_path(up)) {
    Node& node = nodes_.try_emplace(std::string(up), Node{FileKind::kFolder, ""}).first->second;
    if (node.kind != FileKind::kFolder) return Error{"cannot make the folder " + path + ": Not a directory"};
  }
  touch(name);
  return {};
}

Status MemoryFileSystem::link_file(const std::string& from, const std::string& to) {
  Result<std::string> bytes = read_file(from);
  if (!bytes) return bytes.error();
  const std::optional<FileInfo> info = find(from);
  if (Status status = put("link", to, *bytes); !status) return status;
  const std::lock_guard lock(mutex_);
  nodes_[normal(to)].modified = info->modified;
  return {};
}

void MemoryFileSystem::move_tree(const std::string& from, const std::string& to) {
  std::map<std::string, Node> moved;
  for (auto it = nodes_.begin(); it != nodes_.end();) {
    if (it->first != from && !is_below(it->first, from)) {
      ++it;
      continue;
    }
    moved[to + it->first.substr(from.size())] = std::move(it->second);
    it = nodes_.erase(it);
  }
  nodes_.merge(moved);
}

Status MemoryFileSystem::rename(const std::string& from, const std::string& to) {
  const std::lock_guard lock(mutex_);
  if (Status status = change("rename", from); !status) return status;
  if (!nodes_.contains(normal(from))) return missing("rename", from);
  nodes_.erase(normal(to));
  move_tree(normal(from), normal(to));
  touch(std::string(parent_path(normal(from))));
  return {};
}

Status MemoryFileSystem::exchange(const std::string& a, const std::string& b) {
  const std::lock_guard lock(mutex_);
  if (Status status = change("exchange", a); !status) return status;
  if (!nodes_.contains(normal(a)) || !nodes_.contains(normal(b))) return missing("exchange", a);
  const std::string aside = normal(a) + "\x01";
  move_tree(normal(a), aside);
  move_tree(normal(b), normal(a));
  move_tree(aside, normal(b));
  touch(normal(a));
  return {};
}

namespace {

class MemoryScratch final : public Scratch {
 public:
  explicit MemoryScratch(bool fails) : fails_(fails) {}
  Result<std::uint64_t> add(std::string_view bytes) override {
    const std::lock_guard lock(mutex_);
    bytes_.append(bytes);
    return bytes_.size() - bytes.size();
  }
  Result<std::string> read(std::uint64_t begin, std::size_t size) const override {
    if (fails_) return Error{"no such device"};
    const std::lock_guard lock(mutex_);
    return bytes_.substr(begin, size);
  }

 private:
  const bool fails_;
  mutable std::mutex mutex_;
  std::string bytes_;
};

}  // namespace

Result<std::unique_ptr<Scratch>> MemoryFileSystem::make_scratch(const std::string&) {
  return std::unique_ptr<Scratch>(std::make_unique<MemoryScratch>(scratch_fails_));
}

Status MemoryFileSystem::remove_tree(const std::string& path) {
  const std::lock_guard lock(mutex_);
  if (Status status = change("remove", path); !status) return status;
  const std::string name = normal(path);
  std::erase_if(nodes_, [&](const auto& item) { return item.first == name || is_below(item.first, name); });
  touch(name);
  return {};
}

}  // namespace almanac::test
