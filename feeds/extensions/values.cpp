#include <array>

#include "feeds/check/values.h"
#include "feeds/extensions/extensions.h"

namespace almanac::feeds::extensions {

using namespace check;

namespace {

constexpr std::array<AttributeRow, 1> kResourceAttributes = {{{"rdf:resource", true, full_uri}}};

}  // namespace

constexpr Element kPlain{.text = {plain_text}};
constexpr Element kAnyText{};
constexpr Element kW3cDate{.text = {w3c_date}};
constexpr Element kAddress{.text = {full_uri}};
constexpr Element kLanguageCode{.text = {language}};
constexpr Element kResource{.content = Content::kEmpty, .attributes = kResourceAttributes};
constexpr Element kAnything{.content = Content::kForeign, .open_attributes = true};

}  // namespace almanac::feeds::extensions
