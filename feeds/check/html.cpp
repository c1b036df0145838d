#include "feeds/check/html.h"

#include <algorithm>

#include "core/html/reader.h"
#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/html_names.h"
#include "feeds/check/references.h"

namespace almanac::feeds::check {
namespace {

using html::Token;
using html::TokenKind;

bool is_harmless_attribute(std::string_view name) {
  return is_safe_attribute(name) || name.starts_with("data-") || name.starts_with("aria-");
}

class HtmlCheck {
 public:
  HtmlCheck(Context& context, const Value& value)
      : context_(context), value_(value), has_base_(has_absolute_base(context, value.element)) {}

  void run() {
    html::FragmentReader reader(value_.text);
    for (;;) {
      const Token& token = reader.next();
      for (const html::ParseError& error : reader.errors()) check_error(error);
      if (token.kind == TokenKind::kEnd) return;
      if (token.kind == TokenKind::kStartTag) check_start_tag(token);
      if (token.kind == TokenKind::kEndTag) leave(token.name);
      if (token.kind == TokenKind::kComment && token.data.starts_with("?import"))
        report("SecurityRisk", token.offset, {{"tag", "?import"}});
    }
  }

 private:
  void report(RuleId rule, std::size_t at, Params params) { context_.report(rule, value_, std::move(params), at); }

  void check_error(const html::ParseError& error) {
    report("NotHtml", error.start,
           {{"value", std::string(error.code)}, {"reason", "HTML: " + std::string(error.code)}});
  }

  void check_start_tag(const Token& token) {
    const std::string_view tag = token.name;
    if (!is_html_element(tag) && tag != "svg" && tag != "math" && tag.find('-') == std::string_view::npos &&
        foreign_ == 0)
      report("NotHtml", token.offset,
             {{"value", std::string(tag)}, {"reason", "<" + std::string(tag) + "> is no element of HTML"}});
    else if (!is_safe_element(tag) && embedded_ == 0 && foreign_ == 0)
      report("SecurityRisk", token.offset, {{"tag", std::string(tag)}});
    else if (foreign_ == 0)
      for (const html::Attribute& attribute : token.attributes) check_attribute(attribute);
    for (const html::Attribute& attribute : token.attributes) check_references(attribute);
    note_references(token);
    if (!token.self_closing) enter(tag);
  }

  void enter(std::string_view tag) {
    if (tag == "embed" || tag == "object") ++embedded_;
    if (tag == "svg" || tag == "math") ++foreign_;
  }
  void leave(std::string_view tag) {
    if ((tag == "embed" || tag == "object") && embedded_ > 0) --embedded_;
    if ((tag == "svg" || tag == "math") && foreign_ > 0) --foreign_;
  }

  void check_attribute(const html::Attribute& attribute) {
    if (attribute.name == "style") {
      for (const std::string& style : find_unsafe_styles(attribute.value))
        report("DangerousStyleAttr", attribute.value_offset, {{"attr", "style"}, {"value", style}});
    } else if (!is_harmless_attribute(attribute.name)) {
      report("SecurityRiskAttr", attribute.name_offset, {{"attr", std::string(attribute.name)}});
    }
  }

  void check_references(const html::Attribute& attribute) {
    const std::string_view written =
        value_.text.substr(attribute.value_offset, attribute.value_end - attribute.value_offset);
    for (const RelativeReference& found : find_relative_references(attribute.name, attribute.value, written))
      report(relative_reference_rule(has_base_), attribute.value_offset + found.at,
             {{"value", std::string(found.text)}});
  }

  // What the site must have, as far as several documents are judged together.
  void note_references(const Token& token) {
    if (context_.options().site.empty() || (token.name != "a" && token.name != "img")) return;
    const ReferenceUse use = token.name == "a" ? ReferenceUse::kLink : ReferenceUse::kImage;
    for (const html::Attribute& attribute : token.attributes)
      if (attribute.name == (token.name == "a" ? "href" : "src"))
        context_.note_reference(value_, trim(attribute.value), attribute.value_offset, use);
  }

  Context& context_;
  const Value& value_;
  bool has_base_;
  int embedded_ = 0;  // open <embed> and <object>: what stands in them is removed with them
  int foreign_ = 0;   // open <svg> and <math>
};

}  // namespace

void check_html(Context& context, const Value& value) { HtmlCheck(context, value).run(); }

}  // namespace almanac::feeds::check
