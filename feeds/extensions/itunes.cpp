// Apple Podcasts: what its directory asks of a show and its episodes.
#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/url.h"
#include "feeds/check/context.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"
#include "feeds/extensions/itunes_categories.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace itunes {
namespace {

void check_length(Context& context, const Value& value, std::size_t most) {
  const std::size_t length = count_code_points(trim(value.text));
  if (length > most)
    context.report("TooLong", value, {{"length", std::to_string(length)}, {"max", std::to_string(most)}});
}

void short_text(Context& context, const Value& value) { check_length(context, value, 255); }
void long_text(Context& context, const Value& value) { check_length(context, value, 4000); }

void true_or_false(Context& context, const Value& value) {
  if (value.text != "true" && value.text != "false") context.report("InvalidTrueFalse", value);
}

void yes_or_no(Context& context, const Value& value) {
  if (!equals_ignoring_ascii_case(trim(value.text), "yes") && !equals_ignoring_ascii_case(trim(value.text), "no"))
    context.report("InvalidYesNo", value);
}

// 3723, 62:03 or 1:02:03.
void duration(Context& context, const Value& value) {
  const std::vector<std::string_view> parts = split(trim(value.text), ':');
  bool fine = parts.size() <= 3;
  for (std::string_view part : parts) fine = fine && is_digits(part);
  if (!fine) context.report("InvalidDuration", value);
}

void keywords(Context& context, const Value& value) {
  const std::string_view text = trim(value.text);
  if (text.find(' ') != std::string_view::npos && text.find(',') == std::string_view::npos)
    context.report("InvalidKeywords", value);
}

void show_type(Context& context, const Value& value) {
  const std::string text = to_lower_ascii(trim(value.text));
  if (text != "episodic" && text != "serial") context.report("InvalidItunesChannelType", value);
}

void episode_type(Context& context, const Value& value) {
  const std::string text = to_lower_ascii(trim(value.text));
  if (text != "full" && text != "trailer" && text != "bonus") context.report("InvalidItunesEpisodeType", value);
}

void check_category(Context& context, NodeId category) {
  const auto name = context.attribute_value(category, "text");
  if (!name) return;
  const NodeId outer = context.document().node(category).parent;
  const bool is_part = outer != kNone && context.element_key(outer) == "itunes:category";
  const std::string_view whole = is_part ? context.attribute(outer, "text").value_or("") : name->text;
  const CategoryState state = find_itunes_category(whole, is_part ? name->text : "");
  if (state == CategoryState::kUnknown) context.report("InvalidItunesCategory", *name);
  if (state == CategoryState::kFormer) context.report("ObsoleteItunesCategory", *name);
}

void image_address(Context& context, const Value& value) {
  check_address(context, value, {"InvalidLink", true, false});
}

constexpr std::array<AttributeRow, 1> kImageAttributes = {{{"href", true, image_address}}};
constexpr std::array<AttributeRow, 1> kCategoryAttributes = {{{"text", true, nullptr}}};

constexpr Element kShort{.text = {short_text, plain_text}};
constexpr Element kLong{.text = {long_text, plain_text}};
constexpr Element kTrueFalse{.text = {true_or_false}};
constexpr Element kYesNo{.text = {yes_or_no}};
constexpr Element kDuration{.text = {duration}};
constexpr Element kKeywords{.text = {short_text, keywords}};
constexpr Element kNumber{.text = {positive_integer}};
constexpr Element kEpisodeType{.text = {episode_type}};
constexpr Element kShowType{.text = {show_type}};
constexpr Element kImage{.content = Content::kEmpty, .attributes = kImageAttributes};
constexpr Element kMail{.text = {contact}};

constexpr Element kPart{.content = Content::kEmpty, .attributes = kCategoryAttributes, .compare = {check_category}};
constexpr std::array<Row, 1> kCategoryRows = {{{"itunes:category", &kPart}}};
constexpr Element kCategory{.content = Content::kElements,
                            .attributes = kCategoryAttributes,
                            .children = kCategoryRows,
                            .compare = {check_category}};

constexpr std::array<Row, 2> kOwnerRows = {{
    {"itunes:email", &kMail, Occurs::kOnce, "MissingItunesEmail"},
    {"itunes:name", &kShort, Occurs::kAtMostOnce},
}};
constexpr Element kOwner{.content = Content::kElements, .children = kOwnerRows};

constexpr Scope kShow = Scope::kRssChannel | Scope::kAtomFeed;
constexpr Scope kEpisode = Scope::kRssItem | Scope::kAtomEntry;
constexpr Scope kBoth = kShow | kEpisode;

constexpr std::array<Extension::ScopedRow, 22> kRows = {{
    {kBoth, {"itunes:author", &kShort, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:block", &kYesNo, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:explicit", &kTrueFalse, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:image", &kImage, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:keywords", &kKeywords, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:subtitle", &kShort, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:summary", &kLong, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:title", &kShort, Occurs::kAtMostOnce}},
    {kShow, {"itunes:applepodcastsverify", &kAnyText, Occurs::kAtMostOnce}},
    {kShow, {"itunes:category", &kCategory}},
    {kShow, {"itunes:complete", &kYesNo, Occurs::kAtMostOnce}},
    {kShow, {"itunes:link", &kAnything}},
    {kShow, {"itunes:new-feed-url", &kAddress, Occurs::kAtMostOnce}},
    {kShow, {"itunes:owner", &kOwner, Occurs::kAtMostOnce}},
    {kBoth, {"itunes:pubDate", &kAnyText, Occurs::kAtMostOnce}},
    {kShow, {"itunes:type", &kShowType, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:duration", &kDuration, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:episode", &kNumber, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:episodeType", &kEpisodeType, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:isClosedCaptioned", &kYesNo, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:order", &kNumber, Occurs::kAtMostOnce}},
    {kEpisode, {"itunes:season", &kNumber, Occurs::kAtMostOnce}},
}};

bool uses_itunes(const Context& context, NodeId channel) {
  const Document& document = context.document();
  for (NodeId i = channel; i < document.node(channel).end; ++i)
    if (document.node(i).kind == NodeKind::kElement && context.element_key(i).starts_with("itunes:")) return true;
  return false;
}

// What Apple's players play, by the name's ending.
void check_enclosures(Context& context, NodeId channel) {
  constexpr std::array<std::string_view, 7> kPlayed = {"m4a", "mp3", "mov", "mp4", "m4v", "pdf", "epub"};
  for (const NodeId item : context.children(channel, "item")) {
    const NodeId enclosure = context.find_child(item, "enclosure");
    const auto url = enclosure == kNone ? std::nullopt : context.attribute_value(enclosure, "url");
    if (!url) continue;
    const std::string path = split_url(url->text).path;
    const std::size_t dot = path.rfind('.');
    const std::string ending =
        dot == std::string::npos || dot < path.rfind('/') ? "" : to_lower_ascii(path.substr(dot + 1));
    if (std::find(kPlayed.begin(), kPlayed.end(), ending) == kPlayed.end())
      context.report("UnsupportedItunesFormat", *url, {{"extension", ending}});
  }
}

}  // namespace
}  // namespace itunes

void check_show(Context& context, NodeId channel) {
  if (!context.document().node(channel).closed || !itunes::uses_itunes(context, channel)) return;
  const auto report = [&](RuleId rule, std::string_view element) {
    context.report(rule, channel,
                   {{"parent", std::string(context.element_key(channel))}, {"element", std::string(element)}});
  };
  if (context.find_child(channel, "language") == kNone && context.language(channel).empty())
    report("MissingItunesElement", "language");
  for (std::string_view wanted : {"itunes:category", "itunes:explicit", "itunes:image"})
    if (context.find_child(channel, wanted) == kNone) report("MissingItunesElement", wanted);
  if (context.find_child(channel, "itunes:owner") == kNone) report("MissingItunesEmail", "itunes:email");
  itunes::check_enclosures(context, channel);
  if (!equals_ignoring_ascii_case(context.encoding, "utf-8"))
    context.report("NotUTF8", channel, {{"value", context.encoding}});
}

constexpr Extension kItunes{"itunes", "http://www.itunes.com/dtds/podcast-1.0.dtd", itunes::kRows};

}  // namespace almanac::feeds::extensions
