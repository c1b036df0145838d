#include "feeds/check/check.h"

#include "core/text.h"
#include "feeds/atom/grammar.h"
#include "feeds/check/characters.h"
#include "feeds/check/encoding.h"
#include "feeds/check/namespaces.h"
#include "feeds/check/walk.h"
#include "feeds/check/xml_reader.h"
#include "feeds/rss/grammar.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";
constexpr std::string_view kAtomDraft = "http://purl.org/atom/ns#";

struct Format {
  FeedKind kind = FeedKind::kUnknown;
  const Element* grammar = nullptr;
};

// The format that the document's element says, with what is wrong with that element itself.
Format identify(Context& context, NodeId root) {
  const Name& name = context.document().name(context.document().node(root).name);
  const Params names = {{"element", name.local}, {"parent", "root"}, {"namespace", name.uri}};
  if (name.local == "rss") {
    if (!name.uri.empty()) context.report("InvalidNamespace", root, names);
    context.default_namespaces = {name.uri};
    return {FeedKind::kRss, &rss::grammar()};
  }
  const bool draft = name.uri == kAtomDraft || name.uri == "http://example.com/newformat#";
  if (draft) {
    context.report("ObsoleteNamespace", root, names);
    return {};
  }
  if (name.local == "feed" || (name.local == "entry" && name.uri == kAtom)) {
    if (name.uri.empty())
      context.report("MissingNamespace", root, names);
    else if (name.uri != kAtom)
      context.report("InvalidNamespace", root, names);
    context.default_namespaces = {std::string(kAtom), name.uri};
    const bool is_feed = name.local == "feed";
    return is_feed ? Format{FeedKind::kAtom, &atom::feed_grammar()}
                   : Format{FeedKind::kAtomEntry, &atom::entry_grammar()};
  }
  context.report("UndefinedElement", root, {{"parent", "root"}});
  return {};
}

void report_encoding(Context& context, const DecodedText& decoded) {
  for (const EncodingProblem& problem : decoded.problems)
    context.report_at(problem.rule, problem.offset, {{"value", problem.value}, {"reason", problem.reason}});
}

void check_xml(const DecodedText& decoded, const std::string& file, const Options& options, Findings& findings) {
  const XmlResult xml = read_xml(decoded.text);
  Context context(xml.document, file, options);
  report_encoding(context, decoded);
  for (const XmlProblem& problem : xml.problems)
    context.report_at(problem.rule, problem.offset, {{"reason", problem.text}});
  if (xml.document.size() > 0) {
    const Format format = identify(context, 0);
    context.kind = format.kind;
    context.version = context.attribute(0, "version").value_or("");
    context.make_keys();
    check_namespaces(context, xml);
    check_characters(context);
    if (format.grammar != nullptr) walk(context, 0, *format.grammar);
  }
  findings.append(context.take_findings());
}

}  // namespace

Findings check_feed(std::string_view bytes, const std::string& file, const Options& options) {
  Findings findings;
  const DecodedText decoded = decode_xml(bytes);
  check_xml(decoded, file, options, findings);
  findings.sort();
  return findings;
}

}  // namespace almanac::feeds::check
