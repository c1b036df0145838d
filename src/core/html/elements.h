// The elements that HTML's tree construction knows by name, and what it knows of them (WHATWG HTML 13.2.4 and 13.2.6).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace almanac::html {

// Names as tokens have them, in lower case; kOther is every name that no rule speaks of.
enum class Tag : std::uint8_t {
  // clang-format off
  kOther, kA, kAbbr, kAcronym, kAddress, kAnnotationXml, kApplet, kArea, kArticle, kAside, kAudio, kB, kBase,
  kBasefont, kBdi, kBdo, kBgsound, kBig, kBlockquote, kBody, kBr, kButton, kCanvas, kCaption, kCenter, kCite,
  kCode, kCol, kColgroup, kData, kDatalist, kDd, kDel, kDesc, kDetails, kDfn, kDialog, kDir, kDiv, kDl, kDt, kEm,
  kEmbed, kFieldset, kFigcaption, kFigure, kFont, kFooter, kForeignobject, kForm, kFrame, kFrameset, kH1, kH2,
  kH3, kH4, kH5, kH6, kHead, kHeader, kHgroup, kHr, kHtml, kI, kIframe, kImage, kImg, kInput, kIns, kKbd, kKeygen,
  kLabel, kLegend, kLi, kLink, kListing, kMain, kMalignmark, kMap, kMark, kMarquee, kMath, kMenu, kMeta, kMeter,
  kMglyph, kMi, kMn, kMo, kMs, kMtext, kNav, kNobr, kNoembed, kNoframes, kNoscript, kObject, kOl, kOptgroup,
  kOption, kOutput, kP, kParam, kPicture, kPlaintext, kPre, kProgress, kQ, kRb, kRp, kRt, kRtc, kRuby, kS, kSamp,
  kScript, kSearch, kSection, kSelect, kSlot, kSmall, kSource, kSpan, kStrike, kStrong, kStyle, kSub, kSummary,
  kSup, kSvg, kTable, kTbody, kTd, kTemplate, kTextarea, kTfoot, kTh, kThead, kTime, kTitle, kTr, kTrack, kTt, kU,
  kUl, kVar, kVideo, kWbr, kXmp,
  // clang-format on
};
constexpr std::size_t kTagCount = static_cast<std::size_t>(Tag::kXmp) + 1;

enum class Namespace : std::uint8_t { kHtml, kSvg, kMathml };

enum ElementTraits : std::uint16_t {
  kSpecial = 1,             // 13.2.4.2, the special category
  kScope = 2,               // ends the search for an element in scope
  kTableScope = 4,          // ends the search in table scope
  kListScope = 8,           // ends the search in list item scope, besides those of kScope
  kImplied = 16,            // 13.2.6.3: its end tag is implied
  kImpliedThoroughly = 32,  // so too where all end tags are implied
  kOpenAtEnd = 64,          // may be open where the text ends
  kFormatting = 128,        // the formatting category
  kHeading = 256,           // h1 to h6
  kBreakout = 512,          // its start tag ends svg and math (13.2.6.5)
};

Tag find_tag(std::string_view name);
std::string_view name_of(Tag tag);  // empty for kOther
std::uint16_t traits_of(Tag tag);   // of the HTML element; 0 for kOther
// Of an element of any namespace: those that MathML and SVG elements have are kSpecial and kScope.
std::uint16_t traits_of(Namespace space, Tag tag);

// Where HTML's own rules hold within foreign elements (13.2.6).
bool is_mathml_text_integration_point(Namespace space, Tag tag);
bool is_svg_html_integration_point(Namespace space, Tag tag);

}  // namespace almanac::html
