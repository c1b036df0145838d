// GeoURL. Superseded by GeoRSS.
#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace geourl {
namespace {

constexpr Element kLatitude{.text = {check::latitude}};
constexpr Element kLongitude{.text = {check::longitude}};

constexpr std::array<Extension::ScopedRow, 3> kRows = {{
    {kFeeds | kEntries, {"geourl:latitude", &kLatitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geourl:longitude", &kLongitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geourl:altitude", &kAnyText, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace geourl

constexpr Extension kGeourl{"geourl", "http://geourl.org/rss/module/", geourl::kRows};

}  // namespace almanac::feeds::extensions
