// What a check sees of the document that it is part of, and where it reports.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "core/finding.h"
#include "core/time.h"
#include "feeds/check/document.h"
#include "feeds/check/finding.h"
#include "feeds/check/grammar.h"
#include "feeds/check/rules.h"

namespace almanac::feeds::check {

enum class FeedKind { kUnknown, kAtom, kAtomEntry, kRss, kRss1, kJson, kOpml };

struct Options {
  std::string address;       // where the document is published; empty: rules about addresses are silent
  std::string content_type;  // as served; empty: unknown
  std::optional<Instant> now;
  std::string site;  // across::site_key() of the site whose addresses are gathered from content; empty: none are
};

// Where content leads to or what it shows, of the site's own addresses.
enum class ReferenceUse { kLink, kImage };
struct FoundReference {
  std::string target;  // absolute
  Position position;
  ReferenceUse use = ReferenceUse::kLink;
};

class Context {
 public:
  Context(const Document& document, std::string file, const Options& options);

  const Document& document() const { return document_; }
  const Options& options() const { return options_; }
  FeedKind kind = FeedKind::kUnknown;
  std::string version;                          // of RSS: "2.0", "0.91"
  std::vector<std::string> default_namespaces;  // whose elements have no prefix in their key: the format's own

  std::string encoding = "UTF-8";  // of the bytes

  // An element's or attribute's name as rules know it: "title", "dc:creator". The usual prefix of its namespace stands
  // for whatever prefix was written; an unknown namespace's elements keep theirs.
  std::string_view key(NameId name) const;
  std::string_view element_key(NodeId element) const { return key(document_.node(element).name); }
  // "feed" of an entry's parent; "root" above the document's element.
  std::string_view parent_key(NodeId element) const;

  // The text between an element's tags, that of its descendants left out.
  std::string_view text(NodeId element) const;
  std::optional<std::string_view> attribute(NodeId element, std::string_view key) const;
  std::optional<Value> attribute_value(NodeId element, std::string_view key) const;
  // The first child with this key; kNone where there is none. Containers that are being walked answer at once.
  NodeId find_child(NodeId element, std::string_view key) const;
  std::vector<NodeId> children(NodeId element, std::string_view key) const;
  // The xml:lang and xml:base in force (XML Base 4: resolved against those outside and the document's address).
  std::string_view language(NodeId element) const;
  std::string base(NodeId element) const;

  // True where byte `at` of the value is written as a hexadecimal reference ("&#x26;").
  bool is_hex_reference(const Value& value, std::size_t at) const;

  // Reports at the first character of the value that is not white space, or at byte `at` of it.
  void report(RuleId rule, const Value& value, Params more = {}, std::optional<std::size_t> at = std::nullopt);
  // Reports at the first of the element's own text that is not white space; the params are those of its whole text.
  void report_stray_text(RuleId rule, NodeId element);
  // Reports at the element's start tag.
  void report(RuleId rule, NodeId element, Params more = {});
  // Reports at the attribute's name.
  void report_attribute(RuleId rule, NodeId element, std::uint32_t attribute, Params more = {});
  // Reports at a place in the text; no element is named save in `more`.
  void report_at(RuleId rule, std::size_t offset, Params more = {});

  // Where the value's first character that is not white space stands, or byte `at` of it where that is later; where the
  // element begins.
  Position place(const Value& value, std::size_t at = 0) const;
  Position place(NodeId element) const;

  // What the content of an entry refers to, at byte `at` of it; kept where it is of Options::site.
  void note_reference(const Value& value, std::string_view reference, std::size_t at, ReferenceUse use);
  const std::vector<FoundReference>& references() const { return references_; }

  // True the first time that this text is seen under this heading within this container: uniqueness in linear time.
  bool is_first(std::string_view heading, NodeId container, std::string_view text);

  // What was found: of each rule the first kMostFindings, the last of which says how many more there are.
  Findings take_findings();
  static constexpr std::uint32_t kMostFindings = 10'000;
  // The canonical keys are made anew: call after default_namespaces has changed.
  void make_keys();

 private:
  friend class Walk;

  std::size_t value_offset(const Value& value, std::size_t at) const;
  void add(RuleId rule, std::size_t offset, Params params);

  const Document& document_;
  std::string file_;
  const Options& options_;
  std::vector<std::string> keys_;  // by NameId
  mutable std::deque<std::string> joined_;
  struct Seen {
    std::string_view key;
    NodeId first = kNone;
    std::uint32_t count = 0;
  };
  struct Frame {  // a container that is being walked
    NodeId node = kNone;
    const Element* grammar = nullptr;
    NodeId next = kNone;     // the child to be visited
    std::vector<Seen> seen;  // its children's keys, sorted
  };
  const Frame* find_frame(NodeId element) const;

  std::vector<Frame> frames_;
  std::size_t depth_ = 0;  // of frames_, those in use; the others keep their memory
  std::unordered_map<std::string, std::unordered_set<std::string>> seen_;
  std::vector<Finding> findings_;
  std::vector<FoundReference> references_;
  struct Count {
    std::uint32_t found = 0;
    std::size_t last = 0;  // in findings_
  };
  std::vector<Count> counts_;  // by rule
};

}  // namespace almanac::feeds::check
