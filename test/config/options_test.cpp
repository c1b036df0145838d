// Completeness of the one table.
#include "config/options.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "config/load.h"
#include "core/yaml.h"
#include "support/memory_filesystem.h"

namespace almanac::config {
namespace {

// What a settings file of this one line finds wrong.
Findings set(const std::string& line) {
  const test::MemoryFileSystem fs({{"almanac.yml", "title: T\nurl: https://ex.org\n" + line + "\n"}});
  Findings findings;
  CHECK(load_settings(fs, "", {}, findings).ok());
  return findings;
}

}  // namespace

TEST_CASE("config: every option's default is a value that the option takes") {
  for (const Option& option : options()) {
    if (option.key == "title" || option.key == "url") continue;
    CAPTURE(option.key);
    CHECK(set(std::string(option.key) + ": " + default_text(option)).empty());
  }
}

TEST_CASE("config: every option says what is wrong with a value of the wrong kind") {
  for (const Option& option : options()) {
    if (option.key == "title" || option.key == "url") continue;
    CAPTURE(option.key);
    CHECK(set(std::string(option.key) + ": [{a: [b]}]").has_errors() != (option.key == "defaults"));
  }
}

TEST_CASE("config: keys are unique, each with a sentence and a type") {
  std::set<std::string_view> keys;
  for (const Option& option : options()) {
    CAPTURE(option.key);
    CHECK(keys.insert(option.key).second);
    if (!option.jekyll_key.empty() && option.jekyll_key != option.key) CHECK(keys.insert(option.jekyll_key).second);
    CHECK_FALSE(option.sentence.empty());
    CHECK_FALSE(option.sentence.ends_with('.'));
    CHECK_FALSE(type_text(option).empty());
    CHECK(find_option(option.key) == &option);
  }
}

TEST_CASE("config: reference and schema have every option") {
  const std::string reference = "\n" + options_reference();
  const nlohmann::json schema = nlohmann::json::parse(options_json_schema());
  for (const Option& option : options()) {
    CAPTURE(option.key);
    CHECK(reference.find("\n" + std::string(option.key) + ": ") != std::string::npos);
    REQUIRE(schema["properties"].contains(std::string(option.key)));
    CHECK(schema["properties"][std::string(option.key)]["description"] == option.sentence);
  }
  CHECK(reference.starts_with("\ntitle: text, default \"\"\n    the site's title"));
}

TEST_CASE("config: the schema's type is that of the default") {
  const nlohmann::json schema = nlohmann::json::parse(options_json_schema());
  for (const Option& option : options()) {
    CAPTURE(option.key);
    Findings findings;
    const std::string text = default_text(option);
    const std::optional<Value> value = parse_yaml({text, "default", 1}, findings);
    REQUIRE(value);
    const nlohmann::json& row = schema["properties"][std::string(option.key)];
    std::string type = "string";
    if (value->bool_if() != nullptr) type = "boolean";
    if (value->int_if() != nullptr) type = "integer";
    if (value->list_if() != nullptr) type = "array";
    if (value->map_if() != nullptr) type = "object";
    const bool is_choice = row.contains("enum");
    CHECK((is_choice || row["type"] == type || row["type"].dump().find(type) != std::string::npos));
  }
}

}  // namespace almanac::config
