// Tags and their attributes (WHATWG HTML 13.2.5.8, .32 to .40).
#include <algorithm>
#include <numeric>
#include <utility>

#include "core/html/characters.h"
#include "core/html/tokenizer.h"

namespace almanac::html {

void Tokenizer::read_tag(TokenKind kind, std::size_t name_begin) {
  std::size_t end = name_begin;
  while (at(end) != -1 && !is(at(end), kNameEnd)) ++end;
  add_null_errors(name_begin, end);
  const Piece name = copy_name(name_begin, end);
  raw_attributes_.clear();
  too_many_attributes_ = false;
  position_ = end;
  const bool complete = read_attributes();
  drop_duplicates();
  if (complete) {
    finish_tag(kind, name);
  } else {
    add_error("eof-in-tag", text_.size());
    position_ = text_.size();
    state_ = TokenizerState::kData;
  }
}

// Everything up to the ">", where the position is then; false where the text ends before.
bool Tokenizer::read_attributes() {
  for (;;) {
    position_ = skip_space(position_);
    const int c = at(position_);
    if (c == -1) return false;
    if (c == '>') return true;
    if (c != '/') {
      if (!read_attribute()) return false;
      continue;
    }
    ++position_;
    if (at(position_) == '>') {
      token_.self_closing = true;
      return true;
    }
    if (at(position_) != -1) add_error("unexpected-solidus-in-tag", position_, position_ - 1);
  }
}

// False where the text ends in its value.
bool Tokenizer::read_attribute() {
  const std::size_t begin = position_;
  std::size_t end = begin;
  if (at(begin) == '=') {
    add_error("unexpected-equals-sign-before-attribute-name", begin, begin);
    ++end;
  }
  for (; at(end) != -1 && at(end) != '=' && !is(at(end), kNameEnd); ++end) {
    if (!is(at(end), kOddInName)) continue;
    add_error(at(end) == 0 ? "unexpected-null-character" : "unexpected-character-in-attribute-name", end, end);
  }
  RawAttribute attribute{copy_name(begin, end), {end, end, false}, {{}, {}, begin, end, end, end}};
  position_ = skip_space(end);
  bool complete = true;
  if (at(position_) == '=') {
    position_ = skip_space(position_ + 1);
    complete = read_value(attribute);
  }
  if (raw_attributes_.size() < kMaxAttributes) {
    raw_attributes_.push_back(attribute);
  } else if (!std::exchange(too_many_attributes_, true)) {
    add_error("too-many-attributes", begin, begin);
  }
  return complete;
}

// The position is at the value. False where the text ends before the value does.
bool Tokenizer::read_value(RawAttribute& attribute) {
  const int quote = at(position_);
  if (quote == '>') {
    add_error("missing-attribute-value", position_, attribute.place.name_offset);
    return true;
  }
  const bool quoted = quote == '"' || quote == '\'';
  const std::size_t begin = position_ + (quoted ? 1 : 0);
  std::size_t end = begin;
  if (quoted) {
    end = std::min(text_.find(static_cast<char>(quote), begin), text_.size());
  } else {
    while (at(end) != -1 && at(end) != '>' && !is(at(end), kSpace)) ++end;
  }
  attribute.value = decode_value(begin, end, quoted ? ValueKind::kQuoted : ValueKind::kUnquoted);
  attribute.place.value_offset = begin;
  attribute.place.value_end = end;
  position_ = end;
  if (!quoted || at(end) == -1) return at(end) != -1;
  const int after = at(++position_);
  if (after != -1 && !is(after, kNameEnd)) add_error("missing-whitespace-between-attributes", position_, position_);
  return true;
}

// The value with its references decoded.
Tokenizer::Piece Tokenizer::decode_value(std::size_t begin, std::size_t end, ValueKind kind) {
  const std::string_view text = text_.substr(0, end);
  const std::size_t copy = copies_.size();
  bool copied = false;
  std::size_t run = begin;  // what is not copied yet
  const auto replace = [&](std::size_t from, std::size_t to, std::string_view by) {
    copies_.append(text_, run, from - run);
    copies_ += by;
    run = to;
    copied = true;
  };
  const auto next_odd = [&](std::size_t from) {
    return kind == ValueKind::kQuoted ? find_any<'&', '\0', '\r'>(text, from)
                                      : find_any<'&', '\0', '"', '\'', '<', '=', '`'>(text, from);
  };
  for (std::size_t i = next_odd(begin); i < end; i = next_odd(i)) {
    if (text[i] == '&') {
      const Reference reference = read_reference(i, end, ReferencePlace::kAttribute);
      if (reference.to) replace(i, reference.end, *reference.to);
      i = reference.end;
    } else if (text[i] == '\0') {
      add_error("unexpected-null-character", i, i);
      replace(i, i + 1, "\xEF\xBF\xBD");
      ++i;
    } else if (text[i] == '\r') {
      replace(i, i + 1, at(i + 1) == '\n' ? "" : "\n");
      ++i;
    } else {
      add_error("unexpected-character-in-unquoted-attribute-value", i, i);
      ++i;
    }
  }
  if (!copied) return {begin, end, false};
  replace(end, end, "");
  return {copy, copies_.size(), true};
}

// The position is at the ">".
void Tokenizer::finish_tag(TokenKind kind, Piece name) {
  token_.name = view(name);
  if (kind == TokenKind::kEndTag) {
    if (!raw_attributes_.empty()) add_error("end-tag-with-attributes", position_, raw_attributes_[0].place.name_offset);
    if (token_.self_closing) add_error("end-tag-with-trailing-solidus", position_, position_ - 1);
  } else {
    resolve_attributes();
    last_start_tag_ = token_.name;
  }
  state_ = TokenizerState::kData;
  emit(kind, position_ + 1);
}

void Tokenizer::resolve_attributes() {
  attributes_.clear();
  for (const RawAttribute& raw : raw_attributes_) {
    attributes_.push_back(raw.place);
    attributes_.back().name = view(raw.name);
    attributes_.back().value = view(raw.value);
  }
  token_.attributes = attributes_;
}

// Reports and removes each attribute whose name an earlier one has.
void Tokenizer::drop_duplicates() {
  const std::size_t count = raw_attributes_.size();
  if (count < 2) return;
  std::vector<std::size_t>& order = attribute_order_;
  order.resize(count);
  std::iota(order.begin(), order.end(), 0U);
  const auto name = [this](std::size_t i) { return view(raw_attributes_[i].name); };
  const auto before = [&name](std::size_t a, std::size_t b) {
    const int by_name = name(a).compare(name(b));
    return by_name != 0 ? by_name < 0 : a < b;
  };
  std::sort(order.begin(), order.end(), before);
  std::size_t dropped = 0;
  for (std::size_t i = 1; i < count; ++i) {
    if (name(order[i - 1]) != name(order[i])) continue;
    const Attribute& place = raw_attributes_[order[i]].place;
    add_error("duplicate-attribute", place.name_end, place.name_offset);
    ++dropped;
  }
  if (dropped == 0) return;
  std::vector<bool> is_duplicate(count);
  for (std::size_t i = 1; i < count; ++i) is_duplicate[order[i]] = name(order[i - 1]) == name(order[i]);
  std::size_t kept = 0;
  for (std::size_t i = 0; i < count; ++i) {
    if (!is_duplicate[i]) raw_attributes_[kept++] = raw_attributes_[i];
  }
  raw_attributes_.resize(kept);
}

}  // namespace almanac::html
