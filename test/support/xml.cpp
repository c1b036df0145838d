#include "support/xml.h"

#include <doctest/doctest.h>

#include <expat.h>
#include "core/text.h"

#include <algorithm>
#include <iterator>
#include <memory>

namespace almanac::test {
namespace {

using Open = std::vector<XmlElement>;  // from the document down

void begin(void* open, const char* name, const char** attributes) {
  XmlElement element;
  element.name = name;
  for (; *attributes != nullptr; attributes += 2) element.attributes[attributes[0]] = attributes[1];
  static_cast<Open*>(open)->push_back(std::move(element));
}

void end(void* open, const char*) {
  Open& elements = *static_cast<Open*>(open);
  XmlElement closed = std::move(elements.back());
  elements.pop_back();
  elements.back().children.push_back(std::move(closed));
}

void add_text(void* open, const char* text, int length) {
  static_cast<Open*>(open)->back().text.append(text, static_cast<std::size_t>(length));
}

}  // namespace

std::vector<XmlElement> XmlElement::all(std::string_view child) const {
  std::vector<XmlElement> found;
  std::copy_if(children.begin(), children.end(), std::back_inserter(found),
               [&](const XmlElement& element) { return element.name == child; });
  return found;
}

XmlElement XmlElement::only(std::string_view child) const {
  std::vector<XmlElement> found = all(child);
  REQUIRE_MESSAGE(found.size() == 1, found.size() << " of " << std::string(child) << " in " << name);
  return found.front();
}

XmlElement parse_xml(const std::string& bytes) {
  Open open(1);
  const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(XML_ParserCreateNS(nullptr, '|'),
                                                                       XML_ParserFree);
  XML_SetUserData(parser.get(), &open);
  XML_SetElementHandler(parser.get(), begin, end);
  XML_SetCharacterDataHandler(parser.get(), add_text);
  const auto status = XML_Parse(parser.get(), bytes.data(), static_cast<int>(bytes.size()), XML_TRUE);
  REQUIRE_MESSAGE(status == XML_STATUS_OK, "line " << XML_GetCurrentLineNumber(parser.get()) << ": "
                                                   << XML_ErrorString(XML_GetErrorCode(parser.get())));
  return open.front().children.front();
}

std::string shown_text(const XmlElement& construct) {
  const auto type = construct.attributes.find("type");
  std::string text = construct.text;
  if (type == construct.attributes.end() || type->second != "html") return text;
  CHECK(text.find_first_of("<>") == std::string::npos);
  for (const auto& [reference, character] : {std::pair{"&lt;", "<"}, {"&gt;", ">"}, {"&amp;", "&"}})
    text = replace_all(text, reference, character);
  return text;
}

}  // namespace almanac::test
