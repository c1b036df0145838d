// Any bytes as a post's file: it is divided, or an error says why not; every finding has a place in the file, what is
// kept has no character that XML has not, and the dates, addresses and Liquid made of it end.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "config/permalink.h"
#include "core/text.h"
#include "loader/dates.h"
#include "loader/liquid.h"
#include "loader/post_name.h"
#include "loader/source_text.h"

namespace {

using namespace almanac;

void require(bool condition) {
  if (!condition) std::abort();
}

void require_clean_text(std::string_view text) {
  for (std::size_t i = 0; i < text.size();) {
    const CodePoint c = code_point_at(text, i);
    require(is_xml_char(c.value));
    i += c.bytes;
  }
}

void require_clean(const Value& value) {
  if (const std::string* text = value.text_if()) require_clean_text(*text);
  if (const Value::List* list = value.list_if())
    for (const Value& item : *list) require_clean(item);
  if (const Value::Map* map = value.map_if())
    for (const auto& [key, member] : *map) require_clean(member);
}

void make_all(const loader::SourceText& source) {
  const Value* date = source.front_matter.find("date");
  const std::string text = date == nullptr ? "" : find_text(*date).value_or("");
  if (const Result<loader::WrittenDate> parsed = loader::parse_date(text))
    require(loader::to_plain_date(*parsed, Zone::utc()).day.ok());
  const loader::PostName name = loader::parse_post_name(text);
  require(name.date.size() + name.slug.size() <= text.size());
  if (const Result<std::string> path = config::expand_permalink(text, {})) require(path->starts_with('/'));
  Findings findings;
  const config::Settings settings;
  const loader::LinkNames names(settings, {}, {}, {});
  loader::render_liquid(source.body, {source.path, source.body_line}, settings, names, findings);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  Findings findings;
  const std::string_view bytes(reinterpret_cast<const char*>(data), size);
  const std::optional<loader::SourceText> source = loader::parse_source(bytes, "a.md", findings);
  for (const Finding& finding : findings.items()) require(finding.place.line >= 1 && finding.place.column >= 1);
  require(source.has_value() != findings.has_errors());
  if (!source) return 0;
  require_clean_text(source->body);
  require_clean(source->front_matter);
  make_all(*source);
  return 0;
}
