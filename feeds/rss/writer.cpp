#include "feeds/rss/writer.h"

#include "core/url.h"
#include "feeds/extensions/links.h"
#include "feeds/extensions/media.h"
#include "feeds/extensions/namespaces.h"
#include "feeds/formats.h"
#include "feeds/writing.h"
#include "feeds/xml_tree.h"

namespace almanac::feeds::rss {
namespace {

// RSS Profile, author: a name without an address is dc:creator's, and never both.
void add_authors(pugi::xml_node parent, const std::vector<Person>& authors) {
  for (const Person& person : authors)
    if (!is_blank(person.name)) add_text(parent, "dc:creator", person.name);
}

// An id that is the page's address is a permalink; any other says that it is none (RSS 2.0, guid).
void add_guid(pugi::xml_node item, const Entry& entry) {
  const bool is_web = entry.id.starts_with("http://") || entry.id.starts_with("https://");
  const bool is_permalink = is_web && entry.id == entry.url;
  pugi::xml_node guid = add_text(item, "guid", is_permalink ? to_uri(entry.id) : entry.id);
  set(guid, "isPermaLink", is_permalink ? "true" : "false");
}

void add_categories(pugi::xml_node item, const std::vector<Category>& categories) {
  for (const Category& category : categories) {
    if (is_blank(category.term)) continue;
    pugi::xml_node element = add_text(item, "category", category.term, Escape::kPlainText);
    set(element, "domain", category.scheme);
  }
}

// RSS Profile: the description is HTML, so that plain text is escaped as HTML before it is as XML; it stands before the
// full content, and is the full content where there is no summary. Leaves a gap for the content, where there is one.
void add_description(pugi::xml_node item, const Entry& entry, std::string_view content) {
  if (!entry.summary.empty()) add_text(item, "description", escape(entry.summary, Escape::kText));
  if (!content.empty()) add_text_gap(item, entry.summary.empty() ? "description" : "content:encoded");
}

// RSS 2.0, enclosure: all three are required; a length that is not known is 0.
void add_enclosure(pugi::xml_node item, const Media& media) {
  pugi::xml_node enclosure = add_child(item, "enclosure");
  set(enclosure, "url", to_uri(media.url));
  set(enclosure, "length", std::to_string(media.bytes));
  set(enclosure, "type", media.type.empty() ? "application/octet-stream" : media.type);
}

std::string generator(const Feed& feed) {
  std::string text = feed.generator_name;
  if (!feed.generator_version.empty()) text += " " + feed.generator_version;
  if (!feed.generator_uri.empty()) text += " (" + feed.generator_uri + ")";
  return text;
}

void add_metadata(pugi::xml_node channel, const Feed& feed) {
  add_text(channel, "title", feed.title, Escape::kPlainText);
  add_text(channel, "link", to_uri(feed.url));
  add_text(channel, "description", feed.subtitle.empty() ? feed.title : feed.subtitle, Escape::kPlainText);
  add_text(channel, "language", feed.language);
  add_text(channel, "copyright", feed.rights, Escape::kPlainText);
  add_text(channel, "lastBuildDate", to_rfc822(feed.updated));
  add_text(channel, "generator", generator(feed), Escape::kPlainText);
  add_authors(channel, feed.authors);
  add_feed_links(channel, "atom:link", feed, info(Format::kRss).media_type);
}

}  // namespace

std::string write_entry(const Entry& entry) {
  pugi::xml_document document;
  pugi::xml_node item = add_child(document, "item");
  add_text(item, "title", entry.title, Escape::kPlainText);
  add_text(item, "link", to_uri(entry.url));
  add_guid(item, entry);
  add_text(item, "pubDate", to_rfc822(entry.published));
  // RSS has no element for it, and an item was updated when it was published where nothing else is said.
  if (entry.updated != entry.published) add_text(item, "atom:updated", to_rfc3339(entry.updated));
  add_authors(item, entry.authors);
  add_categories(item, entry.categories);
  if (entry.enclosure) add_enclosure(item, *entry.enclosure);
  add_related_links(item, "atom:link", entry);
  if (entry.banner) add_media_content(item, *entry.banner);
  const std::string content = escape(entry.content_html, Escape::kText);
  add_description(item, entry, content);
  return fill(split_at_gap(to_bytes(item, 2)), content);
}

std::string write(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = add_root(document, "rss");
  set(root, "version", "2.0");
  for (const xmlns::Namespace& space :
       {xmlns::kAtomInRss, xmlns::kContent, xmlns::kDublinCore, xmlns::kHistory, xmlns::kMedia})
    set(root, space.declaration, space.uri);
  pugi::xml_node channel = add_child(root, "channel");
  add_metadata(channel, feed);
  if (!feed.entries.empty()) add_elements_gap(channel, 2);
  return fill_with_entries(split_at_gap(to_bytes(document)), feed, Format::kRss);
}

}  // namespace almanac::feeds::rss
