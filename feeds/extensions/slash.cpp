// RSS 1.0 module: Slash.
#include <array>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace slash {
namespace {

// "0,5,3": how many comments have each score.
void counts(Context& context, const Value& value) {
  if (trim(value.text).empty()) return;
  for (std::string_view part : split(value.text, ','))
    if (!is_digits(trim(part))) return context.report("InvalidCommaSeparatedIntegers", value);
}

constexpr Element kCount{.text = {non_negative_integer}};
constexpr Element kCounts{.text = {counts}};

constexpr std::array<Extension::ScopedRow, 4> kRows = {{
    {kEntries, {"slash:comments", &kCount, Occurs::kAtMostOnce}},
    {kEntries, {"slash:department", &kAnyText, Occurs::kAtMostOnce}},
    {kEntries, {"slash:section", &kAnyText, Occurs::kAtMostOnce}},
    {kEntries, {"slash:hit_parade", &kCounts, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace slash

constexpr Extension kSlash{"slash", "http://purl.org/rss/1.0/modules/slash/", slash::kRows};

}  // namespace almanac::feeds::extensions
