#include "feeds/check/check.h"

#include "core/text.h"
#include "feeds/atom/grammar.h"
#include "feeds/check/across/gather.h"
#include "feeds/check/characters.h"
#include "feeds/check/encoding.h"
#include "feeds/check/json_reader.h"
#include "feeds/check/namespaces.h"
#include "feeds/check/served.h"
#include "feeds/check/walk.h"
#include "feeds/check/xml_reader.h"
#include "feeds/json/grammar.h"
#include "feeds/opml/grammar.h"
#include "feeds/rss/grammar.h"
#include "feeds/rss1/grammar.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kAtom = "http://www.w3.org/2005/Atom";
constexpr std::string_view kAtomDraft = "http://purl.org/atom/ns#";

constexpr std::string_view kRdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

bool uses_namespace(const Document& document, std::string_view uri) {
  for (NameId i = 0; i < document.names(); ++i)
    if (document.name(i).uri == uri) return true;
  return false;
}

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
  if (name.uri == kRdf && name.local == "RDF") {
    const bool old = uses_namespace(context.document(), rss1::kNamespace090);
    context.default_namespaces = {old ? rss1::kNamespace090 : rss1::kNamespace};
    return {FeedKind::kRss1, old ? &rss1::grammar_090() : &rss1::grammar()};
  }
  if (name.local == "opml" && name.uri.empty()) return {FeedKind::kOpml, &opml::grammar()};
  context.report("UndefinedElement", root, {{"parent", "root"}});
  return {};
}

void check_doctype(Context& context, const XmlProlog& prolog) {
  if (prolog.doctype.empty()) return;
  const bool is_netscape = prolog.public_id == "-//Netscape Communications//DTD RSS 0.91//EN";
  if (is_netscape)
    context.report_at("DeprecatedDTD", prolog.doctype_offset, {{"value", prolog.public_id}});
  else if (!prolog.system_id.empty() || prolog.has_external_entity)
    context.report_at("ContainsSystemEntity", prolog.doctype_offset, {{"value", prolog.system_id}});
  if (is_netscape && context.kind == FeedKind::kRss && context.version != "0.91")
    context.report_at("InvalidDoctype", prolog.doctype_offset, {{"value", context.version}});
}

void report_encoding(Context& context, const DecodedText& decoded) {
  for (const EncodingProblem& problem : decoded.problems)
    context.report_at(problem.rule, problem.offset, {{"value", problem.value}, {"reason", problem.reason}});
}

// Where a check leaves what it found.
struct Outcome {
  Findings& findings;
  across::DocumentFacts* facts;

  void take(Context& context) const {
    findings.append(context.take_findings());
    if (facts != nullptr) *facts = across::gather_facts(context);
  }
};

void check_xml(const DecodedText& decoded, const std::string& file, const Options& options, const Outcome& outcome) {
  const XmlResult xml = read_xml(decoded.text);
  Context context(xml.document, file, options);
  report_encoding(context, decoded);
  for (const XmlProblem& problem : xml.problems)
    context.report_at(problem.rule, problem.offset, {{"reason", problem.text}});
  if (xml.document.size() > 0) {
    const Format format = identify(context, 0);
    context.kind = format.kind;
    context.encoding = decoded.encoding;
    context.version = context.attribute(0, "version").value_or("");
    context.make_keys();
    check_doctype(context, xml.prolog);
    if (!xml.prolog.version.empty() && xml.prolog.version != "1.0")
      context.report_at("BadXmlVersion", decoded.text.find(xml.prolog.version), {{"value", xml.prolog.version}});
    check_served(context, xml.prolog.encoding);
    check_namespaces(context, xml);
    check_characters(context);
    if (format.grammar != nullptr) walk(context, 0, *format.grammar);
  }
  outcome.take(context);
}

void check_json(const DecodedText& decoded, const std::string& file, const Options& options, const Outcome& outcome) {
  const JsonResult json = read_json(decoded.text);
  Context context(json.document, file, options);
  context.kind = FeedKind::kJson;
  report_encoding(context, decoded);
  if (json.problem) context.report_at("InvalidJSON", json.problem->offset, {{"reason", json.problem->text}});
  if (json.document.size() > 0) {
    context.version = context.text(context.find_child(0, "version"));
    check_served(context, "");
    check_characters(context);
    walk(context, 0, json::grammar());
  }
  outcome.take(context);
}

constexpr std::size_t kMostBytes = INT32_MAX;  // as the parsers count

// A JSON text begins with a brace or a bracket; no XML does.
bool is_json(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n", bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  return start != std::string_view::npos && (bytes[start] == '{' || bytes[start] == '[');
}

}  // namespace

Findings check_feed(std::string_view bytes, const std::string& file, const Options& options,
                    across::DocumentFacts* facts) {
  Findings findings;
  const Outcome outcome{findings, facts};
  if (bytes.size() > kMostBytes)
    findings.error("ValidatorLimit", {file, 0, 0}, "the document is larger than 2 GiB");
  else if (is_json(bytes))
    check_json(decode_json(bytes), file, options, outcome);
  else
    check_xml(decode_xml(bytes), file, options, outcome);
  findings.sort();
  return findings;
}

}  // namespace almanac::feeds::check
