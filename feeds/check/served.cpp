#include "feeds/check/served.h"

#include <algorithm>
#include <array>

#include "core/text.h"

namespace almanac::feeds::check {
namespace {

struct ServedAs {
  std::string media_type;
  std::string charset;
};

// "text/xml; charset=\"UTF-8\""
ServedAs parse_content_type(std::string_view header) {
  const std::vector<std::string_view> parts = split(header, ';');
  ServedAs served{to_lower_ascii(trim(parts[0])), ""};
  for (std::size_t i = 1; i < parts.size(); ++i) {
    const std::size_t equals = parts[i].find('=');
    if (equals == std::string_view::npos || to_lower_ascii(trim(parts[i].substr(0, equals))) != "charset") continue;
    std::string_view value = trim(parts[i].substr(equals + 1));
    if (value.size() > 1 && value.front() == '"' && value.back() == '"') value = value.substr(1, value.size() - 2);
    served.charset = to_lower_ascii(value);
  }
  return served;
}

struct FeedType {
  std::string_view media_type;
  std::array<FeedKind, 3> kinds;
};

constexpr FeedKind kNothing = FeedKind::kUnknown;
constexpr std::array<FeedType, 7> kFeedTypes = {
    {{"application/rss+xml", {FeedKind::kRss, FeedKind::kRss1, kNothing}},
     {"application/rdf+xml", {FeedKind::kRss1, kNothing, kNothing}},
     {"application/atom+xml", {FeedKind::kAtom, FeedKind::kAtomEntry, kNothing}},
     {"application/x.atom+xml", {FeedKind::kAtom, FeedKind::kAtomEntry, kNothing}},
     {"application/feed+json", {FeedKind::kJson, kNothing, kNothing}},
     {"application/json", {FeedKind::kJson, kNothing, kNothing}},
     {"text/x-opml", {FeedKind::kOpml, kNothing, kNothing}}}};

// What is wrong with serving a feed of this kind so; empty: nothing.
std::string_view find_wrong_type(std::string_view media_type, FeedKind kind) {
  const bool any_xml = media_type == "text/xml" || media_type == "application/xml";
  if (any_xml) return kind == FeedKind::kJson ? "but it is a JSON Feed" : "";
  const auto known = std::find_if(kFeedTypes.begin(), kFeedTypes.end(),
                                  [&](const FeedType& type) { return type.media_type == media_type; });
  if (known == kFeedTypes.end()) return "which is no media type of feeds";
  const bool fits = kind == kNothing || std::find(known->kinds.begin(), known->kinds.end(), kind) != known->kinds.end();
  return fits ? "" : "but it is a feed of another format";
}

}  // namespace

void check_served(Context& context, const std::string& declared) {
  const std::string& header = context.options().content_type;
  if (header.empty()) return;
  const ServedAs served = parse_content_type(header);
  const std::string_view wrong = find_wrong_type(served.media_type, context.kind);
  if (!wrong.empty())
    context.report_at("UnexpectedContentType", 0, {{"value", served.media_type}, {"reason", std::string(wrong)}});
  if (!served.charset.empty() && !declared.empty() && !equals_ignoring_ascii_case(served.charset, declared))
    context.report_at("EncodingMismatch", 0, {{"charset", served.charset}, {"encoding", declared}});
}

}  // namespace almanac::feeds::check
