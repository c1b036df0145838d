#include "core/yaml.h"

#include <fmt/format.h>
#include <yaml.h>

#include <algorithm>
#include <charconv>
#include <unordered_map>
#include <utility>

#include "core/text.h"
#include "core/yaml_mistakes.h"

namespace almanac {
namespace {

constexpr int kMostLevels = 64;
constexpr std::size_t kMostNodes = 100'000;

class Parser {
 public:
  explicit Parser(std::string_view text) {
    yaml_parser_initialize(&parser_);
    yaml_parser_set_encoding(&parser_, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser_, reinterpret_cast<const unsigned char*>(text.data()), text.size());
  }
  ~Parser() {
    yaml_event_delete(&event_);
    yaml_parser_delete(&parser_);
  }
  Parser(const Parser&) = delete;
  Parser& operator=(const Parser&) = delete;

  bool advance() {
    yaml_event_delete(&event_);
    return yaml_parser_parse(&parser_, &event_) == 1;
  }
  const yaml_event_t& event() const { return event_; }
  const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

// Byte offsets of libyaml's marks, which count code points: walks on from the last one, as marks rarely go back.
class Offsets {
 public:
  explicit Offsets(std::string_view text) : text_(text) {}

  std::size_t find(std::size_t code_point) {
    if (code_point < code_point_) code_point_ = byte_ = 0;
    for (; code_point_ < code_point && byte_ < text_.size(); ++code_point_) byte_ += code_point_at(text_, byte_).bytes;
    return byte_;
  }

 private:
  std::string_view text_;
  std::size_t code_point_ = 0;
  std::size_t byte_ = 0;
};

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

struct Anchored {
  Value value;
  std::size_t nodes = 0;
};

class Reader {
 public:
  Reader(const YamlSource& source, Findings& findings)
      : source_(source), findings_(findings), parser_(source.text), offsets_(source.text), lines_(source.text) {}

  std::optional<Value> read() {
    Value value;
    do {
      if (!advance()) return std::nullopt;
      if (parser_.event().type == YAML_STREAM_END_EVENT) return value;
    } while (parser_.event().type != YAML_DOCUMENT_START_EVENT);
    if (!advance() || !read_node(value, 0)) return std::nullopt;
    // The end of the document must be well-formed, too: "title: a\n  b: c".
    return advance() ? std::optional(std::move(value)) : std::nullopt;
  }

 private:
  Position find(const yaml_mark_t& mark) {
    Position position = lines_.find(offsets_.find(mark.index));
    position.line += source_.first_line - 1;
    return position;
  }

  bool fail(std::string rule, Position at, std::string message) {
    findings_.error(std::move(rule), {source_.file, at.line, at.column}, std::move(message));
    return false;
  }

  bool advance() {
    if (parser_.advance()) return true;
    const yaml_parser_t& state = parser_.state();
    const YamlProblem problem{
        state.problem == nullptr ? "cannot be read" : state.problem,
        state.error == YAML_READER_ERROR ? state.problem_offset : offsets_.find(state.problem_mark.index),
        state.context == nullptr ? "" : state.context, offsets_.find(state.context_mark.index)};
    Finding finding = explain_yaml_problem(source_.text, problem);
    finding.place.file = source_.file;
    finding.place.line += source_.first_line - 1;
    findings_.add(std::move(finding));
    return false;
  }

  // Reads the node that begins at the current event; leaves its last event current.
  bool read_node(Value& value, int level) {
    const Position at = find(parser_.event().start_mark);
    if (++nodes_ > kMostNodes)
      return fail("YamlTooLarge", at, "is too large: more than 100000 values; write out less by aliases");
    if (level > kMostLevels) return fail("YamlTooDeep", at, "is nested more than 64 levels deep: flatten it");
    const std::string anchor = find_anchor();
    const std::size_t first_node = nodes_;
    bool done = false;
    switch (parser_.event().type) {
      case YAML_ALIAS_EVENT: return read_alias(value, at);
      case YAML_SEQUENCE_START_EVENT: done = read_list(value, level); break;
      case YAML_MAPPING_START_EVENT: done = read_map(value, level); break;
      default: done = read_scalar(value); break;
    }
    value.set_place(at.line, at.column);
    if (done && !anchor.empty()) anchors_[anchor] = {value, nodes_ - first_node + 1};
    return done;
  }

  std::string find_anchor() const {
    const yaml_event_t& event = parser_.event();
    const yaml_char_t* name = nullptr;
    if (event.type == YAML_SCALAR_EVENT) name = event.data.scalar.anchor;
    if (event.type == YAML_SEQUENCE_START_EVENT) name = event.data.sequence_start.anchor;
    if (event.type == YAML_MAPPING_START_EVENT) name = event.data.mapping_start.anchor;
    return name == nullptr ? "" : reinterpret_cast<const char*>(name);
  }

  bool read_alias(Value& value, Position at) {
    const std::string name = reinterpret_cast<const char*>(parser_.event().data.alias.anchor);
    const auto found = anchors_.find(name);
    if (found == anchors_.end())
      return fail(
          "BadYaml", at,
          "alias " + quote("*" + name) + " has no anchor before it: put the value in double quotes if it is text");
    nodes_ += found->second.nodes;
    if (nodes_ > kMostNodes)
      return fail("YamlTooLarge", at, "is too large: more than 100000 values; write out less by aliases");
    value = found->second.value;
    return true;
  }

  bool read_scalar(Value& value) {
    const auto& scalar = parser_.event().data.scalar;
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool plain = scalar.style == YAML_PLAIN_SCALAR_STYLE;
    const bool text_tag = scalar.tag != nullptr;
    if (!plain && !check_quote()) return false;
    const std::string kept = drop_illegal_characters(text);
    value = plain && !text_tag ? to_plain_value(kept) : Value(kept);
    value.set_source(kept, !plain);
    return true;
  }

  // An escape ("\b") can bring in what no feed can hold (XML 1.0 2.2).
  std::string drop_illegal_characters(std::string_view text) {
    std::string kept;
    std::optional<char32_t> dropped;
    for (std::size_t i = 0; i < text.size();) {
      const CodePoint c = code_point_at(text, i);
      if (is_xml_char(c.value))
        kept.append(text.substr(i, c.bytes));
      else
        dropped = dropped.value_or(c.value);
      i += c.bytes;
    }
    if (!dropped) return kept;
    const Position at = find(parser_.event().start_mark);
    findings_.warning("IllegalCharacter", {source_.file, at.line, at.column},
                      fmt::format("character U+{:04X} cannot be in a feed and is dropped: take its escape out of {}",
                                  static_cast<unsigned>(*dropped), quote(text)));
    return kept;
  }

  // libyaml lets a quoted scalar go on at any indentation, so that one that was never closed swallows lines.
  bool check_quote() {
    const yaml_event_t& event = parser_.event();
    if (event.start_mark.line == event.end_mark.line) return true;
    const std::size_t begin = offsets_.find(event.start_mark.index);
    const std::size_t end = offsets_.find(event.end_mark.index);
    const std::optional<std::string> swallowed = find_swallowed_line(source_.text, begin, end);
    if (!swallowed) return true;
    Position at = lines_.find(begin);
    at.line += source_.first_line - 1;
    return fail("UnclosedQuote", at, unclosed_quote_message(source_.text, begin, *swallowed));
  }

  bool read_list(Value& value, int level) {
    value = Value::List();
    for (;;) {
      if (!advance()) return false;
      if (parser_.event().type == YAML_SEQUENCE_END_EVENT) return true;
      Value item;
      if (!read_node(item, level + 1)) return false;
      value.push_back(std::move(item));
    }
  }

  bool read_map(Value& value, int level) {
    Value::Map map;
    std::unordered_map<std::string, std::size_t> indices;
    Value merged;
    for (;;) {
      if (!advance()) return false;
      if (parser_.event().type == YAML_MAPPING_END_EVENT) break;
      const Position at = find(parser_.event().start_mark);
      if (parser_.event().type != YAML_SCALAR_EVENT)
        return fail("BadYaml", at, "a key must be text: put it, or a value that begins with {{, in double quotes");
      Value key;
      if (!read_node(key, level + 1) || !advance()) return false;
      Value member;
      if (!read_node(member, level + 1)) return false;
      member.set_key_place(at.line, at.column);
      if (key.source() == "<<" && !key.was_quoted())
        merged = std::move(member);
      else
        put(map, indices, key.source(), std::move(member));
    }
    merge(map, indices, merged);
    value = std::move(map);
    return true;
  }

  void put(Value::Map& map, std::unordered_map<std::string, std::size_t>& indices, const std::string& key,
           Value member) {
    const auto [it, is_new] = indices.try_emplace(key, map.size());
    if (is_new) {
      map.emplace_back(key, std::move(member));
      return;
    }
    Value& old = map[it->second].second;
    findings_.warning("DuplicateKey", {source_.file, member.key_line(), member.key_column()},
                      "key " + quote(key) + " stands here again after line " + std::to_string(old.key_line()) +
                          ": the last one counts; keep one of the two");
    old = std::move(member);
  }

  // yaml.org/type/merge: keys of the map itself win, then those of maps that come first.
  static void merge(Value::Map& map, std::unordered_map<std::string, std::size_t>& indices, const Value& merged) {
    if (const Value::List* list = merged.list_if())
      for (const Value& item : *list) merge(map, indices, item);
    const Value::Map* other = merged.map_if();
    if (other == nullptr) return;
    for (const auto& [key, member] : *other)
      if (indices.try_emplace(key, map.size()).second) map.emplace_back(key, member);
  }

  const YamlSource& source_;
  Findings& findings_;
  Parser parser_;
  Offsets offsets_;
  LineIndex lines_;
  std::unordered_map<std::string, Anchored> anchors_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<Value> parse_yaml(const YamlSource& source, Findings& findings) {
  return Reader(source, findings).read();
}

}  // namespace almanac
