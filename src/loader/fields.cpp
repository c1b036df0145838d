#include "loader/fields.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "config/special_options.h"
#include "core/text.h"
#include "core/unicode.h"
#include "loader/dates.h"
#include "loader/html_title.h"

namespace almanac::loader {
namespace {

enum class Wanted { kText, kFlag, kAny };

struct KnownKey {
  std::string_view name;
  Wanted wanted;
};

constexpr std::array kKnownKeys = {
    KnownKey{"title", Wanted::kText},        KnownKey{"date", Wanted::kText},
    KnownKey{"updated", Wanted::kText},      KnownKey{"last_modified_at", Wanted::kText},
    KnownKey{"author", Wanted::kAny},        KnownKey{"authors", Wanted::kAny},
    KnownKey{"tag", Wanted::kAny},           KnownKey{"tags", Wanted::kAny},
    KnownKey{"category", Wanted::kAny},      KnownKey{"categories", Wanted::kAny},
    KnownKey{"description", Wanted::kText},  KnownKey{"summary", Wanted::kText},
    KnownKey{"excerpt", Wanted::kText},      KnownKey{"short", Wanted::kText},
    KnownKey{"slug", Wanted::kText},         KnownKey{"permalink", Wanted::kText},
    KnownKey{"published", Wanted::kFlag},    KnownKey{"draft", Wanted::kFlag},
    KnownKey{"image", Wanted::kAny},         KnownKey{"banner", Wanted::kAny},
    KnownKey{"cover", Wanted::kAny},         KnownKey{"thumbnail", Wanted::kAny},
    KnownKey{"redirect_from", Wanted::kAny}, KnownKey{"lang", Wanted::kText},
    KnownKey{"series", Wanted::kText},       KnownKey{"covers", Wanted::kText},
    KnownKey{"id", Wanted::kText},           KnownKey{"layout", Wanted::kText},
    KnownKey{"enclosure", Wanted::kAny},     KnownKey{"audio", Wanted::kAny},
};

const KnownKey* find_known(std::string_view name) {
  const auto found =
      std::find_if(kKnownKeys.begin(), kKnownKeys.end(), [&](const KnownKey& key) { return key.name == name; });
  return found == kKnownKeys.end() ? nullptr : &*found;
}

void append_texts(std::vector<std::string>& texts, const Value& value) {
  if (const Value::List* list = value.list_if())
    for (const Value& item : *list) append_texts(texts, item);
  else if (std::optional<std::string> text = find_text(value); text && !trim(*text).empty())
    texts.emplace_back(trim(*text));
}

// Ruby's truth: all but null and false.
const Value* find_true(const Value& front_matter, std::string_view key) {
  const Value* value = front_matter.find(key);
  const bool is_false = value == nullptr || value->is_null() || (value->bool_if() != nullptr && !*value->bool_if());
  return is_false ? nullptr : value;
}

std::vector<std::string> split_or_list(const Value& value) {
  if (value.list_if() != nullptr) return to_texts(value);
  std::vector<std::string> words;
  const std::string text = find_text(value).value_or("");
  for (std::string_view word : split_words(text)) words.emplace_back(word);
  return words;
}

void drop_repeated(std::vector<std::string>& names, bool ignoring_case) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  for (std::size_t i = 0; i < names.size(); ++i) keys.emplace_back(ignoring_case ? fold_case(names[i]) : names[i], i);
  std::sort(keys.begin(), keys.end());
  std::vector<bool> repeated(names.size());
  for (std::size_t i = 1; i < keys.size(); ++i) repeated[keys[i].second] = keys[i].first == keys[i - 1].first;
  std::size_t index = 0;
  std::erase_if(names, [&](const std::string&) { return repeated[index++]; });
}

// A map, an address, or WordPress's lines of address, length and type.
model::Enclosure to_enclosure(const Value& value) {
  model::Enclosure enclosure{find_first_text(value, {"url", "path", "file", "src"}), find_first_text(value, {"type"}),
                             0};
  std::string length = find_first_text(value, {"length"});
  const std::string text = find_text(value).value_or("");
  for (std::string_view word : split_words(text)) {
    if (is_digits(word))
      length = word;
    else if (enclosure.url.empty() && word != "|")
      enclosure.url = word;
    else if (enclosure.type.empty() && word != "|")
      enclosure.type = word;
  }
  if (is_digits(length)) std::from_chars(length.data(), length.data() + length.size(), enclosure.length);
  return enclosure;
}

constexpr std::array<std::string_view, 18> kPlacedKeys = {
    "permalink", "slug",          "id",   "tags",      "tag",   "author", "authors", "series", "covers",
    "title",     "redirect_from", "lang", "enclosure", "audio", "image",  "banner",  "cover",  "thumbnail"};

// The items of a list and the members of a map that have a text.
void append_places(const std::string& key, const Value& value, std::vector<model::FieldPlace>& places) {
  const auto append = [&](const Value& item) {
    if (const std::string text(trim(find_text(item).value_or(""))); !text.empty())
      places.push_back({key, text, item.line(), item.column()});
    append_places(key, item, places);
  };
  if (const Value::List* list = value.list_if())
    for (const Value& item : *list) append(item);
  if (const Value::Map* map = value.map_if())
    for (const auto& [name, member] : *map) append(member);
}

// The texts that may be an address of another kind than the web's.
void append_link_places(const std::string& key, const Value& value, std::vector<model::FieldPlace>& places) {
  std::vector<model::FieldPlace> all = {
      {key, std::string(trim(find_text(value).value_or(""))), value.line(), value.column()}};
  append_places(key, value, all);
  for (model::FieldPlace& place : all) {
    const bool is_web = place.text.starts_with("https://") || place.text.starts_with("http://");
    if (!is_web && place.text.find_first_of(":&") != std::string::npos) places.push_back(std::move(place));
  }
}

std::optional<model::Author> to_author(const Value& value, const Value::Map& authors_data) {
  std::optional<config::Author> author = config::to_author(value);
  if (!author) return std::nullopt;
  if (const Value* known = find_text(value) ? find_member(authors_data, author->name) : nullptr)
    author = config::to_author(*known).value_or(*author);
  return model::Author{author->name, author->email, author->url};
}

}  // namespace

std::string find_first_text(const Value& front_matter, std::initializer_list<std::string_view> keys) {
  for (std::string_view key : keys) {
    const Value* value = front_matter.find(key);
    if (value == nullptr || value->bool_if() != nullptr) continue;
    if (std::string text(trim(find_text(*value).value_or(""))); !text.empty()) return text;
  }
  return {};
}

std::vector<std::string> to_texts(const Value& value) {
  std::vector<std::string> texts;
  append_texts(texts, value);
  return texts;
}

std::vector<std::string> read_tags(const SourceText& source, Findings& findings) {
  std::vector<std::string> tags;
  if (const Value* tag = find_true(source.front_matter, "tag")) {
    tags = to_texts(*tag);
  } else if (const Value* plural = find_true(source.front_matter, "tags")) {
    tags = split_or_list(*plural);
    const bool has_comma = plural->list_if() == nullptr &&
                           std::any_of(tags.begin(), tags.end(), [](const auto& t) { return t.ends_with(','); });
    if (has_comma)
      findings.warning("CommaInTags", source.place_of(*plural),
                       "tags " + quote(find_text(*plural).value_or("")) +
                           " are split at blanks, so that the commas stay in them: write a list, [one, two]");
  }
  for (std::string& tag : tags) tag = squeeze(tag);
  drop_repeated(tags, true);
  return tags;
}

std::vector<std::string> read_categories(const Value& front_matter, const std::vector<std::string>& folders) {
  std::vector<std::string> categories = folders;
  const auto add = [&](std::vector<std::string> more) {
    std::move(more.begin(), more.end(), std::back_inserter(categories));
  };
  if (const Value* plural = find_true(front_matter, "categories")) add(split_or_list(*plural));
  if (const Value* singular = find_true(front_matter, "category")) add(to_texts(*singular));
  drop_repeated(categories, false);
  return categories;
}

std::vector<model::Author> read_authors(const Value& front_matter, const Value::Map& authors_data) {
  for (std::string_view key : {"author", "authors"}) {
    const Value* value = front_matter.find(key);
    if (value == nullptr) continue;
    std::vector<model::Author> authors;
    const Value::List* list = value->list_if();
    for (const Value& item : list != nullptr ? *list : Value::List{*value})
      if (std::optional<model::Author> author = to_author(item, authors_data)) authors.push_back(std::move(*author));
    if (!authors.empty()) return authors;
  }
  return {};
}

std::string read_title(const Value& front_matter, const config::Settings& settings) {
  const Value* value = front_matter.find("title");
  if (value == nullptr) return "";
  const std::string text(trim(find_text(*value).value_or("")));
  return settings.is_jekyll ? to_plain_title(text) : text;
}

std::string read_summary(const Value& front_matter) {
  return find_first_text(front_matter, {"description", "summary", "excerpt", "short"});
}

std::vector<std::string> read_redirects(const Value& front_matter) {
  const Value* value = front_matter.find("redirect_from");
  return value == nullptr ? std::vector<std::string>() : to_texts(*value);
}

std::optional<Month> read_covers(const SourceText& source, Findings& findings) {
  const Value* value = source.front_matter.find("covers");
  if (value == nullptr || value->is_null()) return std::nullopt;
  const std::string text(trim(find_text(*value).value_or("")));
  const Result<WrittenDate> day = parse_date(text.size() == 7 ? text + "-01" : text);
  if (day) return to_month(day->day);
  findings.error("ImpossibleDate", source.place_of(*value),
                 "covers " + quote(text) + " " + (text.size() == 7 ? day.error().message : "is no month") +
                     ": write it like 2018-12");
  return std::nullopt;
}

std::optional<model::Enclosure> read_enclosure(const SourceText& source, Findings& findings) {
  const Value* value = find_true(source.front_matter, "enclosure");
  if (value == nullptr) value = find_true(source.front_matter, "audio");
  if (value == nullptr) return std::nullopt;
  if (const Value::List* list = value->list_if(); list != nullptr && !list->empty()) value = &list->front();
  model::Enclosure enclosure = to_enclosure(*value);
  if (!enclosure.url.empty()) return enclosure;
  findings.warning("BadEnclosure", source.place_of(*value),
                   "this enclosure has no url and is left out: write the address, or a map with url, type, length");
  return std::nullopt;
}

void check_types(const SourceText& source, Findings& findings) {
  for (const auto& [name, value] : *source.front_matter.map_if()) {
    const KnownKey* key = find_known(name);
    if (key == nullptr || key->wanted == Wanted::kAny || value.is_null()) continue;
    const bool is_tree = value.list_if() != nullptr || value.map_if() != nullptr;
    const bool wants_flag = key->wanted == Wanted::kFlag;
    if (wants_flag ? value.bool_if() != nullptr : !is_tree) continue;
    findings.warning("WrongType", source.place_of(value),
                     name + " must be " + (wants_flag ? "true or false" : "text") + ", not " +
                         (is_tree ? std::string(value.list_if() != nullptr ? "a list" : "a map")
                                  : quote(find_text(value).value_or(""))) +
                         ", and is passed over");
  }
}

Value::Map read_extra(const Value& front_matter) {
  Value::Map extra;
  for (const auto& [key, value] : *front_matter.map_if())
    if (find_known(key) == nullptr) extra.emplace_back(key, value);
  return extra;
}

std::vector<model::FieldPlace> find_field_places(const Value& front_matter) {
  std::vector<model::FieldPlace> places;
  for (const auto& [key, value] : *front_matter.map_if()) {
    if (value.is_null()) continue;
    if (find_known(key) == nullptr) {
      append_link_places("extra." + key, value, places);
    } else if (std::find(kPlacedKeys.begin(), kPlacedKeys.end(), key) != kPlacedKeys.end()) {
      places.push_back({key, "", value.line(), value.column()});
      append_places(key, value, places);
    }
  }
  return places;
}

}  // namespace almanac::loader
