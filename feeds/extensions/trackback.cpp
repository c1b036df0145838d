// TrackBack: where to ping an item, and what it pinged.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace trackback {
namespace {

constexpr std::array<Extension::ScopedRow, 4> kRows = {{
    {Scope::kRssItem | Scope::kAtomEntry, {"trackback:ping", &kAddress, Occurs::kAtMostOnce}},
    {Scope::kRssItem | Scope::kAtomEntry, {"trackback:about", &kAddress}},
    {Scope::kRss1Item, {"trackback:ping", &kResource, Occurs::kAtMostOnce}},
    {Scope::kRss1Item, {"trackback:about", &kResource}},
}};

}  // namespace
}  // namespace trackback

constexpr Extension kTrackback{"trackback", "http://madskills.com/public/xml/rss/module/trackback/", trackback::kRows};

}  // namespace almanac::feeds::extensions
