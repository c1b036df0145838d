// Deleted entries (RFC 6721).
#include <array>
#include <string>

#include "feeds/atom/grammar.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace tombstones {
namespace {

// RFC 6721 3: no two with the same ref and when.
void unique_deletion(Context& context, NodeId deleted) {
  const auto ref = context.attribute_value(deleted, "ref");
  const auto when = context.attribute(deleted, "when");
  const NodeId feed = context.document().node(deleted).parent;
  if (ref && when && !context.is_first("at:deleted-entry", feed, std::string(ref->text) + "\n" + std::string(*when)))
    context.report("DuplicateValue", *ref);
}

constexpr std::array<AttributeRow, 2> kAttributes = {{{"ref", true, full_iri}, {"when", true, rfc3339_date}}};
constexpr std::array<Row, 4> kDeletedRows = {{
    {"at:by", &atom::kPerson, Occurs::kAtMostOnce},
    {"at:comment", &atom::kTextConstruct, Occurs::kAtMostOnce},
    {"link", &atom::kLink},
    {"source", &kAnything, Occurs::kAtMostOnce},
}};
constexpr Element kDeleted{
    .content = Content::kElements, .attributes = kAttributes, .children = kDeletedRows, .compare = {unique_deletion}};

constexpr std::array<Extension::ScopedRow, 1> kRows = {{{Scope::kAtomFeed, {"at:deleted-entry", &kDeleted}}}};

}  // namespace
}  // namespace tombstones

constexpr Extension kTombstones{"at", "http://purl.org/atompub/tombstones/1.0", tombstones::kRows};

}  // namespace almanac::feeds::extensions
