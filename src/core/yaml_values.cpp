#include "core/yaml_values.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>

#include "core/ascii.h"
#include "core/text.h"

namespace almanac {
namespace {

bool is_one_of(std::string_view text, std::initializer_list<std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view w) { return equals_ignoring_ascii_case(text, w); });
}

std::optional<Value> find_number(std::string_view text) {
  const char* end = text.data() + text.size();
  const bool plus = text.starts_with('+');
  const char* begin = text.data() + (plus ? 1 : 0);
  const std::string_view digits = text.substr(plus || text.starts_with('-') ? 1 : 0);
  if (digits.empty() || digits.front() < '0' || digits.front() > '9') return std::nullopt;
  if (is_digits(digits) && (digits == "0" || digits.front() != '0')) {
    std::int64_t number = 0;
    if (std::from_chars(begin, end, number).ec == std::errc()) return Value(number);
  }
  double number = 0;
  const auto [rest, code] = std::from_chars(begin, end, number);
  if (code == std::errc() && rest == end && text.find('.') != std::string_view::npos) return Value(number);
  return std::nullopt;
}

// YAML 1.1's types of plain scalars (yaml.org/type), as far as Psych has them.
Value to_plain_value(std::string_view text) {
  if (text.empty() || text == "~" || is_one_of(text, {"null"})) return {};
  if (is_one_of(text, {"true", "yes", "on"})) return true;
  if (is_one_of(text, {"false", "no", "off"})) return false;
  if (std::optional<Value> number = find_number(text)) return *number;
  return text;
}

// An escape ("\\b") can bring in what no feed can hold (XML 1.0 2.2).
std::string drop_illegal_characters(const YamlScalar& scalar, Findings& findings) {
  if (skip_plain(scalar.text) == scalar.text.size()) return std::string(scalar.text);
  std::string kept;
  std::optional<char32_t> dropped;
  for (std::size_t i = 0; i < scalar.text.size();) {
    const CodePoint c = code_point_at(scalar.text, i);
    if (is_xml_char(c.value))
      kept.append(scalar.text.substr(i, c.bytes));
    else
      dropped = dropped.value_or(c.value);
    i += c.bytes;
  }
  if (dropped)
    findings.warning("IllegalCharacter", scalar.place,
                     fmt::format("character U+{:04X} cannot be in a feed and is dropped: take its escape out of {}",
                                 static_cast<unsigned>(*dropped), quote(scalar.text)));
  return kept;
}

}  // namespace

Value to_value(const YamlScalar& scalar, Findings& findings) {
  const std::string kept = drop_illegal_characters(scalar, findings);
  Value value = scalar.is_quoted || scalar.has_tag ? Value(kept) : to_plain_value(kept);
  value.set_source(kept, scalar.is_quoted);
  value.set_place(scalar.place.line, scalar.place.column);
  return value;
}

void YamlMap::put(const Value& key, Value member) {
  if (key.source() == "<<" && !key.was_quoted()) {
    merged_ = std::move(member);
    return;
  }
  const auto [it, is_new] = indices_.try_emplace(key.source(), map_.size());
  if (is_new) {
    map_.emplace_back(key.source(), std::move(member));
    return;
  }
  Value& old = map_[it->second].second;
  findings_.warning("DuplicateKey", {file_, member.key_line(), member.key_column()},
                    "key " + quote(key.source()) + " stands here again after line " + std::to_string(old.key_line()) +
                        ": the last one counts; keep one of the two");
  old = std::move(member);
}

Value YamlMap::take() {
  merge(merged_);
  return std::move(map_);
}

void YamlMap::merge(const Value& merged) {
  if (const Value::List* list = merged.list_if())
    for (const Value& item : *list) merge(item);
  const Value::Map* other = merged.map_if();
  if (other == nullptr) return;
  for (const auto& [key, member] : *other)
    if (indices_.try_emplace(key, map_.size()).second) map_.emplace_back(key, member);
}

}  // namespace almanac
