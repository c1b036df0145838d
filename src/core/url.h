// URLs as RFC 3986 and RFC 3987 define them: parts, resolution, normal form, percent-encoding.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace almanac {

// The five parts of RFC 3986 appendix B; a part that is absent differs from one that is empty.
struct UrlParts {
  std::optional<std::string> scheme;
  std::optional<std::string> authority;
  std::string path;
  std::optional<std::string> query;
  std::optional<std::string> fragment;
};

// What stands before the query and the fragment.
std::string_view without_query(std::string_view url);
UrlParts split_url(std::string_view url);     // never fails: the grammar of appendix B takes any text
std::string join_url(const UrlParts& parts);  // RFC 3986 5.3

// Has a scheme: "https://a/b", "mailto:a@b", "tag:a,2019:b".
bool is_absolute_url(std::string_view url);

// RFC 3986 5.2, strict. White space around the reference is dropped and inside it is percent-encoded, as browsers do
// (WHATWG URL). A reference that cannot be resolved (malformed) is answered unchanged.
std::string resolve_url(std::string_view base, std::string_view reference);

// An IRI as a URI: non-ASCII characters and those a URI may not have (blanks, <>"{}|\^`) percent-encoded as UTF-8, the
// host in punycode (RFC 3987 3.1). What is encoded already stays: "%C3%A4" is not encoded twice; a lone "%" becomes
// "%25".
std::string to_uri(std::string_view iri);

// The normal form of RFC 3986 6.2.2 and 6.2.3 and RFC 4287 4.2.6.1: scheme and host in lower case, no default port, "/"
// for an empty path, no "." or "..", upper-case hex digits, unreserved characters not encoded, what no URI may have
// encoded; non-ASCII stays as it is. Relative references have one too, as far as that goes.
std::string normalize_url(std::string_view url);

// Percent-encodes a path's characters (not its '/'): "/größe a/" -> "/gr%C3%B6%C3%9Fe%20a/". Encodes '%' too.
std::string encode_path(std::string_view path);
// The reverse; nothing where the result is not UTF-8 or has a NUL.
std::optional<std::string> decode_path(std::string_view encoded);

// "example.org" of "https://user@Example.org:8080/a": lower case, without port; empty where there is none.
std::string url_host(std::string_view url);

}  // namespace almanac
