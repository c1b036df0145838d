// RSS 1.0 module: syndication.
#include <array>

#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace syndication {
namespace {

void period(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  if (text != "hourly" && text != "daily" && text != "weekly" && text != "monthly" && text != "yearly")
    context.report("InvalidUpdatePeriod", value);
}

constexpr Element kPeriod{.text = {period}};
constexpr Element kFrequency{.text = {positive_integer}};

constexpr std::array<Extension::ScopedRow, 3> kRows = {{
    {kFeeds, {"sy:updatePeriod", &kPeriod, Occurs::kAtMostOnce}},
    {kFeeds, {"sy:updateFrequency", &kFrequency, Occurs::kAtMostOnce}},
    {kFeeds, {"sy:updateBase", &kW3cDate, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace syndication

constexpr Extension kSyndication{"sy", "http://purl.org/rss/1.0/modules/syndication/", syndication::kRows};

}  // namespace almanac::feeds::extensions
