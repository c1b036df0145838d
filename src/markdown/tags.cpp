#include "markdown/tags.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "core/text.h"
#include "markdown/characters.h"
#include "markdown/safe_elements.h"

namespace almanac::markdown {
namespace {

using html::Token;
using html::TokenizerState;
using html::TokenKind;

struct RawText {
  std::string_view element;
  TokenizerState state;
};

// WHATWG HTML 13.2.6.4.7 and 13.2.6.4.4
constexpr auto kRawText = std::to_array<RawText>({{"iframe", TokenizerState::kRawtext},
                                                  {"noembed", TokenizerState::kRawtext},
                                                  {"noframes", TokenizerState::kRawtext},
                                                  {"plaintext", TokenizerState::kPlaintext},
                                                  {"script", TokenizerState::kScriptData},
                                                  {"style", TokenizerState::kRawtext},
                                                  {"textarea", TokenizerState::kRcdata},
                                                  {"title", TokenizerState::kRcdata},
                                                  {"xmp", TokenizerState::kRawtext}});

const RawText* find_raw_text(std::string_view element) {
  const auto found =
      std::find_if(kRawText.begin(), kRawText.end(), [&](const RawText& row) { return row.element == element; });
  return found == kRawText.end() ? nullptr : &*found;
}

bool is_foreign(std::string_view element) { return element == "svg" || element == "math"; }

// Text on both sides of its tags is one word.
bool is_inline(std::string_view element) {
  const SafeElement* safe = find_safe_element(element);
  return safe != nullptr && (safe->nesting == Nesting::kAnchor || safe->nesting == Nesting::kFormatting ||
                             safe->nesting == Nesting::kInline || element == "wbr");
}

struct Reference {
  std::size_t bytes = 0;  // from '&' to ';'
  char32_t value = 0;
};

// A numeric reference at the start of the text.
std::optional<Reference> find_numeric_reference(std::string_view text) {
  const bool is_hex = text.size() > 2 && (text[2] == 'x' || text[2] == 'X');
  const char* begin = text.data() + std::min<std::size_t>(is_hex ? 3 : 2, text.size());
  unsigned long value = 0;
  const auto [stop, error] = std::from_chars(begin, text.data() + text.size(), value, is_hex ? 16 : 10);
  if (error == std::errc::invalid_argument) return std::nullopt;
  if (error == std::errc::result_out_of_range || value > 0x10FFFF) value = 0xFFFD;
  const std::size_t bytes = static_cast<std::size_t>(stop - text.data());
  const bool has_end = bytes < text.size() && text[bytes] == ';';
  return Reference{bytes + (has_end ? 1 : 0), static_cast<char32_t>(value)};
}

}  // namespace

const Token& TagReader::next() {
  const Token& token = tokenizer_.next();
  if (is_foreign(token.name) && is_start(token) && !token.self_closing) ++foreign_;
  if (is_foreign(token.name) && is_end(token) && foreign_ > 0) --foreign_;
  if (!is_start(token) || foreign_ > 0) return token;
  if (const RawText* raw = find_raw_text(token.name)) tokenizer_.set_state(raw->state);
  return token;
}

const Token* TagReader::next_tag() {
  for (;;) {
    const Token& token = next();
    if (token.kind == TokenKind::kEnd) return nullptr;
    if (is_start(token) || is_end(token)) return &token;
  }
}

const html::Attribute* find_attribute(const Token& tag, std::string_view name) {
  for (const html::Attribute& attribute : tag.attributes)
    if (attribute.name == name) return &attribute;
  return nullptr;
}

bool has_raw_text(std::string_view element) { return find_raw_text(element) != nullptr; }

bool is_only_comment(std::string_view html) {
  html = trim(html);
  return html.starts_with("<!--") && html.size() >= 7 && html.find("-->", 4) == html.size() - 3;
}

std::string visible_text(std::string_view html) {
  std::string text;
  bool is_hidden = false;
  TagReader reader(html);
  for (;;) {
    const Token& token = reader.next();
    if (token.kind == TokenKind::kEnd) return text;
    if (token.kind == TokenKind::kCharacters && !is_hidden) text += token.data;
    if (!is_start(token) && !is_end(token)) continue;
    if (!is_inline(token.name)) text += ' ';
    is_hidden = is_start(token) && has_raw_text(token.name);
  }
}

std::string without_illegal_references(std::string_view html) {
  std::string out;
  for (;;) {
    const std::size_t at = html.find("&#");
    out.append(html.substr(0, at));
    if (at == std::string_view::npos) return out;
    html.remove_prefix(at);
    const std::optional<Reference> found = find_numeric_reference(html);
    const std::size_t bytes = found ? found->bytes : 2;
    if (!found || !is_illegal(found->value)) out.append(html.substr(0, bytes));
    html.remove_prefix(bytes);
  }
}

}  // namespace almanac::markdown
