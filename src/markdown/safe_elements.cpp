#include "markdown/safe_elements.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace almanac::markdown {
namespace {

using enum Nesting;

constexpr auto kElements = std::to_array<SafeElement>({
    {"a", kAnchor},          {"abbr", kInline},
    {"acronym", kInline},    {"address", kBlock},
    {"article", kBlock},     {"aside", kBlock},
    {"audio", kInline},      {"b", kFormatting},
    {"bdi", kInline},        {"big", kFormatting},
    {"blockquote", kBlock},  {"br", kVoid},
    {"caption", kTablePart}, {"center", kBlock},
    {"cite", kInline},       {"code", kFormatting},
    {"col", kColumn},        {"colgroup", kTablePart},
    {"dd", kItem},           {"del", kInline},
    {"details", kBlock},     {"dfn", kInline},
    {"div", kBlock},         {"dl", kList},
    {"dt", kItem},           {"em", kFormatting},
    {"embed", kEmbed},       {"figcaption", kBlock},
    {"figure", kBlock},      {"font", kFormatting},
    {"footer", kBlock},      {"h1", kHeading},
    {"h2", kHeading},        {"h3", kHeading},
    {"h4", kHeading},        {"h5", kHeading},
    {"h6", kHeading},        {"header", kBlock},
    {"hgroup", kBlock},      {"hr", kRule},
    {"i", kFormatting},      {"img", kVoid},
    {"input", kCheckbox},    {"ins", kInline},
    {"kbd", kInline},        {"li", kItem},
    {"main", kBlock},        {"mark", kInline},
    {"nav", kBlock},         {"ol", kList},
    {"p", kParagraph},       {"picture", kInline},
    {"pre", kBlock},         {"q", kInline},
    {"rp", kRubyText},       {"rt", kRubyText},
    {"ruby", kInline},       {"s", kFormatting},
    {"samp", kInline},       {"section", kBlock},
    {"small", kFormatting},  {"source", kVoid},
    {"span", kInline},       {"strike", kFormatting},
    {"strong", kFormatting}, {"sub", kInline},
    {"summary", kBlock},     {"sup", kInline},
    {"table", kTable},       {"tbody", kTablePart},
    {"td", kCell},           {"tfoot", kTablePart},
    {"th", kCell},           {"thead", kTablePart},
    {"time", kInline},       {"tr", kRow},
    {"track", kVoid},        {"tt", kFormatting},
    {"u", kFormatting},      {"ul", kList},
    {"var", kInline},        {"video", kInline},
    {"wbr", kVoid},
});

constexpr bool by_name(const auto& a, const auto& b) { return a.name < b.name; }
static_assert(std::is_sorted(kElements.begin(), kElements.end(), by_name<SafeElement, SafeElement>));

using enum UrlKind;

constexpr auto kAttributes = std::to_array<SafeAttribute>({
    {"abbr", "td th"},
    {"align", "caption col colgroup div h1 h2 h3 h4 h5 h6 hr img p table tbody td tfoot th thead tr"},
    {"alt", "img"},
    {"border", "img table"},
    {"cellpadding", "table"},
    {"cellspacing", "table"},
    {"checked", "input"},
    {"cite", "blockquote del ins q", UrlKind::kLink},
    {"class", ""},
    {"color", "font"},
    {"colspan", "td th"},
    {"controls", "audio video"},
    {"datetime", "del ins time"},
    {"default", "track"},
    {"dir", ""},
    {"face", "font"},
    {"headers", "td th"},
    {"height", "img video"},
    {"href", "a", UrlKind::kLink},
    {"hreflang", "a"},
    {"kind", "track"},
    {"label", "track"},
    {"lang", ""},
    {"longdesc", "img", UrlKind::kLink},
    {"loop", "audio video"},
    {"media", "source"},
    {"muted", "audio video"},
    {"open", "details"},
    {"poster", "video", kImage},
    {"preload", "audio video"},
    {"rel", "a"},
    {"rowspan", "td th"},
    {"scope", "td th"},
    {"size", "font"},
    {"sizes", "img source"},
    {"span", "col colgroup"},
    {"src", "audio embed img source track video", kImage},
    {"srclang", "track"},
    {"srcset", "img source", kImageSet},
    {"start", "ol"},
    {"summary", "table"},
    {"title", ""},
    {"type", "a input ol source ul"},
    {"valign", "col colgroup tbody td tfoot th thead tr"},
    {"value", "li"},
    {"width", "col colgroup img table td th video"},
});
static_assert(std::is_sorted(kAttributes.begin(), kAttributes.end(), by_name<SafeAttribute, SafeAttribute>));

constexpr auto kDroppedWhole = std::to_array<std::string_view>(
    {"applet", "button", "datalist", "head", "iframe", "math", "noembed", "noframes", "object", "plaintext", "script",
     "select", "style", "svg", "template", "textarea", "title", "xmp"});
static_assert(std::is_sorted(kDroppedWhole.begin(), kDroppedWhole.end()));

template <class Rows>
auto find_row(const Rows& rows, std::string_view name) -> const typename Rows::value_type* {
  const auto at = std::lower_bound(rows.begin(), rows.end(), name,
                                   [](const auto& row, std::string_view n) { return row.name < n; });
  return at != rows.end() && at->name == name ? &*at : nullptr;
}

}  // namespace

const SafeElement* find_safe_element(std::string_view name) { return find_row(kElements, name); }

const SafeAttribute* find_safe_attribute(std::string_view element, std::string_view name) {
  const SafeAttribute* row = find_row(kAttributes, name);
  if (row == nullptr || row->elements.empty()) return row;
  const auto elements = split(row->elements, ' ');
  return std::find(elements.begin(), elements.end(), element) == elements.end() ? nullptr : row;
}

bool is_dropped_whole(std::string_view element) {
  return std::binary_search(kDroppedWhole.begin(), kDroppedWhole.end(), element);
}

bool is_void(Nesting nesting) {
  return nesting == kVoid || nesting == kColumn || nesting == kRule || nesting == kEmbed || nesting == kCheckbox;
}

bool ends_paragraph(Nesting nesting) {
  switch (nesting) {
    case kBlock:
    case kParagraph:
    case kHeading:
    case kList:
    case kItem:
    case kTable:
    case kRule: return true;
    default: return false;
  }
}

}  // namespace almanac::markdown
