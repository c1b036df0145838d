// URIs of special schemes, and the normal form by which readers compare ids.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace almanac::feeds::check {

struct UriProblem {
  std::size_t at = 0;  // byte
  std::string reason;
  bool is_uuid = false;  // a urn:uuid: with a malformed UUID
};

// RFC 4151 2.1; `text` begins with "tag:" in any case.
std::optional<UriProblem> find_tag_problem(std::string_view text);
// RFC 8141 2; `text` begins with "urn:" in any case.
std::optional<UriProblem> find_urn_problem(std::string_view text);

// RFC 3986 6.2.2 and 6.2.3 with RFC 4287 4.2.6.1: core/url's normal form, and beyond it no empty user and a mail
// address's host in lower case. Characters are not composed (RFC 3987 5.3.2.2: comparing must not do that).
std::string canonical_uri(std::string_view uri);

}  // namespace almanac::feeds::check
