// Which elements and attributes of HTML may stand in a feed: one row for each element. Feed readers and the W3C's feed
// validator (SecurityRisk) know these; what has no row is left out, its text stays.
#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace almanac::markdown {

// How an element nests, as HTML's tree construction sees it (WHATWG HTML 13.2.6).
enum class Nesting {
  kBlock,       // ends a paragraph
  kParagraph,   // p
  kHeading,     // h1 to h6
  kList,        // ul, ol, dl: a block that items may stand in
  kItem,        // li, dt, dd
  kTable,       // table
  kTablePart,   // caption, colgroup, thead, tbody, tfoot
  kRow,         // tr
  kCell,        // td, th
  kColumn,      // col: void, in colgroup
  kRule,        // hr: void, ends a paragraph
  kFormatting,  // b, i, ...: survives the end of a paragraph
  kAnchor,      // a: formatting that does not nest
  kInline,      // span, sup, video, ...
  kRubyText,    // rt, rp: in ruby
  kVoid,        // br, img, ...
  kEmbed,       // becomes a link
  kCheckbox,    // the box of a task list: becomes a character
};

enum class UrlKind { kNone, kLink, kImage, kImageSet };

struct SafeAttribute {
  std::string_view name;
  std::string_view elements;  // blank-separated; empty: every element
  UrlKind url = UrlKind::kNone;
};

struct SafeElement {
  std::string_view name;
  Nesting nesting = Nesting::kInline;
};

// Null where the element may not stand in a feed. Names in lower case.
const SafeElement* find_safe_element(std::string_view name);
const SafeAttribute* find_safe_attribute(std::string_view element, std::string_view name);

// Elements that go with all that is in them.
bool is_dropped_whole(std::string_view element);

bool is_void(Nesting nesting);
bool ends_paragraph(Nesting nesting);

}  // namespace almanac::markdown
