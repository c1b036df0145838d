#include "loader/site_files.h"

#include <algorithm>
#include <optional>
#include <set>
#include <utility>

#include "config/folders.h"
#include "core/text.h"
#include "loader/glob.h"
#include "loader/post_name.h"

namespace almanac::loader {
namespace {

// A path as it would be without "." and "..", to compare folders by.
std::string to_plain_path(const std::string& path) {
  const bool absolute = path.starts_with('/');
  const std::string inner = inner_path(absolute ? path.substr(1) : path).value_or(path);
  return absolute ? "/" + inner : inner;
}

// Jekyll's EntryFilter: a pattern fits a path, its beginning, or its last part.
bool fits(const std::vector<std::string>& patterns, const std::string& path, bool by_name) {
  const std::string name(file_name(path));
  return std::any_of(patterns.begin(), patterns.end(), [&](std::string pattern) {
    if (pattern.starts_with('/')) pattern.erase(0, 1);
    if (pattern.starts_with("./")) pattern.erase(0, 2);
    if (pattern.empty()) return false;
    if (pattern == path + "/" || path.starts_with(pattern) || matches_glob(pattern, path)) return true;
    return by_name && (name.starts_with(pattern) || matches_glob(pattern, name));
  });
}

bool has_special_name(std::string_view name) {
  return name.empty() || std::string_view("._#~").find(name.front()) != std::string_view::npos || name.ends_with('~');
}

bool is_page_name(std::string_view path) {
  const std::string found = to_lower_ascii(extension(path));
  return is_markdown_name(path) || found == ".html" || found == ".htm";
}

// What a folder is, told from its path.
struct Role {
  enum class Kind { kPlain, kPosts, kDrafts };
  Kind kind = Kind::kPlain;
  std::string root;  // the folder of posts itself, below the source folder
};

class Walker {
 public:
  Walker(const Site& site, Findings& findings) : site_(site), settings_(site.settings), findings_(findings) {
    output_ = to_plain_path(settings_.output);
    templates_ = inner_path(settings_.templates).value_or("");
    if (const Result<std::string> root = site.fs.real_path(site.folder)) root_ = *root;
  }

  SiteFiles walk() {
    if (!settings_.source.empty() && !check_symlink("")) return {};
    walk_folder("", Role{});
    for (const std::string& folder : settings_.post_folders) walk_named(folder, Role::Kind::kPosts);
    if (settings_.drafts)
      for (const std::string& folder : settings_.draft_folders) walk_named(folder, Role::Kind::kDrafts);
    for (const std::string& path : settings_.copy) copy_named(path);
    for (const std::string& path : settings_.image_folders) copy_tree(inner_path(path).value_or(""));
    std::sort(files_.copies.begin(), files_.copies.end(),
              [](const StaticFile& a, const StaticFile& b) { return a.path < b.path; });
    return std::move(files_);
  }

 private:
  // Below the site, for findings.
  std::string to_site_path(const std::string& path) const { return join_path(settings_.source, path); }

  // The same of what lies in one folder, which is asked for one after the other.
  const std::string& plain_folder(std::string_view folder) {
    if (last_folder_ == folder) return plain_last_folder_;
    last_folder_ = folder;
    return plain_last_folder_ = to_plain_path(site_.source_path(*last_folder_));
  }

  bool is_output_or_templates(const std::string& path) {
    const std::string full = join_path(plain_folder(parent_path(path)), file_name(path));
    return full == output_ || full.starts_with(output_ + ".next") || to_site_path(path) == templates_;
  }

  bool is_skipped(const std::string& path) {
    if (is_output_or_templates(path)) return true;
    const bool included = fits(settings_.include, path, true);
    if (fits(settings_.exclude, path, false) && !included) return true;
    return has_special_name(file_name(path)) && !included;
  }

  Role find_role(const std::string& path) const {
    const auto names = [&](const std::vector<std::string>& folders) {
      return std::any_of(folders.begin(), folders.end(), [&](const std::string& folder) {
        const std::string inner = inner_path(folder).value_or("");
        return path == inner || (settings_.is_jekyll && file_name(path) == inner);
      });
    };
    if (names(settings_.post_folders)) return {Role::Kind::kPosts, path};
    if (names(settings_.draft_folders)) return {Role::Kind::kDrafts, path};
    return {};
  }

  // Folders of posts are entered by name: their own names are special (_posts), and on a Jekyll site they are anywhere.
  void walk_folder(const std::string& path, const Role& role) {
    for (const FolderEntry& entry : list(path)) {
      const std::string inner = join_path(path, entry.name);
      const Role own = role.kind == Role::Kind::kPlain ? find_role(inner) : role;
      const bool begins = role.kind == Role::Kind::kPlain && own.kind != Role::Kind::kPlain;
      if (begins ? !settings_.is_jekyll : is_skipped(inner)) continue;
      if (own.kind == Role::Kind::kDrafts && !settings_.drafts) continue;
      visit(inner, entry, own);
    }
  }

  void visit(const std::string& path, const FolderEntry& entry, const Role& role) {
    if (entry.kind == FileKind::kFile) return add_file(path, role);
    if (entry.kind == FileKind::kFolder) return walk_folder(path, role);
    if (entry.kind != FileKind::kSymlink) return;
    const bool is_folder = site_.fs.list(site_.source_path(path)).ok();
    if (!is_folder && role.kind == Role::Kind::kPlain && !is_page_name(path)) return;  // means nothing to us
    if (!check_symlink(path)) return;
    if (!is_folder) return add_file(path, role);
    if (enter(path)) walk_folder(path, role);
  }

  // Each real folder is entered by symlinks once, so that no cycle and no crowd of them goes on for ever.
  bool enter(const std::string& path) {
    const Result<std::string> real = site_.fs.real_path(site_.source_path(path));
    return real && *real != root_ && !root_.starts_with(*real + "/") && entered_.insert(*real).second;
  }

  bool check_symlink(const std::string& path) {
    const Result<std::string> real = site_.fs.real_path(site_.source_path(path));
    const bool stays = real && is_same_or_below(*real, root_);
    const bool is_git = stays && config::is_in_git_folder(std::string_view(*real).substr(root_.size()));
    if (stays && !is_git) return true;
    if (!reported_.insert(path).second) return false;
    findings_.error(real ? "LeavesSite" : "UnreadableFile", {to_site_path(path), 0, 0},
                    is_git ? "is a link into git's own folder, which may have passwords: take it out"
                    : real ? "is a link that leaves the site: put the file itself there"
                           : "is a link to nothing: take it out or mend where it leads");
    return false;
  }

  std::vector<FolderEntry> list(const std::string& path) {
    Result<std::vector<FolderEntry>> entries = site_.fs.list(site_.source_path(path));
    if (entries) return std::move(*entries);
    findings_.error("UnreadableFile", {to_site_path(path), 0, 0}, entries.error().message);
    return {};
  }

  void add_file(const std::string& path, const Role& role) {
    if (role.kind != Role::Kind::kPlain) {
      if (is_markdown_name(path))
        files_.posts.push_back(to_post_file(path, role));
      else if (is_page_name(path))
        findings_.warning("NotMarkdown", {to_site_path(path), 0, 0},
                          "is a post in HTML, which is passed over: rename it to .md, where HTML stays as it is");
    } else if (is_page_name(path)) {
      files_.pages.push_back(path);
    }
  }

  PostFile to_post_file(const std::string& path, const Role& role) const {
    PostFile file;
    file.path = path;
    file.in_draft_folder = role.kind == Role::Kind::kDrafts;
    const std::string above(parent_path(role.root));
    const bool by_name = settings_.is_jekyll && !above.empty();
    if (by_name)
      for (std::string_view folder : split(above, '/')) file.folders.emplace_back(folder);
    file.inner_path = join_path(by_name ? above : "", path.substr(role.root.size() + 1));
    return file;
  }

  // A folder that the settings name outright; on a Jekyll site the walk has met those that lie open.
  void walk_named(const std::string& folder, Role::Kind kind) {
    const std::optional<std::string> path = inner_path(folder);
    if (!path || path->empty()) {
      findings_.error("LeavesSite", {settings_.files.empty() ? "" : settings_.files.front(), 0, 0},
                      "folder " + quote(folder) + " is not below the site: name one that is");
    } else if (!settings_.is_jekyll && site_.fs.find(site_.source_path(*path))) {
      visit(*path, {*path, site_.fs.find(site_.source_path(*path))->kind}, {kind, *path});
    }
  }

  void copy_named(const std::string& name) {
    const std::optional<std::string> path = inner_path(name);
    const Place place{settings_.files.empty() ? "" : settings_.files.front(), 0, 0};
    if (!path || path->empty())
      findings_.error("LeavesSite", place, "copy " + quote(name) + " is not below the site: name what is");
    else if (!copy_tree(*path) && name != "assets")
      findings_.warning("MissingFile", place, "copy " + quote(name) + " is not there: mend its name or take it out");
  }

  // False where nothing is there.
  bool copy_tree(const std::string& path) {
    const std::optional<FileInfo> info = site_.fs.find(site_.source_path(path));
    if (!info || path.empty()) return false;
    copy_entry(path, {std::string(file_name(path)), info->kind});
    return true;
  }

  void copy_entry(const std::string& path, const FolderEntry& entry) {
    const bool is_link = entry.kind == FileKind::kSymlink;
    if (is_link && !check_symlink(path)) return;
    const bool is_folder = entry.kind == FileKind::kFolder || (is_link && site_.fs.list(site_.source_path(path)).ok());
    if (!is_folder) {
      if (copied_.insert(path).second) files_.copies.push_back({to_site_path(path), path});
      return;
    }
    if (is_link ? !enter(path) : !copied_.insert(path).second) return;
    for (const FolderEntry& inner : list(path))
      if (const std::string next = join_path(path, inner.name); !is_skipped(next)) copy_entry(next, inner);
  }

  const Site& site_;
  const config::Settings& settings_;
  Findings& findings_;
  std::string output_;
  std::string templates_;                   // below the site
  std::optional<std::string> last_folder_;  // as of plain_folder()
  std::string plain_last_folder_;
  std::string root_;               // the site's real path
  std::set<std::string> entered_;  // real paths
  std::set<std::string> copied_;
  std::set<std::string> reported_;  // links
  SiteFiles files_;
};

}  // namespace

SiteFiles find_site_files(const Site& site, Findings& findings) { return Walker(site, findings).walk(); }

}  // namespace almanac::loader
