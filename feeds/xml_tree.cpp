#include "feeds/xml_tree.h"

#include "feeds/writing.h"

namespace almanac::feeds {
namespace {

constexpr const char* kIndent = "  ";
constexpr unsigned kFlags = pugi::format_indent | pugi::format_no_escapes;

class StringWriter final : public pugi::xml_writer {
 public:
  void write(const void* data, std::size_t size) override { bytes.append(static_cast<const char*>(data), size); }
  std::string bytes;
};

}  // namespace

pugi::xml_node add_text(pugi::xml_node parent, const char* name, std::string_view text, Escape how) {
  const std::string escaped = escape(text, how);
  if (escaped.empty()) return {};
  pugi::xml_node element = add_child(parent, name);
  element.append_child(pugi::node_pcdata).set_value(escaped.c_str());
  return element;
}

pugi::xml_node add_child(pugi::xml_node parent, const char* name) { return parent.append_child(name); }

void set(pugi::xml_node element, const char* name, std::string_view value) {
  if (!value.empty()) element.append_attribute(name).set_value(escape(value, Escape::kAttribute).c_str());
}

pugi::xml_node add_root(pugi::xml_document& document, const char* name) {
  pugi::xml_node declaration = document.append_child(pugi::node_declaration);
  set(declaration, "version", "1.0");
  set(declaration, "encoding", "utf-8");
  return add_child(document, name);
}

pugi::xml_node add_text_gap(pugi::xml_node parent, const char* name) {
  pugi::xml_node element = add_child(parent, name);
  element.append_child(pugi::node_pcdata).set_value(kGap);
  return element;
}

void add_elements_gap(pugi::xml_node parent, int depth) {
  std::string text = std::string("\n") + kGap;
  for (int i = 1; i < depth; ++i) text += kIndent;  // before the parent's end tag
  parent.append_child(pugi::node_pcdata).set_value(text.c_str());
}

std::string to_bytes(const pugi::xml_document& document) {
  StringWriter writer;
  document.save(writer, kIndent, kFlags, pugi::encoding_utf8);
  return std::move(writer.bytes);
}

std::string to_bytes(pugi::xml_node element, int depth) {
  StringWriter writer;
  element.print(writer, kIndent, kFlags, pugi::encoding_utf8, static_cast<unsigned>(depth));
  return std::move(writer.bytes);
}

}  // namespace almanac::feeds
