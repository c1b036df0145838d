// Media RSS 1.5.1.
#include <algorithm>
#include <array>
#include <string>

#include "core/ascii.h"
#include "core/text.h"
#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/check/markup.h"
#include "feeds/check/registries.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"
#include "feeds/extensions/media_roles.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace media_rss {
namespace {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

std::string_view attribute(const Context& context, NodeId element, std::string_view name, std::string_view otherwise) {
  return context.attribute(element, name).value_or(otherwise);
}

void medium(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 5> kMedia = {"image", "audio", "video", "document", "executable"};
  if (!contains(kMedia, value.text)) context.report("InvalidMediaMedium", value);
}

void expression(Context& context, const Value& value) {
  if (value.text != "sample" && value.text != "full" && value.text != "nonstop")
    context.report("InvalidMediaExpression", value);
}

void boolean(Context& context, const Value& value) {
  if (value.text != "true" && value.text != "false") context.report("InvalidBooleanAttribute", value);
}

void relationship(Context& context, const Value& value) {
  if (value.text != "allow" && value.text != "deny") context.report("InvalidMediaRestrictionRel", value);
}

void restriction_type(Context& context, const Value& value) {
  if (value.text != "country" && value.text != "uri" && value.text != "sharing")
    context.report("InvalidMediaRestrictionType", value);
}

void text_type(Context& context, const Value& value) {
  if (value.text != "plain" && value.text != "html") context.report("InvalidMediaTextType", value);
}

void credit_role(Context& context, const Value& value) {
  const std::string_view scheme = attribute(context, value.element, "scheme", "urn:ebu");
  if (scheme == "urn:ebu" && !is_credit_role(to_lower_ascii(value.text))) context.report("InvalidCreditRole", value);
}

// RFC 2326 3.6: seconds, or hours:minutes:seconds, with a fraction or not.
bool is_npt(std::string_view text) {
  const std::size_t point = text.find('.');
  if (point != std::string_view::npos && point + 1 < text.size() && !is_digits(text.substr(point + 1))) return false;
  const std::vector<std::string_view> parts = split(text.substr(0, point), ':');
  if (parts.size() == 1) return is_digits(parts[0]);
  return parts.size() == 3 && is_digits(parts[0]) && parts[1].size() <= 2 && is_digits(parts[1]) &&
         parts[2].size() <= 2 && is_digits(parts[2]) && !(parts[1].size() == 2 && parts[1] > "59") &&
         !(parts[2].size() == 2 && parts[2] > "59");
}

void npt_time(Context& context, const Value& value) {
  if (!is_npt(value.text)) context.report("InvalidNPTTime", value);
}

void typed_text(Context& context, const Value& value) {
  if (attribute(context, value.element, "type", "plain") == "html")
    check_html(context, value);
  else
    check_no_markup(context, value, "ContainsUndeclaredHTML");
}

// ICRA: "r (cz 1 lz 1 nz 1 oz 1 vz 1)", letters for kinds of content.
bool is_icra_rating(std::string_view text) {
  if (!text.starts_with("r (") || !text.ends_with(')')) return false;
  const std::vector<std::string_view> words = split_words(text.substr(3, text.size() - 4));
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_label = i % 2 == 0;
    if (is_label && (words[i].size() != 2 || std::string_view("clnosv").find(words[i][0]) == std::string_view::npos ||
                     words[i][1] < 'a' || words[i][1] > 'z'))
      return false;
    if (!is_label && words[i] != "0" && words[i] != "1") return false;
  }
  return !words.empty() && words.size() % 2 == 0;
}

void rating(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 2> kSimple = {"adult", "nonadult"};
  constexpr std::array<std::string_view, 6> kMpaa = {"g", "nc-17", "pg", "pg-13", "r", "x"};
  constexpr std::array<std::string_view, 7> kVChip = {"tv-14", "tv-g", "tv-ma", "tv-pg", "tv-y", "tv-y7", "tv-y7-fv"};
  const std::string_view scheme = attribute(context, value.element, "scheme", "urn:simple");
  const std::string text = to_lower_ascii(trim(value.text));
  const bool known =
      (scheme != "urn:simple" || contains(kSimple, text)) && (scheme != "urn:mpaa" || contains(kMpaa, text)) &&
      (scheme != "urn:v-chip" || contains(kVChip, text)) && (scheme != "urn:icra" || is_icra_rating(text));
  if (!known) context.report("InvalidMediaRating", value, {{"scheme", std::string(scheme)}});
}

void hash(Context& context, const Value& value) {
  const std::string_view algorithm = attribute(context, value.element, "algo", "md5");
  const std::string_view text = trim(value.text);
  const std::size_t digits = algorithm == "md5" ? 32 : algorithm == "sha-1" ? 40 : 0;
  const bool hex = std::all_of(text.begin(), text.end(), is_hex_digit);
  if (text.size() != digits || !hex) context.report("InvalidMediaHash", value, {{"algo", std::string(algorithm)}});
}

void restriction(Context& context, const Value& value) {
  const std::string_view type = attribute(context, value.element, "type", "");
  const std::string_view text = trim(value.text);
  if (type == "country") {
    for (std::string_view code : split_words(text))
      if (!is_country(to_lower_ascii(code)))
        context.report("InvalidCountryCode", value, {{"value", std::string(code)}},
                       static_cast<std::size_t>(code.data() - value.text.data()));
  } else if (type == "uri") {
    for (std::string_view word : split_words(text)) full_uri(context, {value.element, kNone, word, value.naming});
  } else if (type.empty() && !text.empty() && text != "all" && text != "none") {
    context.report("InvalidMediaRestriction", value);
  }
}

void deprecated_adult(Context& context, const Value& value) {
  context.report("DeprecatedMediaAdult", value.element);
  if (trim(value.text) != "true" && trim(value.text) != "false") context.report("InvalidTrueFalse", value);
}

void needs_alternatives(Context& context, NodeId group) {
  if (context.document().node(group).closed && context.children(group, "media:content").size() < 2)
    context.report("MediaGroupWithoutAlternatives", group);
}

// "If not included, a <media:player> element must be specified."
void needs_address(Context& context, NodeId content) {
  if (!context.attribute(content, "url") && context.find_child(content, "media:player") == kNone)
    context.report("MissingAttribute", content, {{"attr", "url"}});
}

constexpr Naming kNamed = Naming::kElement;

constexpr std::array<AttributeRow, 3> kHtmlAttributes = {
    {{"type", false, text_type}, {"lang", false, language, kNamed}}};
constexpr std::array<AttributeRow, 1> kRatingAttributes = {{{"scheme"}}};
constexpr std::array<AttributeRow, 4> kThumbnailAttributes = {{
    {"url", true, full_uri, kNamed},
    {"height", false, positive_integer, kNamed},
    {"width", false, positive_integer, kNamed},
    {"time", false, npt_time},
}};
constexpr std::array<AttributeRow, 2> kCategoryAttributes = {
    {{"scheme", false, full_uri, kNamed}, {"label", false, plain_text, kNamed}}};
constexpr std::array<AttributeRow, 1> kHashAttributes = {{{"algo"}}};
constexpr std::array<AttributeRow, 3> kPlayerAttributes = {{
    {"url", true, full_uri, kNamed},
    {"height", false, positive_integer, kNamed},
    {"width", false, positive_integer, kNamed},
}};
constexpr std::array<AttributeRow, 2> kCreditAttributes = {
    {{"role", false, credit_role}, {"scheme", false, full_uri, kNamed}}};
constexpr std::array<AttributeRow, 1> kCopyrightAttributes = {{{"url", false, full_uri, kNamed}}};
constexpr std::array<AttributeRow, 4> kTextAttributes = {{
    {"type", false, text_type},
    {"lang", false, language, kNamed},
    {"start", false, npt_time},
    {"end", false, npt_time},
}};
constexpr std::array<AttributeRow, 2> kRestrictionAttributes = {
    {{"relationship", true, relationship}, {"type", false, restriction_type}}};

constexpr Element kAdult{.text = {deprecated_adult}};
constexpr Element kRating{.attributes = kRatingAttributes, .text = {rating}};
constexpr Element kTyped{.attributes = kHtmlAttributes, .text = {typed_text}};
constexpr Element kThumbnail{.content = Content::kEmpty, .attributes = kThumbnailAttributes};
constexpr Element kCategory{.attributes = kCategoryAttributes, .text = {plain_text}};
constexpr Element kHash{.attributes = kHashAttributes, .text = {hash}};
constexpr Element kPlayer{.content = Content::kEmpty, .attributes = kPlayerAttributes};
constexpr Element kCredit{.attributes = kCreditAttributes, .text = {plain_text}};
constexpr Element kCopyright{.attributes = kCopyrightAttributes, .text = {plain_text}};
constexpr Element kMediaText{.attributes = kTextAttributes, .text = {typed_text}};
constexpr Element kRestriction{.attributes = kRestrictionAttributes, .text = {restriction}};

// What may stand in a channel, an item, a group and a content alike.
constexpr std::array<Row, 26> kOptional = {{
    {"media:adult", &kAdult, Occurs::kAtMostOnce},
    {"media:rating", &kRating},
    {"media:title", &kTyped, Occurs::kAtMostOnce},
    {"media:description", &kTyped, Occurs::kAtMostOnce},
    {"media:keywords", &kPlain, Occurs::kAtMostOnce},
    {"media:thumbnail", &kThumbnail},
    {"media:category", &kCategory},
    {"media:hash", &kHash},
    {"media:player", &kPlayer, Occurs::kAtMostOnce},
    {"media:credit", &kCredit},
    {"media:copyright", &kCopyright, Occurs::kAtMostOnce},
    {"media:text", &kMediaText},
    {"media:restriction", &kRestriction},
    {"media:community", &kAnything},
    {"media:comments", &kAnything},
    {"media:embed", &kAnything},
    {"media:responses", &kAnything},
    {"media:backLinks", &kAnything},
    {"media:status", &kAnything},
    {"media:price", &kAnything},
    {"media:license", &kAnything},
    {"media:subTitle", &kAnything},
    {"media:peerLink", &kAnything},
    {"media:location", &kAnything},
    {"media:rights", &kAnything},
    {"media:scenes", &kAnything},
}};

constexpr std::array<AttributeRow, 14> kContentAttributes = {{
    {"url", false, full_uri, kNamed},
    {"fileSize", false, positive_integer, kNamed},
    {"type", false, media_type_attribute},
    {"medium", false, medium},
    {"isDefault", false, boolean},
    {"expression", false, expression},
    {"bitrate", false, decimal_number, kNamed},
    {"framerate", false, decimal_number, kNamed},
    {"samplingrate", false, decimal_number, kNamed},
    {"channels", false, non_negative_integer, kNamed},
    {"duration", false, non_negative_integer, kNamed},
    {"height", false, positive_integer, kNamed},
    {"width", false, positive_integer, kNamed},
    {"lang", false, language, kNamed},
}};
constexpr Element kContent{
    .content = Content::kElements, .attributes = kContentAttributes, .children = kOptional, .compare = {needs_address}};

constexpr auto kGroupRows = [] {
  std::array<Row, kOptional.size() + 1> rows = {{{"media:content", &kContent}}};
  std::copy(kOptional.begin(), kOptional.end(), rows.begin() + 1);
  return rows;
}();
constexpr Element kGroup{.content = Content::kElements, .children = kGroupRows, .compare = {needs_alternatives}};

constexpr Scope kAnywhere = kFeeds | kEntries;
constexpr auto kRows = [] {
  std::array<Extension::ScopedRow, kOptional.size() + 2> rows = {
      {{kAnywhere, {"media:group", &kGroup}}, {kAnywhere, {"media:content", &kContent}}}};
  for (std::size_t i = 0; i < kOptional.size(); ++i) rows[i + 2] = {kAnywhere, kOptional[i]};
  return rows;
}();

}  // namespace
}  // namespace media_rss

constexpr Extension kMediaRss{"media", "http://search.yahoo.com/mrss/", media_rss::kRows};

}  // namespace almanac::feeds::extensions
