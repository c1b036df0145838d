#include "feeds/check/namespaces.h"

#include <unordered_set>

#include "feeds/extensions/list.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kMedia = "http://search.yahoo.com/mrss/";
constexpr std::string_view kOldWiki = "http://www.usemod.com/cgi-bin/mb.pl?ModWiki";

void check_prefix(Context& context, const NamespaceDeclaration& declaration) {
  const Extension* extension = extensions::find(declaration.uri);
  const Extension* usual = extensions::find_prefix(declaration.prefix);
  const auto report = [&](RuleId rule, Params params) {
    context.report_at(rule, declaration.offset, std::move(params));
  };
  if (usual != nullptr && extension != usual && declaration.prefix != "thr")
    report("ReservedPrefix", {{"prefix", declaration.prefix}, {"ns", std::string(usual->uri)}});
  else if (declaration.uri == kOldWiki)
    report("ObsoleteWikiNamespace", {{"ns", declaration.uri}});
  else if (declaration.prefix == "atom" || declaration.prefix == "xhtml")
    ;  // judged by the format: Atom and XHTML are best written without prefix
  else if (extension != nullptr && declaration.uri == extension->uri && declaration.prefix != extension->prefix &&
           !declaration.prefix.empty())
    report("NonstdPrefix", {{"preferred", std::string(extension->prefix)}, {"ns", declaration.uri}});
}

void check_uri(Context& context, const NamespaceDeclaration& declaration) {
  if (declaration.uri != kMedia && extensions::find(declaration.uri) == extensions::find(kMedia) &&
      extensions::find(kMedia) != nullptr)
    context.report_at("MediaRssNamespace", declaration.offset, {{"namespace", declaration.uri}});
}

}  // namespace

void check_namespaces(Context& context, const XmlResult& xml) {
  std::unordered_set<std::string> seen;
  for (const NamespaceDeclaration& declaration : xml.declarations) {
    if (!seen.insert(declaration.prefix + "\n" + declaration.uri).second) continue;
    check_prefix(context, declaration);
    check_uri(context, declaration);
    const bool is_atom = context.kind == FeedKind::kAtom || context.kind == FeedKind::kAtomEntry;
    if (is_atom && declaration.element == 0 && (declaration.prefix == "atom" || declaration.prefix == "xhtml"))
      context.report_at("AvoidNamespacePrefix", declaration.offset, {{"prefix", declaration.prefix}});
  }
}

}  // namespace almanac::feeds::check
