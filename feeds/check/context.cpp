#include "feeds/check/context.h"

#include <algorithm>
#include <functional>

#include "core/url.h"
#include "feeds/check/across/addresses.h"
#include "feeds/check/finding.h"
#include "feeds/extensions/list.h"

namespace almanac::feeds::check {
namespace {

constexpr std::string_view kXmlUri = "http://www.w3.org/XML/1998/namespace";

std::string make_key(const Name& name, const std::vector<std::string>& default_namespaces) {
  if (name.uri.empty()) return name.undeclared ? name.prefix + ":" + name.local : name.local;
  if (std::find(default_namespaces.begin(), default_namespaces.end(), name.uri) != default_namespaces.end())
    return name.local;
  if (name.uri == kXmlUri) return "xml:" + name.local;
  if (const Extension* extension = extensions::find(name.uri)) return std::string(extension->prefix) + ":" + name.local;
  return name.prefix.empty() ? "{" + name.uri + "}" + name.local : name.prefix + ":" + name.local;
}

void add_param(Params& params, std::string_view name, std::string_view value) {
  const bool present = std::any_of(params.begin(), params.end(), [&](const auto& p) { return p.first == name; });
  if (!present) params.emplace_back(name, value.substr(0, 2000));
}

std::size_t first_shown(std::string_view text) {
  const std::size_t at = text.find_first_not_of(" \t\r\n");
  return at == std::string_view::npos ? 0 : at;
}

}  // namespace

Context::Context(const Document& document, std::string file, const Options& options)
    : document_(document), file_(std::move(file)), options_(options) {
  make_keys();
}

void Context::make_keys() {
  keys_.clear();
  for (NameId i = 0; i < document_.names(); ++i) keys_.push_back(make_key(document_.name(i), default_namespaces));
}

std::string_view Context::key(NameId name) const { return name == kNone ? "feed" : std::string_view(keys_[name]); }

std::string_view Context::parent_key(NodeId element) const {
  const NodeId parent = document_.node(element).parent;
  return parent == kNone ? "root" : element_key(parent);
}

std::string_view Context::text(NodeId element) const {
  if (element == kNone) return {};
  if (document_.syntax() == Document::Syntax::kJson) return document_.value(element);
  NodeId only = kNone;
  std::string* joined = nullptr;
  for (NodeId i = document_.first_child(element); i != kNone; i = document_.next_sibling(i)) {
    if (document_.node(i).kind != NodeKind::kText) continue;
    if (only == kNone) {
      only = i;
      continue;
    }
    if (joined == nullptr) joined = &joined_.emplace_back(document_.value(only));
    *joined += document_.value(i);
  }
  return joined != nullptr ? *joined : only != kNone ? document_.value(only) : std::string_view();
}

std::optional<Value> Context::attribute_value(NodeId element, std::string_view wanted) const {
  if (document_.node(element).kind != NodeKind::kElement) return std::nullopt;
  for (std::uint32_t i = 0; i < document_.node(element).length; ++i) {
    const Attribute& attribute = document_.attribute(element, i);
    if (key(attribute.name) == wanted) return Value{element, i, document_.value(attribute)};
  }
  return std::nullopt;
}

std::optional<std::string_view> Context::attribute(NodeId element, std::string_view wanted) const {
  const auto value = attribute_value(element, wanted);
  return value ? std::optional(value->text) : std::nullopt;
}

const Context::Frame* Context::find_frame(NodeId element) const {
  for (std::size_t i = depth_; i-- > 0 && frames_[i].node >= element;)
    if (frames_[i].node == element) return &frames_[i];
  return nullptr;
}

NodeId Context::find_child(NodeId element, std::string_view wanted) const {
  if (element == kNone) return kNone;
  if (const Frame* frame = find_frame(element)) {
    const auto at = std::lower_bound(frame->seen.begin(), frame->seen.end(), wanted,
                                     [](const Seen& seen, std::string_view name) { return seen.key < name; });
    return at != frame->seen.end() && at->key == wanted ? at->first : kNone;
  }
  for (NodeId i = document_.first_child(element); i != kNone; i = document_.next_sibling(i))
    if (document_.node(i).kind != NodeKind::kText && element_key(i) == wanted) return i;
  return kNone;
}

std::vector<NodeId> Context::children(NodeId element, std::string_view wanted) const {
  std::vector<NodeId> found;
  for (NodeId i = document_.first_child(element); i != kNone; i = document_.next_sibling(i))
    if (document_.node(i).kind != NodeKind::kText && element_key(i) == wanted) found.push_back(i);
  return found;
}

std::string_view Context::language(NodeId element) const {
  for (; element != kNone; element = document_.node(element).parent)
    if (const auto lang = attribute(element, "xml:lang")) return *lang;
  return {};
}

std::string Context::base(NodeId element) const {
  constexpr std::size_t kLongest = 8000;  // no server takes a longer address; resolving must not cost its square
  std::vector<std::string_view> bases;
  for (; element != kNone; element = document_.node(element).parent)
    if (const auto base = attribute(element, "xml:base"); base && base->size() <= kLongest)
      bases.push_back(trim(*base));
  std::string base = options_.address;
  for (auto at = bases.rbegin(); at != bases.rend(); ++at) base = resolve_url(base, *at);
  return base;
}

// Text that is in pieces has no one place for its bytes: then it is the element's.
std::size_t Context::value_offset(const Value& value, std::size_t at) const {
  if (value.attribute != kNone) return document_.attribute_value_offset(value.element, value.attribute, at);
  const bool json = document_.syntax() == Document::Syntax::kJson;
  const NodeId holder = json ? value.element : document_.first_child(value.element);
  const std::string_view whole = holder == kNone ? std::string_view() : document_.value(holder);
  const std::less_equal<const char*> not_after;
  const bool inside = !value.text.empty() && not_after(whole.data(), value.text.data()) &&
                      not_after(value.text.data() + value.text.size(), whole.data() + whole.size());
  if (!inside) return document_.node(value.element).offset;
  return document_.text_offset(holder, static_cast<std::size_t>(value.text.data() - whole.data()) + at);
}

bool Context::is_hex_reference(const Value& value, std::size_t at) const {
  return document_.text().substr(value_offset(value, at)).starts_with("&#x");
}

void Context::report(RuleId rule, const Value& value, Params more, std::optional<std::size_t> at) {
  const std::size_t offset = value_offset(value, at.value_or(first_shown(value.text)));
  add_param(more, "value", trim(value.text));
  const std::string_view element = element_key(value.element);
  if (value.attribute == kNone) {
    add_param(more, "element", element);
    add_param(more, "parent", parent_key(value.element));
  } else {
    const std::string_view name = key(document_.attribute(value.element, value.attribute).name);
    add_param(more, "attr", name);
    add_param(more, "element", value.naming == Naming::kAttribute ? element : name);
    add_param(more, "parent", value.naming == Naming::kElement ? element : parent_key(value.element));
  }
  add(rule, offset, std::move(more));
}

void Context::report_stray_text(RuleId rule, NodeId element) {
  std::size_t offset = document_.node(element).offset;
  for (NodeId i = document_.first_child(element); i != kNone; i = document_.next_sibling(i)) {
    if (document_.node(i).kind != NodeKind::kText || trim(document_.value(i)).empty()) continue;
    offset = document_.text_offset(i, first_shown(document_.value(i)));
    break;
  }
  add(rule, offset,
      {{"value", std::string(trim(text(element)))},
       {"element", std::string(element_key(element))},
       {"parent", std::string(parent_key(element))}});
}

void Context::report(RuleId rule, NodeId element, Params more) {
  add_param(more, "element", element_key(element));
  add_param(more, "parent", parent_key(element));
  const NodeId parent = document_.node(element).parent;
  const bool is_member = parent != kNone && document_.node(parent).kind == NodeKind::kObject;
  add(rule, is_member ? document_.key_offset(element) : document_.node(element).offset, std::move(more));
}

void Context::report_attribute(RuleId rule, NodeId element, std::uint32_t attribute, Params more) {
  add_param(more, "attr", key(document_.attribute(element, attribute).name));
  add_param(more, "element", element_key(element));
  add_param(more, "parent", parent_key(element));
  add(rule, document_.attribute_name_offset(element, attribute), std::move(more));
}

void Context::report_at(RuleId rule, std::size_t offset, Params more) { add(rule, offset, std::move(more)); }

void Context::add(RuleId rule, std::size_t offset, Params params) {
  counts_.resize(rules().size());
  Count& count = counts_[rule.index()];
  if (++count.found > kMostFindings) return;
  count.last = findings_.size();
  for (auto& [name, value] : params)
    if (name == "parent" && value == "rdf:RDF") value = "rdf_RDF";  // as W3C's cases name it
  findings_.push_back(make_finding(rule, file_, document_.position(offset), std::move(params)));
}

Position Context::place(const Value& value, std::size_t at) const {
  return document_.position(value_offset(value, std::max(at, first_shown(value.text))));
}

Position Context::place(NodeId element) const { return document_.position(document_.node(element).offset); }

void Context::note_reference(const Value& value, std::string_view reference, std::size_t at, ReferenceUse use) {
  if (options_.site.empty()) return;
  std::string target =
      is_absolute_url(reference) ? std::string(reference) : resolve_url(base(value.element), reference);
  if (across::find_below(options_.site, target))
    references_.push_back({std::move(target), document_.position(value_offset(value, at)), use});
}

Findings Context::take_findings() {
  for (const Count& count : counts_) {
    if (count.found <= kMostFindings) continue;
    const std::string more = std::to_string(count.found - kMostFindings);
    findings_[count.last].message += " (" + more + " more of this rule are not listed)";
    findings_[count.last].params.emplace_back("more", more);
  }
  Findings findings;
  for (Finding& finding : findings_) findings.add(std::move(finding));
  return findings;
}

bool Context::is_first(std::string_view heading, NodeId container, std::string_view text) {
  return seen_[std::string(heading) + "/" + std::to_string(container)].insert(std::string(text)).second;
}

}  // namespace almanac::feeds::check
