// blogChannel: what Radio UserLand's weblogs said of themselves.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace blog_channel {
namespace {

constexpr std::array<Extension::ScopedRow, 4> kRows = {{
    {kFeeds, {"blogChannel:blogRoll", &kAddress, Occurs::kAtMostOnce}},
    {kFeeds, {"blogChannel:mySubscriptions", &kAddress, Occurs::kAtMostOnce}},
    {kFeeds, {"blogChannel:blink", &kAddress, Occurs::kAtMostOnce}},
    {kFeeds, {"blogChannel:changes", &kAddress, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace blog_channel

constexpr Extension kBlogChannel{"blogChannel", "http://backend.userland.com/blogChannelModule", blog_channel::kRows};

}  // namespace almanac::feeds::extensions
