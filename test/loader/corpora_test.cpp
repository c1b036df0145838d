// Real front matter: what an exact reader finds in it, and what is wrong where its authors erred.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include "core/filesystem.h"
#include "core/text.h"
#include "loader/dates.h"
#include "loader/fields.h"
#include "loader/post_name.h"
#include "loader/source_text.h"
#include "support/files.h"

namespace almanac::loader {
namespace {

using Json = nlohmann::json;

std::string read(const std::string& path) {
  const Result<std::string> bytes = RealFileSystem().read_file(path);
  return bytes ? *bytes : "";
}

std::string day_of(const SourceText& source, const std::string& path, const std::string& from) {
  const Value* date = source.front_matter.find("date");
  std::string text = date == nullptr ? "" : find_text(*date).value_or("");
  if (from != "key") {
    text = parse_post_name(path).date;
    if (text.empty()) text = parse_post_name(parent_path(path)).date;
  }
  const Result<WrittenDate> day = parse_date(text);
  return day ? to_text(day->day) : text + " " + day.error().message;
}

void check_file(const Json& expected, const std::string& folder) {
  const std::string path = expected["path"];
  Findings findings;
  const std::optional<SourceText> source = parse_source(read(folder + "/" + path), path, findings);
  CAPTURE(path);
  for (const Finding& finding : findings.items())
    if (finding.severity == Severity::kError) FAIL_CHECK(to_text(finding));
  if (!source) return;
  if (expected["title"].is_string())
    CHECK(find_first_text(source->front_matter, {"title"}) == std::string(trim(std::string(expected["title"]))));
  if (expected["day"].is_string())
    CHECK(day_of(*source, path, expected["day_from"]) == expected["day"].get<std::string>());
  const Value* tags = source->front_matter.find("tags");
  if (expected["tags"].is_array() && tags != nullptr) CHECK(Json(to_texts(*tags)) == expected["tags"]);
}

void check_corpus(const std::string& name) {
  const auto shared = test::shared_path("corpora");
  if (!shared) return;
  const std::string list = read(*shared + "/expected/" + name + ".jsonl");
  for (std::string_view line : split(list, '\n')) {
    if (line.empty()) continue;
    const Json expected = Json::parse(line);
    if (expected["kind"] != "yaml") continue;
    check_file(expected, *shared + "/" + name);
  }
}

}  // namespace

TEST_CASE("loader: title, day and tags of real posts are what an exact reader finds") {
  for (const char* name : {"azu", "crystal", "elixir", "helm", "jekyll", "jekyll-fixtures", "letsencrypt", "otel",
                           "prometheus", "rust-embedded", "rust-lang", "servo", "zalando", "burntsushi"})
    check_corpus(name);
}

TEST_CASE("loader: each broken front matter of real blogs is told at its line") {
  const auto shared = test::shared_path("corpora/broken");
  if (!shared) return;
  int unexplained = 0;
  const std::string index = read(*shared + "/INDEX.tsv");
  for (std::string_view line : split(index, '\n')) {
    const std::vector<std::string_view> columns = split(line, '\t');
    if (columns.size() < 6 || columns[0] == "class") continue;
    Findings findings;
    const std::string path(columns[5]);
    const auto source = parse_source(read(*shared + "/" + path), path, findings);
    CAPTURE(path);
    REQUIRE_FALSE(findings.empty());
    CHECK(findings.items().back().place.line >= 1);
    CHECK(findings.items().back().place.column >= 1);
    CHECK(findings.has_errors() == (columns[0] != "BOM"));
    if (findings.items().back().rule == "BadYaml") ++unexplained;
  }
  CHECK(unexplained <= 1);  // of 150
}

}  // namespace almanac::loader
