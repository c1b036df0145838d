// XML to Document, by expat. What is not well-formed becomes findings; the document then holds what came before.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "feeds/check/document.h"
#include "feeds/check/rules.h"

namespace almanac::feeds::check {

// What the XML declaration and the document type say.
struct XmlProlog {
  std::string version;   // of XML; empty: no declaration
  std::string encoding;  // as declared; empty: none
  std::string doctype;   // the root that a document type declares; empty: none
  std::string public_id;
  std::string system_id;
  bool has_external_entity = false;  // an entity that is another file
  std::size_t doctype_offset = 0;
};

// A name bound to a namespace, where an element declares it.
struct NamespaceDeclaration {
  std::string prefix;  // empty: the default namespace
  std::string uri;
  NodeId element = kNone;
  std::uint32_t index = 0;  // its place in the start tag, among all attributes
};

struct XmlProblem {
  RuleId rule;
  std::size_t offset = 0;
  std::string text;  // what is wrong, for a message
};

struct XmlResult {
  Document document;
  XmlProlog prolog;
  std::vector<NamespaceDeclaration> declarations;
  std::vector<XmlProblem> problems;
};

// `text`: UTF-8, whatever its declaration says; must outlive the result. Never fails: an empty or broken text gives
// problems and the part of the document that could be read. Time and memory are linear in the text, whatever its
// entities expand to.
XmlResult read_xml(std::string_view text);

}  // namespace almanac::feeds::check
