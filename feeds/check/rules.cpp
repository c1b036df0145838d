#include "feeds/check/rules.h"

#include <algorithm>
#include <array>

namespace almanac::feeds::check {
namespace {

// clang-format off
constexpr auto kRules = std::to_array<Rule>({
    // XML and encodings
    {"SAXError", Severity::kError, "not well-formed XML: {reason}", "A feed is well-formed XML with declared namespaces.", "XML 1.0 2.1; Namespaces in XML 1.0"},
    {"WPBlankLine", Severity::kError, "the XML declaration must be the very first thing in the file", "Nothing, not even a blank line, stands before the XML declaration.", "XML 1.0 2.8"},
    {"UndefinedNamedEntity", Severity::kError, "{reason}; XML knows only &amp; &lt; &gt; &quot; &apos;: write the character itself", "Only XML's five entities may be used without a declaration.", "XML 1.0 4.1"},
    {"InvalidJSON", Severity::kError, "not JSON: {reason}", "A JSON Feed is valid JSON.", "RFC 8259 2"},
    {"InvalidJSONType", Severity::kError, "{element} must be {type}", "Each member has the type that JSON Feed gives it.", "JSON Feed 1.1"},
    {"InvalidJSONFeedVersion", Severity::kError, "{value} is no version of JSON Feed: write \"https://jsonfeed.org/version/1.1\"", "The version is the URL of JSON Feed 1 or 1.1.", "JSON Feed 1.1, version"},
    {"UndefinedMember", Severity::kWarning, "{parent} has no member {element}; the names of extensions begin with an underscore", "Members are those of JSON Feed, or begin with an underscore.", "JSON Feed 1.1, extensions"},
    {"Deprecated", Severity::kWarning, "{value} is deprecated; write {instead}", "What was superseded is not used.", "JSON Feed 1.1, authors"},
    {"InvalidOPMLVersion", Severity::kError, "{value} is no version of OPML: write \"2.0\"", "The version is one of OPML: 1.0, 1.1 or 2.0.", "OPML 2.0, opml"},
    {"InvalidExpansionState", Severity::kError, "{element} {value} is no list of line numbers", "An expansion state is a list of line numbers with commas.", "OPML 2.0, head"},
    {"MissingOutlineType", Severity::kWarning, "an outline with xmlUrl is a subscription: give it type=\"rss\"", "A subscription has the type rss.", "OPML 2.0, subscription lists"},
    {"MissingXmlURL", Severity::kWarning, "an outline of type rss has no xmlUrl", "A subscription has the address of its feed.", "OPML 2.0, subscription lists"},
    {"MissingUrlAttr", Severity::kWarning, "an outline of this type has no url", "A link or inclusion has an address.", "OPML 2.0, inclusion"},
    {"MissingTitleAttr", Severity::kWarning, "an outline of type rss has neither title nor text", "A subscription has a title.", "OPML 2.0, subscription lists"},
    {"BadXmlVersion", Severity::kError, "the XML declaration says version {value}; feeds are written in XML 1.0", "The version in the XML declaration is 1.0.", "XML 1.0 2.8"},
    {"UnicodeError", Severity::kError, "{reason}", "The bytes are text in the encoding that is declared.", "XML 1.0 4.3.3"},
    {"UnknownEncoding", Severity::kError, "no encoding has the name {value}; write the feed in UTF-8", "The declared encoding is a registered one.", "XML 1.0 4.3.3"},
    {"ObscureEncoding", Severity::kWarning, "few readers know the encoding {value}; write the feed in UTF-8", "The encoding is one that readers commonly know.", "XML 1.0 4.3.3"},
    {"NonstdEncoding", Severity::kInfo, "readers need not know the encoding {value}; only UTF-8 and UTF-16 are certain", "The encoding is UTF-8 or UTF-16, which every XML parser must read.", "XML 1.0 4.3.3"},
    {"MissingEncoding", Severity::kInfo, "the XML declaration names no encoding", "The XML declaration names the encoding.", "RFC 7303 3"},
    {"EncodingMismatch", Severity::kWarning, "served as {charset}, but the document says {encoding}", "The charset of the HTTP header and the encoding of the document agree.", "RFC 7303 3"},
    {"NotUTF8", Severity::kWarning, "written in {value}, but {element} asks for UTF-8", "A feed for this service is written in UTF-8.", "Apple Podcasts requirements"},
    {"UnexpectedContentType", Severity::kWarning, "served as {value}; {reason}", "A feed is served with the media type of its format.", "RFC 7303 9; RFC 4287 7"},
    {"BadCharacters", Severity::kWarning, "{reason}", "Text holds no control characters and no text that was decoded wrongly.", "XML 1.0 2.2"},
    {"ContainsSystemEntity", Severity::kInfo, "the document type refers to another file, which feed readers do not load", "A feed needs no other file to be read.", "XML 1.0 4.2.2"},
    {"DeprecatedDTD", Severity::kError, "the document type {value} is no longer served; remove the <!DOCTYPE>", "A feed has no document type that was withdrawn.", "RSS 0.91, Netscape, withdrawn 2001"},
    {"InvalidDoctype", Severity::kError, "the document type is that of RSS 0.91, but the version is {value}", "The document type fits the version of the feed.", "RSS 0.91"},
    {"InvalidRSSVersion", Severity::kError, "{value} is no version of RSS: write \"2.0\"", "The version is one of RSS: 0.91, 0.92, 0.93, 0.94 or 2.0.", "RSS 2.0, required channel elements"},
    {"ValidatorLimit", Severity::kError, "{reason}", "The document is within the limits of this program.", "almanac check --max-size"},

    // Namespaces
    {"MissingNamespace", Severity::kError, "{element} is in no namespace; declare it with xmlns", "Every element is in the namespace that its format says.", "RFC 4287 1.2; Namespaces in XML 1.0 5"},
    {"NotInANamespace", Severity::kError, "{element} is in no namespace, so it is RSS's own, which has none such", "What stands in an extension is in a namespace.", "RSS 2.0, extending RSS"},
    {"InvalidNamespace", Severity::kError, "{element} is in the namespace {namespace}, which is not its own", "The document's element is in the namespace of its format.", "RFC 4287 1.2"},
    {"ObsoleteNamespace", Severity::kError, "the namespace {namespace} is that of a draft; write \"http://www.w3.org/2005/Atom\"", "An Atom feed is in the namespace of RFC 4287, not of a draft.", "RFC 4287 1.2"},
    {"MediaRssNamespace", Severity::kError, "the namespace of Media RSS is \"http://search.yahoo.com/mrss/\", with the slash at its end", "The namespace of Media RSS is written exactly.", "Media RSS 1.5.1"},
    {"AvoidNamespacePrefix", Severity::kWarning, "some readers do not read Atom with the prefix \"{prefix}\"; make its namespace the default", "Atom and XHTML are written without prefixes.", "RFC 4287 1.2; W3C Feed Validator"},
    {"ReservedPrefix", Severity::kWarning, "the prefix \"{prefix}\" is usually bound to {ns}", "A prefix that is widely used for one namespace is not used for another.", "W3C Feed Validator"},
    {"NonstdPrefix", Severity::kInfo, "the usual prefix of {ns} is \"{preferred}\"", "A namespace is bound to its usual prefix.", "W3C Feed Validator"},
    {"ObsoleteWikiNamespace", Severity::kWarning, "the namespace of the wiki module is \"http://purl.org/rss/1.0/modules/wiki/\"", "The wiki module is named by its current namespace.", "RSS 1.0 modules: wiki"},
    {"UnknownNamespace", Severity::kWarning, "few readers know the namespace {namespace}", "Extensions are of namespaces that readers know.", "RFC 4287 6.1"},
    {"UndeterminableVocabulary", Severity::kWarning, "{element} is in no namespace, so nobody can tell what it means", "Extension elements are in a namespace.", "RFC 4287 6.1"},
    {"UnsupportedNamespace", Severity::kInfo, "the elements of {namespace} are not judged", "Extensions are ones that can be checked.", "almanac"},

    // What is missing
    {"MissingElement", Severity::kError, "{parent} has no {element}", "Every element that the format requires is there.", "RFC 4287 4.1; RSS 2.0"},
    {"MissingTitle", Severity::kError, "{parent} has no title", "A title is there where the format requires one.", "RSS 2.0, required channel elements"},
    {"MissingLink", Severity::kError, "{parent} has no link", "A link is there where the format requires one.", "RSS 2.0, required channel elements"},
    {"MissingDescription", Severity::kError, "{parent} has no description", "A description is there where the format requires one.", "RSS 2.0, required channel elements"},
    {"ItemMustContainTitleOrDescription", Severity::kError, "{element} has neither title nor description", "An item has a title, a description or both.", "RSS 2.0, elements of item"},
    {"MissingContentOrAlternate", Severity::kError, "{element} has neither content nor a link with rel=\"alternate\"", "An entry without content has an alternate link.", "RFC 4287 4.1.1"},
    {"MissingSummary", Severity::kError, "{element} needs a summary: its content is elsewhere or not text", "An entry with content by src or in Base64 has a summary.", "RFC 4287 4.1.1.1"},
    {"MissingTextualContent", Severity::kWarning, "{element} has no content and no summary", "An entry has content or a summary to be read.", "RFC 4287 4.1.1.1"},
    {"MissingSourceElement", Severity::kWarning, "{parent} has no {element}", "A source keeps the id, title and updated of the feed that it comes from.", "RFC 4287 4.2.11"},
    {"MissingAttribute", Severity::kError, "{element} has no attribute {attr}", "Every attribute that the format requires is there.", "RFC 4287 4.2; RSS 2.0"},
    {"MissingHref", Severity::kError, "{element} has no attribute href", "A link says where it leads.", "RFC 4287 4.2.7.1"},
    {"MissingTypeAttr", Severity::kWarning, "{element} has a src but no type", "Content that is elsewhere says its media type.", "RFC 4287 4.1.3.2"},
    {"MissingRecommendedAttribute", Severity::kWarning, "{element} should have the attribute {attr}", "Every attribute that the format recommends is there.", "Podcasting 2.0, alternateEnclosure"},
    {"MissingGuid", Severity::kWarning, "{parent} has no guid, so readers cannot tell a changed item from a new one", "Every item has a guid.", "RSS Best Practices Profile, guid"},
    {"MissingDCLanguage", Severity::kInfo, "the language of {parent} is not said", "A feed says its language.", "RSS 2.0, language; XML 1.0 2.12"},
    {"MissingXhtmlDiv", Severity::kError, "{element} of type xhtml must hold one div and nothing else", "XHTML text is the content of a single xhtml:div.", "RFC 4287 3.1.1.3"},
    {"MissingSelf", Severity::kWarning, "{element} does not say its own address: add {link}", "A feed says its own address.", "RFC 4287 4.1.1"},
    {"MissingAtomSelfLink", Severity::kWarning, "{element} has no <atom:link rel=\"self\">", "An RSS feed says its own address.", "RSS Best Practices Profile, atom:link"},
    {"MissingItunesElement", Severity::kWarning, "{parent} has no {element}, which podcast directories ask for", "A podcast has what podcast directories ask for.", "Apple Podcasts requirements"},
    {"MissingItunesEmail", Severity::kWarning, "the show has no itunes:owner with an itunes:email", "The owner of a podcast can be reached.", "Apple Podcasts requirements"},

    // What is repeated
    {"DuplicateElement", Severity::kError, "{parent} has more than one {element}", "An element occurs no more often than the format allows.", "RFC 4287 4.1; RSS 2.0"},
    {"DuplicateAtomLink", Severity::kError, "{parent} has two alternate links of type {type} and language {hreflang}", "No two alternate links have the same type and language.", "RFC 4287 4.1.1"},
    {"DuplicateEnclosure", Severity::kWarning, "{parent} has more than one enclosure; most readers take one", "An item has at most one enclosure.", "RSS Best Practices Profile, enclosure"},
    {"DuplicateValue", Severity::kError, "{element} {value} stands twice", "What must be unique is unique: guids, days, hours.", "RSS 2.0, guid, skipDays, skipHours"},
    {"DuplicateIds", Severity::kError, "every entry has the same id, so it names none of them", "Each entry has an id of its own.", "RFC 4287 4.2.6"},
    {"DuplicateXmlId", Severity::kError, "two elements have the xml:id {value}", "An xml:id stands once in a document.", "xml:id 1.0 4"},
    {"DuplicateEntries", Severity::kWarning, "two entries have the id {value}", "No two entries of a feed have the same id and updated.", "RFC 4287 4.1.1"},
    {"DuplicateUpdated", Severity::kInfo, "two entries were updated at {value}", "Entries have times that order them.", "W3C Feed Validator; RFC 4287 4.1.1 allows it"},

    // What says the same twice
    {"DuplicateSemantics", Severity::kWarning, "{core} and {ext} say the same: keep {core}", "A format's element and its extension twin are not used together.", "RSS Best Practices Profile, namespace elements"},
    {"DuplicateItemSemantics", Severity::kWarning, "{core} and {ext} say the same: keep {core}", "A format's element and its extension twin are not used together.", "RSS Best Practices Profile, namespace elements"},
    {"DuplicateDescriptionSemantics", Severity::kWarning, "{element} repeats what description is for", "The text of an item is in description or content:encoded.", "RSS Best Practices Profile, namespace elements"},

    // What does not belong
    {"UndefinedElement", Severity::kError, "{parent} may not hold {element}", "Elements stand where their format allows them.", "RFC 4287 4; RSS 2.0"},
    {"UnexpectedAttribute", Severity::kError, "{element} has no attribute {attribute}", "Attributes are those of the format.", "RFC 4287 4; RSS 2.0"},
    {"UseOfExtensionAttr", Severity::kWarning, "{element} is RSS's own: an attribute of another namespace ({attribute}) is unusual there", "RSS is extended by elements, not by attributes on its own elements.", "RSS 2.0, extending RSS"},
    {"UnexpectedText", Severity::kError, "{element} may not hold text: {value}", "Text stands only in elements that hold text.", "RFC 4287 4; RSS 2.0"},
    {"UnexpectedWhitespace", Severity::kError, "{element} has white space around its value", "Dates and IRIs in Atom have no white space around them.", "RFC 4287 2, 3.3"},
    {"AtomLinkNotEmpty", Severity::kWarning, "{element} holds text, which no reader shows", "A link is empty.", "RFC 4287 4.2.7"},
    {"MisplacedMetadata", Severity::kError, "{element} stands after the first entry", "A feed's metadata stand before its entries.", "RFC 4287 4.1.1; W3C Feed Validator"},
    {"MisplacedItem", Severity::kWarning, "{element} stands after an item; items come last", "A channel's items stand after everything else.", "RSS Best Practices Profile, channel"},
    {"MisplacedXHTMLContent", Severity::kWarning, "{element} may not stand in {parent}", "XHTML stands in content, not beside it.", "RFC 4287 3.1.1.3"},
    {"NoBlink", Severity::kError, "there is no element blink", "There is no blink.", "RSS 2.0"},
    {"NoThrWhen", Severity::kError, "thr:when is now thr:updated", "The time of the last reply is thr:updated.", "RFC 4685 4"},
    {"AvoidTextInput", Severity::kWarning, "hardly any reader shows textInput", "A feed has no textInput.", "RSS Best Practices Profile, textInput"},
    {"NeedDescriptionBeforeContent", Severity::kWarning, "description stands after content:encoded; readers that take the last one show the summary", "The description stands before content:encoded.", "RSS Best Practices Profile, content:encoded"},
    {"SlashDate", Severity::kWarning, "slash:comments counts at some time: give the channel a lastBuildDate", "A feed that counts comments says when.", "RSS Best Practices Profile, slash:comments"},
    {"QuestionableUsage", Severity::kWarning, "{element} is not meant for {parent}", "Extension elements stand where they are defined to.", "Dublin Core; RSS 1.0 modules"},
    {"CommentRSS", Severity::kWarning, "write wfw:commentRss, with a small \"ss\"", "The element's name is wfw:commentRss.", "CommentAPI"},

    // Blank values
    {"NotBlank", Severity::kWarning, "{element} is blank", "What is there says something.", "RSS Best Practices Profile"},
    {"AttrNotBlank", Severity::kWarning, "the attribute {attr} of {element} is blank", "What is there says something.", "RFC 4287 4.2"},

    // Dates
    {"InvalidRFC3339Date", Severity::kError, "{element} {value} {reason}", "A date in Atom is a date-time of RFC 3339.", "RFC 4287 3.3; RFC 3339 5.6"},
    {"InvalidRFC2822Date", Severity::kError, "{element} {value} {reason}", "A date in RSS is one of RFC 822, with a year of four digits.", "RSS 2.0, pubDate; RFC 822 5"},
    {"IncorrectDOW", Severity::kError, "{element} {value} was a {weekday}", "The day of the week is that of the date.", "RFC 822 5.2"},
    {"ProblematicalRFC822Date", Severity::kWarning, "{element} {value} is RFC 822's, but many readers fail on it: {reason}", "A date is written as every reader reads it: Mon, 07 Jan 2019 00:00:00 +0000.", "RSS Best Practices Profile, date and time"},
    {"InvalidW3CDTFDate", Severity::kError, "{element} {value} {reason}", "A date is one of the W3C's profile of ISO 8601.", "W3C NOTE-datetime"},
    {"InvalidISO8601Date", Severity::kError, "{element} {value} {reason}", "A day or moment is written as in ISO 8601.", "Podcasting 2.0, podcast:updateFrequency; ISO 8601"},
    {"InvalidISO8601DateTime", Severity::kError, "{element} {value} {reason}", "A moment is written as in ISO 8601, with its time.", "Podcasting 2.0, podcast:liveItem; ISO 8601"},
    {"ImplausibleDate", Severity::kWarning, "{element} {value} {reason}", "A date is neither in the future nor before there were feeds.", "RFC 4287 4.2.9; W3C Feed Validator"},

    // Addresses
    {"InvalidLink", Severity::kError, "{element} {value} is no URL: {reason}", "A link is a URL.", "RFC 3986 3"},
    {"InvalidFullLink", Severity::kError, "{element} {value} is no full URL: {reason}", "The address is absolute: it begins with a scheme.", "RFC 3986 4.3; RFC 4287 4.2.6"},
    {"InvalidIRI", Severity::kError, "{element} {value} is no IRI: {reason}", "The address is an IRI.", "RFC 3987 2.2"},
    {"InvalidURIAttribute", Severity::kError, "the attribute {attr} {value} is no URL: {reason}", "The attribute is a URL.", "RFC 3986 3"},
    {"InvalidURLAttribute", Severity::kError, "the attribute {attr} {value} is no URL of the web: {reason}", "The attribute is a URL with the scheme http or https.", "RSS 2.0, enclosure"},
    {"InvalidUriChar", Severity::kError, "{element} {value}: the character {char} may not stand in a URL; encode it as {encoded}", "A URL holds only the characters that RFC 3986 allows.", "RFC 3986 2"},
    {"UriNotIri", Severity::kError, "{element} {value} has characters beyond ASCII: RSS asks for a URI, with them percent-encoded", "In RSS an address is a URI, not an IRI.", "RSS 2.0, comments on URLs; RFC 3987 3.1"},
    {"InvalidTAG", Severity::kError, "{element} {value} is no tag URI: {reason}", "A tag URI names an authority, a date and what is theirs: tag:example.org,2019:blog.", "RFC 4151 2.1"},
    {"InvalidURN", Severity::kError, "{element} {value} is no URN: {reason}", "A URN has a namespace and a specific part.", "RFC 8141 2"},
    {"InvalidUUID", Severity::kError, "{element} {value} is no UUID: it needs 8-4-4-4-12 hexadecimal digits", "A urn:uuid: is followed by a UUID.", "RFC 4122 3"},
    {"NonCanonicalURI", Severity::kWarning, "{element} {uri} is not in its normal form {curi}: readers compare ids byte by byte", "An id is in its normal form.", "RFC 4287 4.2.6.1"},
    {"SchemeNotIANARegistered", Severity::kWarning, "nobody registered the scheme {value}", "A URL's scheme is registered.", "RFC 7595"},
    {"SameDocumentReference", Severity::kWarning, "{element} {value} means this document itself, not what xml:base names", "A reference that is empty but for its fragment is not meant to lead elsewhere.", "RFC 3986 4.4"},
    {"RelativeSelf", Severity::kWarning, "the self link {value} is relative: who has only the file cannot resolve it", "The self link is absolute.", "RFC 4287 4.2.7.2"},
    {"SelfDoesntMatchLocation", Severity::kWarning, "the self link {href} is not where the feed is published: {address}", "The self link is the feed's address.", "RFC 4287 4.2.7.2"},
    {"SelfNotAtom", Severity::kWarning, "the self link has the type {value}, which is no feed's", "The self link has the media type of a feed.", "RFC 4287 4.2.7.2"},
    {"UnregisteredAtomLinkRel", Severity::kWarning, "{value} is no registered link relation", "A link relation is registered, or an IRI.", "RFC 8288 2.1; RFC 4287 4.2.7.2"},

    // Identity of items
    {"InvalidHttpGUID", Severity::kError, "guid {value} is no URL; write isPermaLink=\"false\" or the item's full URL", "A guid that is a permalink is a URL.", "RSS 2.0, guid"},
    {"InvalidPermalink", Severity::kError, "guid {value} cannot be opened in a browser; write isPermaLink=\"false\"", "A guid that is a permalink can be opened.", "RSS 2.0, guid"},
    {"NotSufficientlyUnique", Severity::kWarning, "guid {value} is so short a number that other feeds have it too", "A guid is unique among all feeds.", "RSS 2.0, guid"},

    // Numbers and words
    {"InvalidBooleanAttribute", Severity::kError, "the attribute {attr} {value} is neither \"true\" nor \"false\"", "The attribute is \"true\" or \"false\".", "RSS 2.0, guid"},
    {"InvalidTrueFalse", Severity::kError, "{element} {value} is neither \"true\" nor \"false\"", "The value is \"true\" or \"false\".", "Apple Podcasts requirements"},
    {"InvalidYesNo", Severity::kError, "{element} {value} is neither \"yes\" nor \"no\"", "The value is \"yes\" or \"no\".", "Apple Podcasts requirements"},
    {"InvalidInteger", Severity::kError, "{element} {value} is no integer", "The value is an integer.", "RSS 2.0"},
    {"InvalidNonNegativeInteger", Severity::kError, "{element} {value} is no integer of zero or more", "The value is an integer of zero or more.", "RFC 4287 4.2.7.6; RFC 4685 4"},
    {"InvalidPositiveInteger", Severity::kError, "{element} {value} is no integer above zero", "The value is an integer above zero.", "RSS 2.0, ttl"},
    {"InvalidIntegerAttribute", Severity::kError, "the attribute {attr} {value} is no integer", "The attribute is an integer.", "RSS 2.0, cloud, enclosure"},
    {"UseZeroForUnknown", Severity::kError, "the length {value} means nothing; where the size is not known write 0", "An unknown length is written as 0.", "RSS Best Practices Profile, enclosure"},
    {"IntegerOverflow", Severity::kError, "{element} {value} is too large", "An integer is below 2^31.", "RSS 2.0"},
    {"InvalidFloat", Severity::kError, "{element} {value} is no decimal number", "The value is a decimal number.", "XML Schema 2 3.2.4"},
    {"InvalidCommaSeparatedIntegers", Severity::kError, "{element} {value} is no list of integers with commas", "The value is integers with commas between.", "Slash module"},
    {"InvalidWidth", Severity::kError, "{element} {value} is no width from 1 to 144", "An image's width is at most 144.", "RSS 2.0, image"},
    {"InvalidHeight", Severity::kError, "{element} {value} is no height from 1 to 400", "An image's height is at most 400.", "RSS 2.0, image"},
    {"InvalidValue", Severity::kError, "{value} is none of the values that {element} may have{reason}", "The value is one of those that are defined.", "the element's specification"},

    // Languages and media types
    {"InvalidLanguage", Severity::kError, "{value} is no language code such as \"en\" or \"pt-BR\"", "A language is a tag of BCP 47.", "RFC 5646 2.1; RSS 2.0, language"},
    {"InvalidMIMEType", Severity::kError, "{value} is no media type such as \"text/markdown\"{hint}", "A media type has the form type/subtype.", "RFC 6838 4.2; RFC 4287 4.1.3.1"},
    {"InvalidMIMEAttribute", Severity::kError, "the attribute {attr} {value} is no media type such as \"audio/mpeg\"", "A media type has the form type/subtype.", "RFC 6838 4.2; RSS 2.0, enclosure"},
    {"InvalidTextType", Severity::kError, "the type of {element} is {value}; it may be text, html or xhtml", "A text construct is of type text, html or xhtml.", "RFC 4287 3.1.1"},

    // People
    {"InvalidContact", Severity::kError, "{element} {value} is no mail address", "A contact is a mail address, with the name in brackets after it.", "RSS 2.0, author; RFC 5322 3.4.1"},
    {"InvalidAddrSpec", Severity::kError, "{element} {value} is no mail address", "The value is a mail address and nothing else.", "RFC 4287 3.2.3; RFC 5322 3.4.1"},
    {"UnknownHost", Severity::kWarning, "{element} {value}: no host of the public net has such a name", "A mail address is one of a public host.", "RFC 5321 2.3.5"},
    {"EmailFormat", Severity::kWarning, "write {element} as mail@example.org (Name)", "A contact has the form mail@example.org (Name).", "RSS Best Practices Profile, e-mail addresses"},
    {"MissingRealName", Severity::kWarning, "{element} {value} has no name: write mail@example.org (Name)", "A contact names the person.", "RSS Best Practices Profile, e-mail addresses"},
    {"ContainsEmail", Severity::kWarning, "{element} {value} holds a mail address", "A name is a name, not an address.", "RFC 4287 3.2.1"},

    // Text and HTML
    {"ContainsHTML", Severity::kWarning, "{element} is plain text, but holds {markup}", "Plain text holds no HTML.", "RSS Best Practices Profile, character data"},
    {"ContainsUndeclaredHTML", Severity::kWarning, "{element} is said to be plain text, but holds {markup}; say that it is HTML, or take the markup out", "Text of type text holds no HTML.", "RFC 4287 3.1.1.1"},
    {"MarkupInText", Severity::kInfo, "{element} is plain text, so that readers show {markup} as it stands", "Plain text in JSON Feed holds no HTML that is meant as such.", "JSON Feed 1.1, title, summary, content_text"},
    {"CharacterData", Severity::kWarning, "in {element}, write & as &#x26; and < as &#x3C;: readers disagree on the other forms", "Plain text in RSS has its & and < as hexadecimal references.", "RSS Best Practices Profile, character data"},
    {"NotInline", Severity::kWarning, "{element} of type xhtml holds escaped HTML: {markup}", "XHTML text has elements, not escaped markup.", "RFC 4287 3.1.1.3"},
    {"NotEscaped", Severity::kError, "{element} says that it is escaped, but holds elements", "Escaped HTML holds no elements.", "RFC 4287 3.1.1.2"},
    {"NotBase64", Severity::kError, "{element} is of type {type}, so it must be Base64: {reason}", "Content that is neither text nor XML is Base64.", "RFC 4287 4.1.3.3"},
    {"NotHtml", Severity::kWarning, "{reason}", "HTML has no parse errors.", "HTML Standard 13.2"},
    {"HtmlFragment", Severity::kWarning, "{element} is of type {type}, so it must be a whole document", "Content of type text/html is a whole document.", "RFC 4287 4.1.3.3"},
    {"ContainsRelRef", Severity::kWarning, "{value} is relative: readers show it outside the page that it was written for", "References in content are absolute.", "RSS Best Practices Profile, description; RFC 3986 5.1"},
    {"RelRefNeedsBase", Severity::kInfo, "{value} is relative: readers that do not heed xml:base cannot open it", "References in content are absolute without xml:base.", "RFC 4287 2; XML Base 4.2"},
    {"SecurityRisk", Severity::kWarning, "readers remove the element {tag}", "Content holds no element that readers remove.", "W3C Feed Validator, SecurityRisk"},
    {"SecurityRiskAttr", Severity::kWarning, "readers remove the attribute {attr}", "Content holds no attribute that readers remove.", "W3C Feed Validator, SecurityRiskAttr"},
    {"DangerousStyleAttr", Severity::kWarning, "readers remove the style {value}", "Styles are ones that readers keep.", "W3C Feed Validator, DangerousStyleAttr"},

    // RSS: clock, cloud, image, textInput
    {"InvalidDay", Severity::kError, "{value} is no day such as \"Monday\"", "A day to skip is Monday to Sunday.", "RSS 2.0, skipDays"},
    {"InvalidHour", Severity::kError, "{value} is no hour from 0 to 23", "An hour to skip is 0 to 23.", "RSS 2.0, skipHours"},
    {"UseZeroForMidnight", Severity::kWarning, "write midnight as 0, not as 24", "Midnight is hour 0.", "RSS Best Practices Profile, skipHours"},
    {"EightDaysAWeek", Severity::kError, "skipDays has more than seven days", "A week has seven days.", "RSS 2.0, skipDays"},
    {"NotEnoughHoursInTheDay", Severity::kError, "skipHours has more than 24 hours", "A day has 24 hours.", "RSS 2.0, skipHours"},
    {"InvalidFormComponentName", Severity::kError, "{element} {value} is no name of a form's field", "A field's name begins with a letter, then letters, digits, . - _ :", "RSS 2.0, textInput; HTML 4.01 6.2"},
    {"InvalidUpdatePeriod", Severity::kError, "{value} is none of hourly, daily, weekly, monthly, yearly", "An update period is hourly, daily, weekly, monthly or yearly.", "RSS 1.0 syndication module"},
    {"ImageLinkDoesntMatch", Severity::kWarning, "the image's link {value} is not the channel's", "An image leads where its channel does.", "RSS 2.0, image"},
    {"ImageTitleDoesntMatch", Severity::kWarning, "the image's title {value} is not the channel's", "An image has its channel's title.", "RSS 2.0, image"},
    {"ImageUrlFormat", Severity::kWarning, "{value} is not named as a GIF, JPEG or PNG", "An image is a GIF, JPEG or PNG.", "RSS 2.0, image"},

    // Feed history
    {"CurrentNotSelfInCompleteFeed", Severity::kError, "a complete feed is its own current document, but rel=\"current\" is not rel=\"self\"", "The current link of a complete feed is its self link.", "RFC 5005 2"},
    {"FeedRelInCompleteFeed", Severity::kError, "a complete feed has no link with rel=\"{rel}\"", "A complete feed has no paging or archive links.", "RFC 5005 2"},
    {"FeedHistoryRelInEntry", Severity::kWarning, "rel=\"{rel}\" belongs to the feed, not to an entry", "Paging and archive links are the feed's.", "RFC 5005 3, 4"},
    {"LinkPastEnd", Severity::kError, "rel=\"{self}\" is this document, so there is nothing behind rel=\"{rel}\"", "The first page has no previous, the last no next.", "RFC 5005 3"},
    {"ArchiveIncomplete", Severity::kWarning, "an archive document should link to its neighbours (rel=\"prev-archive\" or \"next-archive\")", "An archive document has prev-archive or next-archive.", "RFC 5005 4"},
    {"MissingCurrentInArchive", Severity::kWarning, "an archive document should link to the subscription document (rel=\"current\")", "An archive document has a link with rel=\"current\".", "RFC 5005 4"},

    // Several documents: the chain of a feed's history
    {"HistoryLinkNotFound", Severity::kError, "rel=\"{rel}\" leads to {value}, {reason}", "Paging and archive links lead to documents that are there.", "RFC 5005 3, 4; JSON Feed 1.1, next_url"},
    {"HistoryNotLinkedBack", Severity::kWarning, "rel=\"{rel}\" leads to {value}, {reason}", "Neighbours in a feed's history lead to each other.", "RFC 5005 3, 4"},
    {"HistoryLoop", Severity::kError, "rel=\"{rel}\" leads to {value}, from where one comes back to this document", "Who follows a feed's history comes to its end.", "RFC 5005 3, 4; JSON Feed 1.1, next_url"},
    {"ArchiveNotReached", Severity::kError, "nobody comes here who follows rel=\"prev-archive\" from {value}, the current document: the entries are lost", "Every archive document is reached from the current one.", "RFC 5005 4"},
    {"NotAnArchive", Severity::kWarning, "rel=\"{rel}\" leads to {value}, which does not say that it is an archive document: add <fh:archive/> there", "An archive document says that it is one.", "RFC 5005 4"},
    {"CurrentIsArchive", Severity::kWarning, "rel=\"current\" leads to {value}, which is an archive document: it gets no new entries", "The current document is the one that new entries come to.", "RFC 5005 4"},

    // Several documents: what they say of one entry, one feed, one site
    {"InconsistentId", Severity::kError, "the entry {entry} has the id {value} here, but {other} in {file}", "An entry has the same id wherever it is published.", "RFC 4287 4.2.6"},
    {"IdDiffersByFormat", Severity::kWarning, "the entry {entry} has the id {value} here, but {other} in {file}", "The formats of a feed give an entry the same id.", "RFC 4287 4.2.6; JSON Feed 1.1, id"},
    {"MissingItem", Severity::kWarning, "the entry {value} is in {file}, line {line}, but not here", "The formats of a feed have the same entries.", "almanac"},
    {"AutodiscoveryNotFound", Severity::kError, "the page offers the feed {value}, {reason}", "What a page offers as its feed is a feed.", "HTML Standard 4.6.7.1"},
    {"EntryLinkNotFound", Severity::kWarning, "the link {value} leads to no file of the site", "An entry's link leads to its page.", "RFC 4287 4.2.7.2; RSS 2.0, link"},
    {"PostLinkNotFound", Severity::kInfo, "the link {value} is like those of the posts, but leads to no file of the site", "Links between posts lead to posts.", "HTML Standard 4.6.5"},
    {"ImageNotFound", Severity::kWarning, "the image {value} is no file of the site", "The images of the site are there.", "HTML Standard 4.8.3"},
    {"ImagesElsewhere", Severity::kInfo, "none of the site's images is in the folder, {value} for one: they are not looked for", "The images of the site are there.", "HTML Standard 4.8.3"},

    // Several documents: what was published before
    {"ArchiveChanged", Severity::kError, "a closed archive document does not change, but {reason}", "An archive document stays as it was published.", "RFC 5005 4"},
    {"ArchiveRemoved", Severity::kError, "the archive document {value} was published before and is gone", "An archive document stays where it was published.", "RFC 5005 4"},
    {"IdChanged", Severity::kError, "{what} had the id {other} when it was published, now it has {value}: readers take it for a new one", "An id never changes.", "RFC 4287 4.2.6"},
    {"EntryLost", Severity::kWarning, "the entry {value} was in this feed and is now in none of its documents", "What leaves a feed is in its archive, or is said to be deleted.", "RFC 5005 4; RFC 6721"},

    // Geography
    {"InvalidLatitude", Severity::kError, "{value} is no latitude from -90 to 90", "A latitude is from -90 to 90.", "W3C Basic Geo; GeoRSS"},
    {"InvalidLongitude", Severity::kError, "{value} is no longitude from -180 to 180", "A longitude is from -180 to 180.", "W3C Basic Geo; GeoRSS"},
    {"InvalidCoord", Severity::kError, "{value} is no pair of latitude and longitude", "A point is a latitude and a longitude.", "GeoRSS Simple"},
    {"InvalidCoordList", Severity::kError, "{value} is no list of {reason}", "A line or polygon is a list of points.", "GeoRSS Simple"},
    {"CoordComma", Severity::kWarning, "{value} has commas; GeoRSS separates numbers by blanks", "Coordinates are separated by blanks.", "GeoRSS Simple"},

    // Podcasts
    {"InvalidDuration", Severity::kError, "{element} {value} is no duration such as 1:02:03 or 3723", "A duration is hours:minutes:seconds or seconds.", "Apple Podcasts requirements"},
    {"InvalidItunesCategory", Severity::kError, "{value} is no category of Apple Podcasts", "A category is one of Apple's list.", "Apple Podcasts categories"},
    {"ObsoleteItunesCategory", Severity::kWarning, "{value} is no longer a category of Apple Podcasts", "A category is one of Apple's present list.", "Apple Podcasts categories"},
    {"InvalidItunesChannelType", Severity::kError, "{value} is neither \"episodic\" nor \"serial\"", "A show is episodic or serial.", "Apple Podcasts requirements"},
    {"InvalidItunesEpisodeType", Severity::kError, "{value} is none of \"full\", \"trailer\", \"bonus\"", "An episode is full, trailer or bonus.", "Apple Podcasts requirements"},
    {"InvalidKeywords", Severity::kWarning, "{value} has blanks between its words; separate keywords by commas", "Keywords are separated by commas.", "Apple Podcasts requirements"},
    {"TooLong", Severity::kError, "{element} has {length} characters; at most {max} are allowed", "The text is not longer than allowed.", "Apple Podcasts requirements"},
    {"UnsupportedItunesFormat", Severity::kWarning, "Apple Podcasts does not play {value}", "An episode is in a format that players take: m4a, mp3, mov, mp4, m4v, pdf.", "Apple Podcasts requirements"},

    // Media RSS
    {"DeprecatedMediaAdult", Severity::kWarning, "media:adult is superseded by media:rating", "Fitness for an audience is media:rating.", "Media RSS 1.5.1, media:adult"},
    {"InvalidCountryCode", Severity::kError, "{value} is no country code of ISO 3166", "A country is a code of ISO 3166.", "Media RSS 1.5.1, media:restriction"},
    {"InvalidCreditRole", Severity::kError, "{value} is no role of the European Broadcasting Union", "A role is one of the EBU's list.", "Media RSS 1.5.1, media:credit"},
    {"InvalidMediaExpression", Severity::kError, "{value} is none of \"sample\", \"full\", \"nonstop\"", "An expression is sample, full or nonstop.", "Media RSS 1.5.1, media:content"},
    {"InvalidMediaHash", Severity::kError, "{value} is no {algo} hash in hexadecimal digits", "A hash has the digits of its algorithm.", "Media RSS 1.5.1, media:hash"},
    {"InvalidMediaMedium", Severity::kError, "{value} is none of image, audio, video, document, executable", "A medium is image, audio, video, document or executable.", "Media RSS 1.5.1, media:content"},
    {"InvalidMediaRating", Severity::kError, "{value} is no rating of the scheme {scheme}", "A rating is one that its scheme has.", "Media RSS 1.5.1, media:rating"},
    {"InvalidMediaRestriction", Severity::kError, "{value} is neither \"all\" nor \"none\"", "A restriction without a type is all or none.", "Media RSS 1.5.1, media:restriction"},
    {"InvalidMediaRestrictionRel", Severity::kError, "{value} is neither \"allow\" nor \"deny\"", "A restriction allows or denies.", "Media RSS 1.5.1, media:restriction"},
    {"InvalidMediaRestrictionType", Severity::kError, "{value} is none of \"country\", \"uri\", \"sharing\"", "A restriction is by country, uri or sharing.", "Media RSS 1.5.1, media:restriction"},
    {"InvalidMediaTextType", Severity::kError, "{value} is neither \"plain\" nor \"html\"", "Text is plain or html.", "Media RSS 1.5.1, media:title"},
    {"InvalidNPTTime", Severity::kError, "{value} is no time such as 12:05:35.3", "A time within media is one of RTSP's normal play time.", "RFC 2326 3.6"},
    {"MediaGroupWithoutAlternatives", Severity::kError, "media:group holds fewer than two media:content", "A group holds several forms of one thing.", "Media RSS 1.5.1, media:group"},

    // RDF and other extensions
    {"InvalidRDF", Severity::kError, "{reason}", "RSS 1.0 is valid RDF.", "RDF/XML 2"},
});
// clang-format on

static_assert(std::ranges::equal(kRules, kRuleNames, {}, &Rule::name),
              "rule_names.h has the names of this table, in its order");

}  // namespace

std::span<const Rule> rules() { return kRules; }

const Rule* find_rule(std::string_view name) {
  const auto at = std::ranges::find(kRules, name, &Rule::name);
  return at == kRules.end() ? nullptr : &*at;
}

const Rule& RuleId::rule() const { return kRules[index_]; }

}  // namespace almanac::feeds::check
