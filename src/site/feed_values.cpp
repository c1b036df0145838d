#include "site/feed_values.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

#include "archive/addresses.h"
#include "config/places.h"
#include "config/special_options.h"
#include "core/filesystem.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/value_check.h"
#include "feeds/content.h"
#include "markdown/html_text.h"

namespace almanac::site {
namespace {

using feeds::check::find_error;
using feeds::check::ValueUse;

// Whether it would run in a browser or holds what is shown there, also for one that decodes references once too often.
bool is_unsafe(std::string_view url) {
  constexpr std::string_view kBase = "https://example.org/";
  const auto is_refused = [&](std::string_view one) {
    return !markdown::feed_url(kBase, one, markdown::UrlUse::kLink).has_value();
  };
  return is_refused(url) || is_refused(feeds::to_plain_text(url));
}

// "data: see below" is a sentence.
bool is_script(std::string_view text) {
  if (!is_unsafe(text)) return false;
  const std::string plain = feeds::to_plain_text(text);
  const std::size_t colon = plain.find(':');
  return colon == std::string::npos || !std::string_view(plain).substr(colon + 1).starts_with(' ');
}

bool is_web(std::string_view url) {
  const std::string scheme = to_lower_ascii(split_url(url).scheme.value_or(""));
  return scheme == "http" || scheme == "https";
}

std::string name_script(std::string_view name, std::string_view text) {
  return std::string(name) + ' ' + quote(text) + " would run a program or hold the data itself";
}

std::string with_name(std::string_view name, const std::string& error) {
  return error.starts_with(name) ? error : std::string(name) + ": " + error;
}

// What an address is for decides what it may be.
enum class AddressUse {
  kPerson,   // absolute or from the site's root
  kPicture,  // of the site, or absolute
  kAudio,    // the same, on the web
  kHub,      // absolute, on the web
};

class Cleaner {
 public:
  Cleaner(const config::Settings& settings, Findings& findings) : settings_(settings), findings_(findings) {}

  // Empty where the address is left out.
  std::string clean_address(std::string_view name, std::string_view written, AddressUse use, const Place& place) const {
    std::string url(trim(written));
    if (url.empty()) return url;
    if (is_unsafe(url)) return report_script(name, url, place);
    if (url.starts_with("//")) url = resolve_url(settings_.public_url, url);
    if (url.starts_with('/') && use == AddressUse::kPerson)
      url = archive::absolute_url(settings_, archive::site_path(settings_, url));
    const bool may_be_path = use == AddressUse::kPicture || use == AddressUse::kAudio;
    if (may_be_path && !is_absolute_url(url)) return url;
    if (const auto error = find_error(ValueUse::kAddress, to_uri(url)))
      return leave_out("BadAddress", place, with_name(name, *error));
    if (use != AddressUse::kPerson && use != AddressUse::kPicture && !is_web(url))
      return leave_out("BadAddress", place, std::string(name) + ' ' + quote(url) + " is no address of the web");
    return url;
  }

  std::string clean_mail(std::string_view written, const Place& place) const {
    return clean(written, {ValueUse::kMailAddress, "BadMailAddress", ""}, place);
  }

  std::string clean_language(std::string_view written, const Place& place) const {
    return clean(written, {ValueUse::kLanguage, "BadLanguage", "language"}, place);
  }

  std::string clean_media_type(std::string_view written, const Place& place) const {
    return clean(written, {ValueUse::kMediaType, "BadEnclosure", "type"}, place);
  }

  void check_extra(std::string_view key, const Value& value, const std::string& file) const {
    if (const Value::List* list = value.list_if()) {
      for (const Value& item : *list) check_extra(key, item, file);
    } else if (const Value::Map* map = value.map_if()) {
      for (const auto& [inner, member] : *map) check_extra(inner, member, file);
    } else if (const std::string text = find_text(value).value_or(""); is_script(text)) {
      report_script(key, text, {file, value.line(), value.column()});
    }
  }

  std::string report_script(std::string_view key, const std::string& text, const Place& place) const {
    return leave_out("UnsafeAddress", place, name_script(key, text));
  }

 private:
  struct CheckedValue {
    ValueUse use;
    const char* rule;
    std::string_view name;  // empty: the check's own words are enough
  };

  // Empty where the value is left out.
  std::string clean(std::string_view written, const CheckedValue& checked, const Place& place) const {
    const std::string text(trim(written));
    const auto error = text.empty() ? std::nullopt : find_error(checked.use, text);
    return error ? leave_out(checked.rule, place, with_name(checked.name, *error)) : text;
  }

  std::string leave_out(std::string rule, const Place& place, const std::string& what) const {
    findings_.warning(std::move(rule), place, what + ", and is left out: correct it or take it out");
    return "";
  }

  const config::Settings& settings_;
  Findings& findings_;
};

// Members that an author of _data/authors.yml may have.
void clean_known_author(Value& author, const std::string& file, const Cleaner& cleaner) {
  if (author.map_if() == nullptr) return;
  for (auto& [key, value] : *author.map_if()) {
    const std::string text(trim(find_text(value).value_or("")));
    const Place place{file, value.line(), value.column()};
    if (key == "url" || key == "uri")
      value = cleaner.clean_address(key, text, AddressUse::kPerson, place);
    else if (key == "email")
      value = cleaner.clean_mail(text, place);
  }
}

void clean_hubs(config::Settings& settings, const Cleaner& cleaner) {
  const std::unordered_map<std::string, Place> places = config::find_places(settings, "hub");
  const Place whole = find_place(settings, "hub");
  for (std::string& hub : settings.hubs) {
    const auto place = places.find(std::string(trim(hub)));
    hub = cleaner.clean_address("hub", hub, AddressUse::kHub, place == places.end() ? whole : place->second);
  }
  std::erase(settings.hubs, "");
}

// Of the text where the front matter has it, else of the key.
Place find_place(const model::Post& post, std::initializer_list<std::string_view> keys, std::string_view text) {
  Place place = post.place();
  for (const model::FieldPlace& field : post.places.list()) {
    if (std::find(keys.begin(), keys.end(), field.key) == keys.end()) continue;
    const bool is_text = !text.empty() && field.text == text;
    if (is_text || place.line == 0) place = {post.path, field.line, field.column};
    if (is_text) break;
  }
  return place;
}

void clean_post_authors(model::Post& post, const Cleaner& cleaner) {
  for (model::Author& author : post.authors) {
    const auto place = [&](const std::string& text) { return find_place(post, {"author", "authors"}, text); };
    if (!author.url.empty())
      author.url = cleaner.clean_address("url", author.url, AddressUse::kPerson, place(author.url));
    if (!author.email.empty()) author.email = cleaner.clean_mail(author.email, place(author.email));
  }
}

void clean_media(model::Post& post, const Cleaner& cleaner) {
  if (post.banner && !post.banner->is_local) {
    std::string& url = post.banner->path;
    url = cleaner.clean_address("picture", url, AddressUse::kPicture,
                                find_place(post, {"image", "banner", "cover", "thumbnail"}, url));
    if (url.empty()) post.banner.reset();
  }
  if (!post.enclosure) return;
  model::Enclosure& enclosure = *post.enclosure;
  const auto place = [&](const std::string& text) { return find_place(post, {"enclosure", "audio"}, text); };
  enclosure.url = cleaner.clean_address("enclosure", enclosure.url, AddressUse::kAudio, place(enclosure.url));
  enclosure.type = cleaner.clean_media_type(enclosure.type, place(enclosure.type));
  if (enclosure.url.empty()) post.enclosure.reset();
}

void check_own_id(const model::Post& post, Findings& findings) {
  if (!post.has_own_id || !is_absolute_url(post.id)) return;  // the loader has said it
  std::optional<std::string> error = find_error(ValueUse::kId, post.id);
  if (is_unsafe(post.id)) error = name_script("id", post.id);
  if (error)
    findings.error("BadId", find_place(post, {"id"}, ""), *error + ": write it like \"tag:example.org,2019:a\"");
}

// As loader/fields.h names the places of keys that mean nothing to almanac.
void check_extra_places(const model::Post& post, const Cleaner& cleaner) {
  constexpr std::string_view kExtra = "extra.";
  for (const model::FieldPlace& field : post.places.list())
    if (field.key.starts_with(kExtra) && is_script(field.text))
      cleaner.report_script(std::string_view(field.key).substr(kExtra.size()), field.text,
                            {post.path, field.line, field.column});
}

Value without_scripts(Value value) {
  if (Value::List* list = value.list_if()) {
    std::erase_if(*list, [](const Value& item) { return is_script(find_text(item).value_or("")); });
    for (Value& item : *list) item = without_scripts(std::move(item));
  } else if (Value::Map* map = value.map_if()) {
    *map = site::without_scripts(std::move(*map));
  }
  return value;
}

}  // namespace

void clean_settings(config::Settings& settings, Findings& findings) {
  const Cleaner cleaner(settings, findings);
  const auto place = [&](std::string_view key, const std::string& text) { return find_place(settings, key, text); };
  for (config::Author& author : settings.authors) {
    author.url = cleaner.clean_address("url", author.url, AddressUse::kPerson, place("author", author.url));
    author.email = cleaner.clean_mail(author.email, place("author", author.email));
  }
  const std::string authors_file = join_path(settings.source, "_data/authors.yml");
  for (auto& [key, author] : settings.authors_data) clean_known_author(author, authors_file, cleaner);
  settings.email = cleaner.clean_mail(settings.email, place("email", ""));
  settings.icon = cleaner.clean_address("icon", settings.icon, AddressUse::kPicture, place("icon", ""));
  settings.logo = cleaner.clean_address("logo", settings.logo, AddressUse::kPicture, place("logo", ""));
  settings.language = cleaner.clean_language(settings.language, place("language", ""));
  clean_hubs(settings, cleaner);
  for (const auto& [key, value] : settings.extra)
    cleaner.check_extra(key, value, settings.files.empty() ? "" : settings.files.back());
  settings.extra = without_scripts(std::move(settings.extra));
}

void clean_posts(std::vector<model::Post>& posts, const config::Settings& settings, Findings& findings) {
  const Cleaner cleaner(settings, findings);
  for (model::Post& post : posts) {
    clean_post_authors(post, cleaner);
    clean_media(post, cleaner);
    if (post.lang != settings.language) post.lang = cleaner.clean_language(post.lang, find_place(post, {"lang"}, ""));
    if (post.lang.empty()) post.lang = settings.language;
    check_own_id(post, findings);
    check_extra_places(post, cleaner);
  }
}

void clean_pages(std::vector<model::Page>& pages, const config::Settings& settings, Findings& findings) {
  const Cleaner cleaner(settings, findings);
  for (model::Page& page : pages) {
    if (page.lang != settings.language) page.lang = cleaner.clean_language(page.lang, {page.path, 0, 0});
    if (page.lang.empty()) page.lang = settings.language;
    for (const auto& [key, value] : page.extra) cleaner.check_extra(key, value, page.path);
    page.extra = without_scripts(std::move(page.extra));
  }
}

Value::Map without_scripts(Value::Map extra) {
  std::erase_if(extra, [](const auto& member) { return is_script(find_text(member.second).value_or("")); });
  for (auto& [key, value] : extra) value = without_scripts(std::move(value));
  return extra;
}

}  // namespace almanac::site
