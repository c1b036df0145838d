#include "feeds/json/reader.h"

#include "core/text.h"
#include "feeds/seen_xml.h"

namespace almanac::feeds::json {
namespace {

using check::Document;
using check::kNone;
using check::NodeId;
using check::NodeKind;

// A member's text; numbers as they are written (JSON Feed 1.1, id: a number is to be taken as its text).
std::string text_of(const Document& document, NodeId member) {
  const NodeKind kind = document.node(member).kind;
  return kind == NodeKind::kString || kind == NodeKind::kNumber ? std::string(document.value(member)) : std::string();
}

struct Contents {
  std::string html;
  std::string text;
  std::string summary;
};

void read_member(const Document& document, NodeId member, SeenEntry& entry, Contents& contents) {
  const std::string& key = document.name(document.node(member).name).local;
  if (key == "id")
    entry.id = trim(text_of(document, member));
  else if (key == "url")
    entry.url = trim(text_of(document, member));
  else if (key == "title")
    entry.title = squeeze(text_of(document, member));
  else if (key == "date_published")
    entry.published = read_date(text_of(document, member));
  else if (key == "date_modified")
    entry.updated = read_date(text_of(document, member));
  else if (key == "content_html")
    contents.html = text_of(document, member);
  else if (key == "content_text")
    contents.text = text_of(document, member);
  else if (key == "summary")
    contents.summary = text_of(document, member);
}

SeenEntry read_item(const Document& document, NodeId item) {
  SeenEntry entry;
  Contents contents;
  for (NodeId member = document.first_child(item); member != kNone; member = document.next_sibling(member))
    read_member(document, member, entry, contents);
  const std::string& plain = contents.text.empty() ? contents.summary : contents.text;
  entry.content = contents.html.empty() ? digest_text(plain) : digest_html(contents.html, entry.url);
  return entry;
}

void read_items(const Document& document, NodeId items, SeenDocument& seen) {
  for (NodeId item = document.first_child(items); item != kNone; item = document.next_sibling(item))
    if (document.node(item).kind == NodeKind::kObject) seen.entries.push_back(read_item(document, item));
}

}  // namespace

SeenDocument read(const Document& document) {
  SeenDocument seen{.format = SeenFormat::kJson};
  for (NodeId member = document.first_child(0); member != kNone; member = document.next_sibling(member)) {
    const std::string& key = document.name(document.node(member).name).local;
    if (key == "title")
      seen.title = squeeze(text_of(document, member));
    else if (key == "home_page_url")
      seen.url = trim(text_of(document, member));
    else if (key == "feed_url")
      seen.self = trim(text_of(document, member));
    else if (key == "next_url")
      seen.older = trim(text_of(document, member));
    else if (key == "items")
      read_items(document, member, seen);
  }
  complete(seen);
  return seen;
}

}  // namespace almanac::feeds::json
