#include "config/settings_yaml.h"

#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <string>
#include <utility>

#include "core/text.h"
#include "core/yaml_mistakes.h"
#include "core/yaml_values.h"

namespace almanac::config {
namespace {

class Reader {
 public:
  Reader(const YamlSource& source, Findings& findings) : source_(source), findings_(findings), lines_(source.text) {}

  bool read(const YAML::Node& node, Value& value, int level) {
    const Place place = place_of(node.Mark());
    if (++nodes_ > kMostYamlNodes)
      return fail("YamlTooLarge", place, "is too large: more than 100000 values; write out less by aliases");
    if (level > kMostYamlLevels) return fail("YamlTooDeep", place, "is nested more than 64 levels deep: flatten it");
    if (node.IsScalar()) return read_scalar(node, value);
    if (node.IsSequence() && !read_list(node, value, level)) return false;
    if (node.IsMap() && !read_map(node, value, level)) return false;
    value.set_place(place.line, place.column);
    return true;
  }

  // What yaml-cpp cannot read libyaml cannot either, and tells better why.
  void explain(const YAML::Exception& error) {
    if (parse_yaml(source_, findings_)) fail("BadYaml", place_of(error.mark), "is not YAML: " + error.msg);
  }

 private:
  // yaml-cpp counts the bytes of the text, lines from 0.
  std::size_t offset_of(const YAML::Mark& mark) const {
    return std::min(mark.is_null() ? 0 : static_cast<std::size_t>(mark.pos), source_.text.size());
  }

  Place place_of(const YAML::Mark& mark) const {
    const Position at = lines_.find(offset_of(mark));
    return {source_.file, at.line, at.column};
  }

  bool fail(std::string rule, Place place, std::string message) {
    findings_.error(std::move(rule), std::move(place), std::move(message));
    return false;
  }

  bool read_scalar(const YAML::Node& node, Value& value) {
    const bool is_plain = node.Tag() == "?";
    const bool is_quoted = node.Tag() == "!";
    if (is_quoted && !check_quote(offset_of(node.Mark()))) return false;
    value = to_value({node.Scalar(), is_quoted, !is_plain && !is_quoted, place_of(node.Mark())}, findings_);
    return true;
  }

  // A quote that was never closed ends at the next one in the file, lines further down. yaml-cpp calls text of the
  // forms | and > quoted, too.
  bool check_quote(std::size_t begin) {
    const char mark = begin < source_.text.size() ? source_.text[begin] : '\0';
    if (mark != '"' && mark != '\'') return true;
    std::size_t end = begin + 1;
    while (end < source_.text.size() && source_.text[end] != mark)
      end += mark == '"' && source_.text[end] == '\\' ? 2 : 1;
    const auto swallowed = find_swallowed_line(source_.text, begin, std::min(end, source_.text.size()));
    if (!swallowed) return true;
    const Position at = lines_.find(begin);
    return fail("UnclosedQuote", {source_.file, at.line, at.column},
                unclosed_quote_message(source_.text, begin, *swallowed));
  }

  bool read_list(const YAML::Node& node, Value& value, int level) {
    value = Value::List();
    for (const YAML::Node& child : node) {
      Value item;
      if (!read(child, item, level + 1)) return false;
      value.push_back(std::move(item));
    }
    return true;
  }

  bool read_map(const YAML::Node& node, Value& value, int level) {
    YamlMap map(source_.file, findings_);
    for (const auto& child : node) {
      const Place place = place_of(child.first.Mark());
      if (!child.first.IsScalar()) return fail("BadYaml", place, "a key must be text: put it in double quotes");
      if (!check_colon(child)) return false;
      Value key;
      Value member;
      if (!read(child.first, key, level + 1) || !read(child.second, member, level + 1)) return false;
      member.set_key_place(place.line, place.column);
      map.put(key, std::move(member));
    }
    value = map.take();
    return true;
  }

  // yaml-cpp takes a line of text for a key without a value.
  template <class Pair>
  bool check_colon(const Pair& child) {
    if (!child.second.IsNull()) return true;
    const std::size_t begin = offset_of(child.first.Mark());
    const std::string_view line = source_.text.substr(begin, source_.text.find('\n', begin) - begin);
    if (line.find(':') != std::string_view::npos || line.starts_with('?')) return true;
    explain("could not find expected ':'", begin);
    return false;
  }

  void explain(std::string problem, std::size_t offset) {
    Finding finding = explain_yaml_problem(source_.text, {std::move(problem), offset, "", offset});
    finding.place.file = source_.file;
    findings_.add(std::move(finding));
  }

  const YamlSource& source_;
  Findings& findings_;
  LineIndex lines_;
  std::size_t nodes_ = 0;
};

}  // namespace

std::optional<Value> parse_settings(const YamlSource& source, Findings& findings) {
  Reader reader(source, findings);
  try {
    Value value;
    if (!reader.read(YAML::Load(std::string(source.text)), value, 0)) return std::nullopt;
    return value;
  } catch (const YAML::Exception& error) {  // the library's only way to say that the text is broken
    reader.explain(error);
    return std::nullopt;
  }
}

}  // namespace almanac::config
