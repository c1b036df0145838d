#include "feeds/check/text_construct.h"

#include <algorithm>

#include "core/text.h"
#include "feeds/check/base64.h"
#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/check/markup.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

struct Type {
  std::string_view text;  // as written, "text" where nothing is
  bool has_src = false;
  bool is_media_type = false;

  bool is_xml() const { return text.ends_with("+xml") || text.ends_with("/xml"); }
  bool is_binary() const { return is_media_type && !is_xml() && !text.starts_with("text/"); }
};

Type read_type(const Context& context, NodeId element) {
  Type type;
  type.has_src = context.attribute(element, "src").has_value();
  type.text = context.attribute(element, "type").value_or(type.has_src ? "" : "text");
  type.is_media_type = type.text.find('/') != std::string_view::npos;
  return type;
}

void check_type(Context& context, NodeId element, const Type& type, bool is_content) {
  const auto attribute = context.attribute_value(element, "type");
  if (!attribute) return;
  if (type.text.empty()) return context.report("AttrNotBlank", *attribute);
  const bool is_word = type.text == "text" || type.text == "html" || type.text == "xhtml";
  const bool is_composite = type.text.starts_with("multipart/") || type.text.starts_with("message/");  // 4.1.3.1
  if (!is_content && type.is_media_type)
    context.report("InvalidTextType", *attribute);
  else if (!(is_word && !type.has_src) && (is_composite || !is_media_type(type.text)))
    context.report("InvalidMIMEType", *attribute, {{"hint", "; write text, html or xhtml"}});
}

// RFC 4287 4.1.3.2.
void check_src(Context& context, NodeId element) {
  const auto src = context.attribute_value(element, "src");
  if (!src) return;
  uri_attribute(context, *src);
  if (!context.attribute(element, "type")) context.report("MissingTypeAttr", element, {{"attr", "type"}});
}

bool is_element(const Context& context, NodeId node) {
  return context.document().node(node).kind == NodeKind::kElement;
}

// The children that are elements; those that may not be there are reported.
void check_elements(Context& context, NodeId element, const Type& type) {
  const Document& document = context.document();
  const std::string parent(context.element_key(element));
  bool has_text = false;
  for (NodeId i = document.first_child(element); i != kNone; i = document.next_sibling(i)) {
    if (!is_element(context, i)) {
      has_text = has_text || !trim(document.value(i)).empty();
      continue;
    }
    const Name& name = document.name(document.node(i).name);
    if (type.text != "xhtml" && !type.is_xml())
      context.report("UndefinedElement", i, {{"parent", parent}, {"element", name.local}});
    if (type.text == "xhtml" && name.local == "div" && name.uri != kXhtml && !has_text)
      context.report("NotHtml", i,
                     {{"reason", "div is not in the namespace of XHTML"},
                      {"element", parent},
                      {"parent", std::string(context.parent_key(element))}});
    if (type.text == "application/xhtml+xml" && name.local != "html")
      context.report("HtmlFragment", element, {{"type", std::string(type.text)}});
    if (name.uri == kXhtml) check_xhtml(context, element, i);
  }
}

// RFC 4287 3.1.1.3: one xhtml:div and nothing else.
void check_div(Context& context, NodeId element) {
  const Document& document = context.document();
  int divs = 0;
  bool other = false;  // text or elements beside it
  for (NodeId i = document.first_child(element); i != kNone; i = document.next_sibling(i)) {
    if (!is_element(context, i))
      other = other || !trim(document.value(i)).empty();
    else if (document.name(document.node(i).name).local == "div" && document.name(document.node(i).name).uri == kXhtml)
      ++divs;
    else
      other = true;
  }
  if (document.node(element).closed && (other || divs != 1)) context.report("MissingXhtmlDiv", element);
}

// The text of the div where it holds no elements: escaped markup there was meant as markup.
Value xhtml_text(Context& context, NodeId element) {
  const Document& document = context.document();
  const Value own{element, kNone, context.text(element)};
  if (!trim(own.text).empty()) return own;
  for (NodeId i = document.first_child(element); i != kNone; i = document.next_sibling(i)) {
    if (!is_element(context, i)) continue;
    const NodeId child = document.first_child(i);
    if (child != kNone && document.node(child).kind == NodeKind::kText && document.next_sibling(child) == kNone)
      return {i, kNone, document.value(child)};
  }
  return own;
}

void check_inline(Context& context, NodeId element) {
  check_no_markup(
      context, xhtml_text(context, element), "NotInline",
      {{"element", std::string(context.element_key(element))}, {"parent", std::string(context.parent_key(element))}});
}

void check_base64(Context& context, const Value& value, const Type& type) {
  if (const auto wrong = find_base64_problem(value.text))
    context.report("NotBase64", value, {{"type", std::string(type.text)}, {"reason", wrong->reason}}, wrong->at);
}

bool has_children(const Context& context, NodeId element) {
  for (NodeId i = context.document().first_child(element); i != kNone; i = context.document().next_sibling(i))
    if (is_element(context, i)) return true;
  return false;
}

void check_value(Context& context, NodeId element, const Type& type) {
  const Value value{element, kNone, context.text(element)};
  const bool is_html = type.text == "html" || type.text.ends_with("/html");
  if (type.text == "xhtml") return check_inline(context, element);
  if (type.is_binary() && !type.has_src) check_base64(context, value, type);
  if (is_html) {
    check_html(context, value);
    if (type.text.ends_with("/html") && !type.has_src && to_lower_ascii(value.text).find("<html") == std::string::npos)
      context.report("HtmlFragment", value, {{"type", std::string(type.text)}});
  } else if (!type.is_binary()) {
    check_no_markup(context, value, "ContainsUndeclaredHTML");
  }
  const bool is_word = type.text == "text" || type.text == "html" || type.is_binary();
  const bool blank = (is_word ? trim(value.text) : value.text).empty() && !has_children(context, element);
  if (blank && !type.has_src) context.report("NotBlank", value);
}

void check_mixed(Context& context, NodeId element, const Type& type) {
  const std::string_view text = context.text(element);
  const bool may_mix = type.is_xml();
  if (!trim(text).empty() && (type.has_src || (!may_mix && has_children(context, element))))
    context.report_stray_text("UnexpectedText", element);
}

void check_construct(Context& context, NodeId element, bool is_content) {
  const Type type = read_type(context, element);
  check_type(context, element, type, is_content);
  check_src(context, element);
  if (context.attribute(element, "mode") == "escaped" && has_children(context, element))
    context.report("NotEscaped", element);
  if (type.text == "xhtml" && !type.has_src) check_div(context, element);
  check_elements(context, element, type);
  check_mixed(context, element, type);
  if (context.document().node(element).closed) check_value(context, element, type);
  const bool is_atom = context.kind == FeedKind::kAtom || context.kind == FeedKind::kAtomEntry;
  if (is_atom && context.language(element).empty())  // elsewhere the channel says it
    context.report("MissingDCLanguage", element,
                   {{"parent", std::string(context.element_key(element))}, {"element", "xml:lang"}});
}

}  // namespace

void check_text_construct(Context& context, NodeId element) { check_construct(context, element, false); }
void check_content(Context& context, NodeId element) { check_construct(context, element, true); }

}  // namespace almanac::feeds::check
