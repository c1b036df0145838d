// What is common to all tokens, and text of every kind. Tags are in tags.cpp, references in references.cpp, comments
// and doctypes in declarations.cpp.
#include "core/html/tokenizer.h"

#include <algorithm>

#include "core/html/characters.h"
#include "core/text.h"

namespace almanac::html {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD
constexpr std::string_view kNull("\0", 1);

bool starts_before(const ParseError& a, const ParseError& b) { return a.offset < b.offset; }

}  // namespace

Tokenizer::Tokenizer(std::string_view text) : text_(text), bad_character_(find_bad_character(text, 0)) {}

void Tokenizer::set_state(TokenizerState state) {
  state_ = state;
  script_state_ = ScriptState::kPlain;
}

const Token& Tokenizer::next() {
  errors_.clear();
  copies_.clear();
  emitted_ = false;
  while (!emitted_) read_some();
  add_input_errors(position_);
  if (!std::is_sorted(errors_.begin(), errors_.end(), starts_before)) {
    std::stable_sort(errors_.begin(), errors_.end(), starts_before);
  }
  return token_;
}

// Reads one token, or something that leaves none ("</>").
void Tokenizer::read_some() {
  token_ = Token{};
  token_.offset = position_;
  switch (state_) {
    case TokenizerState::kData: return read_data();
    case TokenizerState::kRcdata: return read_rcdata();
    case TokenizerState::kRawtext: return read_rawtext();
    case TokenizerState::kScriptData: return read_script();
    case TokenizerState::kPlaintext: return read_plaintext();
    case TokenizerState::kCdataSection: return read_cdata();
  }
}

// WHATWG HTML 13.2.5.1
void Tokenizer::read_data() {
  const std::size_t end = find_any<'<', '&', '\0', '\r'>(text_, position_);
  if (end > position_) return emit_text(end);
  switch (at(end)) {
    case '<': return read_less_than();
    case '&': return emit_reference();
    default: return emit_odd_character(kNull);
  }
}

// WHATWG HTML 13.2.5.2
void Tokenizer::read_rcdata() {
  const std::size_t end = find_any<'<', '&', '\0', '\r'>(text_, position_);
  if (end > position_) return emit_text(end);
  switch (at(end)) {
    case '<': return is_appropriate_end_tag(end) ? read_tag(TokenKind::kEndTag, end + 2) : emit_text(end + 1);
    case '&': return emit_reference();
    default: return emit_odd_character(kReplacement);
  }
}

// WHATWG HTML 13.2.5.3
void Tokenizer::read_rawtext() {
  std::size_t end = find_any<'<', '\0', '\r'>(text_, position_);
  while (at(end) == '<' && !is_appropriate_end_tag(end)) end = find_any<'<', '\0', '\r'>(text_, end + 1);
  if (end > position_) return emit_text(end);
  return at(end) == '<' ? read_tag(TokenKind::kEndTag, end + 2) : emit_odd_character(kReplacement);
}

// WHATWG HTML 13.2.5.5
void Tokenizer::read_plaintext() {
  const std::size_t end = find_any<'\0', '\r'>(text_, position_);
  return end > position_ ? emit_text(end) : emit_odd_character(kReplacement);
}

// WHATWG HTML 13.2.5.69; a NUL is for the tree to judge.
void Tokenizer::read_cdata() {
  const std::size_t end = find_any<']', '\r'>(text_, position_);
  if (end > position_) return emit_text(end);
  if (at(end) == -1) add_error("eof-in-cdata", end);
  if (at(end) != ']') return emit_odd_character(kNull);
  if (!text_.substr(end).starts_with("]]>")) return emit_text(end + 1);
  position_ = end + 3;
  state_ = TokenizerState::kData;
}

// Script data knows comments, and scripts in comments, so that their end tags do not end it (WHATWG HTML 13.2.5.4, .15
// to .31).
void Tokenizer::read_script() {
  const bool plain = script_state_ == ScriptState::kPlain;
  const std::size_t end =
      plain ? find_any<'<', '\0', '\r'>(text_, position_) : find_any<'<', '-', '>', '\0', '\r'>(text_, position_);
  if (end > position_) {
    script_dashes_ = 0;
    return emit_text(end);
  }
  switch (at(end)) {
    case '<': return read_script_less_than();
    case '-': script_dashes_ = std::min(script_dashes_ + 1, 2); return emit_text(end + 1);
    case '>':
      if (script_dashes_ == 2) script_state_ = ScriptState::kPlain;
      script_dashes_ = 0;
      return emit_text(end + 1);
    case -1:
      if (!plain) add_error("eof-in-script-html-comment-like-text", end);
      return emit_odd_character(kReplacement);
    default: script_dashes_ = 0; return emit_odd_character(kReplacement);
  }
}

void Tokenizer::read_script_less_than() {
  const std::size_t begin = position_;
  script_dashes_ = 0;
  if (script_state_ != ScriptState::kDoubleEscaped && is_appropriate_end_tag(begin)) {
    return read_tag(TokenKind::kEndTag, begin + 2);
  }
  if (script_state_ == ScriptState::kPlain) {
    if (!text_.substr(begin).starts_with("<!--")) return emit_text(begin + 1);
    script_state_ = ScriptState::kEscaped;
    script_dashes_ = 2;
    return emit_text(begin + 4);
  }
  // "<script" in a comment begins, and "</script" there ends, what is escaped twice.
  const bool escaped = script_state_ == ScriptState::kEscaped;
  const std::size_t word = begin + (escaped ? 1 : 2);
  if (!escaped && at(begin + 1) != '/') return emit_text(begin + 1);
  std::size_t end = word;
  while (is(at(end), kLetter)) ++end;
  if (is(at(end), kNameEnd) && equals_ignoring_ascii_case(text_.substr(word, end - word), "script")) {
    script_state_ = escaped ? ScriptState::kDoubleEscaped : ScriptState::kEscaped;
  }
  emit_text(end);
}

// WHATWG HTML 13.2.5.6
void Tokenizer::read_less_than() {
  const std::size_t after = position_ + 1;
  const int c = at(after);
  if (is(c, kLetter)) return read_tag(TokenKind::kStartTag, after);
  if (c == '/') return read_end_tag_open();
  if (c == '!') return read_markup_declaration();
  if (c == '?') {
    add_error("unexpected-question-mark-instead-of-tag-name", after);
    return read_bogus_comment(after);
  }
  add_error(c == -1 ? "eof-before-tag-name" : "invalid-first-character-of-tag-name", after);
  emit_text(after);
}

// WHATWG HTML 13.2.5.7
void Tokenizer::read_end_tag_open() {
  const std::size_t after = position_ + 2;
  const int c = at(after);
  if (is(c, kLetter)) return read_tag(TokenKind::kEndTag, after);
  if (c == '>') {
    add_error("missing-end-tag-name", after);
    position_ = after + 1;
  } else if (c == -1) {
    add_error("eof-before-tag-name", after);
    emit_text(after);
  } else {
    add_error("invalid-first-character-of-tag-name", after);
    read_bogus_comment(after);
  }
}

bool Tokenizer::is_appropriate_end_tag(std::size_t less_than) const {
  if (at(less_than + 1) != '/' || last_start_tag_.empty()) return false;
  const std::string_view name = text_.substr(less_than + 2, last_start_tag_.size());
  return is(at(less_than + 2 + name.size()), kNameEnd) && equals_ignoring_ascii_case(name, last_start_tag_);
}

void Tokenizer::emit(TokenKind kind, std::size_t end) {
  token_.kind = kind;
  token_.end = end;
  position_ = end;
  emitted_ = true;
}

void Tokenizer::emit_text(std::size_t end) {
  token_.data = text_.substr(position_, end - position_);
  emit(TokenKind::kCharacters, end);
}

// What stops a run of text and opens nothing: the end, CR and NUL.
void Tokenizer::emit_odd_character(std::string_view for_null) {
  switch (at(position_)) {
    case -1: state_ = TokenizerState::kData; return emit(TokenKind::kEnd, position_);
    case '\r':
      if (at(position_ + 1) == '\n') {
        ++position_;  // the LF begins the next run
        return;
      }
      token_.data = "\n";
      break;
    default: add_error("unexpected-null-character", position_); token_.data = for_null;
  }
  emit(TokenKind::kCharacters, position_ + 1);
}

void Tokenizer::emit_reference() {
  const Reference reference = read_reference(position_, text_.size(), ReferencePlace::kText);
  if (!reference.to) return emit_text(reference.end);
  token_.data = *reference.to;
  emit(TokenKind::kCharacters, reference.end);
}

void Tokenizer::add_error(std::string_view code, std::size_t offset, std::size_t start) {
  add_input_errors(offset + 1);
  if (errors_.size() < kMaxErrors) errors_.push_back({code, offset, start});
}

void Tokenizer::add_null_errors(std::size_t begin, std::size_t end) {
  const std::string_view text = text_.substr(0, end);
  for (std::size_t i = text.find('\0', begin); i < end; i = text.find('\0', i + 1)) {
    add_error("unexpected-null-character", i, i);
  }
}

// The standard finds characters that may not be there when the tokenizer comes to them: so the two keep step.
void Tokenizer::add_input_errors(std::size_t end) {
  while (bad_character_.offset < end && bad_character_.offset < text_.size()) {
    const std::size_t offset = bad_character_.offset;
    if (errors_.size() < kMaxErrors) errors_.push_back({bad_character_.code, offset, offset});
    bad_character_ = find_bad_character(text_, offset + bad_character_.bytes);
  }
}

// Text with LF for CR and CR LF, and U+FFFD for NUL.
Tokenizer::Piece Tokenizer::copy_text(std::size_t begin, std::size_t end) {
  const std::string_view text = text_.substr(begin, end - begin);
  if (find_any<'\r', '\0'>(text, 0) == text.size()) return {begin, end, false};
  const std::size_t copy = copies_.size();
  for (std::size_t i = begin; i < end; ++i) {
    if (text_[i] == '\0') {
      copies_ += kReplacement;
    } else if (text_[i] != '\r') {
      copies_ += text_[i];
    } else if (at(i + 1) != '\n') {
      copies_ += '\n';
    }
  }
  return {copy, copies_.size(), true};
}

// A name in lower case, U+FFFD for NUL.
Tokenizer::Piece Tokenizer::copy_name(std::size_t begin, std::size_t end) {
  const std::string_view name = text_.substr(begin, end - begin);
  const auto changes = [](char c) { return c == '\0' || is(c, kUpper); };
  if (std::none_of(name.begin(), name.end(), changes)) return {begin, end, false};
  const std::size_t copy = copies_.size();
  for (char c : name) {
    if (c == '\0') {
      copies_ += kReplacement;
    } else {
      copies_ += html::to_lower(c);
    }
  }
  return {copy, copies_.size(), true};
}

std::string_view Tokenizer::view(Piece piece) const {
  const std::string_view whole = piece.copied ? std::string_view(copies_) : text_;
  return whole.substr(piece.begin, piece.end - piece.begin);
}

std::size_t Tokenizer::skip_space(std::size_t position) const {
  while (is(at(position), kSpace)) ++position;
  return position;
}

}  // namespace almanac::html
