// The allow lists and unit cases of another validator, where they lie beside the project: normal forms of URIs,
// encodings, names in HTML.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "core/filesystem.h"
#include "core/text.h"
#include "feeds/check/encoding.h"
#include "feeds/check/html_names.h"
#include "feeds/check/uri.h"
#include "support/files.h"

namespace almanac::feeds::check {
namespace {

using Json = nlohmann::json;

std::vector<Json> load_cases(std::string_view kind) {
  std::vector<Json> cases;
  const auto path = test::shared_path("w3c/tables.jsonl");
  if (!path) return cases;
  const Result<std::string> bytes = RealFileSystem().read_file(*path);
  REQUIRE(bytes.ok());
  for (const std::string_view line : split(*bytes, '\n')) {
    if (line.empty()) continue;
    Json one = Json::parse(line);
    // A deviation of ours: decomposed characters are not composed (README.md).
    if (one["kind"] == kind && line.find("C%CC%A7") == std::string_view::npos) cases.push_back(std::move(one));
  }
  CHECK(!cases.empty());
  return cases;
}

std::string decode_base64(std::string_view text) {
  constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string bytes;
  unsigned bits = 0;
  int count = 0;
  for (const char c : text) {
    if (c == '=') break;
    bits = (bits << 6) | static_cast<unsigned>(kDigits.find(c));
    count += 6;
    if (count < 8) continue;
    count -= 8;
    bytes += static_cast<char>((bits >> count) & 0xFF);
  }
  return bytes;
}

void check_names(std::string_view table, bool (*is_known)(std::string_view)) {
  for (const Json& one : load_cases(table))
    for (const Json& name : one["values"])
      CHECK_MESSAGE(is_known(name.get<std::string>()), table << ": " << name.dump());
}

}  // namespace

TEST_CASE("tables: URIs have the normal form by which W3C compares them") {
  for (const Json& one : load_cases("uri-canonical")) {
    const std::string uri = one["uri"];
    CHECK_MESSAGE(canonical_uri(uri) == one["canonical"].get<std::string>(), uri << " gives " << canonical_uri(uri));
  }
  for (const Json& one : load_cases("uri-equal")) {
    const std::string a = one["a"];
    CHECK_MESSAGE(canonical_uri(a) == canonical_uri(one["b"].get<std::string>()), one.dump());
  }
  for (const Json& one : load_cases("uri-different"))
    CHECK_MESSAGE(canonical_uri(one["a"].get<std::string>()) != canonical_uri(one["b"].get<std::string>()), one.dump());
}

TEST_CASE("tables: encodings are told as W3C tells them") {
  for (const Json& one : load_cases("encoding-detect")) {
    const auto found = detect_encoding(decode_base64(one["base64"].get<std::string>()));
    const std::string expected = one["detected"].is_null() ? "" : to_lower_ascii(one["detected"].get<std::string>());
    CHECK_MESSAGE(to_lower_ascii(found.value_or("")) == expected, one["encoding"].dump() << one["tags"].dump());
  }
}

TEST_CASE("tables: names in HTML, SVG and MathML that W3C keeps are kept") {
  check_names("table-htmltags", is_html_element);
  check_names("table-acceptable-elements", is_safe_element);
  check_names("table-acceptable-css-properties", is_safe_property);
  check_names("table-acceptable-css-keywords", is_safe_keyword);
  check_names("table-svg-elements", is_svg_element);
  check_names("table-svg-attributes", is_svg_attribute);
  check_names("table-mathml-elements", is_math_element);
  check_names("table-mathml-attributes", is_math_attribute);
}

}  // namespace almanac::feeds::check
