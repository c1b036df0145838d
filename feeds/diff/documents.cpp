#include "feeds/diff/documents.h"

#include <map>
#include <optional>
#include <utility>

#include "core/ascii.h"
#include "core/parallel.h"

namespace almanac::feeds::diff {
namespace {

constexpr const char* kNoFeed = " is no feed that can be read: almanac check says what is wrong with it";
constexpr std::size_t kHead = std::size_t(16) << 10;

struct Pair {
  const File* before = nullptr;
  const File* after = nullptr;
  std::optional<DocumentFile> old_document;
  std::optional<DocumentFile> new_document;
  std::optional<Error> error;
};

std::vector<Pair> pair_files(const Side& before, const Side& after) {
  std::map<std::string_view, Pair> by_path;
  if (!before.is_folder && !after.is_folder)  // two files: whatever they are called
    return {Pair{.before = &before.files.at(0), .after = &after.files.at(0)}};
  for (const File& file : before.files) by_path[file.path].before = &file;
  for (const File& file : after.files) by_path[file.path].after = &file;
  std::vector<Pair> pairs;
  for (auto& [path, pair] : by_path) pairs.push_back(std::move(pair));
  return pairs;
}

// As far as the beginning says which document of which feed it is.
std::optional<SeenDocument> read_head(std::string_view bytes) {
  if (bytes.size() <= 2 * kHead) return std::nullopt;
  std::optional<SeenDocument> seen = read_feed(bytes.substr(0, kHead));
  if (!seen || seen->self.empty() || seen->title.empty()) return std::nullopt;
  seen->entries.clear();
  return seen;
}

void read_one(const FileSystem& fs, const File* file, std::optional<DocumentFile>& to, Pair& pair) {
  if (file == nullptr) return;
  const Result<std::string> bytes = fs.read_file(file->file);
  if (!bytes) pair.error = bytes.error();
  std::optional<SeenDocument> seen = bytes ? read_feed(*bytes) : std::nullopt;
  if (seen) to = DocumentFile{.path = file->path, .file = file->file, .seen = std::move(*seen)};
}

// True where both have the same bytes and the beginning was enough.
bool read_same(const FileSystem& fs, Pair& pair) {
  if (pair.before == nullptr || pair.after == nullptr) return false;
  const auto old_info = fs.find(pair.before->file), new_info = fs.find(pair.after->file);
  if (!old_info || !new_info || old_info->bytes != new_info->bytes || old_info->bytes <= 2 * kHead) return false;
  const Result<std::string> old_bytes = fs.read_file(pair.before->file);
  const Result<std::string> new_bytes = fs.read_file(pair.after->file);
  if (!old_bytes || !new_bytes || *old_bytes != *new_bytes) return false;
  std::optional<SeenDocument> head = read_head(*old_bytes);
  if (!head) return false;
  pair.old_document = DocumentFile{pair.before->path, pair.before->file, *head, false};
  pair.new_document = DocumentFile{pair.after->path, pair.after->file, std::move(*head), false};
  return true;
}

void read_pair(const FileSystem& fs, Pair& pair) {
  if (read_same(fs, pair)) return;
  read_one(fs, pair.before, pair.old_document, pair);
  read_one(fs, pair.after, pair.new_document, pair);
}

bool is_plain(char c) { return is_alphanumeric(c) || c == '-' || c == '_' || c == '.'; }

}  // namespace

Result<Documents> read_documents(const FileSystem& fs, const Side& before, const Side& after, int jobs) {
  std::vector<Pair> pairs = pair_files(before, after);
  parallel_for(pairs.size(), jobs, [&](std::size_t i) { read_pair(fs, pairs[i]); });
  Documents documents;
  for (Pair& pair : pairs) {
    if (pair.error) return *pair.error;
    const bool is_old_read = pair.before == nullptr || pair.old_document || before.is_folder;
    const bool is_new_read = pair.after == nullptr || pair.new_document || after.is_folder;
    if (!is_old_read || !is_new_read) return Error{(is_old_read ? pair.after : pair.before)->file + kNoFeed};
    if (pair.old_document) documents.before.push_back(std::move(*pair.old_document));
    if (pair.new_document) documents.after.push_back(std::move(*pair.new_document));
  }
  return documents;
}

Status read_whole(const FileSystem& fs, DocumentFile& document) {
  if (document.is_whole) return {};
  const Result<std::string> bytes = fs.read_file(document.file);
  if (!bytes) return bytes.error();
  if (std::optional<SeenDocument> seen = read_feed(*bytes)) document.seen = std::move(*seen);
  document.is_whole = true;
  return {};
}

bool may_have(std::string_view bytes, std::string_view id) {
  std::string_view longest;
  for (std::size_t at = 0; at < id.size();) {
    std::size_t end = at;
    while (end < id.size() && is_plain(id[end])) ++end;
    if (end - at > longest.size()) longest = id.substr(at, end - at);
    at = end + 1;
  }
  return bytes.find(longest) != std::string_view::npos;
}

}  // namespace almanac::feeds::diff
