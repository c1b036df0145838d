// A strict reader of XML for tests, by expat: what is not well-formed fails, and nothing is forgiven.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace almanac::test {

struct XmlElement {
  std::string name;  // with the namespace before it and a '|' between: "http://www.w3.org/2005/Atom|title"
  std::map<std::string, std::string> attributes;
  std::string text;  // of this element alone, as it was
  std::vector<XmlElement> children;

  // The children of that name, written as `name` is.
  std::vector<XmlElement> all(std::string_view child) const;
  // The only such child; fails the test where there is none or another.
  XmlElement only(std::string_view child) const;
};

// The root. Fails the test, naming expat's reason, where the bytes are not well-formed.
XmlElement parse_xml(const std::string& bytes);

// The plain text of an Atom text construct (RFC 4287 3.1.1), where type="html" has no tags but references.
std::string shown_text(const XmlElement& construct);

}  // namespace almanac::test
