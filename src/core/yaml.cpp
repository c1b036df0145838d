#include "core/yaml.h"

#include <yaml.h>

#include <unordered_map>
#include <utility>

#include "core/ascii.h"
#include "core/out_of_memory.h"
#include "core/text.h"
#include "core/yaml_mistakes.h"
#include "core/yaml_values.h"

namespace almanac {
namespace {

class Parser {
 public:
  explicit Parser(std::string_view text) {
    if (yaml_parser_initialize(&parser_) == 0) out_of_memory();
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
    const bool is_parsed = yaml_parser_parse(&parser_, &event_) == 1;
    if (parser_.error == YAML_MEMORY_ERROR) out_of_memory();
    return is_parsed;
  }
  const yaml_event_t& event() const { return event_; }
  const yaml_parser_t& state() const { return parser_; }

 private:
  yaml_parser_t parser_{};
  yaml_event_t event_{};
};

// Finds libyaml's marks, which count code points, in the text: walks on from the last one, as marks rarely go back.
class Marks {
 public:
  struct Spot {
    std::size_t code_points = 0;  // before it
    std::size_t offset = 0;       // in bytes
    Position position;            // as LineIndex has it
  };

  explicit Marks(std::string_view text) : text_(text) {}

  const Spot& find(const yaml_mark_t& mark) {
    if (mark.index < spot_.code_points) spot_ = {};
    while (spot_.code_points < mark.index && spot_.offset < text_.size()) step();
    return spot_;
  }

 private:
  void step() {
    const char c = text_[spot_.offset];
    const bool is_end = c == '\n' || (c == '\r' && !text_.substr(spot_.offset + 1).starts_with('\n'));
    spot_.position =
        is_end ? Position{spot_.position.line + 1, 1} : Position{spot_.position.line, spot_.position.column + 1};
    spot_.offset += is_ascii(c) ? 1 : code_point_at(text_, spot_.offset).bytes;
    ++spot_.code_points;
  }

  std::string_view text_;
  Spot spot_;
};

struct Anchored {
  Value value;
  std::size_t nodes = 0;
};

class Reader {
 public:
  Reader(const YamlSource& source, Findings& findings)
      : source_(source), findings_(findings), parser_(source.text), marks_(source.text) {}

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
  Position find(const yaml_mark_t& mark) { return in_file(marks_.find(mark).position); }

  Position in_file(Position position) const { return {position.line + source_.first_line - 1, position.column}; }

  bool fail(std::string rule, Position at, std::string message) {
    findings_.error(std::move(rule), {source_.file, at.line, at.column}, std::move(message));
    return false;
  }

  bool advance() {
    if (parser_.advance()) return true;
    const yaml_parser_t& state = parser_.state();
    const YamlProblem problem{
        state.problem == nullptr ? "cannot be read" : state.problem,
        state.error == YAML_READER_ERROR ? state.problem_offset : marks_.find(state.problem_mark).offset,
        state.context == nullptr ? "" : state.context, marks_.find(state.context_mark).offset};
    Finding finding = explain_yaml_problem(source_.text, problem);
    finding.place.file = source_.file;
    finding.place.line += source_.first_line - 1;
    findings_.add(std::move(finding));
    return false;
  }

  // Reads the node that begins at the current event; leaves its last event current.
  bool read_node(Value& value, int level) {
    const Position at = find(parser_.event().start_mark);
    if (++nodes_ > kMostYamlNodes)
      return fail("YamlTooLarge", at, "is too large: more than 100000 values; write out less by aliases");
    if (level > kMostYamlLevels) return fail("YamlTooDeep", at, "is nested more than 64 levels deep: flatten it");
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
    if (nodes_ > kMostYamlNodes)
      return fail("YamlTooLarge", at, "is too large: more than 100000 values; write out less by aliases");
    value = found->second.value;
    return true;
  }

  bool read_scalar(Value& value) {
    const auto& scalar = parser_.event().data.scalar;
    const std::string_view text(reinterpret_cast<const char*>(scalar.value), scalar.length);
    const bool is_quoted = scalar.style != YAML_PLAIN_SCALAR_STYLE;
    if (is_quoted && !check_quote()) return false;
    const Position at = find(parser_.event().start_mark);
    value = to_value({text, is_quoted, scalar.tag != nullptr, {source_.file, at.line, at.column}}, findings_);
    return true;
  }

  // libyaml lets a quoted scalar go on at any indentation, so that one that was never closed swallows lines.
  bool check_quote() {
    const yaml_event_t& event = parser_.event();
    if (event.start_mark.line == event.end_mark.line) return true;
    const Marks::Spot begin = marks_.find(event.start_mark);
    Marks ahead = marks_;  // so that the way back is not walked again
    const std::size_t end = ahead.find(event.end_mark).offset;
    const std::optional<std::string> swallowed = find_swallowed_line(source_.text, begin.offset, end);
    if (!swallowed) return true;
    return fail("UnclosedQuote", in_file(begin.position),
                unclosed_quote_message(source_.text, begin.offset, *swallowed));
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
    YamlMap map(source_.file, findings_);
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
      map.put(key, std::move(member));
    }
    value = map.take();
    return true;
  }

  const YamlSource& source_;
  Findings& findings_;
  Parser parser_;
  Marks marks_;
  std::unordered_map<std::string, Anchored> anchors_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<Value> parse_yaml(const YamlSource& source, Findings& findings) {
  return Reader(source, findings).read();
}

}  // namespace almanac
