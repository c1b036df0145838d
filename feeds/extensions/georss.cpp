// GeoRSS: places of a feed and its entries, as simple text or as GML.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace georss {
namespace {

struct Numbers {
  std::vector<std::string_view> words;  // of the value's text
  bool sound = true;                    // each is a number
};

std::vector<std::string_view> split_numbers(std::string_view text) {
  std::vector<std::string_view> numbers;
  for (std::string_view word : split_words(text))
    for (std::string_view part : split(word, ','))
      if (!part.empty()) numbers.push_back(part);
  return numbers;
}

// Latitude and longitude in turn, with blanks between; reports what is no number or off the earth.
Numbers read_numbers(Context& context, const Value& value) {
  if (const std::size_t comma = value.text.find(','); comma != std::string_view::npos)
    context.report("CoordComma", value, {}, comma);
  Numbers numbers{split_numbers(value.text)};
  bool is_latitude = false;
  for (std::string_view word : numbers.words) {
    is_latitude = !is_latitude;
    const auto at = static_cast<std::size_t>(word.data() - value.text.data());
    const auto number = parse_decimal(word);
    const double most = is_latitude ? 90 : 180;
    if (!number) {
      context.report("InvalidCoord", value, {}, at);
      numbers.sound = false;
      return numbers;
    }
    if (*number < -most || *number > most)
      context.report(is_latitude ? RuleId("InvalidLatitude") : RuleId("InvalidLongitude"), value,
                     {{"value", std::string(word)}}, at);
  }
  return numbers;
}

void point(Context& context, const Value& value) {
  const Numbers numbers = read_numbers(context, value);
  if (numbers.sound && numbers.words.size() != 2) context.report("InvalidCoord", value);
}

void report_list(Context& context, const Value& value, std::string_view wanted) {
  context.report("InvalidCoordList", value, {{"reason", std::string(wanted)}});
}

void line(Context& context, const Value& value) {
  const Numbers numbers = read_numbers(context, value);
  const std::size_t count = numbers.words.size();
  if (numbers.sound && (count % 2 != 0 || count < 4)) report_list(context, value, "two or more points");
}

void polygon(Context& context, const Value& value) {
  const auto [words, sound] = read_numbers(context, value);
  const std::size_t count = words.size();
  const bool closed = count % 2 == 0 && count >= 8 && words[0] == words[count - 2] && words[1] == words[count - 1];
  if (sound && !closed) report_list(context, value, "four or more points, the last the same as the first");
}

void box(Context& context, const Value& value) {
  const Numbers numbers = read_numbers(context, value);
  if (numbers.sound && numbers.words.size() != 4) report_list(context, value, "two points");
}

constexpr std::array<AttributeRow, 5> kAttributes = {{{"featuretypetag"},
                                                      {"relationshiptag"},
                                                      {"featurename"},
                                                      {"elev", false, decimal_number},
                                                      {"radius", false, decimal_number}}};
constexpr Element kPoint{.attributes = kAttributes, .text = {point}};
constexpr Element kLine{.attributes = kAttributes, .text = {line}};
constexpr Element kPolygon{.attributes = kAttributes, .text = {polygon}};
constexpr Element kBox{.attributes = kAttributes, .text = {box}};
constexpr Element kNumber{.text = {decimal_number}};

constexpr Scope kBoth = kFeeds | kEntries;
constexpr std::array<Extension::ScopedRow, 11> kRows = {{
    {kBoth, {"georss:point", &kPoint}},
    {kBoth, {"georss:line", &kLine}},
    {kBoth, {"georss:polygon", &kPolygon}},
    {kBoth, {"georss:box", &kBox}},
    {kBoth, {"georss:where", &kAnything}},
    {kBoth, {"georss:elev", &kNumber}},
    {kBoth, {"georss:floor", &kNumber}},
    {kBoth, {"georss:radius", &kNumber}},
    {kBoth, {"georss:featuretypetag", &kAnyText}},
    {kBoth, {"georss:relationshiptag", &kAnyText}},
    {kBoth, {"georss:featurename", &kAnyText}},
}};

}  // namespace
}  // namespace georss

constexpr Extension kGeorss{"georss", "http://www.georss.org/georss", georss::kRows};

}  // namespace almanac::feeds::extensions
