#include "feeds/rss/grammar.h"

#include <algorithm>
#include <array>

#include "core/text.h"
#include "core/url.h"
#include "feeds/check/atom_link.h"
#include "feeds/check/context.h"
#include "feeds/check/html.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"
#include "feeds/rss/rules.h"

namespace almanac::feeds::rss {
namespace {

using namespace check;

constexpr Element kPlainText{.text = {plain_text}};
constexpr Element kShownText{.text = {plain_text, not_blank}};
constexpr Element kAnyText{};
constexpr Element kDate{.text = {rfc822_date}};
constexpr Element kLink{.text = {full_uri}};
constexpr Element kContact{.text = {contact_with_name, no_markup}};
constexpr Element kTtl{.text = {positive_integer, not_blank}};
constexpr Element kLanguage{.text = {language}};
constexpr Element kHtml{.text = {check_html}};

constexpr std::array<AttributeRow, 1> kCategoryAttributes = {{{"domain"}}};
constexpr Element kCategory{.attributes = kCategoryAttributes, .text = {plain_text, not_blank}};

// RSS 2.0: "an optional sub-element of channel" for being told of changes.
constexpr std::array<AttributeRow, 5> kCloudAttributes = {{
    {"domain", true, not_blank},
    {"port", true, port},
    {"path", true, not_blank},
    {"registerProcedure", true},
    {"protocol", true, cloud_protocol},
}};
constexpr Element kCloud{.content = Content::kEmpty, .attributes = kCloudAttributes};

constexpr std::array<AttributeRow, 3> kEnclosureAttributes = {{
    {"url", true, web_url_attribute, Naming::kElement},
    {"length", true, enclosure_length},
    {"type", true, media_type_attribute},
}};
constexpr Element kEnclosure{.content = Content::kEmpty, .attributes = kEnclosureAttributes};

constexpr std::array<AttributeRow, 1> kSourceAttributes = {{{"url", true, full_uri, Naming::kElement}}};
constexpr Element kSource{.attributes = kSourceAttributes, .text = {plain_text}};

constexpr std::array<AttributeRow, 1> kGuidAttributes = {{{"isPermaLink", false, boolean_attribute}}};
constexpr Element kGuid{.attributes = kGuidAttributes, .text = {not_blank, guid}};

constexpr Element kImageUrl{.text = {full_uri, image_url}};
constexpr Element kImageLink{.text = {full_uri, image_link}};
constexpr Element kImageTitle{.text = {plain_text, not_blank, image_title}};
constexpr Element kWidth{.text = {image_width}};
constexpr Element kHeight{.text = {image_height}};
constexpr std::array<Row, 6> kImageRows = {{
    {"url", &kImageUrl, Occurs::kOnce},
    {"title", &kImageTitle, Occurs::kOnce, "MissingTitle"},
    {"link", &kImageLink, Occurs::kOnce, "MissingLink"},
    {"width", &kWidth, Occurs::kAtMostOnce},
    {"height", &kHeight, Occurs::kAtMostOnce},
    {"description", &kPlainText, Occurs::kAtMostOnce},
}};
constexpr Element kImage{.content = Content::kElements, .children = kImageRows, .scope = Scope::kImage};

constexpr Element kFieldName{.text = {form_field_name}};
constexpr std::array<Row, 4> kTextInputRows = {{
    {"title", &kShownText, Occurs::kOnce, "MissingTitle"},
    {"description", &kShownText, Occurs::kOnce, "MissingDescription"},
    {"name", &kFieldName, Occurs::kOnce},
    {"link", &kLink, Occurs::kOnce, "MissingLink"},
}};
constexpr Element kTextInput{.content = Content::kElements, .children = kTextInputRows, .compare = {avoid_text_input}};

constexpr Element kDay{.text = {skip_day}};
constexpr Element kHour{.text = {skip_hour}};
constexpr std::array<Row, 1> kDayRows = {{{"day", &kDay, Occurs::kAtLeastOnce}}};
constexpr std::array<Row, 1> kHourRows = {{{"hour", &kHour, Occurs::kAtLeastOnce}}};
constexpr Element kSkipDays{.content = Content::kElements, .children = kDayRows, .compare = {at_most_seven_days}};
constexpr Element kSkipHours{.content = Content::kElements, .children = kHourRows, .compare = {at_most_24_hours}};

constexpr std::array<Row, 10> kItemRows = {{
    {"title", &kShownText, Occurs::kAtMostOnce},
    {"link", &kLink, Occurs::kAtMostOnce},
    {"description", &kHtml, Occurs::kAtMostOnce},
    {"author", &kContact, Occurs::kAtMostOnce},
    {"category", &kCategory},
    {"comments", &kLink, Occurs::kAtMostOnce},
    {"enclosure", &kEnclosure, Occurs::kAtMostOnce, "MissingElement", "DuplicateEnclosure"},
    {"guid", &kGuid, Occurs::kAtMostOnce},
    {"pubDate", &kDate, Occurs::kAtMostOnce},
    {"source", &kSource, Occurs::kAtMostOnce},
}};
constexpr Element kItem{.content = Content::kElements,
                        .children = kItemRows,
                        .compare = {item_text, item_guid, item_twins, item_order},
                        .scope = Scope::kRssItem};

constexpr Element kBlink{.content = Content::kForeign, .compare = {no_blink}};

constexpr std::array<Row, 21> kChannelRows = {{
    {"title", &kShownText, Occurs::kOnce, "MissingTitle"},
    {"link", &kLink, Occurs::kOnce, "MissingLink"},
    {"description", &kPlainText, Occurs::kOnce, "MissingDescription"},
    {"language", &kLanguage, Occurs::kAtMostOnce},
    {"copyright", &kPlainText, Occurs::kAtMostOnce},
    {"managingEditor", &kContact, Occurs::kAtMostOnce},
    {"webMaster", &kContact, Occurs::kAtMostOnce},
    {"pubDate", &kDate, Occurs::kAtMostOnce},
    {"lastBuildDate", &kDate, Occurs::kAtMostOnce},
    {"category", &kCategory},
    {"generator", &kAnyText, Occurs::kAtMostOnce},
    {"docs", &kLink, Occurs::kAtMostOnce},
    {"cloud", &kCloud, Occurs::kAtMostOnce},
    {"ttl", &kTtl, Occurs::kAtMostOnce},
    {"image", &kImage, Occurs::kAtMostOnce},
    {"rating", &kAnyText, Occurs::kAtMostOnce},
    {"textInput", &kTextInput, Occurs::kAtMostOnce},
    {"skipHours", &kSkipHours, Occurs::kAtMostOnce},
    {"skipDays", &kSkipDays, Occurs::kAtMostOnce},
    {"item", &kItem},
    {"blink", &kBlink},
}};
constexpr Element kChannel{.content = Content::kElements,
                           .children = kChannelRows,
                           .compare = {channel_self_link, channel_twins, channel_order, channel_language,
                                       channel_history, required_by_091, extensions::check_show},
                           .scope = Scope::kRssChannel};

constexpr std::array<AttributeRow, 1> kRssAttributes = {{{"version", true, rss_version}}};
constexpr std::array<Row, 1> kRssRows = {{{"channel", &kChannel, Occurs::kOnce}}};
constexpr Element kRss{.content = Content::kElements, .attributes = kRssAttributes, .children = kRssRows};

}  // namespace

const check::Element& grammar() { return kRss; }

}  // namespace almanac::feeds::rss
