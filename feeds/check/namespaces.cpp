#include "feeds/check/namespaces.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "feeds/extensions/list.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kMedia = "http://search.yahoo.com/mrss/";
constexpr std::string_view kOldWiki = "http://www.usemod.com/cgi-bin/mb.pl?ModWiki";

bool is_own(const Context& context, const std::string& uri) {
  const auto& own = context.default_namespaces;
  return context.kind == FeedKind::kRss && std::find(own.begin(), own.end(), uri) != own.end();
}

// Which namespaces each prefix was bound to. Almost every prefix has one, which costs no string.
class SeenBindings {
 public:
  explicit SeenBindings(std::size_t most) { first_uri_.reserve(most); }

  // Whether the binding is new. The declaration must outlive this.
  bool insert(const NamespaceDeclaration& declaration) {
    const auto [first, is_new] = first_uri_.try_emplace(declaration.prefix, declaration.uri);
    if (is_new) return true;
    if (first->second == declaration.uri) return false;
    return others_.insert(declaration.prefix + "\n" + declaration.uri).second;
  }

 private:
  std::unordered_map<std::string_view, std::string_view> first_uri_;
  std::unordered_set<std::string> others_;
};

// What is wrong with a binding, the gravest first.
void check_binding(Context& context, const NamespaceDeclaration& declaration) {
  const auto& [prefix, uri, element, index] = declaration;
  const Extension* extension = extensions::find(uri);
  const Extension* usual = extensions::find_prefix(prefix);
  const Extension* exact = extensions::is_exact(uri) ? extension : nullptr;
  const auto report = [&, element = element, index = index](RuleId rule, Params params) {
    context.report_at(rule, context.document().declaration_offset(element, index), std::move(params));
  };
  if (uri == kOldWiki)
    report("ObsoleteWikiNamespace", {{"ns", uri}});
  else if (exact == nullptr && extension != nullptr && extension->uri == kMedia)
    report("MediaRssNamespace", {{"namespace", uri}});
  else if (usual != nullptr && usual != exact && prefix != "thr")
    report("ReservedPrefix", {{"prefix", prefix}, {"ns", std::string(usual->uri)}});
  else if (extensions::is_seldom(uri))
    report("UnsupportedNamespace", {{"namespace", uri}});
  else if (exact == nullptr && !uri.empty() && !is_own(context, uri))
    report("UnknownNamespace", {{"namespace", uri}, {"element", std::string(context.element_key(element))}});
  else if (exact != nullptr && prefix != exact->prefix && !prefix.empty())
    report("NonstdPrefix", {{"preferred", std::string(exact->prefix)}, {"ns", uri}});
}

}  // namespace

void check_namespaces(Context& context, const XmlResult& xml) {
  const bool is_atom = context.kind == FeedKind::kAtom || context.kind == FeedKind::kAtomEntry;
  SeenBindings seen(xml.declarations.size());
  for (const NamespaceDeclaration& declaration : xml.declarations) {
    if (!seen.insert(declaration)) continue;
    check_binding(context, declaration);
    if (is_atom && (declaration.prefix == "atom" || declaration.prefix == "xhtml"))
      context.report_at("AvoidNamespacePrefix",
                        context.document().declaration_offset(declaration.element, declaration.index),
                        {{"prefix", declaration.prefix}});
  }
}

}  // namespace almanac::feeds::check
