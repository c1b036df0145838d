#include "feeds/check/xml_reader.h"

#define XML_DTD  // or the header hides the limits of entities
#include <expat.h>

#include <algorithm>
#include <array>
#include <climits>
#include <memory>
#include <unordered_map>
#include <unordered_set>

#include "core/out_of_memory.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kXmlNamespace = "http://www.w3.org/XML/1998/namespace";

// Entities that refer to entities: expat expands them by recursion, so their number bounds its depth.
constexpr int kMostNestedEntities = 200;

struct ParserDeleter {
  void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserDeleter>;

// Which namespace each prefix is bound to, with what must be restored at each end tag.
class Scopes {
 public:
  Scopes() { bound_["xml"] = kXmlNamespace; }

  void bind(const std::string& prefix, const std::string& uri, std::size_t depth) {
    std::string& now = bound_[prefix];
    undo_.push_back({depth, &now, std::move(now)});
    now = uri;
  }
  void leave(std::size_t depth) {
    for (; !undo_.empty() && undo_.back().depth == depth; undo_.pop_back())
      *undo_.back().bound = std::move(undo_.back().uri);
  }
  const std::string* find(const std::string& prefix) const {
    const auto at = bound_.find(prefix);
    return at == bound_.end() || (at->second.empty() && !prefix.empty()) ? nullptr : &at->second;
  }

 private:
  struct Undo {
    std::size_t depth;
    std::string* bound;  // in bound_, from which nothing is ever removed
    std::string uri;     // before
  };
  std::unordered_map<std::string, std::string> bound_;
  std::vector<Undo> undo_;
};

class Reader {
 public:
  explicit Reader(XmlResult& result) : result_(result), builder_(result.document) {}

  // Reads as the document is; undeclared entities end the reading, save where `lenient`.
  void read(bool lenient);

 private:
  std::size_t offset() const {
    const XML_Index at = XML_GetCurrentByteIndex(parser_.get());
    return at < 0 ? 0 : static_cast<std::size_t>(at);
  }
  void problem(RuleId rule, std::size_t at, std::string text) {
    result_.problems.push_back({rule, at, std::move(text)});
  }

  void start(const char* qname, const char** attributes);
  void bind_namespaces(const char** attributes, std::size_t depth);
  Name resolve(std::string_view qname, bool is_attribute);
  void check_attributes(NodeId element);
  void entity(const char* name, bool is_parameter, std::string_view value);
  void report_end(XML_Status status);
  void report_token();
  void report_open(XML_Error code);

  static Reader& self(void* data) { return *static_cast<Reader*>(data); }
  static void XMLCALL on_start(void* data, const XML_Char* name, const XML_Char** attributes) {
    self(data).start(name, attributes);
  }
  static void XMLCALL on_end(void* data, const XML_Char*) {
    Reader& reader = self(data);
    reader.scopes_.leave(reader.builder_.depth());
    reader.builder_.close();
  }
  static void XMLCALL on_text(void* data, const XML_Char* text, int length) {
    Reader& reader = self(data);
    reader.builder_.add_text({text, static_cast<std::size_t>(length)}, reader.offset());
  }
  static void XMLCALL on_declaration(void* data, const XML_Char* version, const XML_Char* encoding, int) {
    XmlProlog& prolog = self(data).result_.prolog;
    if (version != nullptr) prolog.version = version;
    if (encoding != nullptr) prolog.encoding = encoding;
  }
  static void XMLCALL on_doctype(void* data, const XML_Char* name, const XML_Char* system_id, const XML_Char* public_id,
                                 int) {
    XmlProlog& prolog = self(data).result_.prolog;
    prolog.doctype = name;
    const std::size_t start = self(data).result_.document.text().rfind("<!DOCTYPE", self(data).offset());
    prolog.doctype_offset = start == std::string_view::npos ? self(data).offset() : start;
    if (system_id != nullptr) prolog.system_id = system_id;
    if (public_id != nullptr) prolog.public_id = public_id;
  }
  static void XMLCALL on_entity(void* data, const XML_Char* name, int is_parameter, const XML_Char* value, int length,
                                const XML_Char*, const XML_Char* system_id, const XML_Char*, const XML_Char*) {
    if (system_id != nullptr && is_parameter == 0) self(data).result_.prolog.has_external_entity = true;
    const std::string_view text = value == nullptr ? "" : std::string_view(value, static_cast<std::size_t>(length));
    self(data).entity(name, is_parameter != 0, text);
  }
  // No other file is ever read: each is taken to be empty. (expat must see it parsed, or it takes it for absent.)
  static int XMLCALL on_external(XML_Parser parser, const XML_Char* context, const XML_Char*, const XML_Char*,
                                 const XML_Char*) {
    const Parser inner(XML_ExternalEntityParserCreate(parser, context, nullptr));
    return inner == nullptr ? XML_STATUS_OK : XML_Parse(inner.get(), "", 0, XML_TRUE);
  }
  static void XMLCALL on_skipped(void* data, const XML_Char* name, int is_parameter) {
    Reader& reader = self(data);
    if (is_parameter == 0 && reader.reported_.insert(name).second)
      reader.problem("UndefinedNamedEntity", reader.offset(), "the entity &" + std::string(name) + "; is not declared");
  }

  XmlResult& result_;
  DocumentBuilder builder_;
  Parser parser_;
  Scopes scopes_;
  std::unordered_set<std::string> reported_;
  int nested_entities_ = 0;
  bool stopped_ = false;
};

// Namespaces in XML 1.0, 3.
void Reader::bind_namespaces(const char** attributes, std::size_t depth) {
  for (std::uint32_t index = 0; *attributes != nullptr; attributes += 2, ++index) {
    const std::string_view name = attributes[0];
    if (!name.starts_with("xmlns") || (name.size() > 5 && name[5] != ':')) continue;
    const std::string prefix(name.size() > 6 ? name.substr(6) : "");
    const std::string uri = attributes[1];
    scopes_.bind(prefix, uri, depth);
    result_.declarations.push_back({prefix, uri, builder_.current(), index});
    if (uri.find_first_of(" \t\r\n") != std::string::npos)
      problem("SAXError", offset(), "the namespace \"" + uri + "\" has white space in it");
    if (!prefix.empty() && uri.empty())
      problem("SAXError", offset(), "the prefix \"" + prefix + "\" is bound to no namespace");
  }
}

Name Reader::resolve(std::string_view qname, bool is_attribute) {
  Name name;
  const std::size_t colon = qname.find(':');
  if (colon == std::string_view::npos) {
    name.local = qname;
    if (const std::string* uri = scopes_.find(""); uri != nullptr && !is_attribute) name.uri = *uri;
    return name;
  }
  name.prefix = qname.substr(0, colon);
  name.local = qname.substr(colon + 1);
  if (const std::string* uri = scopes_.find(name.prefix))
    name.uri = *uri;
  else
    name.undeclared = true;
  return name;
}

void Reader::start(const char* qname, const char** attributes) {
  const NodeId element = builder_.open(NodeKind::kElement, kNone, offset());
  bind_namespaces(attributes, builder_.depth());
  const auto intern = [&](std::string_view text, bool is_attribute) {
    const Name name = resolve(text, is_attribute);
    if (name.undeclared && reported_.insert(name.prefix + ":").second)
      problem("SAXError", offset(), "the prefix \"" + name.prefix + "\" is not declared");
    return builder_.intern(name);
  };
  builder_.set_name(element, intern(qname, false));
  std::uint32_t raw_index = 0;
  for (; *attributes != nullptr; attributes += 2, ++raw_index) {
    const std::string_view name = attributes[0];
    if (name == "xmlns" || name.starts_with("xmlns:")) continue;
    builder_.add_attribute(intern(name, true), attributes[1], raw_index);
  }
  check_attributes(element);
}

// Namespaces in XML 1.0, 6.3: two prefixes of one namespace make one name.
void Reader::check_attributes(NodeId element) {
  const Document& document = result_.document;
  std::unordered_set<std::string> seen;
  for (std::uint32_t i = 0; i < document.node(element).length; ++i) {
    const Name& name = document.name(document.attribute(element, i).name);
    if (!name.uri.empty() && !seen.insert(name.uri + '\n' + name.local).second)
      problem("SAXError", offset(),
              "the attribute \"" + name.local + "\" stands twice, by two prefixes of one namespace");
  }
}

void Reader::entity(const char* name, bool is_parameter, std::string_view value) {
  if (is_parameter || value.find('&') == std::string_view::npos || ++nested_entities_ <= kMostNestedEntities) return;
  problem("ValidatorLimit", offset(),
          "the entity \"" + std::string(name) + "\" is one of too many that refer to others");
  stopped_ = true;
  XML_StopParser(parser_.get(), XML_FALSE);
}

void Reader::report_end(XML_Status status) {
  if (status == XML_STATUS_OK || stopped_) return;
  const XML_Error code = XML_GetErrorCode(parser_.get());
  if (code == XML_ERROR_AMPLIFICATION_LIMIT_BREACH)
    return problem("ValidatorLimit", offset(), "the entities here stand for far more text than the document has");
  if (code == XML_ERROR_MISPLACED_XML_PI && builder_.depth() == 0)
    return problem("WPBlankLine", offset(), XML_ErrorString(code));
  if (code == XML_ERROR_INVALID_TOKEN) return report_token();
  if (code == XML_ERROR_TAG_MISMATCH || code == XML_ERROR_NO_ELEMENTS) return report_open(code);
  problem("SAXError", offset(), XML_ErrorString(code));
}

// A "<" or "&" that was meant as such is found by what cannot follow it.
void Reader::report_token() {
  const std::string_view text = result_.document.text();
  const std::size_t at = std::min(offset(), text.size());
  const std::size_t start = at - std::min<std::size_t>(at, 64);
  const std::size_t mark = text.substr(start, at - start).find_last_of("&<>; \t\r\n");
  const char meant = mark == std::string_view::npos ? ' ' : text[start + mark];
  if (meant == '&')
    problem("SAXError", start + mark, "here & begins no reference such as &lt; - write &amp;");
  else if (meant == '<' && start + mark + 1 == at)
    problem("SAXError", start + mark, "here < begins no tag: write &lt;");
  else if (at < text.size() && static_cast<unsigned char>(text[at]) < ' ')
    problem("SAXError", at, "a control character, which XML does not allow");
  else
    problem("SAXError", at, XML_ErrorString(XML_ERROR_INVALID_TOKEN));
}

// An end tag that is not that of the open element, or the end of the document.
void Reader::report_open(XML_Error code) {
  const Document& document = result_.document;
  if (builder_.depth() == 0) return problem("SAXError", offset(), XML_ErrorString(code));
  const Node& open = document.node(builder_.current());
  const Name& name = document.name(open.name);
  const std::string element = "<" + (name.prefix.empty() ? "" : name.prefix + ":") + name.local + "> of line " +
                              std::to_string(document.position(open.offset).line) + " is open";
  if (code == XML_ERROR_NO_ELEMENTS) return problem("SAXError", offset(), "the document ends while " + element);
  const std::size_t start = document.text().rfind("</", offset());
  const std::size_t end = document.text().find('>', offset());
  const bool found = start != std::string_view::npos && end != std::string_view::npos && end - start < 200;
  const std::string tag = found ? std::string(document.text().substr(start, end + 1 - start)) : "an end tag";
  problem("SAXError", found ? start : offset(), tag + " stands where " + element);
}

void Reader::read(bool lenient) {
  parser_.reset(XML_ParserCreate("UTF-8"));
  if (!parser_) out_of_memory();
  XML_Parser parser = parser_.get();
  XML_SetUserData(parser, this);
  XML_SetElementHandler(parser, on_start, on_end);
  XML_SetCharacterDataHandler(parser, on_text);
  XML_SetXmlDeclHandler(parser, on_declaration);
  XML_SetStartDoctypeDeclHandler(parser, on_doctype);
  XML_SetEntityDeclHandler(parser, on_entity);
  XML_SetExternalEntityRefHandler(parser, on_external);
  XML_SetSkippedEntityHandler(parser, on_skipped);
  XML_SetBillionLaughsAttackProtectionActivationThreshold(parser, 1 << 20);
  if (lenient) {
    XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_ALWAYS);
    XML_UseForeignDTD(parser, XML_TRUE);
  }
  const std::string_view text = result_.document.text();
  const XML_Status status = XML_Parse(parser, text.data(), static_cast<int>(text.size()), XML_TRUE);
  if (XML_GetErrorCode(parser) == XML_ERROR_NO_MEMORY) out_of_memory();
  report_end(status);
  builder_.break_off();
}

bool is_undefined_entity(const XmlResult& result) {
  return !result.problems.empty() && result.problems.back().text == XML_ErrorString(XML_ERROR_UNDEFINED_ENTITY);
}

// The first reference from `at` on that is none of XML's own; where it stands, or npos.
std::size_t find_entity(std::string_view text, std::size_t at) {
  constexpr std::array<std::string_view, 6> kKnown = {"&#", "&amp;", "&lt;", "&gt;", "&quot;", "&apos;"};
  for (at = text.find('&', at); at != std::string_view::npos; at = text.find('&', at + 1))
    if (std::none_of(kKnown.begin(), kKnown.end(), [&](auto known) { return text.substr(at).starts_with(known); }))
      break;
  return at;
}

// Says which entity it is. (That of an attribute is placed at its tag, and not named when the parser reads on.)
XmlProblem name_entity(const XmlProblem& problem, std::string_view text) {
  const std::size_t at = find_entity(text, problem.offset);
  const std::size_t end = text.find(';', std::min(at, text.size()));
  if (end == std::string_view::npos) return problem;
  return {"UndefinedNamedEntity", at, "the entity " + std::string(text.substr(at, end + 1 - at)) + " is not declared"};
}

}  // namespace

XmlResult read_xml(std::string_view text) {
  const auto read = [&](bool lenient) {
    XmlResult result{Document(Document::Syntax::kXml, text), {}, {}, {}};
    Reader(result).read(lenient);
    return result;
  };
  XmlResult strict = read(false);
  if (!is_undefined_entity(strict)) return strict;
  // One undeclared entity must not hide everything after it.
  const XmlProblem first = name_entity(strict.problems.back(), text);
  XmlResult rest = read(true);
  std::erase_if(rest.problems, [&](const XmlProblem& problem) { return problem.text == first.text; });
  rest.problems.insert(rest.problems.begin(), first);
  return rest;
}

}  // namespace almanac::feeds::check
