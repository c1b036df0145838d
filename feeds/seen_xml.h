// What the readers of the XML formats share: elements by their meaning, and their texts.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "feeds/check/document.h"
#include "feeds/seen.h"

namespace almanac::feeds {

using check::Document;
using check::NodeId;

enum class Tag : std::uint8_t {
  kOther,
  kChannel,
  kEntry,
  kId,
  kTitle,
  kLink,
  kAtomLink,
  kPublished,
  kUpdated,
  kSummary,
  kContent,
  kArchive,
  kDeleted
};

// One meaning of a name. The format's own namespace is that of the document's elements, whatever it is: feeds without
// one, or with that of a draft, are read, too.
struct TagName {
  std::string_view uri;  // "": the format's own
  std::string_view local;
  Tag tag = Tag::kOther;
};

class XmlView {
 public:
  XmlView(const Document& document, std::string_view own_uri, std::span<const TagName> names);

  const Document& document() const { return document_; }
  Tag tag(NodeId element) const;
  // The text between an element's tags, that of its descendants left out.
  std::string text(NodeId element) const;
  // The value of the attribute, by its local name in any namespace; empty where there is none.
  std::string_view attribute(NodeId element, std::string_view local) const;
  // An Atom text construct or content (RFC 4287 3.1, 4.1.3) as plain text, and as what is compared of it.
  std::string plain_text(NodeId construct) const;
  void add_construct(NodeId construct, ContentDigester& content) const;

 private:
  const Document& document_;
  std::vector<Tag> tags_;  // by NameId
};

// Takes the value where none is there yet: of an element that may come twice the first counts.
void set_first(std::string& to, std::string text);
void set_first(std::optional<Instant>& to, std::optional<Instant> instant);
// RFC 3339, or a day, or without its zone: as feeds write it.
std::optional<Instant> read_date(std::string_view text);
// A title of RSS is plain text (RSS Profile), which many write as HTML: its references are decoded where it has no
// "<".
std::string read_rss_title(std::string_view text);
// RFC 822 with two or four digits of the year, any zone that has a name in it (RSS 2.0), else as read_date().
std::optional<Instant> read_rss_date(std::string_view text);
// An atom:link of a feed or channel.
void read_feed_link(const XmlView& view, NodeId link, SeenDocument& document);
// Resolves the addresses, fills what stands in for what is missing, and leaves out entries that have no id at all.
void complete(SeenDocument& document);

}  // namespace almanac::feeds
