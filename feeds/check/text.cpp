#include "core/text.h"

#include "core/ascii.h"
#include "feeds/check/context.h"
#include "feeds/check/html_names.h"
#include "feeds/check/markup.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

std::string_view take_word(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && is_alphanumeric(text[end])) ++end;
  return text.substr(at, end - at);
}

}  // namespace

std::optional<Markup> find_end_tag(std::string_view text) {
  for (std::size_t at = text.find("</"); at != std::string_view::npos; at = text.find("</", at + 2)) {
    const std::string_view name = take_word(text, at + 2);
    if (text.substr(at + 2 + name.size()).starts_with('>') && is_html_element(to_lower_ascii(name)))
      return Markup{at, std::string(name)};
  }
  return std::nullopt;
}

std::optional<Markup> find_entity(std::string_view text) {
  for (std::size_t at = text.find('&'); at != std::string_view::npos; at = text.find('&', at + 1)) {
    if (text.substr(at + 1).starts_with('#')) {
      if (const std::string_view digits = take_word(text, at + 2); !digits.empty())
        return Markup{at, "&#" + std::string(digits) + ";"};
    } else if (const std::string_view name = take_word(text, at + 1); is_html_entity(name)) {
      return Markup{at, "&" + std::string(name) + ";"};
    }
  }
  return std::nullopt;
}

std::optional<Markup> find_start(std::string_view text) {
  for (std::size_t at = text.find('<'); at != std::string_view::npos && at + 1 < text.size();
       at = text.find('<', at + 1))
    if (is_alpha(text[at + 1]) || text[at + 1] == '/' || text[at + 1] == '!') return Markup{at, ""};
  return std::nullopt;
}

bool check_no_markup(Context& context, const Value& value, RuleId rule, Params more) {
  auto markup = find_end_tag(value.text);
  if (markup && context.is_hex_reference(value, markup->at)) return true;
  if (markup) {
    more.emplace_back("markup", quote("</" + markup->text + ">"));
  } else {
    markup = find_entity(value.text);
    if (!markup || context.is_hex_reference(value, markup->at)) return true;
    more.emplace_back("markup", quote(markup->text));
  }
  more.emplace_back("value", markup->text);
  context.report(rule, value, std::move(more), markup->at);
  return false;
}

void no_markup(Context& context, const Value& value) { check_no_markup(context, value, "ContainsHTML"); }

void plain_text(Context& context, const Value& value) {
  if (!check_no_markup(context, value, "ContainsHTML") || context.kind != FeedKind::kRss) return;
  const auto start = find_start(value.text);
  if (start && !context.is_hex_reference(value, start->at)) context.report("CharacterData", value, {}, start->at);
}

void not_blank(Context& context, const Value& value) {
  if (!trim(value.text).empty()) return;
  if (value.attribute == kNone)
    context.report("NotBlank", value);
  else
    context.report("AttrNotBlank", value);
}

void no_white_space(Context& context, const Value& value) {
  if (trim(value.text) != value.text) context.report("UnexpectedWhitespace", value, {}, 0);
}

}  // namespace almanac::feeds::check
