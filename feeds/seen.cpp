#include "feeds/seen.h"

#include "feeds/atom/reader.h"
#include "feeds/check/encoding.h"
#include "feeds/check/json_reader.h"
#include "feeds/check/xml_reader.h"
#include "feeds/json/reader.h"
#include "feeds/rss/reader.h"
#include "feeds/rss1/reader.h"

namespace almanac::feeds {
namespace {

using check::Document;
using check::NodeKind;

constexpr std::size_t kMostBytes = INT32_MAX;  // as the parsers count

std::optional<SeenDocument> read_xml_feed(const Document& document) {
  if (document.size() == 0 || document.node(0).kind != NodeKind::kElement) return std::nullopt;
  const std::string& root = document.name(document.node(0).name).local;
  if (root == "feed" || root == "entry") return atom::read(document);
  if (root == "rss") return rss::read(document);
  if (root == "RDF") return rss1::read(document);
  return std::nullopt;
}

bool is_json(std::string_view bytes) {
  const std::size_t start = bytes.find_first_not_of(" \t\r\n", bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
  return start != std::string_view::npos && bytes[start] == '{';
}

}  // namespace

std::string_view to_text(SeenFormat format) {
  switch (format) {
    case SeenFormat::kAtom: return "Atom";
    case SeenFormat::kRss: return "RSS 2.0";
    case SeenFormat::kRss1: return "RSS 1.0";
    case SeenFormat::kJson: return "JSON Feed";
  }
  return "";
}

std::optional<SeenDocument> read_feed(std::string_view bytes) {
  if (bytes.size() > kMostBytes) return std::nullopt;
  if (is_json(bytes)) {
    const check::DecodedText decoded = check::decode_json(bytes);
    const check::JsonResult json = check::read_json(decoded.text);
    if (json.document.size() == 0) return std::nullopt;
    return json::read(json.document);
  }
  const check::DecodedText decoded = check::decode_xml(bytes);
  const check::XmlResult xml = check::read_xml(decoded.text);
  return read_xml_feed(xml.document);
}

}  // namespace almanac::feeds
