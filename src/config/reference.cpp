// The reference of the options, as text and as JSON schema.
#include <nlohmann/json.hpp>

#include "config/load.h"
#include "config/options.h"

namespace almanac::config {
namespace {

using Json = nlohmann::ordered_json;

Json to_schema(const Option& option) {
  Json schema;
  if (const auto* special = std::get_if<Special>(&option.field)) {
    schema = Json::parse(special->schema);
  } else if (std::holds_alternative<std::string Settings::*>(option.field)) {
    schema["type"] = "string";
  } else if (std::holds_alternative<bool Settings::*>(option.field)) {
    schema["type"] = "boolean";
  } else if (std::holds_alternative<int Settings::*>(option.field)) {
    schema["type"] = "integer";
    schema["minimum"] = 0;
  } else {
    schema["type"] = {"string", "array"};
    schema["items"]["type"] = "string";
  }
  schema["description"] = option.sentence;
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
  Json schema;
  schema["$schema"] = "http://json-schema.org/draft-07/schema#";
  schema["title"] = "almanac.yml";
  schema["type"] = "object";
  schema["additionalProperties"] = false;
  for (const Option& option : options()) {
    schema["properties"][std::string(option.key)] = to_schema(option);
    if (!option.jekyll_key.empty()) schema["properties"][std::string(option.jekyll_key)] = to_schema(option);
  }
  return schema.dump(2) + "\n";
}

}  // namespace almanac::config
