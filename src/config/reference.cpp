// The reference of the options, as text and as JSON schema.
#include "config/load.h"
#include "config/options.h"
#include "core/json.h"

namespace almanac::config {
namespace {

Value to_schema(const Option& option) {
  Value schema;
  if (const auto* special = std::get_if<Special>(&option.field)) {
    schema = *parse_json(special->schema);
  } else if (std::holds_alternative<std::string Settings::*>(option.field)) {
    schema.set("type", "string");
  } else if (std::holds_alternative<bool Settings::*>(option.field)) {
    schema.set("type", "boolean");
  } else if (std::holds_alternative<int Settings::*>(option.field)) {
    schema.set("type", "integer");
    schema.set("minimum", 0);
  } else {
    schema.set("type", Value::List{"string", "array"});
    schema.set("items", Value::Map{{"type", "string"}});
  }
  schema.set("description", option.sentence);
  return schema;
}

}  // namespace

std::string options_reference() {
  std::string text;
  for (const Option& option : options()) {
    text += std::string(option.key) + ": " + type_text(option) + ", default " + default_text(option) + "\n";
    text += "    " + std::string(option.sentence) + "\n";
    if (!option.jekyll_key.empty() && option.jekyll_key != option.key)
      text += "    in _config.yml: " + std::string(option.jekyll_key) + "\n";
  }
  return text;
}

std::string options_json_schema() {
  Value properties;
  for (const Option& option : options()) {
    properties.set(std::string(option.key), to_schema(option));
    if (!option.jekyll_key.empty()) properties.set(std::string(option.jekyll_key), to_schema(option));
  }
  const Value schema = Value::Map{{"$schema", "http://json-schema.org/draft-07/schema#"},
                                  {"title", "almanac.yml"},
                                  {"type", "object"},
                                  {"additionalProperties", false},
                                  {"properties", std::move(properties)}};
  return to_json(schema, JsonForm::kIndented) + "\n";
}

}  // namespace almanac::config
