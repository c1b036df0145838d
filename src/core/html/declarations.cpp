// What begins with "<!" or "<?": comments, doctypes, CDATA (WHATWG HTML 13.2.5.41 to .71).
#include <algorithm>

#include "core/html/characters.h"
#include "core/html/tokenizer.h"
#include "core/text.h"

namespace almanac::html {

// WHATWG HTML 13.2.5.42
void Tokenizer::read_markup_declaration() {
  const std::size_t after = position_ + 2;
  const std::string_view rest = text_.substr(after);
  if (rest.starts_with("--")) return read_comment(after + 2);
  if (equals_ignoring_ascii_case(rest.substr(0, 7), "doctype")) return read_doctype(after + 7);
  if (!rest.starts_with("[CDATA[")) {
    add_error("incorrectly-opened-comment", after);
    return read_bogus_comment(after);
  }
  if (cdata_allowed_) {
    position_ = after + 7;
    state_ = TokenizerState::kCdataSection;
    return;
  }
  add_error("cdata-in-html-content", after + 6);
  read_bogus_comment(after);
}

// WHATWG HTML 13.2.5.41
void Tokenizer::read_bogus_comment(std::size_t begin) {
  const std::size_t end = std::min(text_.find('>', begin), text_.size());
  add_null_errors(begin, end);
  emit_comment({begin, end}, std::min(end + 1, text_.size()));
}

// After "<!--" (WHATWG HTML 13.2.5.43 to .52).
void Tokenizer::read_comment(std::size_t begin) {
  const std::string_view rest = text_.substr(begin);
  for (std::string_view abrupt : {">", "->"}) {
    if (!rest.starts_with(abrupt)) continue;
    add_error("abrupt-closing-of-empty-comment", begin + abrupt.size() - 1);
    return emit_comment({begin, begin}, begin + abrupt.size());
  }
  for (std::size_t i = begin;;) {
    i = find_any<'-', '<', '\0'>(text_, i);
    if (at(i) == '\0') {
      add_error("unexpected-null-character", i, i);
      ++i;
    } else if (at(i) == '-') {
      if (read_comment_dashes(begin, i)) return;
    } else if (at(i) == '<') {
      ++i;
      if (!text_.substr(i).starts_with("!--")) continue;
      const std::size_t after = i + 3;
      if (at(after) != '>' && at(after) != -1) add_error("nested-comment", after, i - 1);
    } else {
      add_error("eof-in-comment", i);
      return emit_comment({begin, i}, i);
    }
  }
}

// `i` is at a "-" in a comment: whether the comment ends with it; else `i` is then where it goes on.
bool Tokenizer::read_comment_dashes(std::size_t begin, std::size_t& i) {
  const std::size_t dashes = i;
  while (at(i) == '-') ++i;
  if (at(i) == -1) {
    add_error("eof-in-comment", i);
    emit_comment({begin, std::max(dashes, i - std::min<std::size_t>(i - dashes, 2))}, i);
    return true;
  }
  if (i - dashes < 2) return false;
  const std::size_t data_end = i - 2;
  if (at(i) == '>') {
    emit_comment({begin, data_end}, i + 1);
    return true;
  }
  if (at(i) != '!') return false;
  ++i;
  if (at(i) == '>') {
    add_error("incorrectly-closed-comment", i);
    emit_comment({begin, data_end}, i + 1);
    return true;
  }
  if (at(i) != -1) return false;
  add_error("eof-in-comment", i);
  emit_comment({begin, data_end}, i);
  return true;
}

void Tokenizer::emit_comment(Piece data, std::size_t end) {
  token_.data = view(copy_text(data.begin, data.end));
  emit(TokenKind::kComment, end);
}

// After "<!DOCTYPE" (WHATWG HTML 13.2.5.53 and .54).
void Tokenizer::read_doctype(std::size_t begin) {
  doctype_ = {};
  position_ = begin;
  if (const int c = at(begin); c != -1 && c != '>' && !is(c, kSpace)) {
    add_error("missing-whitespace-before-doctype-name", begin);
  }
  position_ = skip_space(position_);
  if (at(position_) == -1) return end_doctype("eof-in-doctype");
  if (at(position_) == '>') return end_doctype("missing-doctype-name");
  read_doctype_name();
}

// WHATWG HTML 13.2.5.55 and .56
void Tokenizer::read_doctype_name() {
  const std::size_t begin = position_;
  while (at(position_) != -1 && at(position_) != '>' && !is(at(position_), kSpace)) ++position_;
  add_null_errors(begin, position_);
  doctype_.name = copy_name(begin, position_);
  position_ = skip_space(position_);
  if (at(position_) == -1) return end_doctype("eof-in-doctype");
  if (at(position_) == '>') return finish_doctype();
  const std::string_view keyword = text_.substr(position_, 6);
  if (equals_ignoring_ascii_case(keyword, "public")) {
    position_ += 6;
    read_doctype_id(kPublicId);
  } else if (equals_ignoring_ascii_case(keyword, "system")) {
    position_ += 6;
    read_doctype_id(kSystemId);
  } else {
    token_.force_quirks = true;
    add_error("invalid-character-sequence-after-doctype-name", position_);
    read_bogus_doctype();
  }
}

struct Tokenizer::DoctypeId {
  std::optional<Piece> Doctype::*id;
  std::string_view missing_space, missing, missing_quote, abrupt;
};

const Tokenizer::DoctypeId Tokenizer::kPublicId = {
    &Doctype::public_id, "missing-whitespace-after-doctype-public-keyword", "missing-doctype-public-identifier",
    "missing-quote-before-doctype-public-identifier", "abrupt-doctype-public-identifier"};

const Tokenizer::DoctypeId Tokenizer::kSystemId = {
    &Doctype::system_id, "missing-whitespace-after-doctype-system-keyword", "missing-doctype-system-identifier",
    "missing-quote-before-doctype-system-identifier", "abrupt-doctype-system-identifier"};

// After the keyword (WHATWG HTML 13.2.5.57, .58, .63 and .64).
void Tokenizer::read_doctype_id(const DoctypeId& id) {
  const std::size_t begin = position_;
  position_ = skip_space(position_);
  const int c = at(position_);
  if (c == -1) return end_doctype("eof-in-doctype");
  if (c == '>') return end_doctype(id.missing);
  if (c == '"' || c == '\'') {
    if (position_ == begin) add_error(id.missing_space, position_);
    return read_quoted_doctype_id(id);
  }
  token_.force_quirks = true;
  add_error(id.missing_quote, position_);
  read_bogus_doctype();
}

// The position is at the quote (WHATWG HTML 13.2.5.59, .60, .65 and .66).
void Tokenizer::read_quoted_doctype_id(const DoctypeId& id) {
  const char quote = text_[position_];
  const std::size_t begin = ++position_;
  while (at(position_) != -1 && at(position_) != '>' && text_[position_] != quote) ++position_;
  add_null_errors(begin, position_);
  doctype_.*id.id = copy_text(begin, position_);
  if (at(position_) == -1) return end_doctype("eof-in-doctype");
  if (at(position_) == '>') return end_doctype(id.abrupt);
  ++position_;
  return &id == &kPublicId ? read_after_public_id() : read_after_system_id();
}

// WHATWG HTML 13.2.5.61 and .62
void Tokenizer::read_after_public_id() {
  const std::size_t begin = position_;
  position_ = skip_space(position_);
  const int c = at(position_);
  if (c == -1) return end_doctype("eof-in-doctype");
  if (c == '>') return finish_doctype();
  if (c == '"' || c == '\'') {
    if (position_ == begin) {
      add_error("missing-whitespace-between-doctype-public-and-system-identifiers", position_);
    }
    return read_quoted_doctype_id(kSystemId);
  }
  token_.force_quirks = true;
  add_error(kSystemId.missing_quote, position_);
  read_bogus_doctype();
}

// WHATWG HTML 13.2.5.67
void Tokenizer::read_after_system_id() {
  position_ = skip_space(position_);
  if (at(position_) == -1) return end_doctype("eof-in-doctype");
  if (at(position_) == '>') return finish_doctype();
  add_error("unexpected-character-after-doctype-system-identifier", position_);
  read_bogus_doctype();
}

// WHATWG HTML 13.2.5.68
void Tokenizer::read_bogus_doctype() {
  const std::size_t end = std::min(text_.find('>', position_), text_.size());
  add_null_errors(position_, end);
  position_ = end;
  finish_doctype();
}

void Tokenizer::end_doctype(std::string_view code) {
  token_.force_quirks = true;
  add_error(code, position_);
  finish_doctype();
}

// The position is at the ">" or at the end.
void Tokenizer::finish_doctype() {
  if (doctype_.name) token_.name = view(*doctype_.name);
  token_.has_name = doctype_.name.has_value();
  if (doctype_.public_id) token_.public_id = view(*doctype_.public_id);
  if (doctype_.system_id) token_.system_id = view(*doctype_.system_id);
  emit(TokenKind::kDoctype, std::min(position_ + 1, text_.size()));
}

}  // namespace almanac::html
