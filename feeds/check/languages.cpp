#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/registries.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

bool has_only_alphanumerics(std::string_view text) { return std::all_of(text.begin(), text.end(), is_alphanumeric); }

// RFC 6838 4.2: a letter or digit, then letters, digits and !#$&-^_.+
bool is_type_name(std::string_view text) {
  return !text.empty() && is_alphanumeric(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || std::string_view("!#$&-^_.+").find(c) != std::string_view::npos;
  });
}

}  // namespace

bool is_language(std::string_view tag) {
  const std::string lower = to_lower_ascii(tag);
  const std::vector<std::string_view> parts = split(lower, '-');
  for (std::string_view part : parts)
    if (part.empty() || part.size() > 8 || !has_only_alphanumerics(part)) return false;
  if (parts[0] == "x" || parts[0] == "i") return parts.size() > 1;  // RFC 5646 2.2.7, 2.2.8
  return is_registered_language(parts[0]) && parts.back().size() + (parts.size() == 1 ? 1 : 0) > 1;
}

void language(Context& context, const Value& value) {
  if (!is_language(trim(value.text))) context.report("InvalidLanguage", value);
}

// Parameters may follow a semicolon.
bool is_media_type(std::string_view text) {
  text = trim(text.substr(0, text.find(';')));
  const std::size_t slash = text.find('/');
  return slash != std::string_view::npos && is_type_name(text.substr(0, slash)) && is_type_name(text.substr(slash + 1));
}

void media_type(Context& context, const Value& value) {
  if (!is_media_type(value.text)) context.report("InvalidMIMEType", value);
}

void media_type_attribute(Context& context, const Value& value) {
  if (!is_media_type(value.text)) context.report("InvalidMIMEAttribute", value);
}

}  // namespace almanac::feeds::check
