#include <algorithm>
#include <cstdio>

#include "core/ascii.h"
#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/registries.h"
#include "feeds/check/uri.h"
#include "feeds/check/values.h"

namespace almanac::feeds::check {
namespace {

struct Problem {
  std::size_t at = 0;
  std::string reason;
};

std::string_view scheme_of(std::string_view text) {
  const std::size_t colon = text.find(':');
  return colon == std::string_view::npos ? std::string_view() : text.substr(0, colon);
}

bool is_scheme(std::string_view text) {
  return !text.empty() && is_alpha(text.front()) && std::all_of(text.begin(), text.end(), [](char c) {
    return is_alphanumeric(c) || c == '+' || c == '-' || c == '.';
  });
}

std::string escape(char c) {
  char out[8];
  std::snprintf(out, sizeof out, "%%%02X", static_cast<unsigned>(static_cast<unsigned char>(c)));
  return out;
}

// Where the first ASCII character stands that RFC 3986 2 does not allow. Brackets are for IP addresses (3.2.2).
std::size_t find_forbidden(std::string_view text) {
  const std::size_t authority = text.find("//");
  const std::size_t authority_end =
      authority == std::string_view::npos ? 0 : std::min(text.find_first_of("/?#", authority + 2), text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (static_cast<unsigned char>(c) >= 0x80) continue;
    if ((c == '[' || c == ']') && i > authority && i < authority_end) continue;
    if (!is_alphanumeric(c) && std::string_view("-._~:/?#@!$&'()*+,;=%").find(c) == std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

// What is wrong with an address of allowed characters.
std::optional<Problem> find_problem(std::string_view text, const AddressKind& kind) {
  const std::string_view scheme = scheme_of(text);
  const std::size_t first_delimiter = text.find_first_of("/?#");
  const bool has_scheme = is_scheme(scheme);
  if (kind.full && !has_scheme) return Problem{0, "it does not begin with a scheme such as https:"};
  if (!has_scheme && !scheme.empty() && scheme.size() < first_delimiter)
    return Problem{0, "what stands before the colon is no scheme"};  // RFC 3986 4.2
  if (kind.full && scheme.size() + 1 == text.size()) return Problem{0, "nothing stands behind the scheme"};
  for (std::size_t i = text.find('%'); i != std::string_view::npos; i = text.find('%', i + 1))
    if (i + 2 >= text.size() || !is_hex_digit(text[i + 1]) || !is_hex_digit(text[i + 2]))
      return Problem{i, "% is not followed by two hexadecimal digits; write %25"};
  const std::size_t hash = text.find('#');
  if (hash != std::string_view::npos && text.find('#', hash + 1) != std::string_view::npos)
    return Problem{text.find('#', hash + 1), "it has more than one #"};
  const std::string lower = to_lower_ascii(scheme);
  if (lower == "http" || lower == "https" || lower == "ftp") {
    const std::string_view rest = text.substr(scheme.size() + 1);
    if (!rest.starts_with("//") || rest.size() < 3 || rest[2] == '/')
      return Problem{scheme.size() + 1, "a host must follow, as in " + lower + "://example.org/"};
  }
  return std::nullopt;
}

// Other rules than the kind's own speak of characters and schemes; an attribute that must be a web address has one
// rule.
bool report_forbidden(Context& context, const Value& value, const AddressKind& kind, std::string_view text,
                      std::size_t start) {
  const std::size_t at = find_forbidden(text);
  if (at == std::string_view::npos) return false;
  const std::string character = quote(text.substr(at, 1));
  if (kind.wrong == RuleId("InvalidURLAttribute"))
    context.report(kind.wrong, value, {{"reason", "the character " + character + " may not stand in it"}}, start + at);
  else
    context.report("InvalidUriChar", value, {{"char", character}, {"encoded", escape(text[at])}}, start + at);
  return true;
}

bool check_special_scheme(Context& context, const Value& value, std::string_view text, std::string_view scheme) {
  const std::size_t start = static_cast<std::size_t>(text.data() - value.text.data());
  if (scheme == "tag") {
    const auto wrong = find_tag_problem(text);
    if (wrong) context.report("InvalidTAG", value, {{"reason", wrong->reason}}, start + wrong->at);
    return !wrong;
  }
  const auto wrong = find_urn_problem(text);
  if (!wrong) return true;
  if (wrong->is_uuid)
    context.report("InvalidUUID", value, {}, start + wrong->at);
  else
    context.report("InvalidURN", value, {{"reason", wrong->reason}}, start + wrong->at);
  return false;
}

}  // namespace

bool check_address(Context& context, const Value& value, const AddressKind& kind) {
  const std::string_view text = value.attribute == kNone ? trim(value.text) : value.text;
  const std::size_t start = text.empty() ? 0 : static_cast<std::size_t>(text.data() - value.text.data());
  const std::string scheme = to_lower_ascii(scheme_of(text));
  if (scheme == "tag" || scheme == "urn") return check_special_scheme(context, value, text, scheme);
  if (report_forbidden(context, value, kind, text, start)) return false;
  if (const auto wrong = find_problem(text, kind)) {
    context.report(kind.wrong, value, {{"reason", wrong->reason}}, start + wrong->at);
    return false;
  }
  if (!kind.iri && !is_ascii(text)) {
    const auto at =
        std::find_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    context.report("UriNotIri", value, {}, start + static_cast<std::size_t>(at - text.begin()));
    return false;
  }
  if (!scheme.empty() && is_scheme(scheme) && !is_registered_scheme(scheme)) {
    context.report("SchemeNotIANARegistered", value, {{"value", scheme}});
    return false;
  }
  return true;
}

void uri(Context& context, const Value& value) { check_address(context, value, {"InvalidLink", false, false}); }
void full_uri(Context& context, const Value& value) { check_address(context, value, {"InvalidFullLink", true, false}); }
void iri(Context& context, const Value& value) { check_address(context, value, {"InvalidIRI", false, true}); }
void full_iri(Context& context, const Value& value) { check_address(context, value, {"InvalidFullLink", true, true}); }

void uri_attribute(Context& context, const Value& value) {
  check_address(context, value, {"InvalidURIAttribute", false, true});
}

void web_url_attribute(Context& context, const Value& value) {
  if (!check_address(context, value, {"InvalidURLAttribute", true, false})) return;
  const std::string scheme = to_lower_ascii(scheme_of(value.text));
  if (scheme != "http" && scheme != "https")
    context.report("InvalidURLAttribute", value, {{"reason", "its scheme is neither http nor https"}});
}

void canonical_iri(Context& context, const Value& value) {
  if (!check_address(context, value, {"InvalidFullLink", true, true})) return;
  const std::string_view text = trim(value.text);
  const std::string canonical = canonical_uri(text);
  if (canonical != text) context.report("NonCanonicalURI", value, {{"uri", std::string(text)}, {"curi", canonical}});
}

}  // namespace almanac::feeds::check
