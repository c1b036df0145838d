// The shape of a grammar: tables that read like the specification. Per container, each element with how often it may
// occur and what its value must be; generic code (walk.h) reports what is missing, repeated, unknown, misplaced or
// malformed. Only rules that compare things are functions.
#pragma once

#include <array>
#include <cstdint>
#include <span>
#include <string_view>

#include "feeds/check/document.h"
#include "feeds/check/rules.h"

namespace almanac::feeds::check {

class Context;
struct Element;

// How a finding on an attribute names things in its params, as W3C's do: they are not of one mind.
enum class Naming : std::uint8_t {
  kAttribute,  // attr: the attribute, element: its element, parent: the element's parent
  kElement,    // element: the attribute, parent: its element
  kInPlace,    // element: the attribute, parent: the element's parent
};

// The text of an element or of one of its attributes, as a check sees it.
struct Value {
  NodeId element = kNone;
  std::uint32_t attribute = kNone;  // index; kNone: the element's text
  std::string_view text;            // as it stands, white space and all
  Naming naming = Naming::kAttribute;
};

using ValueCheck = void (*)(Context&, const Value&);
using ElementCheck = void (*)(Context&, NodeId);

enum class Occurs : std::uint8_t { kAny, kAtMostOnce, kOnce, kAtLeastOnce };

// What may stand between an element's tags.
enum class Content : std::uint8_t {
  kText,      // text alone
  kElements,  // the elements of its rows
  kEmpty,     // nothing
  kMixed,     // text, and the elements of its rows
  kForeign,   // anything: not ours to judge
};

// What a JSON value must be; kAny in grammars of XML.
enum class JsonType : std::uint8_t { kAny, kString, kNumber, kBoolean, kObject, kArray };

// Which containers an extension's rows belong to.
enum class Scope : std::uint8_t {
  kNowhere = 0,
  kAtomFeed = 1,
  kAtomEntry = 2,
  kRssChannel = 4,
  kRssItem = 8,
  kRss1Channel = 16,
  kRss1Item = 32,
  kImage = 64,
};
constexpr Scope operator|(Scope a, Scope b) {
  return static_cast<Scope>(static_cast<std::uint8_t>(a) | static_cast<std::uint8_t>(b));
}
constexpr bool has(Scope scopes, Scope one) {
  return (static_cast<std::uint8_t>(scopes) & static_cast<std::uint8_t>(one)) != 0;
}
inline constexpr Scope kFeeds = Scope::kAtomFeed | Scope::kRssChannel | Scope::kRss1Channel;
inline constexpr Scope kEntries = Scope::kAtomEntry | Scope::kRssItem | Scope::kRss1Item;

struct AttributeRow {
  std::string_view name;  // "href", "thr:count"
  bool required = false;
  ValueCheck check = nullptr;
  Naming naming = Naming::kAttribute;
  RuleId missing = "MissingAttribute";
};

struct Row {
  std::string_view name;  // "title", "dc:creator"
  const Element* element;
  Occurs occurs = Occurs::kAny;
  RuleId missing = "MissingElement";
  RuleId repeated = "DuplicateElement";
};

struct Element {
  Content content = Content::kText;
  std::span<const AttributeRow> attributes = {};
  std::array<ValueCheck, 5> text = {};  // run on the element's own text, in this order
  std::span<const Row> children = {};
  std::array<ElementCheck, 8> compare = {};  // run when the element is entered
  Scope scope = Scope::kNowhere;             // which extensions' rows also apply
  bool open_attributes = false;              // attributes without a row are not ours to judge
  JsonType json = JsonType::kAny;
};

// A namespace that feeds use, with what it adds to the formats.
struct Extension {
  std::string_view prefix;  // as it is usually written, and as params name its elements
  std::string_view uri;
  struct ScopedRow {
    Scope scope;
    Row row;
  };
  std::span<const ScopedRow> rows = {};
  bool known_whole = true;  // false: elements without a row are left alone
};

}  // namespace almanac::feeds::check
