// Creative Commons for RDF: a license by rdf:resource, and descriptions of licenses.
#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace cc {
namespace {

constexpr std::array<AttributeRow, 1> kLicenseAttributes = {{{"rdf:resource", true, full_uri}}};
constexpr Element kLicense{.content = Content::kEmpty, .attributes = kLicenseAttributes};

constexpr std::array<Extension::ScopedRow, 2> kRows = {{
    {kFeeds | kEntries | Scope::kImage, {"cc:license", &kLicense}},
    {Scope::kRss1Channel | Scope::kRss1Item, {"cc:License", &kAnything}},
}};

}  // namespace
}  // namespace cc

constexpr Extension kCc{"cc", "http://web.resource.org/cc/", cc::kRows};

}  // namespace almanac::feeds::extensions
