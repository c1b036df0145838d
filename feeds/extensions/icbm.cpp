// ICBM. Superseded by GeoRSS.
#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace icbm {
namespace {

constexpr Element kLatitude{.text = {check::latitude}};
constexpr Element kLongitude{.text = {check::longitude}};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {kFeeds | kEntries, {"icbm:latitude", &kLatitude, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"icbm:longitude", &kLongitude, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace icbm

constexpr Extension kIcbm{"icbm", "http://postneo.com/icbm", icbm::kRows};

}  // namespace almanac::feeds::extensions
