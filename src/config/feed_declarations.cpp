// `feeds:` of almanac.yml: feeds that the author declares, with the conditions that their posts hold.
#include <algorithm>
#include <array>
#include <utility>

#include "config/special_options.h"
#include "core/filesystem.h"
#include "core/text.h"

namespace almanac::config {
namespace {

using Kind = Condition::Kind;

constexpr int kMostNestedConditions = 32;

const std::vector<std::string> kDeclarationKeys = {"path", "title", "where", "format", "limit", "content", "archive"};
const std::vector<std::string> kConditionKeys = {"tags",  "categories", "authors", "series",
                                                 "years", "any",        "all",     "not"};

constexpr std::array<std::pair<std::string_view, Kind>, 5> kNamed = {{{"tags", Kind::kTag},
                                                                      {"categories", Kind::kCategory},
                                                                      {"authors", Kind::kAuthor},
                                                                      {"series", Kind::kSeries},
                                                                      {"years", Kind::kYear}}};

class ConditionReader {
 public:
  explicit ConditionReader(const Reading& reading) : reading_(reading) {}

  // A map: all of its members hold.
  Condition read_map(const Value& value, int level) {
    Condition all;
    if (value.map_if() == nullptr || level > kMostNestedConditions) {
      report_type(reading_, "where", value, "a map of conditions like {tags: PostgreSQL}");
      return all;
    }
    for (const auto& [key, member] : *value.map_if()) read_member(all, key, member, level);
    return all;
  }

 private:
  void read_member(Condition& all, const std::string& key, const Value& value, int level) {
    if (key == "not")
      all.children.push_back({Kind::kNot, "", 0, {read_map(value, level + 1)}});
    else if (key == "any" || key == "all")
      all.children.push_back(read_group(key == "any" ? Kind::kAny : Kind::kAll, value, level + 1));
    else if (const auto named = find_named(key))
      all.children.push_back(read_values(*named, key, value));
    else
      report_unknown(key, value);
  }

  // An error, not a warning as elsewhere: without the condition the feed would have posts that its readers did not ask
  // for.
  void report_unknown(const std::string& key, const Value& value) {
    const std::optional<std::string> nearest = find_nearest(key, kConditionKeys);
    reading_.findings.error(
        "UnknownCondition", {std::string(reading_.file), value.key_line(), value.key_column()},
        "unknown condition " + quote(key) + ": " +
            (nearest ? "did you mean " + quote(*nearest) + "?" : "there are " + join(kConditionKeys, ", ")));
  }

  static std::optional<Kind> find_named(std::string_view key) {
    for (const auto& [name, kind] : kNamed)
      if (name == key) return kind;
    return std::nullopt;
  }

  // `any: [{tags: a}, {authors: b}]`, or the members of one map: `any: {tags: a, authors: b}`.
  Condition read_group(Kind kind, const Value& value, int level) {
    Condition group{kind, "", 0, {}};
    if (const Value::List* list = value.list_if())
      for (const Value& item : *list) group.children.push_back(read_map(item, level));
    else
      group.children = read_map(value, level).children;
    return group;
  }

  // One value, or a list of which any will do.
  Condition read_values(Kind kind, std::string_view key, const Value& value) {
    if (value.list_if() == nullptr) return read_value(kind, key, value);
    Condition any{Kind::kAny, "", 0, {}};
    for (const Value& item : *value.list_if()) any.children.push_back(read_value(kind, key, item));
    return any;
  }

  Condition read_value(Kind kind, std::string_view key, const Value& value) {
    Condition condition{kind, find_text(value).value_or(""), 0, {}};
    const std::int64_t* number = value.int_if();
    const bool is_year = number != nullptr && *number >= 0 && *number <= 9999;
    if (kind == Kind::kYear && !is_year) report_type(reading_, key, value, "a year or a list of years");
    if (kind == Kind::kYear && is_year) condition.year = static_cast<int>(*number);
    if (kind != Kind::kYear && condition.value.empty()) report_type(reading_, key, value, "a name or a list of names");
    return condition;
  }

  const Reading& reading_;
};

// Told from the last part of the path; empty where it does not say.
std::string to_format(std::string_view path) {
  const std::string name = to_lower_ascii(file_name(path));
  if (name.ends_with(".json")) return "json";
  if (name.ends_with(".rss") || name == "rss.xml") return "rss";
  return name.ends_with(".xml") || name.ends_with(".atom") ? "atom" : "";
}

std::optional<FeedDeclaration> read_declaration(const Reading& reading, const Value& value) {
  const Value* path = value.find("path");
  if (path == nullptr) {
    reading.findings.error("SettingType", reading.place(value),
                           "a feed without a path: add one like \"path: /blog/tags/PostgreSQL/atom.xml\"");
    return std::nullopt;
  }
  const std::string address = to_rooted(find_text(*path).value_or(""));
  if (address.size() < 2 || address.ends_with('/') || !inner_path(std::string_view(address).substr(1))) {
    report_type(reading, "path", *path, "a file's path from the site's root like /blog/tags/PostgreSQL/atom.xml");
    return std::nullopt;
  }
  check_keys(reading, *value.map_if(), kDeclarationKeys);
  FeedDeclaration feed;
  feed.path = address;
  feed.format = to_format(address);
  feed.place = reading.place(*path);
  if (const Value* title = value.find("title")) feed.title = read_text(reading, "title", *title).value_or("");
  if (const Value* where = value.find("where")) feed.where = ConditionReader(reading).read_map(*where, 0);
  if (const Value* format = value.find("format"))
    feed.format = read_choice(reading, "format", *format, {"atom", "rss", "json"}).value_or(feed.format);
  if (feed.format.empty())
    reading.findings.error("SettingType", reading.place(*path),
                           "the format of " + quote(address) + " is not known: add \"format: atom\", rss or json");
  if (const Value* archive = value.find("archive"))
    feed.archive = read_bool(reading, "archive", *archive).value_or(false);
  if (const Value* content = value.find("content"))
    if (const auto choice = read_choice(reading, "content", *content, {"full", "summary"}))
      feed.content = *choice == "full" ? FeedContent::kFull : FeedContent::kSummary;
  if (const Value* limit = value.find("limit")) {
    if (limit->int_if() != nullptr && *limit->int_if() >= 0 && *limit->int_if() < 1'000'000)
      feed.limit = static_cast<int>(*limit->int_if());
    else
      report_type(reading, "limit", *limit, "a whole number, 0 or more");
  }
  return feed;
}

}  // namespace

void set_feeds(const Reading& reading, std::string_view key, const Value& value) {
  if (value.list_if() == nullptr) return report_type(reading, key, value, "a list of maps with path and where");
  reading.settings.feeds.clear();
  for (const Value& item : *value.list_if())
    if (std::optional<FeedDeclaration> feed = read_declaration(reading, item))
      reading.settings.feeds.push_back(std::move(*feed));
}

}  // namespace almanac::config
