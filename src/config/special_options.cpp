#include "config/special_options.h"

#include <algorithm>
#include <array>
#include <utility>

#include "config/permalink.h"
#include "core/ascii.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::config {
namespace {

// A value for a message: its source, or what kind of thing it is.
std::string show(const Value& value) {
  if (value.list_if() != nullptr) return "a list";
  if (value.map_if() != nullptr) return "a map";
  return quote(find_text(value).value_or(""));
}

void add_texts(std::vector<std::string>& to, const Reading& reading, std::string_view key, const Value& value) {
  if (auto texts = read_texts(reading, key, value)) to.insert(to.end(), texts->begin(), texts->end());
}

std::optional<Defaults> to_defaults(const Value& value) {
  const Value* values = value.find("values");
  if (values == nullptr || values->map_if() == nullptr) return std::nullopt;
  Defaults defaults;
  if (const Value* scope = value.find("scope")) {
    if (const Value* path = scope->find("path")) defaults.path = find_text(*path).value_or("");
    if (const Value* type = scope->find("type")) defaults.type = find_text(*type).value_or("");
  }
  if (defaults.path.starts_with('/')) defaults.path.erase(0, 1);
  // Jekyll's older names.
  if (defaults.type == "post" || defaults.type == "draft" || defaults.type == "page") defaults.type += 's';
  defaults.values = *values->map_if();
  return defaults;
}

void add_ignored_rule(const Reading& reading, const Value& value) {
  const Value* rule = value.find("rule");
  if (rule == nullptr || !find_text(*rule))
    return report_type(reading, "check.ignore", value, "a map with the key rule");
  check_keys(reading, *value.map_if(), {"rule", "path", "reason"});
  IgnoredRule ignored{*find_text(*rule), "", ""};
  if (const Value* path = value.find("path")) ignored.path = find_text(*path).value_or("");
  if (const Value* reason = value.find("reason")) ignored.reason = find_text(*reason).value_or("");
  reading.settings.check_ignore.push_back(std::move(ignored));
}

// A name, or an address in square brackets (RFC 3986 3.2.2).
bool is_host(std::string_view host) {
  if (host.starts_with('[')) return host.ends_with(']');
  const auto is_of_name = [](char c) { return is_alphanumeric(c) || c == '-' || c == '.' || c == '_'; };
  return !host.empty() && std::all_of(host.begin(), host.end(), is_of_name);
}

std::vector<Value> to_list(const Value& value) {
  if (const Value::List* list = value.list_if()) return *list;
  return {value};
}

}  // namespace

void report_type(const Reading& reading, std::string_view key, const Value& value, std::string_view wanted) {
  reading.findings.error("SettingType", reading.place(value),
                         std::string(key) + " must be " + std::string(wanted) + ", not " + show(value));
}

std::optional<std::string> read_text(const Reading& reading, std::string_view key, const Value& value) {
  std::optional<std::string> text = find_text(value);
  if (!text) report_type(reading, key, value, "text");
  return text;
}

std::optional<bool> read_bool(const Reading& reading, std::string_view key, const Value& value) {
  if (const bool* flag = value.bool_if()) return *flag;
  report_type(reading, key, value, "true or false");
  return std::nullopt;
}

std::optional<std::vector<std::string>> read_texts(const Reading& reading, std::string_view key, const Value& value) {
  std::vector<std::string> texts;
  for (const Value& item : to_list(value)) {
    std::optional<std::string> text = find_text(item);
    if (!text) {
      report_type(reading, key, item, "a list of text");
      return std::nullopt;
    }
    texts.push_back(std::move(*text));
  }
  return texts;
}

std::optional<std::string> read_choice(const Reading& reading, std::string_view key, const Value& value,
                                       const std::vector<std::string>& choices) {
  std::optional<std::string> text = find_text(value);
  if (text && std::find(choices.begin(), choices.end(), *text) != choices.end()) return text;
  report_type(reading, key, value, "one of " + join(choices, ", "));
  return std::nullopt;
}

void check_keys(const Reading& reading, const Value::Map& map, const std::vector<std::string>& known) {
  for (const auto& [key, value] : map) {
    if (std::find(known.begin(), known.end(), key) != known.end()) continue;
    const std::optional<std::string> nearest = find_nearest(key, known);
    reading.findings.warning(
        "UnknownSetting", {std::string(reading.file), value.key_line(), value.key_column()},
        "unknown key " + quote(key) + (nearest ? ": did you mean " + quote(*nearest) + "?" : ": take it out"));
  }
}

void set_url(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text || trim(*text).empty()) return;
  const UrlParts parts = split_url(trim(*text));
  const std::string scheme = to_lower_ascii(parts.scheme.value_or(""));
  if ((scheme != "http" && scheme != "https") || parts.authority.value_or("").empty()) {
    reading.findings.error("BadSiteUrl", reading.place(value),
                           "url " + quote(*text) + " is not an absolute address: write it like https://example.org");
    return;
  }
  const std::string url = normalize_url(to_uri(scheme + "://" + *parts.authority + parts.path));
  if (const std::string host = url_host(url); !is_host(host)) {
    reading.findings.error("BadSiteUrl", reading.place(value),
                           "url " + quote(*text) + " has no host's name: write it like https://example.org");
    return;
  }
  reading.settings.url = url;
  while (reading.settings.url.ends_with('/')) reading.settings.url.pop_back();
}

void set_base(const Reading& reading, std::string_view key, const Value& value) {
  if (auto text = read_text(reading, key, value)) reading.settings.base = to_base(*text);
}

void set_timezone(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text) return;
  if (std::optional<Zone> zone = Zone::find(*text)) {
    reading.settings.zone = *zone;
    return;
  }
  reading.findings.error("UnknownTimezone", reading.place(value),
                         "timezone " + quote(*text) + " is not known: write an IANA name like Europe/Berlin");
}

std::optional<Author> to_author(const Value& value) {
  const auto text_of = [&](std::string_view key) {
    const Value* member = value.find(key);
    return member == nullptr ? std::string() : std::string(trim(find_text(*member).value_or("")));
  };
  Author author{squeeze(find_text(value).value_or(text_of("name"))), text_of("email"), text_of("url")};
  if (author.url.empty()) author.url = text_of("uri");
  if (author.name.empty()) return std::nullopt;
  return author;
}

void set_authors(const Reading& reading, std::string_view key, const Value& value) {
  std::vector<Author> authors;
  for (const Value& item : to_list(value)) {
    std::optional<Author> author = to_author(item);
    if (!author && find_text(item)) continue;  // `author: ""`
    if (!author) return report_type(reading, key, item, "a name or a map with a name");
    authors.push_back(std::move(*author));
  }
  reading.settings.authors = std::move(authors);
}

void set_source(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text) return;
  if (std::optional<std::string> inner = inner_path(*text)) {
    reading.settings.source = *inner;
    return;
  }
  reading.findings.error("LeavesSite", reading.place(value),
                         "source " + quote(*text) + " leaves the site: name a folder below this file's");
}

void set_output(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text) return;
  if (!inner_path(*text).value_or("").empty())
    reading.settings.output = *text;
  else  // the settings may be a stranger's
    reading.findings.warning("OutputNotBelowSite", reading.place(value),
                             "output " + quote(*text) + " is not below the site, so that " +
                                 quote(reading.settings.output) +
                                 " is written: give such a folder on the command line, as --output");
}

void add_exclude(const Reading& reading, std::string_view key, const Value& value) {
  add_texts(reading.settings.exclude, reading, key, value);
}

void add_include(const Reading& reading, std::string_view key, const Value& value) {
  add_texts(reading.settings.include, reading, key, value);
}

void set_only(const Reading& reading, std::string_view key, const Value& value) {
  static const std::vector<std::string> kParts = {"feeds", "archive", "pages"};
  reading.settings.only.clear();
  for (const Value& item : to_list(value))
    if (auto part = read_choice(reading, key, item, kParts))
      reading.settings.only.push_back(
          static_cast<Part>(std::find(kParts.begin(), kParts.end(), *part) - kParts.begin()));
}

void set_defaults(const Reading& reading, std::string_view key, const Value& value) {
  if (value.list_if() == nullptr) return report_type(reading, key, value, "a list of maps with scope and values");
  reading.settings.defaults.clear();
  for (const Value& item : *value.list_if()) {
    if (std::optional<Defaults> defaults = to_defaults(item)) {
      defaults->file = reading.file;
      reading.settings.defaults.push_back(std::move(*defaults));
    } else {
      reading.findings.warning(
          "SettingType", reading.place(item),
          "this entry of defaults has no map of values and is passed over: write scope and values");
    }
  }
}

void set_permalink(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text) return;
  const std::string permalink = to_permalink(*text);
  if (const Status status = check_permalink(permalink); !status)
    reading.findings.error("BadPermalink", reading.place(value),
                           "permalink " + quote(*text) + " " + status.error().message);
  reading.settings.permalink = permalink;
}

std::optional<std::string> read_path_with(const Reading& reading, std::string_view key, const Value& value,
                                          std::string_view placeholder) {
  auto text = read_text(reading, key, value);
  if (!text) return std::nullopt;
  if (text->find(placeholder) != std::string::npos && inner_path(to_folder(*text).substr(1))) return to_folder(*text);
  reading.findings.error("SettingType", reading.place(value),
                         std::string(key) + " " + quote(*text) + " must be a path with " + std::string(placeholder) +
                             " in it, so that no two pages share an address");
  return std::nullopt;
}

void set_numbered_path(const Reading& reading, std::string_view key, const Value& value) {
  if (auto path = read_path_with(reading, key, value, ":num")) reading.settings.paginate_path = std::move(*path);
}

void set_archive_path(const Reading& reading, std::string_view key, const Value& value) {
  if (auto text = read_text(reading, key, value)) reading.settings.archive_path = to_folder(*text);
}

void set_formats(const Reading& reading, std::string_view key, const Value& value) {
  reading.settings.formats.clear();
  for (const Value& item : to_list(value))
    if (auto format = read_choice(reading, key, item, {"atom", "rss", "json"}))
      reading.settings.formats.push_back(std::move(*format));
  if (to_list(value).empty())
    reading.findings.error("SettingType", reading.place(value),
                           "formats is empty: name one or more of atom, rss, json; \"only: [archive, pages]\" leaves "
                           "feeds out");
}

void set_feed_path(const Reading& reading, std::string_view key, const Value& value) {
  auto text = read_text(reading, key, value);
  if (!text) return;
  if (inner_path(to_rooted(*text).substr(1)).value_or("").empty()) return report_type(reading, key, value, "a path");
  reading.settings.feed_path = to_rooted(*text);
}

void set_feed_content(const Reading& reading, std::string_view key, const Value& value) {
  if (auto choice = read_choice(reading, key, value, {"full", "summary"}))
    reading.settings.feed_content = *choice == "full" ? FeedContent::kFull : FeedContent::kSummary;
}

void set_ids(const Reading& reading, std::string_view key, const Value& value) {
  if (auto choice = read_choice(reading, key, value, {"tag", "jekyll"}))
    reading.settings.ids = *choice == "tag" ? Ids::kTag : Ids::kJekyll;
}

void set_dates(const Reading& reading, std::string_view key, const Value& value) {
  if (auto choice = read_choice(reading, key, value, {"git", "none"}))
    reading.settings.dates = *choice == "git" ? Dates::kGit : Dates::kNone;
}

void set_guard(const Reading& reading, std::string_view key, const Value& value) {
  if (value.map_if() == nullptr) return report_type(reading, key, value, "a map with resend and lost");
  check_keys(reading, *value.map_if(), {"resend", "lost"});
  const auto read = [&](std::string_view name, std::optional<int>& limit) {
    const Value* number = value.find(name);
    if (number == nullptr) return;
    const std::int64_t* most = number->int_if();
    if (most == nullptr || *most < 0 || *most > INT32_MAX)
      return report_type(reading, "guard." + std::string(name), *number, "a whole number, 0 or more");
    limit = static_cast<int>(*most);
  };
  read("resend", reading.settings.guard_resend);
  read("lost", reading.settings.guard_lost);
}

void set_check(const Reading& reading, std::string_view key, const Value& value) {
  if (value.map_if() == nullptr) return report_type(reading, key, value, "a map with on_build and ignore");
  check_keys(reading, *value.map_if(), {"on_build", "ignore"});
  if (const Value* on_build = value.find("on_build"))
    reading.settings.check_on_build = read_bool(reading, "check.on_build", *on_build).value_or(false);
  if (const Value* ignore = value.find("ignore"))
    for (const Value& item : to_list(*ignore)) add_ignored_rule(reading, item);
}

std::string to_rooted(std::string_view path) {
  return path.starts_with('/') ? std::string(path) : "/" + std::string(path);
}

std::string to_folder(std::string_view path) {
  std::string folder = to_rooted(path);
  return folder.ends_with('/') ? folder : folder + '/';
}

std::string to_base(std::string_view path) {
  std::string base = to_rooted(trim(path));
  while (base.ends_with('/')) base.pop_back();
  return base;
}

std::string to_permalink(std::string_view style) {
  // Jekyll's styles (its documentation's page "Permalinks").
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 5> kStyles = {{
      {"date", "/:categories/:year/:month/:day/:title:output_ext"},
      {"pretty", "/:categories/:year/:month/:day/:title/"},
      {"ordinal", "/:categories/:year/:y_day/:title:output_ext"},
      {"weekdate", "/:categories/:year/W:week/:short_day/:title:output_ext"},
      {"none", "/:categories/:title:output_ext"},
  }};
  for (const auto& [name, permalink] : kStyles)
    if (style == name) return std::string(permalink);
  return to_rooted(style);
}

}  // namespace almanac::config
