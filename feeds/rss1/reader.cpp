#include "feeds/rss1/reader.h"

#include <array>

#include "core/text.h"
#include "feeds/rss1/grammar.h"
#include "feeds/seen_xml.h"

namespace almanac::feeds::rss1 {
namespace {

constexpr std::array kNames = {
    TagName{kNamespace, "channel", Tag::kChannel},
    TagName{kNamespace090, "channel", Tag::kChannel},
    TagName{kNamespace, "item", Tag::kEntry},
    TagName{kNamespace090, "item", Tag::kEntry},
    TagName{kNamespace, "title", Tag::kTitle},
    TagName{kNamespace090, "title", Tag::kTitle},
    TagName{kNamespace, "link", Tag::kLink},
    TagName{kNamespace090, "link", Tag::kLink},
    TagName{kNamespace, "description", Tag::kSummary},
    TagName{"http://purl.org/rss/1.0/modules/content/", "encoded", Tag::kContent},
    TagName{"http://purl.org/dc/elements/1.1/", "date", Tag::kPublished},
    TagName{"http://purl.org/dc/terms/", "modified", Tag::kUpdated},
    TagName{"http://www.w3.org/2005/Atom", "link", Tag::kAtomLink},
};

SeenEntry read_item(const XmlView& view, NodeId element) {
  SeenEntry entry;
  entry.id = trim(view.attribute(element, "about"));  // RSS 1.0 5.5: the item's URI
  std::string description, content;
  const check::Document& document = view.document();
  for (NodeId child = document.first_child(element); child != check::kNone; child = document.next_sibling(child)) {
    switch (view.tag(child)) {
      case Tag::kTitle: set_first(entry.title, read_rss_title(view.text(child))); break;
      case Tag::kLink: set_first(entry.url, std::string(trim(view.text(child)))); break;
      case Tag::kSummary: set_first(description, view.text(child)); break;
      case Tag::kContent: set_first(content, view.text(child)); break;
      case Tag::kPublished: set_first(entry.published, read_date(view.text(child))); break;
      case Tag::kUpdated: set_first(entry.updated, read_date(view.text(child))); break;
      default: break;
    }
  }
  entry.content = digest_html(content.empty() ? description : content, entry.url);
  return entry;
}

void read_channel(const XmlView& view, NodeId channel, SeenDocument& seen) {
  const check::Document& document = view.document();
  for (NodeId child = document.first_child(channel); child != check::kNone; child = document.next_sibling(child)) {
    switch (view.tag(child)) {
      case Tag::kTitle: set_first(seen.title, read_rss_title(view.text(child))); break;
      case Tag::kLink: set_first(seen.url, std::string(trim(view.text(child)))); break;
      case Tag::kAtomLink: read_feed_link(view, child, seen); break;
      default: break;
    }
  }
}

}  // namespace

SeenDocument read(const check::Document& document) {
  const XmlView view(document, kNamespace, kNames);
  SeenDocument seen{.format = SeenFormat::kRss1};
  for (NodeId child = document.first_child(0); child != check::kNone; child = document.next_sibling(child)) {
    if (view.tag(child) == Tag::kChannel) read_channel(view, child, seen);
    if (view.tag(child) == Tag::kEntry) seen.entries.push_back(read_item(view, child));
  }
  complete(seen);
  return seen;
}

}  // namespace almanac::feeds::rss1
