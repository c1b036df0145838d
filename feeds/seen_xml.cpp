#include "feeds/seen_xml.h"

#include <algorithm>

#include "core/text.h"
#include "core/url.h"
#include "feeds/check/rfc822.h"

namespace almanac::feeds {

using check::NodeKind;

XmlView::XmlView(const Document& document, std::string_view own_uri, std::span<const TagName> names)
    : document_(document), tags_(document.names(), Tag::kOther) {
  for (check::NameId i = 0; i < document.names(); ++i) {
    const check::Name& name = document.name(i);
    const auto found = std::find_if(names.begin(), names.end(), [&](const TagName& one) {
      return one.local == name.local && (one.uri.empty() ? own_uri : one.uri) == name.uri;
    });
    if (found != names.end()) tags_[i] = found->tag;
  }
}

Tag XmlView::tag(NodeId element) const {
  const check::Node& node = document_.node(element);
  return node.kind == NodeKind::kElement ? tags_[node.name] : Tag::kOther;
}

std::string XmlView::text(NodeId element) const {
  std::string text;
  for (NodeId child = document_.first_child(element); child != check::kNone; child = document_.next_sibling(child))
    if (document_.node(child).kind == NodeKind::kText) text += document_.value(child);
  return text;
}

std::string_view XmlView::attribute(NodeId element, std::string_view local) const {
  for (std::uint32_t i = 0; i < document_.node(element).length; ++i) {
    const check::Attribute& attribute = document_.attribute(element, i);
    if (document_.name(attribute.name).local == local) return document_.value(attribute);
  }
  return {};
}

namespace {

enum class TextType { kText, kHtml, kXhtml };

// RFC 4287 3.1.1, 4.1.3.1; what is inline XML is read as XHTML is.
TextType type_of(const XmlView& view, NodeId construct) {
  const std::string_view type = view.attribute(construct, "type");
  if (type == "html" || type == "text/html") return TextType::kHtml;
  const NodeId first = view.document().first_child(construct);
  const bool has_elements = first != check::kNone && view.document().node(construct).end > first + 1;
  return type == "xhtml" || has_elements ? TextType::kXhtml : TextType::kText;
}

}  // namespace

std::string XmlView::plain_text(NodeId construct) const {
  switch (type_of(*this, construct)) {
    case TextType::kHtml: return to_plain_text(text(construct));
    case TextType::kText: return squeeze(text(construct));
    case TextType::kXhtml: break;
  }
  std::string all;
  for (NodeId node = construct + 1; node < document_.node(construct).end; ++node)
    if (document_.node(node).kind == NodeKind::kText) all += document_.value(node);
  return squeeze(all);
}

void XmlView::add_construct(NodeId construct, ContentDigester& content) const {
  const TextType type = type_of(*this, construct);
  if (type == TextType::kHtml) return content.add_html(text(construct));
  for (NodeId node = construct; node < document_.node(construct).end; ++node) {
    if (document_.node(node).kind == NodeKind::kText) content.add_text(document_.value(node));
    if (document_.node(node).kind != NodeKind::kElement) continue;
    for (std::uint32_t i = 0; i < document_.node(node).length; ++i) {
      const check::Attribute& attribute = document_.attribute(node, i);
      content.add_attribute(document_.name(attribute.name).local, document_.value(attribute));
    }
  }
}

void set_first(std::string& to, std::string text) {
  if (to.empty()) to = std::move(text);
}

void set_first(std::optional<Instant>& to, std::optional<Instant> instant) {
  if (!to) to = instant;
}

std::optional<Instant> read_date(std::string_view text) {
  std::string date(trim(text));
  const bool has_time = date.size() >= 16 && (date[10] == 'T' || date[10] == 't' || date[10] == ' ');
  if (has_time) {
    date[10] = 'T';
    if (date.back() == 'z') date.back() = 'Z';
    const std::size_t zone = date.find_first_of("Z+-", 11);
    std::string clock = date.substr(11, zone == std::string::npos ? zone : zone - 11);
    std::string offset = zone == std::string::npos ? "Z" : date.substr(zone);
    if (clock.size() == 5) clock += ":00";
    if (offset.size() == 5) offset.insert(3, ":");  // "+0100"
    date = date.substr(0, 11) + clock + offset;
  } else if (date.size() == 10) {
    date += "T00:00:00Z";
  }
  const Result<Timestamp> read = parse_rfc3339(date);
  return read ? std::optional(read->instant) : std::nullopt;
}

std::string read_rss_title(std::string_view text) {
  return text.find('<') == std::string_view::npos ? to_plain_text(text) : squeeze(text);
}

std::optional<Instant> read_rss_date(std::string_view text) {
  const check::Rfc822Reading reading = check::read_rfc822(trim(text));
  return reading.wrong.empty() ? std::optional(reading.instant) : read_date(text);
}

void read_feed_link(const XmlView& view, NodeId link, SeenDocument& document) {
  const std::string_view rel = view.attribute(link, "rel");
  std::string href(trim(view.attribute(link, "href")));
  if (rel == "self")
    set_first(document.self, std::move(href));
  else if (rel == "current")
    set_first(document.current, std::move(href));
  else if (rel == "prev-archive")
    document.older = std::move(href);
  else if (rel == "next")
    set_first(document.older, std::move(href));
  else if (rel.empty() || rel == "alternate")
    set_first(document.url, std::move(href));
}

void complete(SeenDocument& document) {
  const std::string base = is_absolute_url(document.self) ? document.self : document.url;
  for (std::string* link : {&document.self, &document.url, &document.current, &document.older})
    if (!link->empty() && !base.empty()) *link = resolve_url(base, *link);
  for (SeenEntry& entry : document.entries) {
    if (!entry.url.empty() && !is_absolute_url(entry.url) && !base.empty()) entry.url = resolve_url(base, entry.url);
    set_first(entry.id, entry.url);
    set_first(entry.id, entry.title);
    set_first(entry.updated, entry.published);
    set_first(entry.published, entry.updated);
  }
  std::erase_if(document.entries, [](const SeenEntry& entry) { return entry.id.empty(); });
}

}  // namespace almanac::feeds
