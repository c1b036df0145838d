#include "feeds/check/value_check.h"

#include <array>

#include "feeds/check/context.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

struct UseRow {
  std::string_view element;  // as the message names it
  ValueCheck check;
};

// By ValueUse; the checks are those of the rows that the values are written to.
constexpr std::array<UseRow, 5> kUses = {{
    {"id", canonical_iri},
    {"url", full_uri},
    {"language", language},
    {"email", mail_address},
    {"type", media_type},
}};

}  // namespace

std::optional<std::string> find_error(ValueUse use, std::string_view text) {
  const UseRow& row = kUses.at(static_cast<std::size_t>(use));
  Document document(Document::Syntax::kJson, text);
  DocumentBuilder builder(document);
  const NameId name = builder.intern({.uri = "", .prefix = "", .local = std::string(row.element)});
  const NodeId node = builder.add_scalar(NodeKind::kString, name, text, 0);
  const Options options;
  Context context(document, "", options);
  row.check(context, {.element = node, .text = document.value(node)});
  const Findings findings = context.take_findings();
  for (const Finding& finding : findings.items())
    if (finding.severity == Severity::kError) return finding.message;
  return std::nullopt;
}

}  // namespace almanac::feeds::check
