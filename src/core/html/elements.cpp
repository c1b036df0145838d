#include "core/html/elements.h"

#include <array>

namespace almanac::html {

namespace {

struct Row {
  std::string_view name;
  Tag tag;
  std::uint16_t traits;
};

constexpr Row kRows[] = {
    // clang-format off
    {"", Tag::kOther, 0},
    {"a", Tag::kA, kFormatting},
    {"abbr", Tag::kAbbr, 0},
    {"acronym", Tag::kAcronym, 0},
    {"address", Tag::kAddress, kSpecial},
    {"annotation-xml", Tag::kAnnotationXml, 0},
    {"applet", Tag::kApplet, kSpecial | kScope},
    {"area", Tag::kArea, kSpecial},
    {"article", Tag::kArticle, kSpecial},
    {"aside", Tag::kAside, kSpecial},
    {"audio", Tag::kAudio, 0},
    {"b", Tag::kB, kFormatting | kBreakout},
    {"base", Tag::kBase, kSpecial},
    {"basefont", Tag::kBasefont, kSpecial},
    {"bdi", Tag::kBdi, 0},
    {"bdo", Tag::kBdo, 0},
    {"bgsound", Tag::kBgsound, kSpecial},
    {"big", Tag::kBig, kFormatting | kBreakout},
    {"blockquote", Tag::kBlockquote, kSpecial | kBreakout},
    {"body", Tag::kBody, kSpecial | kOpenAtEnd | kBreakout},
    {"br", Tag::kBr, kSpecial | kBreakout},
    {"button", Tag::kButton, kSpecial},
    {"canvas", Tag::kCanvas, 0},
    {"caption", Tag::kCaption, kSpecial | kScope | kImpliedThoroughly},
    {"center", Tag::kCenter, kSpecial | kBreakout},
    {"cite", Tag::kCite, 0},
    {"code", Tag::kCode, kFormatting | kBreakout},
    {"col", Tag::kCol, kSpecial},
    {"colgroup", Tag::kColgroup, kSpecial | kImpliedThoroughly},
    {"data", Tag::kData, 0},
    {"datalist", Tag::kDatalist, 0},
    {"dd", Tag::kDd, kSpecial | kImplied | kOpenAtEnd | kBreakout},
    {"del", Tag::kDel, 0},
    {"desc", Tag::kDesc, 0},
    {"details", Tag::kDetails, kSpecial},
    {"dfn", Tag::kDfn, 0},
    {"dialog", Tag::kDialog, 0},
    {"dir", Tag::kDir, kSpecial},
    {"div", Tag::kDiv, kSpecial | kBreakout},
    {"dl", Tag::kDl, kSpecial | kBreakout},
    {"dt", Tag::kDt, kSpecial | kImplied | kOpenAtEnd | kBreakout},
    {"em", Tag::kEm, kFormatting | kBreakout},
    {"embed", Tag::kEmbed, kSpecial | kBreakout},
    {"fieldset", Tag::kFieldset, kSpecial},
    {"figcaption", Tag::kFigcaption, kSpecial},
    {"figure", Tag::kFigure, kSpecial},
    {"font", Tag::kFont, kFormatting},
    {"footer", Tag::kFooter, kSpecial},
    {"foreignobject", Tag::kForeignobject, 0},
    {"form", Tag::kForm, kSpecial},
    {"frame", Tag::kFrame, kSpecial},
    {"frameset", Tag::kFrameset, kSpecial},
    {"h1", Tag::kH1, kSpecial | kHeading | kBreakout},
    {"h2", Tag::kH2, kSpecial | kHeading | kBreakout},
    {"h3", Tag::kH3, kSpecial | kHeading | kBreakout},
    {"h4", Tag::kH4, kSpecial | kHeading | kBreakout},
    {"h5", Tag::kH5, kSpecial | kHeading | kBreakout},
    {"h6", Tag::kH6, kSpecial | kHeading | kBreakout},
    {"head", Tag::kHead, kSpecial | kBreakout},
    {"header", Tag::kHeader, kSpecial},
    {"hgroup", Tag::kHgroup, kSpecial},
    {"hr", Tag::kHr, kSpecial | kBreakout},
    {"html", Tag::kHtml, kSpecial | kScope | kTableScope | kOpenAtEnd},
    {"i", Tag::kI, kFormatting | kBreakout},
    {"iframe", Tag::kIframe, kSpecial},
    {"image", Tag::kImage, 0},
    {"img", Tag::kImg, kSpecial | kBreakout},
    {"input", Tag::kInput, kSpecial},
    {"ins", Tag::kIns, 0},
    {"kbd", Tag::kKbd, 0},
    {"keygen", Tag::kKeygen, kSpecial},
    {"label", Tag::kLabel, 0},
    {"legend", Tag::kLegend, 0},
    {"li", Tag::kLi, kSpecial | kImplied | kOpenAtEnd | kBreakout},
    {"link", Tag::kLink, kSpecial},
    {"listing", Tag::kListing, kSpecial | kBreakout},
    {"main", Tag::kMain, kSpecial},
    {"malignmark", Tag::kMalignmark, 0},
    {"map", Tag::kMap, 0},
    {"mark", Tag::kMark, 0},
    {"marquee", Tag::kMarquee, kSpecial | kScope},
    {"math", Tag::kMath, 0},
    {"menu", Tag::kMenu, kSpecial | kBreakout},
    {"meta", Tag::kMeta, kSpecial | kBreakout},
    {"meter", Tag::kMeter, 0},
    {"mglyph", Tag::kMglyph, 0},
    {"mi", Tag::kMi, 0},
    {"mn", Tag::kMn, 0},
    {"mo", Tag::kMo, 0},
    {"ms", Tag::kMs, 0},
    {"mtext", Tag::kMtext, 0},
    {"nav", Tag::kNav, kSpecial},
    {"nobr", Tag::kNobr, kFormatting | kBreakout},
    {"noembed", Tag::kNoembed, kSpecial},
    {"noframes", Tag::kNoframes, kSpecial},
    {"noscript", Tag::kNoscript, kSpecial},
    {"object", Tag::kObject, kSpecial | kScope},
    {"ol", Tag::kOl, kSpecial | kListScope | kBreakout},
    {"optgroup", Tag::kOptgroup, kImplied | kOpenAtEnd},
    {"option", Tag::kOption, kImplied | kOpenAtEnd},
    {"output", Tag::kOutput, 0},
    {"p", Tag::kP, kSpecial | kImplied | kOpenAtEnd | kBreakout},
    {"param", Tag::kParam, kSpecial},
    {"picture", Tag::kPicture, 0},
    {"plaintext", Tag::kPlaintext, kSpecial},
    {"pre", Tag::kPre, kSpecial | kBreakout},
    {"progress", Tag::kProgress, 0},
    {"q", Tag::kQ, 0},
    {"rb", Tag::kRb, kImplied | kOpenAtEnd},
    {"rp", Tag::kRp, kImplied | kOpenAtEnd},
    {"rt", Tag::kRt, kImplied | kOpenAtEnd},
    {"rtc", Tag::kRtc, kImplied | kOpenAtEnd},
    {"ruby", Tag::kRuby, kBreakout},
    {"s", Tag::kS, kFormatting | kBreakout},
    {"samp", Tag::kSamp, 0},
    {"script", Tag::kScript, kSpecial},
    {"search", Tag::kSearch, kSpecial},
    {"section", Tag::kSection, kSpecial},
    {"select", Tag::kSelect, kSpecial | kScope},
    {"slot", Tag::kSlot, 0},
    {"small", Tag::kSmall, kFormatting | kBreakout},
    {"source", Tag::kSource, kSpecial},
    {"span", Tag::kSpan, kBreakout},
    {"strike", Tag::kStrike, kFormatting | kBreakout},
    {"strong", Tag::kStrong, kFormatting | kBreakout},
    {"style", Tag::kStyle, kSpecial},
    {"sub", Tag::kSub, kBreakout},
    {"summary", Tag::kSummary, kSpecial},
    {"sup", Tag::kSup, kBreakout},
    {"svg", Tag::kSvg, 0},
    {"table", Tag::kTable, kSpecial | kScope | kTableScope | kBreakout},
    {"tbody", Tag::kTbody, kSpecial | kImpliedThoroughly | kOpenAtEnd},
    {"td", Tag::kTd, kSpecial | kScope | kImpliedThoroughly | kOpenAtEnd},
    {"template", Tag::kTemplate, kSpecial | kScope | kTableScope},
    {"textarea", Tag::kTextarea, kSpecial},
    {"tfoot", Tag::kTfoot, kSpecial | kImpliedThoroughly | kOpenAtEnd},
    {"th", Tag::kTh, kSpecial | kScope | kImpliedThoroughly | kOpenAtEnd},
    {"thead", Tag::kThead, kSpecial | kImpliedThoroughly | kOpenAtEnd},
    {"time", Tag::kTime, 0},
    {"title", Tag::kTitle, kSpecial},
    {"tr", Tag::kTr, kSpecial | kImpliedThoroughly | kOpenAtEnd},
    {"track", Tag::kTrack, kSpecial},
    {"tt", Tag::kTt, kFormatting | kBreakout},
    {"u", Tag::kU, kFormatting | kBreakout},
    {"ul", Tag::kUl, kSpecial | kListScope | kBreakout},
    {"var", Tag::kVar, kBreakout},
    {"video", Tag::kVideo, 0},
    {"wbr", Tag::kWbr, kSpecial},
    {"xmp", Tag::kXmp, kSpecial},
    // clang-format on
};

constexpr bool is_in_order() {
  for (std::size_t i = 0; i < std::size(kRows); ++i) {
    if (kRows[i].tag != static_cast<Tag>(i)) return false;
  }
  return std::size(kRows) == kTagCount;
}
static_assert(is_in_order());

constexpr std::size_t kLongestName = 14;  // annotation-xml
constexpr std::size_t kSlots = 512;

constexpr std::size_t hash(std::string_view name) {
  std::uint32_t value = 2166136261;  // FNV-1a
  for (char c : name) value = (value ^ static_cast<unsigned char>(c)) * 16777619;
  return (value ^ value >> 15) % kSlots;
}

// Open addressing: a name is in its slot or in one of those after it, before the first that is kOther.
constexpr auto kTable = [] {
  std::array<Tag, kSlots> table{};
  for (const Row& row : kRows) {
    if (row.tag == Tag::kOther) continue;
    std::size_t slot = hash(row.name);
    while (table[slot] != Tag::kOther) slot = (slot + 1) % kSlots;
    table[slot] = row.tag;
  }
  return table;
}();

constexpr const Row& row_of(Tag tag) { return kRows[static_cast<std::size_t>(tag)]; }

}  // namespace

Tag find_tag(std::string_view name) {
  if (name.size() > kLongestName) return Tag::kOther;
  std::size_t slot = hash(name);
  while (kTable[slot] != Tag::kOther && row_of(kTable[slot]).name != name) slot = (slot + 1) % kSlots;
  return kTable[slot];
}

std::string_view name_of(Tag tag) { return row_of(tag).name; }

std::uint16_t traits_of(Tag tag) { return row_of(tag).traits; }

std::uint16_t traits_of(Namespace space, Tag tag) {
  if (space == Namespace::kHtml) return traits_of(tag);
  const bool marks = is_mathml_text_integration_point(space, tag) || is_svg_html_integration_point(space, tag) ||
                     (space == Namespace::kMathml && tag == Tag::kAnnotationXml);
  return marks ? kSpecial | kScope : 0;
}

bool is_mathml_text_integration_point(Namespace space, Tag tag) {
  if (space != Namespace::kMathml) return false;
  return tag == Tag::kMi || tag == Tag::kMo || tag == Tag::kMn || tag == Tag::kMs || tag == Tag::kMtext;
}

bool is_svg_html_integration_point(Namespace space, Tag tag) {
  if (space != Namespace::kSvg) return false;
  return tag == Tag::kForeignobject || tag == Tag::kDesc || tag == Tag::kTitle;
}

}  // namespace almanac::html
