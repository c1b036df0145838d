// Dublin Core elements 1.1, as RSS 1.0's module brought them to feeds.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace dublin_core {
namespace {

constexpr Scope kBoth = kFeeds | kEntries | Scope::kImage;

constexpr std::array<Extension::ScopedRow, 15> kRows = {{
    {kBoth, {"dc:title", &kAnyText, Occurs::kAtMostOnce}},
    {kBoth, {"dc:creator", &kAnyText}},
    {kBoth, {"dc:subject", &kAnyText}},
    {kBoth, {"dc:description", &kAnyText, Occurs::kAtMostOnce}},
    {kBoth, {"dc:publisher", &kAnyText}},
    {kBoth, {"dc:contributor", &kAnyText}},
    {kBoth, {"dc:date", &kW3cDate, Occurs::kAtMostOnce}},
    {kBoth, {"dc:type", &kAnyText, Occurs::kAtMostOnce}},
    {kBoth, {"dc:format", &kAnyText, Occurs::kAtMostOnce}},
    {kBoth, {"dc:identifier", &kAnyText}},
    {kBoth, {"dc:source", &kAnyText, Occurs::kAtMostOnce}},
    {kBoth, {"dc:language", &kLanguageCode, Occurs::kAtMostOnce}},
    {kBoth, {"dc:relation", &kAnyText}},
    {kBoth, {"dc:coverage", &kAnyText}},
    {kBoth, {"dc:rights", &kPlain, Occurs::kAtMostOnce}},
}};

}  // namespace
}  // namespace dublin_core

constexpr Extension kDublinCore{"dc", "http://purl.org/dc/elements/1.1/", dublin_core::kRows};

}  // namespace almanac::feeds::extensions
