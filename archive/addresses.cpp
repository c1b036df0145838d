#include "archive/addresses.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "core/filesystem.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::archive {
namespace {

// "/blog/" and the form of the months of a permalink "/blog/:year/:month/:title/".
struct DatedFolder {
  std::string folder;
  bool padded_months = true;  // ":month", not ":i_month"
};

std::string with_slashes(std::string_view path) {
  std::string out = path.starts_with('/') ? std::string(path) : "/" + std::string(path);
  if (!out.ends_with('/')) out += '/';
  return out;
}

// The literal text before year and month; nothing where there is none, or something else comes first.
std::optional<DatedFolder> find_dated_folder(std::string_view permalink) {
  const std::size_t year = permalink.find(':');
  if (year == std::string_view::npos || year < 2) return std::nullopt;
  const std::string_view folder = permalink.substr(0, year);
  const std::string_view rest = permalink.substr(year);
  if (!folder.ends_with('/')) return std::nullopt;
  if (rest.starts_with(":year/:month/")) return DatedFolder{with_slashes(folder), true};
  if (rest.starts_with(":year/:i_month/")) return DatedFolder{with_slashes(folder), false};
  return std::nullopt;
}

DatedFolder dated_folder(const config::Settings& settings) {
  if (std::optional<DatedFolder> found = find_dated_folder(settings.permalink)) return *found;
  return {settings.archive_path.empty() ? "/archive/" : with_slashes(settings.archive_path), true};
}

// What an author wrote in the settings: escapes stay, everything else that a path may not have is encoded.
std::string encode_written(const std::string& path) { return encode_path(decode_path(path).value_or(path)); }

std::string group_path(const config::Settings& settings, std::string_view pattern, std::string_view slug) {
  constexpr std::string_view kSlug = ":slug";
  const std::string path = with_slashes(pattern);
  const std::size_t at = path.find(kSlug);
  if (at == std::string::npos) return site_path(settings, path) + encode_path(slug) + "/";
  const std::string start = site_path(settings, path.substr(0, at));
  return start + encode_path(slug) + encode_written(path.substr(at + kSlug.size()));
}

std::string index_path(const config::Settings& settings, std::string_view pattern, std::string_view otherwise) {
  const std::string path = with_slashes(pattern);
  const std::string_view start = std::string_view(path).substr(0, path.find(":slug"));
  const std::string_view folder = start.substr(0, start.rfind('/') + 1);
  return site_path(settings, folder == "/" ? otherwise : folder);
}

// Endings that name a file as it is. Any other ("v1.0", "node.js") is part of a title, as Jekyll has it.
bool has_file_ending(std::string_view part) {
  constexpr std::array<std::string_view, 20> kEndings = {
      "asp",  "aspx", "atom", "cgi", "css", "htm",   "html", "json",        "jsonfeed", "jsp",
      "opml", "php",  "php3", "rdf", "rss", "shtml", "txt",  "webmanifest", "xml",      "xsl"};
  const std::size_t dot = part.rfind('.');
  if (dot == std::string_view::npos || dot == 0) return false;
  if (part.ends_with(".html")) return true;
  const std::string ending = to_lower_ascii(part.substr(dot + 1));
  return std::find(kEndings.begin(), kEndings.end(), ending) != kEndings.end();
}

bool has_lone_percent(std::string_view path) {
  const auto is_hex = [](char c) { return std::string_view("0123456789abcdefABCDEF").find(c) != std::string::npos; };
  for (std::size_t at = path.find('%'); at != std::string_view::npos; at = path.find('%', at + 1))
    if (at + 2 >= path.size() || !is_hex(path[at + 1]) || !is_hex(path[at + 2])) return true;
  return false;
}

// The path below the base, decoded: "blog/2018/"; nothing where it is no path of this site.
std::optional<std::string> decode_below_base(const config::Settings& settings, std::string_view path) {
  if (!path.starts_with('/') || without_query(path).size() < path.size() || has_lone_percent(path)) return std::nullopt;
  std::optional<std::string> decoded = decode_path(path);
  if (!decoded) return std::nullopt;
  const std::string base = settings.base.empty() ? "" : decode_path(settings.base).value_or(settings.base);
  if (*decoded == base) return "";
  if (!decoded->starts_with(base) || (*decoded)[base.size()] != '/') return std::nullopt;
  decoded->erase(0, base.size() + 1);
  return decoded;
}

bool is_file_name(std::string_view part) { return !part.empty() && part != "." && part != ".."; }

bool has_file_names(std::string_view path) {
  for (;;) {
    const std::size_t end = path.find('/');
    if (!is_file_name(path.substr(0, end))) return false;
    if (end == std::string_view::npos) return true;
    path.remove_prefix(end + 1);
  }
}

}  // namespace

std::string month_path(const config::Settings& settings, Month month) {
  const DatedFolder dated = dated_folder(settings);
  const auto number = static_cast<unsigned>(month.month());
  const std::string folder = dated.padded_months ? fmt::format("{:02}/", number) : fmt::format("{}/", number);
  return year_path(settings, month.year()) + folder;
}

std::string year_path(const config::Settings& settings, std::chrono::year year) {
  return site_path(settings, dated_folder(settings).folder) + fmt::format("{:04}/", static_cast<int>(year));
}

std::string all_posts_path(const config::Settings& settings) {
  const std::optional<DatedFolder> dated = find_dated_folder(settings.permalink);
  if (dated && settings.archive_path.empty()) return site_path(settings, dated->folder + "archive/");
  return site_path(settings, settings.archive_path.empty() ? "/archive/" : with_slashes(settings.archive_path));
}

std::string tag_path(const config::Settings& settings, std::string_view slug) {
  return group_path(settings, settings.tag_path, slug);
}

std::string author_path(const config::Settings& settings, std::string_view slug) {
  return group_path(settings, settings.author_path, slug);
}

std::string series_path(const config::Settings& settings, std::string_view slug) {
  return group_path(settings, settings.series_path, slug);
}

std::string tag_index_path(const config::Settings& settings) {
  return index_path(settings, settings.tag_path, "/tags/");
}

std::string author_index_path(const config::Settings& settings) {
  return index_path(settings, settings.author_path, "/authors/");
}

std::string series_index_path(const config::Settings& settings) {
  return index_path(settings, settings.series_path, "/series/");
}

std::string home_path(const config::Settings& settings, int number) {
  if (number <= 1) return site_path(settings, "/");
  const std::string path = replace_all(settings.paginate_path, ":num", std::to_string(number));
  return site_path(settings, path.ends_with(".html") ? path : with_slashes(path));
}

std::string site_path(const config::Settings& settings, std::string_view path) {
  return encode_written(settings.base + (path.starts_with('/') ? "" : "/") + std::string(path));
}

std::string absolute_url(const config::Settings& settings, std::string_view path) {
  return settings.public_url + std::string(path);
}

std::string output_file(const config::Settings& settings, std::string_view path) {
  std::optional<std::string> file = decode_below_base(settings, path);
  if (!file) return {};
  const bool is_folder = file->empty() || file->ends_with('/');
  if (is_folder) *file += "index.html";
  if (!has_file_names(*file)) return {};
  if (!has_file_ending(file_name(*file))) *file += ".html";
  return *std::move(file);
}

}  // namespace almanac::archive
