#include "feeds/check/characters.h"

#include "core/text.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

// U+0080 to U+009F (windows-1252 read as ISO-8859-1), U+FFFD (what could not be decoded), and UTF-8 read as
// ISO-8859-1: "Ã¤", "â€™".
struct Suspicious {
  std::size_t at = 0;
  std::string reason;
};

// UTF-8 that was read as ISO-8859-1: all characters are bytes, and the bytes are UTF-8.
bool is_double_encoded(std::string_view text) {
  std::string bytes;
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    if (c.value > 0xFF) return false;
    bytes += static_cast<char>(c.value);
    i += c.bytes;
  }
  return !find_invalid_utf8(bytes);
}

// The two bytes of one character, each read as one: "Ã¤"; or as windows-1252: "â€™".
bool looks_double_encoded(char32_t lead, char32_t next, std::string_view text, std::optional<bool>& whole) {
  if (lead == 0xE2 && next == 0x20AC) return true;
  if (lead < 0xC2 || lead > 0xC3 || next < 0x80 || next > 0xBF) return false;
  if (!whole) whole = is_double_encoded(text);
  return *whole;
}

std::optional<Suspicious> find_suspicious(std::string_view text) {
  char32_t previous = 0;
  std::size_t previous_at = 0;
  std::optional<bool> whole;  // is all of it double-encoded? Asked once.
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      previous = 0;
      ++i;
      continue;
    }
    const CodePoint c = code_point_at(text, i);
    if (looks_double_encoded(previous, c.value, text, whole))
      return Suspicious{previous_at, "here stands UTF-8 that was read as another encoding and encoded again"};
    if (c.value >= 0x80 && c.value <= 0x9F)
      return Suspicious{i, "here stands a control character, most likely windows-1252 that was read as ISO-8859-1"};
    if (c.value == 0xFFFD) return Suspicious{i, "here stands U+FFFD: something could not be decoded"};
    previous = c.value;
    previous_at = i;
    i += c.bytes;
  }
  return std::nullopt;
}

void check_attributes(Context& context, NodeId element) {
  const Document& document = context.document();
  for (std::uint32_t i = 0; i < document.node(element).length; ++i) {
    const Attribute& attribute = document.attribute(element, i);
    const Value value{element, i, document.value(attribute), Naming::kElement};
    if (const auto found = find_suspicious(value.text))
      context.report("BadCharacters", value, {{"reason", found->reason}}, found->at);
    const std::string_view key = context.key(attribute.name);
    if (!key.starts_with("xml:")) continue;
    if (key == "xml:lang" && !value.text.empty()) language(context, value);
    if (key == "xml:base") iri(context, value);
    if (key == "xml:id" && !context.is_first("xml:id", 0, value.text)) context.report("DuplicateXmlId", value);
  }
}

void check_text(Context& context, NodeId text) {
  const Document& document = context.document();
  const auto found = find_suspicious(document.value(text));
  if (!found) return;
  const NodeId element = document.node(text).kind == NodeKind::kText ? document.node(text).parent : text;
  context.report_at("BadCharacters", document.text_offset(text, found->at),
                    {{"reason", found->reason},
                     {"element", std::string(context.element_key(element))},
                     {"parent", std::string(context.parent_key(element))}});
}

}  // namespace

void check_characters(Context& context) {
  const Document& document = context.document();
  for (NodeId i = 0; i < document.size(); ++i) {
    if (document.node(i).kind == NodeKind::kText || document.node(i).kind == NodeKind::kString)
      check_text(context, i);
    else if (document.node(i).kind == NodeKind::kElement)
      check_attributes(context, i);
  }
}

}  // namespace almanac::feeds::check
