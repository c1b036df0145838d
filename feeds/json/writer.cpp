#include "feeds/json/writer.h"

#include <nlohmann/json.hpp>

#include "core/url.h"
#include "feeds/writing.h"
#include "feeds/xml_text.h"

namespace almanac::feeds::json {
namespace {

using Json = nlohmann::ordered_json;

// A member; where the text or list is empty, none.
void set(Json& object, const char* key, std::string_view text) {
  if (!text.empty()) object[key] = escape(text, Escape::kNone);
}

void set_list(Json& object, const char* key, Json list) {
  if (!list.empty()) object[key] = std::move(list);
}

Json to_json(const std::vector<Person>& authors) {
  Json list = Json::array();
  for (const Person& person : authors) {
    if (is_blank(person.name)) continue;
    Json author = Json::object();
    set(author, "name", person.name);
    set(author, "url", to_uri(person.uri));
    list.push_back(std::move(author));
  }
  return list;
}

Json to_json(const std::vector<Category>& categories) {
  Json list = Json::array();
  for (const Category& category : categories)
    if (!is_blank(category.term)) list.push_back(escape(category.term, Escape::kNone));
  return list;
}

Json to_attachment(const Media& media) {
  Json attachment = Json::object();
  set(attachment, "url", to_uri(media.url));
  set(attachment, "mime_type", media.type.empty() ? "application/octet-stream" : media.type);
  if (media.bytes > 0) attachment["size_in_bytes"] = media.bytes;
  return attachment;
}

Json to_hubs(const std::vector<std::string>& hubs) {
  Json list = Json::array();
  for (const std::string& hub : hubs) list.push_back({{"type", "WebSub"}, {"url", to_uri(hub)}});
  return list;
}

std::string dump(const Json& json) { return json.dump(2, ' ', false, Json::error_handler_t::replace); }

// kGap as a string.
constexpr std::string_view kGapText = "\"\\u0001\"";

// An item is written as it stands in a document.
constexpr std::string_view kBeforeItem = "{\n  \"items\": [\n    ";
constexpr std::string_view kAfterItem = "\n  ]\n}";

std::string dump_item(Json item) {
  const std::string document = dump({{"items", Json::array({std::move(item)})}});
  return document.substr(kBeforeItem.size(), document.size() - kBeforeItem.size() - kAfterItem.size());
}

}  // namespace

std::string write_entry(const Entry& entry) {
  Json item = Json::object();
  set(item, "id", entry.id);
  set(item, "url", to_uri(entry.url));
  set(item, "title", entry.title);
  set(item, "date_published", to_rfc3339(entry.published));
  set(item, "date_modified", to_rfc3339(entry.updated));
  set_list(item, "authors", to_json(entry.authors));
  set_list(item, "tags", to_json(entry.categories));
  set(item, "language", entry.language);
  if (entry.banner) set(item, "image", to_uri(entry.banner->url));
  if (entry.enclosure) item["attachments"] = Json::array({to_attachment(*entry.enclosure)});
  set(item, "summary", entry.summary);
  // JSON Feed 1.1, Items: one of the two must be there.
  const std::string_view content = entry.content_html.empty() ? entry.summary : entry.content_html;
  item[entry.content_html.empty() ? "content_text" : "content_html"] = kGap;
  return fill(split_at_gap(dump_item(std::move(item)), kGapText), '"' + escape(content, Escape::kJson) + '"');
}

std::string write(const Feed& feed) {
  Json head = Json::object();
  head["version"] = "https://jsonfeed.org/version/1.1";
  set(head, "title", feed.title);
  set(head, "home_page_url", to_uri(feed.url));
  set(head, "feed_url", to_uri(feed.self_url));
  set(head, "description", feed.subtitle);
  set(head, "next_url", to_uri(feed.history.prev_archive));
  set(head, "icon", to_uri(feed.icon));
  set_list(head, "authors", to_json(feed.authors));
  set(head, "language", feed.language);
  set_list(head, "hubs", to_hubs(feed.hubs));
  head["items"] = Json::array();
  if (!feed.entries.empty()) head["items"].push_back(kGap);
  return fill_with_entries(split_at_gap(dump(head) + "\n", kGapText), feed, Format::kJson, ",\n    ");
}

}  // namespace almanac::feeds::json
