// W3C Basic Geo.
#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace geo {
namespace {

constexpr Element kLatitude{.text = {check::latitude}};
constexpr Element kLongitude{.text = {check::longitude}};
constexpr Element kAltitude{.text = {decimal_number}};
constexpr std::array<Row, 3> kPointRows = {{
    {"geo:lat", &kLatitude, Occurs::kOnce},
    {"geo:long", &kLongitude, Occurs::kOnce},
    {"geo:alt", &kAltitude, Occurs::kAtMostOnce},
}};
constexpr Element kPoint{.content = Content::kElements, .children = kPointRows, .open_attributes = true};

constexpr std::array<Extension::ScopedRow, 6> kRows = {{
    {kFeeds | kEntries, {"geo:lat", &kLatitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geo:long", &kLongitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geo:alt", &kAltitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geo:location", &kAnything}},
    {kFeeds | kEntries, {"geo:lat_long", &kAnyText, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"geo:Point", &kPoint}},
}};

}  // namespace
}  // namespace geo

constexpr Extension kGeo{"geo", "http://www.w3.org/2003/01/geo/wgs84_pos#", geo::kRows};

}  // namespace almanac::feeds::extensions
