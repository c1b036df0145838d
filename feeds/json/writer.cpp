#include "feeds/json/writer.h"

#include "core/json.h"
#include "core/url.h"
#include "feeds/writing.h"
#include "feeds/xml_text.h"

namespace almanac::feeds::json {
namespace {

// A member; where the text or list is empty, none.
void set(almanac::Value& object, const char* key, std::string_view text) {
  if (!text.empty()) object.set(key, escape(text, Escape::kNone));
}

void set_list(almanac::Value& object, const char* key, almanac::Value::List list) {
  if (!list.empty()) object.set(key, std::move(list));
}

almanac::Value::List to_list(const std::vector<Person>& authors) {
  almanac::Value::List list;
  for (const Person& person : authors) {
    if (is_blank(person.name)) continue;
    almanac::Value author;
    set(author, "name", person.name);
    set(author, "url", to_uri(person.uri));
    list.push_back(std::move(author));
  }
  return list;
}

almanac::Value::List to_list(const std::vector<Category>& categories) {
  almanac::Value::List list;
  for (const Category& category : categories)
    if (!is_blank(category.term)) list.push_back(escape(category.term, Escape::kNone));
  return list;
}

almanac::Value to_attachment(const Media& media) {
  almanac::Value attachment;
  set(attachment, "url", to_uri(media.url));
  set(attachment, "mime_type", media.type.empty() ? "application/octet-stream" : media.type);
  if (media.bytes > 0) attachment.set("size_in_bytes", static_cast<std::int64_t>(media.bytes));
  return attachment;
}

almanac::Value::List to_hubs(const std::vector<std::string>& hubs) {
  almanac::Value::List list;
  for (const std::string& hub : hubs) list.emplace_back(almanac::Value::Map{{"type", "WebSub"}, {"url", to_uri(hub)}});
  return list;
}

// kGap as a string.
constexpr std::string_view kGapText = "\"\\u0001\"";

// An item is written as it stands in a document.
constexpr std::string_view kBeforeItem = "{\n  \"items\": [\n    ";
constexpr std::string_view kAfterItem = "\n  ]\n}";

std::string dump_item(almanac::Value item) {
  const std::string document =
      to_json(almanac::Value::Map{{"items", almanac::Value::List{std::move(item)}}}, JsonForm::kIndented);
  return document.substr(kBeforeItem.size(), document.size() - kBeforeItem.size() - kAfterItem.size());
}

}  // namespace

std::string write_entry(const Entry& entry) {
  almanac::Value item;
  set(item, "id", entry.id);
  set(item, "url", to_uri(entry.url));
  set(item, "title", entry.title);
  set(item, "date_published", to_rfc3339(entry.published));
  set(item, "date_modified", to_rfc3339(entry.updated));
  set_list(item, "authors", to_list(entry.authors));
  set_list(item, "tags", to_list(entry.categories));
  set(item, "language", entry.language);
  if (entry.banner) set(item, "image", to_uri(entry.banner->url));
  if (entry.enclosure) item.set("attachments", almanac::Value::List{to_attachment(*entry.enclosure)});
  set(item, "summary", entry.summary);
  // JSON Feed 1.1, Items: one of the two must be there.
  const std::string_view content = entry.content_html.empty() ? entry.summary : entry.content_html;
  item.set(entry.content_html.empty() ? "content_text" : "content_html", kGap);
  return fill(split_at_gap(dump_item(std::move(item)), kGapText), '"' + escape(content, Escape::kJson) + '"');
}

std::string write(const Feed& feed) {
  almanac::Value head;
  head.set("version", "https://jsonfeed.org/version/1.1");
  set(head, "title", feed.title);
  set(head, "home_page_url", to_uri(feed.url));
  set(head, "feed_url", to_uri(feed.self_url));
  set(head, "description", feed.subtitle);
  set(head, "next_url", to_uri(feed.history.prev_archive));
  set(head, "icon", to_uri(feed.icon));
  set_list(head, "authors", to_list(feed.authors));
  set(head, "language", feed.language);
  set_list(head, "hubs", to_hubs(feed.hubs));
  head.set("items", feed.entries.empty() ? almanac::Value::List() : almanac::Value::List{kGap});
  return fill_with_entries(split_at_gap(to_json(head, JsonForm::kIndented) + "\n", kGapText), feed, Format::kJson,
                           ",\n    ");
}

}  // namespace almanac::feeds::json
