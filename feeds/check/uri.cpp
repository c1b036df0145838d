#include "feeds/check/uri.h"

#include <algorithm>

#include "core/ascii.h"
#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"

namespace almanac::feeds::check {
namespace {

std::size_t find_not(std::string_view text, bool (*allowed)(char)) {
  const auto at = std::find_if_not(text.begin(), text.end(), allowed);
  return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

// pchar, "/" and "?" (RFC 3986 3.3), '%' and all beyond ASCII.
bool is_specific_char(char c) {
  return is_alpha(c) || is_digit(c) || static_cast<unsigned char>(c) >= 0x80 ||
         std::string_view("-._~!$&'()*+,;=:@/?%").find(c) != std::string_view::npos;
}
bool is_host_char(char c) { return is_alpha(c) || is_digit(c) || c == '-' || c == '.'; }
bool is_mail_char(char c) { return is_host_char(c) || c == '_' || c == '+'; }

// YYYY, YYYY-MM or YYYY-MM-DD.
bool is_tag_date(std::string_view date) {
  const bool shape = date.size() == 4 || (date.size() == 7 && date[4] == '-') ||
                     (date.size() == 10 && date[4] == '-' && date[7] == '-');
  if (!shape || !is_digits(date.substr(0, 4))) return false;
  const auto in_range = [&](std::size_t at, int last) {
    if (date.size() <= at) return true;
    if (!is_digits(date.substr(at, 2))) return false;
    const int number = (date[at] - '0') * 10 + (date[at + 1] - '0');
    return number >= 1 && number <= last;
  };
  return in_range(5, 12) && in_range(8, 31);
}

bool is_uuid(std::string_view text) {
  if (text.size() != 36) return false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool dash = i == 8 || i == 13 || i == 18 || i == 23;
    if (dash ? text[i] != '-' : !is_hex_digit(text[i])) return false;
  }
  return true;
}

}  // namespace

std::optional<UriProblem> find_tag_problem(std::string_view text) {
  constexpr std::size_t kStart = 4;
  const std::size_t comma = text.find(',');
  if (comma == std::string_view::npos || text.find(':', kStart) < comma)
    return UriProblem{kStart, "no comma and date follow the authority"};
  std::string_view authority = text.substr(kStart, comma - kStart);
  std::size_t at = kStart;
  if (const std::size_t mail = authority.find('@'); mail != std::string_view::npos) {
    const std::size_t wrong = find_not(authority.substr(0, mail), is_mail_char);
    if (mail == 0 || wrong != std::string_view::npos) return UriProblem{at, "its authority is no mail address"};
    authority.remove_prefix(mail + 1);
    at += mail + 1;
  }
  if (const std::size_t wrong = find_not(authority, is_host_char); authority.empty() || wrong != std::string_view::npos)
    return UriProblem{at + (authority.empty() ? 0 : wrong), "its authority is no host name"};
  const std::size_t colon = text.find(':', comma);
  if (colon == std::string_view::npos) return UriProblem{comma, "no colon follows the date"};
  if (!is_tag_date(text.substr(comma + 1, colon - comma - 1)))
    return UriProblem{comma + 1, "its date is not of the form 2019, 2019-01 or 2019-01-07"};
  const std::size_t hash = std::min(text.find('#', colon), text.size());
  for (const auto& [part, start] : {std::pair{text.substr(colon + 1, hash - colon - 1), colon + 1},
                                    std::pair{text.substr(std::min(hash + 1, text.size())), hash + 1}})
    if (const std::size_t wrong = find_not(part, is_specific_char); wrong != std::string_view::npos)
      return UriProblem{start + wrong, "the character " + quote(part.substr(wrong, 1)) + " may not stand in it"};
  return std::nullopt;
}

std::optional<UriProblem> find_urn_problem(std::string_view text) {
  constexpr std::size_t kStart = 4;
  const std::size_t colon = text.find(':', kStart);
  if (colon == std::string_view::npos) return UriProblem{kStart, "it has no namespace"};
  const std::string_view space = text.substr(kStart, colon - kStart);
  const bool letters =
      std::all_of(space.begin(), space.end(), [](char c) { return is_alpha(c) || is_digit(c) || c == '-'; });
  if (!letters || space.size() < 2 || space.size() > 32 || space.front() == '-' || space.back() == '-')
    return UriProblem{kStart, "its namespace is not made of 2 to 32 letters, digits and inner hyphens"};
  const std::string_view specific = text.substr(colon + 1);
  if (equals_ignoring_ascii_case(space, "uuid")) {
    const std::size_t end = std::min(specific.find_first_of("?#"), specific.size());
    if (!is_uuid(specific.substr(0, end))) return UriProblem{colon + 1, "", true};
    return std::nullopt;
  }
  if (specific.empty()) return UriProblem{colon, "nothing follows its namespace"};
  const auto allowed = [](char c) { return is_specific_char(c) || c == '#'; };
  const std::size_t wrong = find_not(specific, allowed);
  if (specific.front() == '/' || specific.front() == '?' || specific.front() == '#')
    return UriProblem{colon + 1, "its specific part begins with " + quote(specific.substr(0, 1))};
  if (wrong != std::string_view::npos)
    return UriProblem{colon + 1 + wrong, "the character " + quote(specific.substr(wrong, 1)) + " may not stand in it"};
  return std::nullopt;
}

namespace {

// mailto:user@HOST?...: the host alone is without regard to case.
std::string lower_mail_host(std::string uri) {
  const std::size_t at = uri.find('@');
  const std::size_t end = std::min(uri.find('?'), uri.size());
  if (at == std::string::npos || at > end) return uri;
  return uri.substr(0, at) + to_lower_ascii(uri.substr(at, end - at)) + uri.substr(end);
}

// "http://@host", "http://:@host": a user that is not there.
std::string drop_empty_user(std::string uri) {
  for (std::string_view empty : {"//:@", "//@"}) {
    const std::size_t at = uri.find(empty);
    if (at != std::string::npos && at == uri.find("//")) return uri.erase(at + 2, empty.size() - 2);
  }
  return uri;
}

}  // namespace

std::string canonical_uri(std::string_view uri) {
  std::string normal = normalize_url(uri);
  if (normal.starts_with("mailto:")) return lower_mail_host(std::move(normal));
  return drop_empty_user(std::move(normal));
}

}  // namespace almanac::feeds::check
