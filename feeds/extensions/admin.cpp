// RSS 1.0 module: administration.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace admin {
namespace {

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {kFeeds, {"admin:generatorAgent", &kResource, Occurs::kAtMostOnce}},
    {kFeeds, {"admin:errorReportsTo", &kResource, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace admin

constexpr Extension kAdmin{"admin", "http://webns.net/mvcb/", admin::kRows};

}  // namespace almanac::feeds::extensions
