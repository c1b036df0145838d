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

namespace {

// Latitude and longitude in turn, with blanks between; reports what is no number or off the earth.
std::size_t count_numbers(Context& context, const Value& value) {
  std::string text(trim(value.text));
  if (text.find(',') != std::string::npos) {
    context.report("CoordComma", value);
    std::replace(text.begin(), text.end(), ',', ' ');
  }
  const std::vector<std::string_view> words = split_words(text);
  for (std::size_t i = 0; i < words.size(); ++i) {
    const auto number = parse_decimal(words[i]);
    if (!number) {
      context.report("InvalidCoord", value);
      return 0;
    }
    if (i % 2 == 0 && (*number < -90 || *number > 90))
      context.report("InvalidLatitude", value, {{"value", std::string(words[i])}});
    if (i % 2 == 1 && (*number < -180 || *number > 180))
      context.report("InvalidLongitude", value, {{"value", std::string(words[i])}});
  }
  return words.size();
}

void point(Context& context, const Value& value) {
  const std::size_t count = count_numbers(context, value);
  if (count != 0 && count != 2) context.report("InvalidCoord", value);
}

void line(Context& context, const Value& value) {
  const std::size_t count = count_numbers(context, value);
  if (count % 2 != 0 || count < 4) context.report("InvalidCoordList", value, {{"reason", "two or more points"}});
}

void polygon(Context& context, const Value& value) {
  const std::size_t count = count_numbers(context, value);
  const std::vector<std::string_view> words = split_words(value.text);
  const bool closed = words.size() >= 8 && words[0] == words[words.size() - 2] && words[1] == words.back();
  if (count % 2 != 0 || !closed)
    context.report("InvalidCoordList", value, {{"reason", "four or more points, the last the same as the first"}});
}

void box(Context& context, const Value& value) {
  if (count_numbers(context, value) != 4) context.report("InvalidCoordList", value, {{"reason", "two points"}});
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

constexpr Extension kGeorss{"georss", "http://www.georss.org/georss", kRows};

}  // namespace almanac::feeds::extensions
