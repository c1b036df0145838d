#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/check/html_names.h"
#include "feeds/check/references.h"
#include "feeds/extensions/list.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kSvg = "http://www.w3.org/2000/svg";
constexpr std::string_view kXlink = "http://www.w3.org/1999/xlink";
constexpr std::string_view kMathml = "http://www.w3.org/1998/Math/MathML";

class XhtmlCheck {
 public:
  // `holder`: the element of the feed whose content this is; findings name it.
  XhtmlCheck(Context& context, NodeId holder)
      : context_(context),
        document_(context.document()),
        holder_(context.element_key(holder)),
        parent_(context.parent_key(holder)),
        based_until_(has_absolute_base(context, holder) ? context.document().node(holder).end : 0) {}

  void run(NodeId root) {
    for (NodeId i = root; i < document_.node(root).end;) i = check(i, i == root);
  }

 private:
  // The next node to look at.
  NodeId check(NodeId id, bool is_root) {
    const Node& node = document_.node(id);
    if (node.kind != NodeKind::kElement) return id + 1;
    const Name& name = document_.name(node.name);
    if (name.uri == kXhtml || name.uri == kSvg || name.uri == kMathml) check_references(id);
    if (name.uri == kXhtml) {
      check_element(id, name, is_root);
    } else if (name.uri == kSvg) {
      check_names(id, name, is_svg_element(name.local), is_svg_attribute);
    } else if (name.uri == kMathml) {
      check_names(id, name, is_math_element(name.local), is_math_attribute);
    } else if (name.uri.empty() && !name.undeclared) {
      context_.report("MissingNamespace", id, {{"parent", "xhtml:div"}});
    } else if (extensions::find(name.uri) != nullptr && !is_root) {
      context_.report("UndefinedElement", id, {{"parent", "div"}});
      return node.end;
    } else {
      return node.end;
    }
    return id + 1;
  }

  void check_element(NodeId id, const Name& name, bool is_root) {
    if (!is_html_element(name.local)) {
      context_.report("NotHtml", id,
                      {{"value", name.local}, {"reason", "<" + name.local + "> is no element of XHTML"}});
    } else if (!is_safe_element(name.local) && !(is_root && name.local == "body")) {
      context_.report("SecurityRisk", id, holder({{"tag", name.local}}));
    } else if (!is_root) {
      check_attributes(id, is_safe_attribute);
    }
  }

  void check_names(NodeId id, const Name& name, bool is_known, bool (*is_safe)(std::string_view)) {
    if (!is_known) return context_.report("SecurityRisk", id, holder({{"tag", name.local}}));
    check_attributes(id, is_safe);
  }

  void check_attributes(NodeId id, bool (*is_safe)(std::string_view)) {
    for (std::uint32_t i = 0; i < document_.node(id).length; ++i) {
      const check::Attribute& attribute = document_.attribute(id, i);
      const Name& name = document_.name(attribute.name);
      if (!name.uri.empty() || name.undeclared || name.local.starts_with("data-") || name.local.starts_with("aria-"))
        continue;
      if (name.local == "style" && is_safe != is_svg_attribute) {
        for (const std::string& style : find_unsafe_styles(document_.value(attribute)))
          context_.report("DangerousStyleAttr", Value{id, i, document_.value(attribute)}, holder({{"value", style}}));
      } else if (!is_safe(name.local)) {
        context_.report_attribute("SecurityRiskAttr", id, i, holder({}));
      }
    }
  }

  // Nodes come in document order, so the outermost base that holds is the last one to end.
  void check_references(NodeId id) {
    if (id >= based_until_ && find_base(id)) based_until_ = document_.node(id).end;
    for (std::uint32_t i = 0; i < document_.node(id).length; ++i) {
      const check::Attribute& attribute = document_.attribute(id, i);
      const Value value{id, i, document_.value(attribute)};
      for (const RelativeReference& found : find_relative_references(attribute_name(attribute), value.text, value.text))
        context_.report(relative_reference_rule(id < based_until_), value, holder({{"value", std::string(found.text)}}),
                        found.at);
    }
  }

  bool find_base(NodeId id) const {
    const auto base = context_.attribute(id, "xml:base");
    return base && is_absolute_url(trim(*base));
  }

  // As HTML names it; empty where it is another vocabulary's.
  std::string_view attribute_name(const check::Attribute& attribute) const {
    const Name& name = document_.name(attribute.name);
    if (name.uri == kXlink) return name.local == "href" ? "xlink:href" : "";
    return name.uri.empty() && !name.undeclared ? std::string_view(name.local) : "";
  }

  Params holder(Params params) const {
    params.emplace_back("element", holder_);
    params.emplace_back("parent", parent_);
    return params;
  }

  Context& context_;
  const Document& document_;
  std::string holder_;
  std::string parent_;
  NodeId based_until_;  // up to this node an absolute xml:base holds
};

}  // namespace

void check_xhtml(Context& context, NodeId holder, NodeId element) { XhtmlCheck(context, holder).run(element); }

}  // namespace almanac::feeds::check
