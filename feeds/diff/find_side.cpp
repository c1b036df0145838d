#include "feeds/diff/find_side.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "feeds/check/sniff.h"

namespace almanac::feeds::diff {
namespace {

constexpr std::array<std::string_view, 13> kNeverFeeds = {".html", ".htm", ".css", ".js",   ".map",   ".png", ".jpg",
                                                          ".jpeg", ".gif", ".svg", ".webp", ".woff2", ".pdf"};

bool may_be_feed(const std::string& path) {
  const std::string ending = to_lower_ascii(extension(path));
  if (std::find(kNeverFeeds.begin(), kNeverFeeds.end(), ending) == kNeverFeeds.end()) return true;
  const std::string_view folder = file_name(parent_path(path));
  return ending == ".html" && (folder == "feed" || folder == "rss" || folder == "atom");
}

Result<bool> is_feed(const FileSystem& fs, const std::string& file) {
  constexpr std::size_t kStart = 4096;
  for (std::size_t bytes = kStart;; bytes *= 16) {
    const Result<std::string> start = fs.read_start(file, bytes);
    if (!start) return start.error();
    const check::Sniffed sniffed = check::sniff(*start, start->size() < bytes);
    if (sniffed != check::Sniffed::kUnknown) return sniffed == check::Sniffed::kFeed;
  }
}

// Depth first, in the order of the names; the nesting of folders is bounded by the length of a path.
Status search(const FileSystem& fs, const std::string& folder, const std::string& below, Side& side) {
  const auto entries = fs.list(below.empty() ? folder : join_path(folder, below));
  if (!entries) return entries.error();
  for (const FolderEntry& entry : *entries) {
    const std::string path = join_path(below, entry.name);
    if (entry.kind == FileKind::kFolder && entry.name != ".git")
      if (Status status = search(fs, folder, path, side); !status) return status;
    if (entry.kind != FileKind::kFile || !may_be_feed(path)) continue;
    const std::string file = join_path(folder, path);
    const Result<bool> feed = is_feed(fs, file);
    if (!feed) return feed.error();
    if (*feed) side.files.push_back({path, file});
  }
  return {};
}

}  // namespace

Result<Side> find_side(const FileSystem& fs, const std::string& path) {
  const Result<std::string> real = fs.real_path(path);
  const auto info = real ? fs.find(*real) : std::nullopt;
  if (!info) return Error{"cannot read " + path + ": there is no such file or folder"};
  if (info->kind != FileKind::kFolder) return Side{.files = {{path, path}}, .is_folder = false};
  std::string folder = path;
  while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
  Side side;
  if (Status status = search(fs, folder, "", side); !status) return status.error();
  if (side.files.empty()) return Error{"there is no feed in the folder " + folder};
  return side;
}

}  // namespace almanac::feeds::diff
