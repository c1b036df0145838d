#include "config/folders.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

#include "config/places.h"
#include "core/text.h"

namespace almanac::config {
namespace {

// The real path of what may not be there yet, as far as it is there.
std::string to_real_path(const FileSystem& fs, const std::string& path) {
  if (const Result<std::string> real = fs.real_path(path.empty() ? "." : path)) return *real;
  if (path.empty() || path == "." || path == "/") return path;
  return join_path(to_real_path(fs, std::string(parent_path(path))), file_name(path));
}

// The output itself is not asked for: it comes and goes with builds, and what the settings were made of must not.
std::string to_real_output(const FileSystem& fs, std::string output) {
  while (output.size() > 1 && output.ends_with('/')) output.pop_back();
  const std::string_view name = file_name(output);
  if (name == "." || name == "..") return to_real_path(fs, output);
  const bool is_at_root = output.starts_with('/') && parent_path(output).empty();
  return join_path(is_at_root ? "/" : to_real_path(fs, std::string(parent_path(output))), name);
}

class FolderCheck {
 public:
  FolderCheck(const FileSystem& fs, const std::string& site, const Settings& settings, Findings& findings)
      : fs_(fs),
        site_(site),
        settings_(settings),
        findings_(findings),
        real_site_(to_real_path(fs, site.empty() ? "." : site)),
        real_output_(to_real_output(fs, settings.output)) {}

  void check_output(const Place& place) const {
    if (is_same_or_below(real_site_, real_output_))
      return report_output(place, "is the site itself or a folder above it");
    if (is_in_git_folder(real_output_))
      return report_output(place, "is in a folder of git, which may run what lies there");
    for (const std::string& folder : source_folders()) {
      const std::string real = real_source(folder);
      if (real != real_site_ && (is_same_or_below(real_output_, real) || is_same_or_below(real, real_output_)))
        return report_output(place, "is where the site's own files are, in " + folder);
    }
    if (settings_.is_jekyll && lies_in_posts()) report_output(place, "is in a folder of posts");
  }

  void check_lengths(const Place& output) const {
    report_long(output, "output", settings_.output);
    for (const std::string_view key : {"feed_path", "archive_path", "paginate_path", "tag_path", "author_path",
                                       "series_path", "permalink", "templates", "source"})
      if (const auto written = settings_.written.find(key); written != settings_.written.end())
        report_long(find_place(settings_, key), key, find_text(written->second.value).value_or(""));
    for (const FeedDeclaration& feed : settings_.feeds) report_long(feed.place, "path", feed.path);
  }

  // What must not be copied: each build would copy the one before, or publish what is almanac's own.
  void check_copies() const {
    for (const std::string& name : settings_.copy) {
      const std::string real = real_source(name);
      for (const auto& [own, what] : std::array<std::pair<std::string, std::string_view>, 3>{
               {{real_output_, "the output"},
                {join_path(real_site_, ".almanac"), "the cache of almanac"},
                {join_path(real_site_, "almanac.lock"), "the lock of almanac"}}})
        if (is_same_or_below(real, own) || is_same_or_below(own, real)) {
          findings_.error("CopyOfOutput", find_place(settings_, "copy", name),
                          "copy " + quote(name) + " is or holds " + std::string(what) + ": name what is your own");
          break;
        }
      if (is_in_git_folder(real))
        findings_.error("CopyOfOutput", find_place(settings_, "copy", name),
                        "copy " + quote(name) + " is git's own, and may have passwords: name what is your own");
    }
  }

  void check_templates() const {
    const std::string& folder = settings_.templates;
    const std::string real = to_real_path(fs_, join_path(site_, folder));
    const bool is_below =
        !inner_path(folder).value_or("").empty() && real != real_site_ && is_same_or_below(real, real_site_);
    if (!folder.empty() && !is_below)
      findings_.error("LeavesSite", find_place(settings_, "templates"),
                      "templates " + quote(folder) + " is not a folder below the site: name one that is");
  }

 private:
  std::string real_source(const std::string& folder) const {
    return to_real_path(fs_, join_path(join_path(site_, settings_.source), folder));
  }

  void report_long(const Place& place, std::string_view key, std::string_view path) const {
    if (has_long_name(path) || path.size() > kLongestPath)
      findings_.error(
          "NameTooLong", place,
          std::string(key) + ' ' + quote(path) +
              " has a part of more than 255 bytes, or more than 4095 in all, which no disk takes: shorten it");
  }

  std::vector<std::string> source_folders() const {
    std::vector<std::string> folders = {"_data"};
    for (const auto* more :
         {&settings_.post_folders, &settings_.draft_folders, &settings_.copy, &settings_.image_folders})
      folders.insert(folders.end(), more->begin(), more->end());
    if (settings_.source.empty()) folders.push_back(settings_.templates);
    std::erase_if(folders, [](const std::string& folder) { return inner_path(folder).value_or("").empty(); });
    return folders;
  }

  // A Jekyll site has posts in folders of that name wherever they are.
  bool lies_in_posts() const {
    if (!is_same_or_below(real_output_, real_site_)) return false;
    const std::vector<std::string_view> names = split(std::string_view(real_output_).substr(real_site_.size()), '/');
    return std::any_of(names.begin(), names.end(),
                       [](std::string_view name) { return name == "_posts" || name == "_drafts"; });
  }

  void report_output(const Place& place, const std::string& what) const {
    findings_.error("OutputHoldsSources", place,
                    "the output " + quote(settings_.output) + ' ' + what + ": choose another folder, such as _site");
  }

  const FileSystem& fs_;
  const std::string& site_;
  const Settings& settings_;
  Findings& findings_;
  std::string real_site_;
  std::string real_output_;
};

}  // namespace

bool lies_in_site(const FileSystem& fs, const std::string& site, const std::string& path) {
  return is_same_or_below(to_real_path(fs, path), to_real_path(fs, site));
}

bool is_in_git_folder(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::any_of(names.begin(), names.end(),
                     [](std::string_view name) { return equals_ignoring_ascii_case(name, ".git"); });
}

bool has_long_name(std::string_view path) {
  const std::vector<std::string_view> names = split(path, '/');
  return std::any_of(names.begin(), names.end(), [](std::string_view name) { return name.size() > kLongestName; });
}

void check_folders(const FileSystem& fs, const std::string& site, const Settings& settings,
                   const std::optional<Place>& output, Findings& findings) {
  const FolderCheck check(fs, site, settings, findings);
  const Place place = output.value_or(find_place(settings, "output"));
  check.check_lengths(place);
  check.check_output(place);
  check.check_copies();
  check.check_templates();
}

}  // namespace almanac::config
