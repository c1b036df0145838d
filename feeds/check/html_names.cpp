#include "feeds/check/html_names.h"

#include "feeds/check/words.h"

namespace almanac::feeds::check {
namespace {

// Words with blanks between.

constexpr std::string_view kElements =
    " a abbr acronym address applet area article aside audio b base basefont bdi bdo big blockquote body br button "
    "canvas caption center cite code col colgroup command comment data datagrid datalist dd del details dfn dialog "
    "dir div dl dt em embed eventsource fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 "
    "h6 head header hgroup hr html i iframe img input ins isindex kbd label legend li link listing m main map mark "
    "menu meta meter nav noframes noscript object ol optgroup option output p param picture plaintext pre progress "
    "q rp rt ruby s samp script section select slot small source span strike strong style sub summary sup table "
    "tbody td template textarea tfoot th thead time title tr track tt u ul var video wbr xmp ";

// What readers keep: the lists that feed readers share (Universal Feed Parser's, and W3C's validator's after it).
constexpr std::string_view kSafeElements =
    " a abbr acronym address area article aside audio b bdi big blockquote br button canvas caption center cite "
    "code col colgroup command data datagrid datalist dd del details dfn dialog dir div dl dt em eventsource "
    "fieldset figcaption figure font footer form h1 h2 h3 h4 h5 h6 header hgroup hr i img input ins kbd keygen "
    "label legend li m main map mark menu meter multicol nav nextid noscript ol optgroup option output p picture "
    "pre progress q rp rt ruby s samp section select small sound source spacer span strike strong sub summary sup "
    "table tbody td template textarea tfoot th thead time tr track tt u ul var video wbr ";

constexpr std::string_view kSafeAttributes =
    " abbr accept accept-charset accesskey action align alt autocapitalize autocomplete autofocus autoplay autosize "
    "axis background balance bgcolor bgproperties border bordercolor bordercolordark bordercolorlight bottompadding "
    "cellpadding cellspacing ch challenge char charoff charset checked choff cite class clear color cols colspan "
    "compact contenteditable controls coords crossorigin data datafld datapagesize datasrc datetime decoding "
    "default delay dir disabled download draggable dynsrc enctype end enterkeyhint face fetchpriority for form "
    "frame galleryimg gutter headers height hidden hidefocus high href hreflang hspace icon id inert inputmode "
    "ismap itemid itemprop itemref itemscope itemtype keytype label lang leftspacing list loading longdesc loop "
    "loopcount loopend loopstart low lowsrc max maxlength media method min multiple muted name nohref nonce noshade "
    "nowrap open optimum part pattern ping playsinline point-size popover poster pqg preload prompt radiogroup "
    "readonly referrerpolicy rel repeat-max repeat-min replace required rev reversed rightspacing role rows rowspan "
    "rules scope selected shape size sizes slot span spellcheck src srclang srcset start step summary suppress "
    "tabindex target template title toppadding translate type unselectable urn usemap valign value variable volume "
    "vrml vspace width wrap xml:lang xmlns ";

constexpr std::string_view kSafeProperties =
    " azimuth background background-color border border-bottom border-bottom-color border-bottom-style "
    "border-bottom-width border-collapse border-color border-left border-left-color border-left-style "
    "border-left-width border-right border-right-color border-right-style border-right-width border-spacing "
    "border-style border-top border-top-color border-top-style border-top-width border-width clear color cursor "
    "direction display elevation float font font-family font-size font-style font-variant font-weight height "
    "letter-spacing line-height list-style-type margin margin-bottom margin-left margin-right margin-top overflow "
    "padding padding-bottom padding-left padding-right padding-top pause pause-after pause-before pitch pitch-range "
    "richness speak speak-header speak-numeral speak-punctuation speech-rate stress text-align text-decoration "
    "text-indent unicode-bidi vertical-align voice-family volume white-space width ";

constexpr std::string_view kSafeKeywords =
    " aqua auto black block blue bold both bottom brown center collapse dashed dotted fuchsia gray green !important "
    "italic left lime maroon medium none navy normal nowrap olive pointer purple red right solid silver teal top "
    "transparent underline white yellow ";

constexpr std::string_view kSvgElements =
    " a animate animateColor animateMotion animateTransform circle defs desc ellipse font-face font-face-name "
    "font-face-src g glyph hkern linearGradient line marker metadata missing-glyph mpath path polygon polyline "
    "radialGradient rect set stop svg switch text title tspan use ";

constexpr std::string_view kSvgAttributes =
    " accent-height accumulate additive alphabetic arabic-form ascent attributeName attributeType baseProfile bbox "
    "begin by calcMode cap-height class color color-rendering content cx cy d dx dy descent display dur end fill "
    "fill-opacity fill-rule font-family font-size font-stretch font-style font-variant font-weight from fx fy g1 g2 "
    "glyph-name gradientUnits hanging height horiz-adv-x horiz-origin-x id ideographic k keyPoints keySplines "
    "keyTimes lang mathematical marker-end marker-mid marker-start markerHeight markerUnits markerWidth max min "
    "name offset opacity orient origin overline-position overline-thickness panose-1 path pathLength points "
    "preserveAspectRatio r refX refY repeatCount repeatDur requiredExtensions requiredFeatures restart rotate rx ry "
    "slope stemh stemv stop-color stop-opacity strikethrough-position strikethrough-thickness stroke "
    "stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin stroke-miterlimit stroke-opacity "
    "stroke-width style systemLanguage target text-anchor to transform type u1 u2 underline-position "
    "underline-thickness unicode unicode-range units-per-em values version viewBox visibility width widths x "
    "x-height x1 x2 xlink:actuate xlink:arcrole xlink:href xlink:role xlink:show xlink:title xlink:type xml:base "
    "xml:lang xml:space xmlns xmlns:xlink y y1 y2 zoomAndPan ";

constexpr std::string_view kMathElements =
    " annotation annotation-xml maction math merror mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts "
    "mroot mrow mspace msqrt mstyle msub msubsup msup mtable mtd mtext mtr munder munderover none semantics ";

constexpr std::string_view kMathAttributes =
    " actiontype align columnalign columnlines columnspacing columnspan depth display displaystyle encoding "
    "equalcolumns equalrows fence fontstyle fontweight frame height linethickness lspace mathbackground mathcolor "
    "mathvariant maxsize minsize other rowalign rowlines rowspacing rowspan rspace scriptlevel selection separator "
    "stretchy width xlink:href xlink:show xlink:type xmlns xmlns:xlink ";

// HTML 4.01 24.
constexpr std::string_view kEntities =
    " AElig Aacute Acirc Agrave Alpha Aring Atilde Auml Beta Ccedil Chi Dagger Delta ETH Eacute Ecirc Egrave "
    "Epsilon Eta Euml Gamma Iacute Icirc Igrave Iota Iuml Kappa Lambda Mu Ntilde Nu OElig Oacute Ocirc Ograve Omega "
    "Omicron Oslash Otilde Ouml Phi Pi Prime Psi Rho Scaron Sigma THORN Tau Theta Uacute Ucirc Ugrave Upsilon Uuml "
    "Xi Yacute Yuml Zeta aacute acirc acute aelig agrave alefsym alpha amp and ang aring asymp atilde auml bdquo "
    "beta brvbar bull cap ccedil cedil cent chi circ clubs cong copy crarr cup curren dArr dagger darr deg delta "
    "diams divide eacute ecirc egrave empty emsp ensp epsilon equiv eta eth euml euro exist fnof forall frac12 "
    "frac14 frac34 frasl gamma ge gt hArr harr hearts hellip iacute icirc iexcl igrave image infin int iota iquest "
    "isin iuml kappa lArr lambda lang laquo larr lceil ldquo le lfloor lowast loz lrm lsaquo lsquo lt macr mdash "
    "micro middot minus mu nabla nbsp ndash ne ni not notin nsub ntilde nu oacute ocirc oelig ograve oline omega "
    "omicron oplus or ordf ordm oslash otilde otimes ouml para part permil perp phi pi piv plusmn pound prime prod "
    "prop psi quot rArr radic rang raquo rarr rceil rdquo real reg rfloor rho rlm rsaquo rsquo sbquo scaron sdot "
    "sect shy sigma sigmaf sim spades sub sube sum sup sup1 sup2 sup3 supe szlig tau there4 theta thetasym thinsp "
    "thorn tilde times trade uArr uacute uarr ucirc ugrave uml upsih upsilon uuml weierp xi yacute yen yuml zeta "
    "zwj zwnj apos ";

}  // namespace

bool is_html_element(std::string_view name) {
  static const WordSet words(kElements);
  return words.contains(name);
}
bool is_safe_element(std::string_view name) {
  static const WordSet words(kSafeElements);
  return words.contains(name);
}
bool is_safe_attribute(std::string_view name) {
  static const WordSet words(kSafeAttributes);
  return words.contains(name);
}
bool is_safe_property(std::string_view name) {
  static const WordSet words(kSafeProperties);
  return words.contains(name);
}
bool is_safe_keyword(std::string_view word) {
  static const WordSet words(kSafeKeywords);
  return words.contains(word);
}
bool is_svg_element(std::string_view name) {
  static const WordSet words(kSvgElements);
  return words.contains(name);
}
bool is_svg_attribute(std::string_view name) {
  static const WordSet words(kSvgAttributes);
  return words.contains(name);
}
bool is_math_element(std::string_view name) {
  static const WordSet words(kMathElements);
  return words.contains(name);
}
bool is_math_attribute(std::string_view name) {
  static const WordSet words(kMathAttributes);
  return words.contains(name);
}
bool is_html_entity(std::string_view name) {
  static const WordSet words(kEntities);
  return words.contains(name);
}

}  // namespace almanac::feeds::check
