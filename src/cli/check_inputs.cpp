#include "cli/check_inputs.h"

#include <fmt/format.h>

#include <optional>
#include <unordered_map>

#include "core/url.h"
#include "feeds/check/sniff.h"

namespace almanac::cli {
namespace {

std::string_view without_dot(std::string_view path) {
  while (path.starts_with("./")) path.remove_prefix(path.find_first_not_of('/', 1));
  return path;
}

std::string join_address(std::string_view base_url, std::string_view path) {
  if (base_url.empty() || path == "-") return std::string(base_url);
  path = without_dot(path);
  while (path.starts_with('/')) path.remove_prefix(1);
  return std::string(base_url) + (base_url.ends_with('/') ? "" : "/") + encode_path(path);
}

// As FileSystem::find, of what a symlink leads to.
std::optional<FileInfo> find_target(const FileSystem& fs, const std::string& path) {
  const std::optional<FileInfo> info = fs.find(path);
  if (!info || info->kind != FileKind::kSymlink) return info;
  const Result<std::string> real = fs.real_path(path);
  return real ? fs.find(*real) : std::nullopt;
}

class Search {
 public:
  Search(const FileSystem& fs, const InputOptions& options) : fs_(fs), options_(options) {}

  void add_path(const std::string& path) {
    const std::optional<FileInfo> info = path == "-" ? FileInfo{} : find_target(fs_, path);
    if (info && info->kind == FileKind::kFolder) return search_folder(path);
    std::string failure;
    if (!info) failure = "cannot read " + path + ": there is no such file or folder";
    if (info) failure = info->kind == FileKind::kFile ? too_large(path, *info) : not_a_file(path);
    add(path, path, std::move(failure));
  }

  CheckInputs take() { return std::move(inputs_); }

 private:
  void add(const std::string& file, const std::string& below, std::string failure) {
    ++met_;
    const auto [at, is_new] = seen_.try_emplace(file, inputs_.documents.size());
    if (is_new)
      inputs_.documents.push_back(make_input(file, below, std::move(failure)));
    else if (in_folder_)
      inputs_.documents[at->second].in_folder = true;
  }

  CheckInput make_input(const std::string& file, const std::string& below, std::string failure) const {
    return {file, below, join_address(options_.base_url, below), std::move(failure), in_folder_};
  }

  // A pipe nobody writes to never ends, nor do some devices.
  static std::string not_a_file(const std::string& path) {
    return "cannot read " + path + ": it is neither a file nor a folder; give what it holds to standard input, -";
  }

  std::string too_large(const std::string& file, const FileInfo& info) const {
    if (info.bytes <= options_.max_bytes) return "";
    return fmt::format("{} has {} bytes, more than --max-size {}", file, info.bytes, options_.max_bytes);
  }

  void search_folder(std::string folder) {
    while (folder.size() > 1 && folder.ends_with('/')) folder.pop_back();
    const Result<std::string> root = fs_.real_path(folder);
    if (!root) return add(folder, folder, root.error().message);
    const std::size_t before = met_;
    inputs_.folders.push_back(folder);
    in_folder_ = true;
    search(folder, "", *root);
    in_folder_ = false;
    if (met_ == before) add(folder, folder, "there is no feed in the folder " + folder);
  }

  // Depth first, in the order of the names. The nesting of folders is bounded by the length of a path.
  void search(const std::string& folder, const std::string& below, const std::string& root) {
    const std::string here = below.empty() ? folder : join_path(folder, below);
    const auto entries = fs_.list(here);
    if (!entries) return add(here, below, entries.error().message);
    for (const FolderEntry& entry : *entries) {
      const std::string path = join_path(below, entry.name);
      if (entry.kind == FileKind::kFolder && entry.name != ".git") search(folder, path, root);
      if (entry.kind == FileKind::kFile) add_found(folder, path, join_path(here, entry.name));
      if (entry.kind == FileKind::kSymlink) add_symlink(folder, path, root);
    }
  }

  // `real`: where the file's bytes lie, in the folder.
  void add_found(const std::string& folder, const std::string& below, const std::string& real) {
    const std::string path = folder == "." ? below : join_path(folder, below);
    const std::optional<FileInfo> info = fs_.find(real);
    if (!info || info->kind != FileKind::kFile) return;
    const Result<bool> feed = is_feed(path, *info);
    if (!feed) return add(path, below, feed.error().message);
    if (*feed) return add(path, below, too_large(path, *info));
    if (is_page(path) && !options_.base_url.empty()) inputs_.pages.push_back(make_input(path, below, ""));
  }

  static bool is_page(std::string_view path) {
    const std::string_view type = extension(path);
    return type == ".html" || type == ".htm" || type == ".xhtml";
  }

  void add_symlink(const std::string& folder, const std::string& below, const std::string& root) {
    const Result<std::string> real = fs_.real_path(join_path(folder, below));
    if (real && (root == "/" || real->starts_with(root + "/"))) add_found(folder, below, *real);
  }

  Result<bool> is_feed(const std::string& path, const FileInfo& info) const {
    constexpr std::size_t kStart = 4096;
    for (std::size_t bytes = kStart;; bytes *= 16) {  // a prolog may be long, and a JSON Feed's version come last
      const Result<std::string> start = fs_.read_start(path, bytes);
      if (!start) return start.error();
      const bool is_last = start->size() < bytes || info.bytes > options_.max_bytes;
      const auto sniffed = feeds::check::sniff(*start, is_last);
      if (sniffed != feeds::check::Sniffed::kUnknown) return sniffed == feeds::check::Sniffed::kFeed;
    }
  }

  const FileSystem& fs_;
  const InputOptions& options_;
  CheckInputs inputs_;
  std::unordered_map<std::string, std::size_t> seen_;  // in inputs_.documents
  std::size_t met_ = 0;                                // files, those among them that were met before
  bool in_folder_ = false;
};

}  // namespace

CheckInputs find_inputs(const FileSystem& fs, const InputOptions& options) {
  Search search(fs, options);
  for (const std::string& path : options.paths) search.add_path(path);
  return search.take();
}

}  // namespace almanac::cli
