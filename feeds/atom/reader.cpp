#include "feeds/atom/reader.h"

#include <array>

#include "core/text.h"
#include "feeds/seen_xml.h"

namespace almanac::feeds::atom {
namespace {

constexpr std::array kNames = {
    TagName{"", "entry", Tag::kEntry},
    TagName{"", "id", Tag::kId},
    TagName{"", "title", Tag::kTitle},
    TagName{"", "link", Tag::kLink},
    TagName{"", "published", Tag::kPublished},
    TagName{"", "issued", Tag::kPublished},  // Atom 0.3
    TagName{"", "updated", Tag::kUpdated},
    TagName{"", "modified", Tag::kUpdated},  // Atom 0.3
    TagName{"", "summary", Tag::kSummary},
    TagName{"", "content", Tag::kContent},
    TagName{"http://purl.org/syndication/history/1.0", "archive", Tag::kArchive},
    TagName{"http://purl.org/atompub/tombstones/1.0", "deleted-entry", Tag::kDeleted},
};

// RFC 4287 4.2.7.2: a link without a relation is an alternate one; of several the page is meant.
void read_link(const XmlView& view, NodeId link, SeenEntry& entry) {
  const std::string_view rel = view.attribute(link, "rel");
  if (!rel.empty() && rel != "alternate") return;
  const bool is_page = view.attribute(link, "type") == "text/html";
  if (is_page || entry.url.empty()) entry.url = trim(view.attribute(link, "href"));
}

struct Contents {
  NodeId summary = check::kNone;
  NodeId content = check::kNone;
};

void read_element(const XmlView& view, NodeId child, SeenEntry& entry, Contents& contents) {
  switch (view.tag(child)) {
    case Tag::kId: return set_first(entry.id, std::string(trim(view.text(child))));
    case Tag::kTitle: return set_first(entry.title, view.plain_text(child));
    case Tag::kLink: return read_link(view, child, entry);
    case Tag::kPublished: return set_first(entry.published, read_date(view.text(child)));
    case Tag::kUpdated: return set_first(entry.updated, read_date(view.text(child)));
    case Tag::kSummary: contents.summary = child; return;
    case Tag::kContent: contents.content = child; return;
    default: return;
  }
}

// What readers show: the content; the summary where there is none.
SeenEntry read_entry(const XmlView& view, NodeId element) {
  SeenEntry entry;
  Contents contents;
  const check::Document& document = view.document();
  for (NodeId child = document.first_child(element); child != check::kNone; child = document.next_sibling(child))
    read_element(view, child, entry, contents);
  ContentDigester content(entry.url);
  const NodeId shown = contents.content == check::kNone ? contents.summary : contents.content;
  if (shown != check::kNone) view.add_construct(shown, content);
  entry.content = content.finish();
  return entry;
}

}  // namespace

SeenDocument read(const check::Document& document) {
  const XmlView view(document, document.name(document.node(0).name).uri, kNames);
  SeenDocument seen{.format = SeenFormat::kAtom};
  if (document.name(document.node(0).name).local == "entry") seen.entries.push_back(read_entry(view, 0));
  for (NodeId child = document.first_child(0); child != check::kNone; child = document.next_sibling(child)) {
    switch (view.tag(child)) {
      case Tag::kId: set_first(seen.id, std::string(trim(view.text(child)))); break;
      case Tag::kTitle: set_first(seen.title, view.plain_text(child)); break;
      case Tag::kLink: read_feed_link(view, child, seen); break;
      case Tag::kArchive: seen.is_archive = true; break;
      case Tag::kEntry: seen.entries.push_back(read_entry(view, child)); break;
      case Tag::kDeleted: seen.deleted.emplace_back(trim(view.attribute(child, "ref"))); break;
      default: break;
    }
  }
  complete(seen);
  return seen;
}

}  // namespace almanac::feeds::atom
