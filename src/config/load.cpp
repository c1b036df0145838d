#include "config/load.h"

#include <algorithm>
#include <utility>

#include "config/folders.h"
#include "config/jekyll.h"
#include "config/options.h"
#include "config/settings_yaml.h"
#include "config/special_options.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::config {
namespace {

constexpr std::string_view kOwnFile = "almanac.yml";
constexpr std::string_view kJekyllFile = "_config.yml";

// A settings file: where it is for the FileSystem, and its name for findings.
struct SettingsFile {
  std::string path;
  std::string name;
  bool is_given = false;  // by the command line: it may lie anywhere
};

std::string_view without_byte_order_mark(std::string_view text) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  return text;
}

// The map in the file; empty, with an error finding, where the text is broken.
Result<Value> read_map(const FileSystem& fs, const std::string& site, const SettingsFile& file, Findings& findings) {
  if (!file.is_given && !lies_in_site(fs, site, file.path)) {
    findings.error("LeavesSite", {file.name, 0, 0}, "is a link that leaves the site: put the file itself there");
    return Value(Value::Map());
  }
  const Result<std::string> bytes = fs.read_file(file.path);
  if (!bytes) return bytes.error();
  if (const auto invalid = find_invalid_utf8(*bytes)) {
    const Position at = LineIndex(*bytes).find(*invalid);
    findings.error("NotUtf8", {file.name, at.line, at.column},
                   "the byte here is not UTF-8: save the file in the encoding UTF-8");
    return Value(Value::Map());
  }
  std::optional<Value> value = parse_settings({without_byte_order_mark(*bytes), file.name, 1}, findings);
  if (!value || value->is_null()) return Value(Value::Map());
  if (value->map_if() != nullptr) return *value;
  findings.error("SettingType", {file.name, value->line(), value->column()},
                 "settings are lines of the form \"title: My blog\", but this file has none");
  return Value(Value::Map());
}

std::vector<std::string> known_keys() {
  std::vector<std::string> keys;
  for (const Option& option : options()) keys.emplace_back(option.key);
  return keys;
}

void apply_own_settings(const Value& value, const std::string& file, Settings& settings, Findings& findings) {
  const Reading reading{settings, file, findings};
  Value::Map unknown;
  for (const auto& [key, member] : *value.map_if()) {
    if (const Option* option = find_option(key))
      apply(*option, key, member, reading);
    else
      unknown.emplace_back(key, member);
  }
  check_keys(reading, unknown, known_keys());
}

void load_authors(const FileSystem& fs, const std::string& site, Settings& settings, Findings& findings) {
  const std::string name = join_path(settings.source, "_data/authors.yml");
  const SettingsFile file{join_path(site, name), name};
  if (!fs.find(file.path)) return;
  Result<Value> data = read_map(fs, site, file, findings);
  if (!data)
    findings.error("UnreadableFile", {name, 0, 0}, data.error().message);
  else
    settings.authors_data = std::move(*data->map_if());
}

// A site's author may be a key of _data/authors.yml.
void resolve_authors(Settings& settings) {
  for (Author& author : settings.authors) {
    const Value* known = find_member(settings.authors_data, author.name);
    if (known == nullptr) continue;
    if (std::optional<Author> found = to_author(*known)) author = std::move(*found);
  }
}

void set_addresses(Settings& settings, const LoadOptions& options, Findings& findings) {
  // `url` may have a path of its own: then the base stands below it.
  const UrlParts parts = split_url(settings.url);
  settings.base = to_base(parts.path) + settings.base;
  if (!settings.url.empty()) settings.url = *parts.scheme + "://" + *parts.authority;
  settings.id_url = settings.url + settings.base;
  settings.public_url = settings.url;
  if (!options.base_url) return;
  Settings given;
  Findings errors;
  set_url({given, "--base-url", errors}, "--base-url", Value(*options.base_url));
  findings.append(std::move(errors));
  const UrlParts base = split_url(given.url);
  settings.public_url = given.url.substr(0, given.url.size() - base.path.size());
  settings.base = to_base(base.path);
}

void check_url_and_title(Settings& settings, Findings& findings) {
  const std::string file = settings.files.front();
  const bool reported = findings.has_errors();  // of the url itself, or of a file that could not be read
  if (settings.url.empty() && !reported)
    findings.error("MissingSiteUrl", {file, 0, 0},
                   "no url: add the site's own address to this file, like \"url: https://example.org\"");
  if (!settings.title.empty()) return;
  settings.title = url_host(settings.url);
  if (!reported)
    findings.warning(
        "MissingSiteTitle", {file, 0, 0},
        "no title, so that the host " + quote(settings.title) + " stands in: add \"title: \" to this file");
}

// Settings::output is for the FileSystem.
void choose_output(Settings& settings, const std::string& site, const LoadOptions& options) {
  if (options.output)
    settings.output = *options.output;
  else if (!settings.output.starts_with('/'))
    settings.output = join_path(site, inner_path(settings.output).value_or(settings.output));
}

}  // namespace

Result<Settings> load_settings(const FileSystem& fs, const std::string& site, const LoadOptions& options,
                               Findings& findings) {
  SettingsFile own{join_path(site, kOwnFile), std::string(kOwnFile)};
  SettingsFile jekyll{join_path(site, kJekyllFile), std::string(kJekyllFile)};
  if (options.file) (file_name(*options.file) == kJekyllFile ? jekyll : own) = {*options.file, *options.file, true};
  const bool has_own = fs.find(own.path).has_value() || options.file == own.path;
  const bool has_jekyll = fs.find(jekyll.path).has_value();
  if (!has_own && !has_jekyll)
    return Error{"cannot find " + own.path + " or " + jekyll.path + ": begin a site with a file almanac.yml that has " +
                 "title and url"};

  Settings settings;
  settings.feed_path = "/atom.xml";
  settings.exclude = {"node_modules", "vendor"};
  if (has_jekyll) {
    set_jekyll_defaults(settings);
    settings.files.push_back(jekyll.name);
    const Result<Value> config = read_map(fs, site, jekyll, findings);
    if (!config) return config.error();
    apply_jekyll_config(*config, jekyll.name, settings, findings);
  }
  if (has_own) {
    settings.files.insert(settings.files.begin(), own.name);
    const Result<Value> value = read_map(fs, site, own, findings);
    if (!value) return value.error();
    apply_own_settings(*value, own.name, settings, findings);
  }
  if (settings.page_permalink.empty()) settings.page_permalink = settings.permalink;
  settings.drafts |= options.drafts;
  settings.future |= options.future;
  set_addresses(settings, options, findings);
  check_url_and_title(settings, findings);
  choose_output(settings, site, options);
  check_folders(fs, site, settings, options.output ? std::optional<Place>({"--output", 0, 0}) : std::nullopt, findings);
  load_authors(fs, site, settings, findings);
  resolve_authors(settings);
  return settings;
}

}  // namespace almanac::config
