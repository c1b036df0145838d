// Creative Commons for RSS 2.0 and Atom: the license's address as text.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace creative_commons {
namespace {

constexpr std::array<Extension::ScopedRow, 1> kRows = {{
    {kFeeds | kEntries, {"creativeCommons:license", &kAddress}},
}};

}  // namespace
}  // namespace creative_commons

constexpr Extension kCreativeCommons{"creativeCommons", "http://backend.userland.com/creativeCommonsRssModule",
                                     creative_commons::kRows};

}  // namespace almanac::feeds::extensions
