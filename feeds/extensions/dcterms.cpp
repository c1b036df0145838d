// DCMI metadata terms.
#include <array>

#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace dcterms {
namespace {

constexpr std::array<Extension::ScopedRow, 55> kRows = {{
    {kFeeds | kEntries, {"dcterms:created", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:issued", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:modified", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:dateAccepted", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:dateCopyrighted", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:dateSubmitted", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:date", &kW3cDate, Occurs::kAtMostOnce}},
    {kFeeds | kEntries, {"dcterms:abstract", &kAnything}},
    {kFeeds | kEntries, {"dcterms:accessRights", &kAnything}},
    {kFeeds | kEntries, {"dcterms:accrualMethod", &kAnything}},
    {kFeeds | kEntries, {"dcterms:accrualPeriodicity", &kAnything}},
    {kFeeds | kEntries, {"dcterms:accrualPolicy", &kAnything}},
    {kFeeds | kEntries, {"dcterms:alternative", &kAnything}},
    {kFeeds | kEntries, {"dcterms:audience", &kAnything}},
    {kFeeds | kEntries, {"dcterms:bibliographicCitation", &kAnything}},
    {kFeeds | kEntries, {"dcterms:conformsTo", &kAnything}},
    {kFeeds | kEntries, {"dcterms:contributor", &kAnything}},
    {kFeeds | kEntries, {"dcterms:coverage", &kAnything}},
    {kFeeds | kEntries, {"dcterms:creator", &kAnything}},
    {kFeeds | kEntries, {"dcterms:description", &kAnything}},
    {kFeeds | kEntries, {"dcterms:educationLevel", &kAnything}},
    {kFeeds | kEntries, {"dcterms:extent", &kAnything}},
    {kFeeds | kEntries, {"dcterms:format", &kAnything}},
    {kFeeds | kEntries, {"dcterms:hasFormat", &kAnything}},
    {kFeeds | kEntries, {"dcterms:hasPart", &kAnything}},
    {kFeeds | kEntries, {"dcterms:hasVersion", &kAnything}},
    {kFeeds | kEntries, {"dcterms:identifier", &kAnything}},
    {kFeeds | kEntries, {"dcterms:instructionalMethod", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isFormatOf", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isPartOf", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isReferencedBy", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isReplacedBy", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isRequiredBy", &kAnything}},
    {kFeeds | kEntries, {"dcterms:isVersionOf", &kAnything}},
    {kFeeds | kEntries, {"dcterms:language", &kAnything}},
    {kFeeds | kEntries, {"dcterms:license", &kAnything}},
    {kFeeds | kEntries, {"dcterms:mediator", &kAnything}},
    {kFeeds | kEntries, {"dcterms:medium", &kAnything}},
    {kFeeds | kEntries, {"dcterms:provenance", &kAnything}},
    {kFeeds | kEntries, {"dcterms:publisher", &kAnything}},
    {kFeeds | kEntries, {"dcterms:references", &kAnything}},
    {kFeeds | kEntries, {"dcterms:relation", &kAnything}},
    {kFeeds | kEntries, {"dcterms:replaces", &kAnything}},
    {kFeeds | kEntries, {"dcterms:requires", &kAnything}},
    {kFeeds | kEntries, {"dcterms:rights", &kAnything}},
    {kFeeds | kEntries, {"dcterms:rightsHolder", &kAnything}},
    {kFeeds | kEntries, {"dcterms:source", &kAnything}},
    {kFeeds | kEntries, {"dcterms:spatial", &kAnything}},
    {kFeeds | kEntries, {"dcterms:subject", &kAnything}},
    {kFeeds | kEntries, {"dcterms:tableOfContents", &kAnything}},
    {kFeeds | kEntries, {"dcterms:temporal", &kAnything}},
    {kFeeds | kEntries, {"dcterms:title", &kAnything}},
    {kFeeds | kEntries, {"dcterms:type", &kAnything}},
    {kFeeds | kEntries, {"dcterms:valid", &kAnything}},
    {kFeeds | kEntries, {"dcterms:available", &kAnything}},
}};

}  // namespace
}  // namespace dcterms

constexpr Extension kDcterms{"dcterms", "http://purl.org/dc/terms/", dcterms::kRows};

}  // namespace almanac::feeds::extensions
