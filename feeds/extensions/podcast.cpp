// Podcasting 2.0, the podcast namespace.
#include <algorithm>
#include <array>
#include <string>

#include "core/text.h"
#include "core/url.h"
#include "feeds/atom/grammar.h"
#include "feeds/check/context.h"
#include "feeds/check/uri.h"
#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace podcast {
namespace {

void yes_or_no(Context& context, const Value& value) {
  if (trim(value.text) != "yes" && trim(value.text) != "no") context.report("InvalidYesNo", value);
}

void show_guid(Context& context, const Value& value) {
  if (find_urn_problem("urn:uuid:" + std::string(trim(value.text)))) context.report("InvalidUUID", value);
}

void medium(Context& context, const Value& value) {
  constexpr std::array<std::string_view, 10> kMedia = {"podcast",    "music", "video",     "film",   "audiobook",
                                                       "newsletter", "blog",  "publisher", "course", "mixed"};
  std::string_view text = trim(value.text);
  if (text.ends_with('L')) text.remove_suffix(1);  // a list of such
  if (std::find(kMedia.begin(), kMedia.end(), text) == kMedia.end())
    context.report("InvalidValue", value,
                   {{"reason",
                     ": podcast, music, video, film, audiobook, newsletter, blog, publisher, course, or one of them "
                     "with an L for a list"}});
}

void live_status(Context& context, const Value& value) {
  if (value.text != "pending" && value.text != "live" && value.text != "ended")
    context.report("InvalidValue", value, {{"reason", ": pending, live, ended"}});
}

void address(Context& context, const Value& value) {
  check_address(context, value, {"InvalidURLAttribute", true, false});
}

constexpr std::array<AttributeRow, 1> kLockedAttributes = {{{"owner", false, mail_address}}};
constexpr std::array<AttributeRow, 1> kUrlAttributes = {{{"url", true, address}}};
constexpr std::array<AttributeRow, 4> kPersonAttributes = {
    {{"role"}, {"group"}, {"img", false, address}, {"href", false, address}}};
constexpr std::array<AttributeRow, 4> kLocationAttributes = {{{"rel"}, {"geo"}, {"osm"}, {"country"}}};
constexpr std::array<AttributeRow, 5> kTrailerAttributes = {{
    {"pubdate", true, rfc822_date},
    {"url", true, address},
    {"length", false, integer_attribute},
    {"type", false, media_type_attribute},
    {"season", false, integer_attribute},
}};
constexpr std::array<AttributeRow, 1> kLicenseAttributes = {{{"url", false, address}}};
constexpr std::array<AttributeRow, 4> kTranscriptAttributes = {{
    {"url", true, address},
    {"type", true, media_type_attribute},
    {"language", false, language},
    {"rel"},
}};
constexpr std::array<AttributeRow, 2> kChaptersAttributes = {
    {{"url", true, address}, {"type", true, media_type_attribute}}};
constexpr std::array<AttributeRow, 2> kSoundbiteAttributes = {
    {{"startTime", true, decimal_number}, {"duration", true, decimal_number}}};
constexpr std::array<AttributeRow, 1> kSeasonAttributes = {{{"name"}}};
constexpr std::array<AttributeRow, 1> kEpisodeAttributes = {{{"display"}}};
constexpr std::array<AttributeRow, 9> kAlternateAttributes = {{
    {"type", true, media_type_attribute},
    {"length", true, integer_attribute, Naming::kAttribute, "MissingRecommendedAttribute"},
    {"bitrate", false, decimal_number},
    {"height", false, integer_attribute},
    {"lang", false, language},
    {"title"},
    {"rel"},
    {"codecs"},
    {"default"},
}};
constexpr std::array<AttributeRow, 2> kSourceAttributes = {
    {{"uri", true, full_uri}, {"contentType", false, media_type_attribute}}};
constexpr std::array<AttributeRow, 2> kIntegrityAttributes = {{{"type", true, nullptr}, {"value", true, not_blank}}};
constexpr std::array<AttributeRow, 3> kValueAttributes = {
    {{"type", true, nullptr}, {"method", true, nullptr}, {"suggested", false, decimal_number}}};
constexpr std::array<AttributeRow, 7> kRecipientAttributes = {{{"name"},
                                                               {"type", true, nullptr},
                                                               {"address", true, not_blank},
                                                               {"split", true, integer_attribute},
                                                               {"customKey"},
                                                               {"customValue"},
                                                               {"fee"}}};
constexpr std::array<AttributeRow, 5> kInteractAttributes = {{{"uri", false, full_uri},
                                                              {"protocol", true, nullptr},
                                                              {"accountId"},
                                                              {"accountUrl", false, address},
                                                              {"priority", false, integer_attribute}}};
constexpr std::array<AttributeRow, 1> kBlockAttributes = {{{"id"}}};
constexpr std::array<AttributeRow, 1> kTxtAttributes = {{{"purpose"}}};
constexpr std::array<AttributeRow, 5> kRemoteAttributes = {
    {{"feedGuid", true, show_guid}, {"feedUrl", false, address}, {"itemGuid"}, {"medium", false, medium}, {"title"}}};
constexpr std::array<AttributeRow, 3> kFrequencyAttributes = {
    {{"complete"}, {"dtstart", false, iso8601_date, Naming::kInPlace}, {"rrule"}}};
constexpr std::array<AttributeRow, 3> kLiveAttributes = {{{"status", true, live_status},
                                                          {"start", true, iso8601_moment, Naming::kInPlace},
                                                          {"end", false, iso8601_moment, Naming::kInPlace}}};

constexpr Element kLocked{.attributes = kLockedAttributes, .text = {yes_or_no}};
constexpr Element kFunding{.attributes = kUrlAttributes, .text = {plain_text, not_blank}};
constexpr Element kPerson{.attributes = kPersonAttributes, .text = {plain_text, not_blank}};
constexpr Element kLocation{.attributes = kLocationAttributes, .text = {plain_text, not_blank}};
constexpr Element kTrailer{.attributes = kTrailerAttributes, .text = {plain_text, not_blank}};
constexpr Element kLicense{.attributes = kLicenseAttributes, .text = {not_blank}};
constexpr Element kGuid{.text = {show_guid}};
constexpr Element kMedium{.text = {medium}};
constexpr Element kTranscript{.content = Content::kEmpty, .attributes = kTranscriptAttributes};
constexpr Element kChapters{.content = Content::kEmpty, .attributes = kChaptersAttributes};
constexpr Element kSoundbite{.attributes = kSoundbiteAttributes, .text = {plain_text}};
constexpr Element kSeason{.attributes = kSeasonAttributes, .text = {non_negative_integer}};
constexpr Element kEpisode{.attributes = kEpisodeAttributes, .text = {decimal_number}};
constexpr Element kSource{.content = Content::kEmpty, .attributes = kSourceAttributes};
constexpr Element kIntegrity{.content = Content::kEmpty, .attributes = kIntegrityAttributes};
constexpr std::array<Row, 2> kAlternateRows = {{
    {"podcast:source", &kSource, Occurs::kAtLeastOnce},
    {"podcast:integrity", &kIntegrity, Occurs::kAtMostOnce},
}};
constexpr Element kAlternate{
    .content = Content::kElements, .attributes = kAlternateAttributes, .children = kAlternateRows};
constexpr Element kRecipient{.content = Content::kEmpty, .attributes = kRecipientAttributes};
constexpr std::array<Row, 2> kValueRows = {{
    {"podcast:valueRecipient", &kRecipient},
    {"podcast:valueTimeSplit", &kAnything},
}};
constexpr Element kValue{.content = Content::kElements, .attributes = kValueAttributes, .children = kValueRows};
constexpr Element kInteract{.content = Content::kEmpty, .attributes = kInteractAttributes};
constexpr Element kBlock{.attributes = kBlockAttributes, .text = {yes_or_no}};
constexpr Element kTxt{.attributes = kTxtAttributes};
constexpr Element kRemote{.content = Content::kEmpty, .attributes = kRemoteAttributes};
constexpr std::array<Row, 1> kRemoteRows = {{{"podcast:remoteItem", &kRemote, Occurs::kAtLeastOnce}}};
constexpr Element kRemotes{.content = Content::kElements, .children = kRemoteRows};
constexpr Element kFrequency{.attributes = kFrequencyAttributes};
constexpr Element kLive{.content = Content::kForeign, .attributes = kLiveAttributes};

constexpr Scope kShow = Scope::kRssChannel | Scope::kAtomFeed;
constexpr Scope kItem = Scope::kRssItem | Scope::kAtomEntry;
constexpr Scope kBoth = kShow | kItem;

constexpr std::array<Extension::ScopedRow, 31> kRows = {{
    {kShow, {"podcast:locked", &kLocked, Occurs::kAtMostOnce}},
    {kShow, {"podcast:funding", &kFunding}},
    {kShow, {"podcast:trailer", &kTrailer}},
    {kShow, {"podcast:guid", &kGuid, Occurs::kAtMostOnce}},
    {kShow, {"podcast:medium", &kMedium, Occurs::kAtMostOnce}},
    {kShow, {"podcast:block", &kBlock}},
    {kShow, {"podcast:podroll", &kRemotes, Occurs::kAtMostOnce}},
    {kShow, {"podcast:publisher", &kRemotes, Occurs::kAtMostOnce}},
    {kShow, {"podcast:updateFrequency", &kFrequency, Occurs::kAtMostOnce}},
    {kShow, {"podcast:podping", &kAnything, Occurs::kAtMostOnce}},
    {kShow, {"podcast:liveItem", &kLive}},
    {kShow, {"podcast:remoteItem", &kRemote}},
    {kBoth, {"podcast:funding", &kFunding}},
    {kBoth, {"podcast:person", &kPerson}},
    {kBoth, {"podcast:location", &kLocation}},
    {kBoth, {"podcast:license", &kLicense, Occurs::kAtMostOnce}},
    {kBoth, {"podcast:value", &kValue}},
    {kBoth, {"podcast:images", &kAnything, Occurs::kAtMostOnce}},
    {kBoth, {"podcast:image", &kAnything}},
    {kBoth, {"podcast:txt", &kTxt}},
    {kBoth, {"podcast:chat", &kAnything}},
    {kBoth, {"podcast:socialInteract", &kInteract}},
    {kItem, {"podcast:transcript", &kTranscript}},
    {kItem, {"podcast:chapters", &kChapters, Occurs::kAtMostOnce}},
    {kItem, {"podcast:soundbite", &kSoundbite}},
    {kItem, {"podcast:season", &kSeason, Occurs::kAtMostOnce}},
    {kItem, {"podcast:episode", &kEpisode, Occurs::kAtMostOnce}},
    {kItem, {"podcast:alternateEnclosure", &kAlternate}},
    {kItem, {"podcast:contentLink", &kAnything}},
    {kItem, {"podcast:guid", &kAnything}},
    {kItem, {"podcast:metaBoost", &kAnything}},
}};

}  // namespace
}  // namespace podcast

constexpr Extension kPodcast{"podcast", "https://podcastindex.org/namespace/1.0", podcast::kRows};

}  // namespace almanac::feeds::extensions
