#include "feeds/atom/writer.h"

#include "core/text.h"
#include "core/url.h"
#include "feeds/extensions/links.h"
#include "feeds/extensions/media.h"
#include "feeds/extensions/namespaces.h"
#include "feeds/formats.h"
#include "feeds/writing.h"
#include "feeds/xml_tree.h"

namespace almanac::feeds::atom {
namespace {

// RFC 4287 3.2.3: ".+@.+".
bool is_address(std::string_view email) {
  const std::size_t at = email.find('@');
  return at != std::string_view::npos && at > 0 && at + 1 < email.size();
}

// RFC 4287 3.2.
void add_authors(pugi::xml_node parent, const std::vector<Person>& authors) {
  for (const Person& person : authors) {
    if (is_blank(person.name)) continue;
    pugi::xml_node author = add_child(parent, "author");
    add_text(author, "name", person.name);
    add_text(author, "uri", to_uri(person.uri));
    if (is_address(person.email)) add_text(author, "email", person.email);
  }
}

// RFC 4287 4.2.2.
void add_categories(pugi::xml_node entry, const std::vector<Category>& categories) {
  for (const Category& category : categories) {
    if (is_blank(category.term)) continue;
    pugi::xml_node element = add_child(entry, "category");
    set(element, "term", category.term);
    set(element, "scheme", category.scheme);
    set(element, "label", category.label);
  }
}

// RFC 4287 3.1.1: plain text. Where it looks like markup, readers that take every text for HTML would swallow a part of
// it: there it is escaped as HTML and said to be so, which all readers show as it is.
pugi::xml_node add_construct(pugi::xml_node parent, const char* name, std::string_view text) {
  if (!looks_like_markup(text)) return add_text(parent, name, text);
  pugi::xml_node element = add_text(parent, name, escape(text, Escape::kText));
  set(element, "type", "html");
  return element;
}

// RFC 4287 4.2.7.2: the page.
void add_alternate(pugi::xml_node parent, std::string_view url) {
  pugi::xml_node link = add_child(parent, "link");
  set(link, "rel", "alternate");
  set(link, "type", "text/html");
  set(link, "href", to_uri(url));
}

void add_enclosure(pugi::xml_node entry, const Media& media) {
  pugi::xml_node link = add_child(entry, "link");
  set(link, "rel", "enclosure");
  set(link, "type", media.type);
  set(link, "length", media.bytes == 0 ? std::string() : std::to_string(media.bytes));
  set(link, "href", to_uri(media.url));
}

// RFC 4287 4.2.4.
void add_generator(pugi::xml_node root, const Feed& feed) {
  pugi::xml_node generator = add_text(root, "generator", feed.generator_name);
  set(generator, "uri", to_uri(feed.generator_uri));
  set(generator, "version", feed.generator_version);
}

void add_metadata(pugi::xml_node root, const Feed& feed) {
  add_construct(root, "title", feed.title);
  add_construct(root, "subtitle", feed.subtitle);
  add_text(root, "id", feed.id);
  add_text(root, "updated", to_rfc3339(feed.updated));
  add_authors(root, feed.authors);
  add_alternate(root, feed.url);
  add_feed_links(root, "link", feed, info(Format::kAtom).media_type);
  add_construct(root, "rights", feed.rights);
  add_text(root, "icon", to_uri(feed.icon));
  add_text(root, "logo", to_uri(feed.logo));
  add_generator(root, feed);
}

void add_summary(pugi::xml_node entry, std::string_view text) {
  pugi::xml_node summary = add_construct(entry, "summary", text);
  if (!summary.attribute("type")) set(summary, "type", "text");
}

// RFC 6721 3.
void add_deleted(pugi::xml_node root, const std::vector<Deleted>& deleted) {
  if (!deleted.empty()) set(root, xmlns::kTombstones.declaration, xmlns::kTombstones.uri);
  for (const Deleted& gone : deleted) {
    pugi::xml_node element = add_child(root, "at:deleted-entry");
    set(element, "ref", gone.id);
    set(element, "when", to_rfc3339(gone.when));
  }
}

}  // namespace

std::string write_entry(const Entry& entry) {
  pugi::xml_document document;
  pugi::xml_node element = add_child(document, "entry");
  set(element, "xml:lang", entry.language);
  add_construct(element, "title", entry.title);
  add_alternate(element, entry.url);
  add_text(element, "id", entry.id);
  add_text(element, "published", to_rfc3339(entry.published));
  add_text(element, "updated", to_rfc3339(entry.updated));
  add_authors(element, entry.authors);
  add_categories(element, entry.categories);
  add_related_links(element, "link", entry);
  if (entry.enclosure) add_enclosure(element, *entry.enclosure);
  if (entry.banner) add_media_content(element, *entry.banner);
  add_summary(element, entry.summary);
  const std::string content = escape(entry.content_html, Escape::kText);
  if (!content.empty()) set(add_text_gap(element, "content"), "type", "html");
  return fill(split_at_gap(to_bytes(element, 1)), content);
}

std::string write(const Feed& feed) {
  pugi::xml_document document;
  pugi::xml_node root = add_root(document, "feed");
  for (const xmlns::Namespace& space : {xmlns::kAtom, xmlns::kHistory, xmlns::kMedia})
    set(root, space.declaration, space.uri);
  set(root, "xml:lang", feed.language);
  add_metadata(root, feed);
  add_deleted(root, feed.deleted);
  if (!feed.entries.empty()) add_elements_gap(root, 1);
  return fill_with_entries(split_at_gap(to_bytes(document)), feed, Format::kAtom);
}

}  // namespace almanac::feeds::atom
