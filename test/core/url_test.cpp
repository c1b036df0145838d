#include "core/url.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

#include "core/filesystem.h"
#include "core/text.h"
#include "support/files.h"

namespace almanac {
namespace {

using Pairs = std::vector<std::pair<std::string, std::string>>;

TEST_CASE("core url: the examples of RFC 3986 5.4.1, normal") {
  const Pairs examples = {{"g:h", "g:h"},
                          {"g", "http://a/b/c/g"},
                          {"./g", "http://a/b/c/g"},
                          {"g/", "http://a/b/c/g/"},
                          {"/g", "http://a/g"},
                          {"//g", "http://g"},
                          {"?y", "http://a/b/c/d;p?y"},
                          {"g?y", "http://a/b/c/g?y"},
                          {"#s", "http://a/b/c/d;p?q#s"},
                          {"g#s", "http://a/b/c/g#s"},
                          {"g?y#s", "http://a/b/c/g?y#s"},
                          {";x", "http://a/b/c/;x"},
                          {"g;x", "http://a/b/c/g;x"},
                          {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                          {"", "http://a/b/c/d;p?q"},
                          {".", "http://a/b/c/"},
                          {"./", "http://a/b/c/"},
                          {"..", "http://a/b/"},
                          {"../", "http://a/b/"},
                          {"../g", "http://a/b/g"},
                          {"../..", "http://a/"},
                          {"../../", "http://a/"},
                          {"../../g", "http://a/g"}};
  for (const auto& [reference, target] : examples) CHECK(resolve_url("http://a/b/c/d;p?q", reference) == target);
}

TEST_CASE("core url: the examples of RFC 3986 5.4.2, abnormal") {
  const Pairs examples = {{"../../../g", "http://a/g"},
                          {"../../../../g", "http://a/g"},
                          {"/./g", "http://a/g"},
                          {"/../g", "http://a/g"},
                          {"g.", "http://a/b/c/g."},
                          {".g", "http://a/b/c/.g"},
                          {"g..", "http://a/b/c/g.."},
                          {"..g", "http://a/b/c/..g"},
                          {"./../g", "http://a/b/g"},
                          {"./g/.", "http://a/b/c/g/"},
                          {"g/./h", "http://a/b/c/g/h"},
                          {"g/../h", "http://a/b/c/h"},
                          {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
                          {"g;x=1/../y", "http://a/b/c/y"},
                          {"g?y/./x", "http://a/b/c/g?y/./x"},
                          {"g?y/../x", "http://a/b/c/g?y/../x"},
                          {"g#s/./x", "http://a/b/c/g#s/./x"},
                          {"g#s/../x", "http://a/b/c/g#s/../x"},
                          {"http:g", "http:g"}};
  for (const auto& [reference, target] : examples) CHECK(resolve_url("http://a/b/c/d;p?q", reference) == target);
}

TEST_CASE("core url: references as posts have them") {
  const std::string post = "https://example.org/blog/2019/01/review/";
  const Pairs examples = {{"  ../november/\n", "https://example.org/blog/2019/01/november/"},
                          {"a b.png", "https://example.org/blog/2019/01/review/a%20b.png"},
                          {"/a\n/b", "https://example.org/a/b"},
                          {"größe.png", "https://example.org/blog/2019/01/review/größe.png"},
                          {"mailto:a@example.org", "mailto:a@example.org"},
                          {"data:text/plain,a/../b", "data:text/plain,a/../b"},
                          {"HTTPS://example.com/a/../b", "HTTPS://example.com/b"},
                          {"a//b", "https://example.org/blog/2019/01/review/a//b"}};
  for (const auto& [reference, target] : examples) CHECK(resolve_url(post, reference) == target);
  CHECK(resolve_url("https://example.org", "a") == "https://example.org/a");
  CHECK(resolve_url("https://example.org?q", "") == "https://example.org?q");
  CHECK(resolve_url("file:/a/b", "..//c") == "file:/.//c");  // not the host c
}

TEST_CASE("core url: parts that are absent differ from empty ones") {
  const UrlParts empty = split_url("http://?#");
  CHECK(empty.authority == "");
  CHECK(empty.query == "");
  CHECK(empty.fragment == "");
  const UrlParts none = split_url("http:");
  CHECK(none.scheme == "http");
  CHECK(!none.authority);
  CHECK(!none.query);
  CHECK(split_url("a?b:c#d?e").path == "a");
  CHECK(!split_url("1a:b").scheme);
  CHECK(!split_url("./a:b").scheme);
  CHECK(split_url("http://u:p@h:1/p").authority == "u:p@h:1");
  for (const char* url : {"", "a", "//h", "http://h?q", "x:y", "?", "#", "http://[::1]:8/p?q#f", "::", "a:b:c"})
    CHECK(join_url(split_url(url)) == url);
}

TEST_CASE("core url: absolute is what has a scheme") {
  for (const char* url : {"https://a/b", "mailto:a@b", "tag:a,2019:b", "urn:uuid:1"}) CHECK(is_absolute_url(url));
  for (const char* url : {"", "//a/b", "/a", "a/b:c", "?a:b", "1:2"}) CHECK(!is_absolute_url(url));
}

TEST_CASE("core url: an IRI becomes a URI, once") {
  const Pairs examples = {
      {"https://example.org/größe", "https://example.org/gr%C3%B6%C3%9Fe"},
      {"https://example.org/gr%C3%B6%C3%9Fe", "https://example.org/gr%C3%B6%C3%9Fe"},
      {"https://bücher.example/ä?ö#ü", "https://xn--bcher-kva.example/%C3%A4?%C3%B6#%C3%BC"},
      {"https://u:ä@bücher.example:8080/", "https://u:%C3%A4@xn--bcher-kva.example:8080/"},
      {"https://例え.テスト/", "https://xn--r8jz45g.xn--zckzah/"},
      {"https://example.org/100%", "https://example.org/100%25"},
      {"https://example.org/%zz", "https://example.org/%25zz"},
      {"https://example.org/a b<c>\"{d}|\\^`", "https://example.org/a%20b%3Cc%3E%22%7Bd%7D%7C%5C%5E%60"},
      {"https://example.org/a[1]?b[]=2", "https://example.org/a%5B1%5D?b%5B%5D=2"},
      {"https://[2001:db8::1]:443/", "https://[2001:db8::1]:443/"},
      {"https://example.org/#a#b", "https://example.org/#a%23b"},
      {"https://example.org/\xFF\x01", "https://example.org/%FF%01"},
      {"tag:example.org,2019:ä", "tag:example.org,2019:%C3%A4"},
      {"", ""}};
  for (const auto& [iri, uri] : examples) {
    CHECK(to_uri(iri) == uri);
    CHECK(to_uri(uri) == uri);
  }
}

TEST_CASE("core url: the normal form") {
  const Pairs examples = {
      {"HTTP://User@EXAMPLE.org:80/%7ea/./b/../c%2f?%41#%5a", "http://User@example.org/~a/c%2F?A#Z"},
      {"https://example.org", "https://example.org/"},
      {"https://example.org:/", "https://example.org/"},
      {"https://example.org:443?q", "https://example.org/?q"},
      {"https://example.org:80/", "https://example.org:80/"},
      {"https://example.org/a//b", "https://example.org/a//b"},
      {"https://[2001:DB8::1]:443/", "https://[2001:db8::1]/"},
      {"TAG:Example.org,2019:./A", "tag:Example.org,2019:./A"},
      {"mailto:A@Example.org", "mailto:A@Example.org"},
      {"https://:@example.org.:08080/a b#c#d", "https://example.org:8080/a%20b#c%23d"},
      {"https://example.org/größe", "https://example.org/größe"},
      {"/a/../b/.", "/b/"},
      {"../a", "../a"},
      {"http://A@Example.com:8001:db8::#d", "http://A@example.com:8001:db8::/#d"},  // neither a host nor a port
      {"http://a%2Eb%2e./", "http://a.b../"},
      {"%41:b", "./A:b"},
      {"/b%%37a", "/b%%37a"},  // "7" would make an escape of the lone "%"
      {"/b%7%61", "/b%7%61"},
      {"/b%z%37", "/b%z7"},
      {"http://[::1]:080", "http://[::1]/"}};
  for (const auto& [url, normal] : examples) {
    CHECK(normalize_url(url) == normal);
    CHECK(normalize_url(normal) == normal);
  }
}

// What goes beyond RFC 3986 (NFC, the case of mail hosts) or is no URL is the validator's own affair.
bool is_beyond(const nlohmann::json& row) {
  for (const char* key : {"a", "b", "uri"}) {
    const std::string url = row.value(key, "");
    const bool decomposed = url.find("%CC%A7") != std::string::npos;
    if (decomposed || url.starts_with("mailto:")) return true;
  }
  return false;
}

TEST_CASE("core url: the normal forms that the W3C validator's tests ask for") {
  const std::optional<std::string> path = test::shared_path("w3c/tables.jsonl");
  if (!path) return;
  const Result<std::string> bytes = RealFileSystem().read_file(*path);
  REQUIRE(bytes.ok());
  for (std::string_view line : split(trim(*bytes), '\n')) {
    const nlohmann::json row = nlohmann::json::parse(line);
    const std::string kind = row.at("kind");
    if (is_beyond(row)) continue;
    CAPTURE(std::string(line));
    if (kind == "uri-canonical" && row.at("canonical").is_string())
      CHECK(normalize_url(row.at("uri").get<std::string>()) == row.at("canonical").get<std::string>());
    if (kind == "uri-equal")
      CHECK(normalize_url(row.at("a").get<std::string>()) == normalize_url(row.at("b").get<std::string>()));
    if (kind == "uri-different")
      CHECK(normalize_url(row.at("a").get<std::string>()) != normalize_url(row.at("b").get<std::string>()));
  }
}

TEST_CASE("core url: paths are encoded and decoded") {
  CHECK(encode_path("/größe a/") == "/gr%C3%B6%C3%9Fe%20a/");
  CHECK(encode_path("/a%20b?#[]") == "/a%2520b%3F%23%5B%5D");
  CHECK(encode_path("/-._~!$&'()*+,;=:@") == "/-._~!$&'()*+,;=:@");
  for (const char* path_text : {"/größe a/", "100%", "a?b#c", "", "/東京/"})
    CHECK(decode_path(encode_path(path_text)) == path_text);
  CHECK(decode_path("%zz%4") == "%zz%4");
  CHECK(!decode_path("%FF"));
  CHECK(!decode_path("a%00b"));
}

TEST_CASE("core url: hosts") {
  CHECK(url_host("https://user@Example.org:8080/a") == "example.org");
  CHECK(url_host("https://[2001:DB8::1]:8080/") == "[2001:db8::1]");
  CHECK(url_host("//example.org") == "example.org");
  CHECK(url_host("mailto:a@example.org").empty());
  CHECK(url_host("/a").empty());
}

}  // namespace
}  // namespace almanac
