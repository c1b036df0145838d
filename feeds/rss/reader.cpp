#include "feeds/rss/reader.h"

#include <array>

#include "core/text.h"
#include "core/url.h"
#include "feeds/seen_xml.h"

namespace almanac::feeds::rss {
namespace {

constexpr const char* kAtom = "http://www.w3.org/2005/Atom";

constexpr std::array kNames = {
    TagName{"", "channel", Tag::kChannel},
    TagName{"", "item", Tag::kEntry},
    TagName{"", "title", Tag::kTitle},
    TagName{"", "link", Tag::kLink},
    TagName{"", "guid", Tag::kId},
    TagName{"", "pubDate", Tag::kPublished},
    TagName{"", "description", Tag::kSummary},
    TagName{kAtom, "link", Tag::kAtomLink},
    TagName{kAtom, "updated", Tag::kUpdated},
    TagName{"http://purl.org/dc/elements/1.1/", "date", Tag::kPublished},
    TagName{"http://purl.org/dc/terms/", "modified", Tag::kUpdated},
    TagName{"http://purl.org/rss/1.0/modules/content/", "encoded", Tag::kContent},
    TagName{"http://purl.org/syndication/history/1.0", "archive", Tag::kArchive},
};

struct Item {
  SeenEntry entry;
  std::string description;
  std::string content;
  std::string permalink;  // a guid that is the page's address
};

void read_element(const XmlView& view, NodeId child, Item& item) {
  SeenEntry& entry = item.entry;
  switch (view.tag(child)) {
    case Tag::kTitle: return set_first(entry.title, read_rss_title(view.text(child)));
    case Tag::kLink: return set_first(entry.url, std::string(trim(view.text(child))));
    case Tag::kPublished: return set_first(entry.published, read_rss_date(view.text(child)));
    case Tag::kUpdated: return set_first(entry.updated, read_date(view.text(child)));
    case Tag::kSummary: return set_first(item.description, view.text(child));
    case Tag::kContent: return set_first(item.content, view.text(child));
    case Tag::kId: break;
    default: return;
  }
  set_first(entry.id, std::string(trim(view.text(child))));
  if (view.attribute(child, "isPermaLink") != "false" && is_absolute_url(entry.id)) item.permalink = entry.id;
}

SeenEntry read_item(const XmlView& view, NodeId element) {
  Item item;
  const check::Document& document = view.document();
  for (NodeId child = document.first_child(element); child != check::kNone; child = document.next_sibling(child))
    read_element(view, child, item);
  set_first(item.entry.url, item.permalink);
  item.entry.content = digest_html(item.content.empty() ? item.description : item.content, item.entry.url);
  return std::move(item.entry);
}

void read_channel(const XmlView& view, NodeId channel, SeenDocument& seen) {
  const check::Document& document = view.document();
  for (NodeId child = document.first_child(channel); child != check::kNone; child = document.next_sibling(child)) {
    switch (view.tag(child)) {
      case Tag::kTitle: set_first(seen.title, read_rss_title(view.text(child))); break;
      case Tag::kLink: set_first(seen.url, std::string(trim(view.text(child)))); break;
      case Tag::kAtomLink: read_feed_link(view, child, seen); break;
      case Tag::kArchive: seen.is_archive = true; break;
      case Tag::kEntry: seen.entries.push_back(read_item(view, child)); break;
      default: break;
    }
  }
}

}  // namespace

SeenDocument read(const check::Document& document) {
  const XmlView view(document, document.name(document.node(0).name).uri, kNames);
  SeenDocument seen{.format = SeenFormat::kRss};
  for (NodeId child = document.first_child(0); child != check::kNone; child = document.next_sibling(child)) {
    if (view.tag(child) == Tag::kChannel) read_channel(view, child, seen);
    if (view.tag(child) == Tag::kEntry) seen.entries.push_back(read_item(view, child));  // RSS 0.90 put them here
  }
  complete(seen);
  return seen;
}

}  // namespace almanac::feeds::rss
