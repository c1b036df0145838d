// A feed document with every position kept: XML and JSON as one kind of tree, in flat arrays.
//
// Rules run on this, never on the tidy feed model: what is unknown, repeated or misplaced is still visible here. Nodes
// stand in document order, a node's subtree is the range [id, end), so walking needs neither pointers nor recursion.
// Positions are byte offsets into text(); lines and columns are computed when a finding asks for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "core/text.h"

namespace almanac::feeds::check {

using NodeId = std::uint32_t;
using NameId = std::uint32_t;
inline constexpr std::uint32_t kNone = UINT32_MAX;

// Elements and text are XML's; the rest is JSON's. A JSON member's node carries its key as name.
enum class NodeKind : std::uint8_t { kElement, kText, kObject, kArray, kString, kNumber, kBoolean, kNull };

// A qualified name (Namespaces in XML 1.0, 4). JSON keys have only `local`.
struct Name {
  std::string uri;     // the namespace; empty: none
  std::string prefix;  // as written
  std::string local;
  bool undeclared = false;  // the prefix is bound to nothing
};

struct Node {
  NodeKind kind = NodeKind::kElement;
  bool closed = true;   // false: the document broke off inside
  NameId name = kNone;  // of an element or a JSON member
  NodeId parent = kNone;
  NodeId end = 0;            // one after the last node of the subtree
  std::uint32_t offset = 0;  // of '<', of the text's first byte, of a JSON value's first byte
  std::uint32_t first = 0;   // element: its first attribute; text and JSON scalars: where the value begins in values
  std::uint32_t length = 0;  // element: how many attributes; text and JSON scalars: bytes of the value
};

struct Attribute {
  NameId name = kNone;
  std::uint32_t first = 0;  // of the value, in values
  std::uint32_t length = 0;
};

class Document {
 public:
  enum class Syntax { kXml, kJson };

  // `text` is UTF-8 and must outlive the document.
  Document(Syntax syntax, std::string_view text);

  Syntax syntax() const { return syntax_; }
  std::string_view text() const { return text_; }
  NodeId size() const { return static_cast<NodeId>(nodes_.size()); }
  const Node& node(NodeId id) const { return nodes_[id]; }
  const Name& name(NameId id) const { return names_[id]; }
  NameId names() const { return static_cast<NameId>(names_.size()); }

  // An element's attributes, namespace declarations left out.
  const Attribute& attribute(NodeId element, std::uint32_t index) const {
    return attributes_[nodes_[element].first + index];
  }
  std::string_view value(const Attribute& attribute) const;
  // Of text and of JSON scalars (strings without their escapes, the others as written); empty for other nodes.
  std::string_view value(NodeId id) const;

  // The first child, and the next of the same parent; kNone after the last.
  NodeId first_child(NodeId id) const { return id + 1 < nodes_[id].end ? id + 1 : kNone; }
  NodeId next_sibling(NodeId id) const;

  // Where byte `at` of a text's or JSON string's value stands in text(): references, escapes and line ends make the two
  // differ. Asking in
  // ascending order costs one pass in all.
  std::size_t text_offset(NodeId text_node, std::size_t at) const;
  // Where an attribute's name begins, and byte `at` of its value.
  std::size_t attribute_name_offset(NodeId element, std::uint32_t index) const;
  std::size_t attribute_value_offset(NodeId element, std::uint32_t index, std::size_t at) const;
  // The same for what stands at this place in the start tag, namespace declarations counted.
  std::size_t declaration_offset(NodeId element, std::uint32_t raw_index) const;
  // Where the key of a JSON member begins (its quotation mark).
  std::size_t key_offset(NodeId member) const;
  Position position(std::size_t offset) const;

 private:
  friend class DocumentBuilder;

  struct Cursor {  // how far a scan of the source has come
    std::uint32_t owner = kNone;
    std::size_t source = 0;
    std::size_t value = 0;
    std::uint32_t index = 0;
  };
  std::size_t advance(Cursor& cursor, std::size_t at) const;
  std::size_t json_offset(NodeId scalar, std::size_t at) const;
  void find_attribute(NodeId element, std::uint32_t index) const;

  Syntax syntax_;
  std::string_view text_;
  std::vector<Node> nodes_;
  std::vector<Name> names_;
  std::vector<Attribute> attributes_;
  std::vector<std::uint32_t> raw_index_;  // of each attribute: its place in the start tag, declarations counted
  std::string values_;
  mutable std::optional<LineIndex> lines_;
  mutable Cursor text_cursor_;
  mutable Cursor tag_cursor_;
  mutable Cursor value_cursor_;
};

// Builds a document in document order.
class DocumentBuilder {
 public:
  explicit DocumentBuilder(Document& document) : document_(document) {}

  NameId intern(const Name& name);
  NodeId open(NodeKind kind, NameId name, std::size_t offset);
  void set_name(NodeId node, NameId name);
  void close();
  // `raw_index`: the attribute's place in the start tag, with namespace declarations counted.
  void add_attribute(NameId name, std::string_view value, std::uint32_t raw_index);
  // Continues the text before it where nothing but a comment stood between.
  void add_text(std::string_view text, std::size_t offset);
  NodeId add_scalar(NodeKind kind, NameId name, std::string_view value, std::size_t offset);
  // Ends what is still open: the document broke off.
  void break_off();

  std::size_t depth() const { return open_.size(); }
  NodeId current() const { return open_.empty() ? kNone : open_.back(); }

 private:
  Document& document_;
  std::vector<NodeId> open_;
  std::unordered_map<std::string, NameId> names_;
};

}  // namespace almanac::feeds::check
