#include "feeds/check/walk.h"

#include <algorithm>
#include <array>

#include "feeds/extensions/list.h"

namespace almanac::feeds::check {
namespace {

bool is_standard_attribute(std::string_view key) {
  return key == "xml:base" || key == "xml:lang" || key == "xml:space" || key == "xml:id";
}

bool is_repeatable(Occurs occurs) { return occurs == Occurs::kAny || occurs == Occurs::kAtLeastOnce; }
bool is_required(Occurs occurs) { return occurs == Occurs::kOnce || occurs == Occurs::kAtLeastOnce; }

}  // namespace

class Walk {
 public:
  explicit Walk(Context& context) : context_(context), document_(context.document()) {}

  void run(NodeId root, const Element& grammar) {
    enter(root, grammar);
    while (context_.depth_ > 0) {
      Context::Frame& frame = context_.frames_[context_.depth_ - 1];
      if (frame.next == kNone) {
        --context_.depth_;
        continue;
      }
      const NodeId child = frame.next;
      frame.next = document_.next_sibling(child);
      if (document_.node(child).kind != NodeKind::kText) visit(child, *frame.grammar);
    }
  }

 private:
  enum class Verdict {
    kKnown,
    kForeign,       // not ours to judge
    kQuestionable,  // known, but not meant for this place
    kUndefined,
  };

  // What a container's grammar says of a child.
  struct Slot {
    const Row* row = nullptr;
    Verdict verdict = Verdict::kUndefined;
    bool resolved = false;
  };

  void visit(NodeId child, const Element& parent) {
    if (const Slot& slot = find_slot(parent, child); slot.row != nullptr) enter(child, *slot.row->element);
  }

  void enter(NodeId element, const Element& grammar) {
    if (document_.syntax() == Document::Syntax::kJson && !check_type(element, grammar)) return;
    check_attributes(element, grammar);
    if (grammar.content == Content::kForeign) {
      for (ElementCheck check : grammar.compare)
        if (check != nullptr) check(context_, element);
      if (grammar.compare[0] == nullptr) check_foreign(element);
      return;
    }
    push(element, grammar);
    check_text(element, grammar);
    check_children(element, grammar);
    for (ElementCheck check : grammar.compare)
      if (check != nullptr) check(context_, element);
  }

  bool check_type(NodeId element, const Element& grammar) {
    struct Type {
      JsonType type;
      NodeKind kind;
      std::string_view name;
    };
    constexpr std::array<Type, 5> kTypes = {{{JsonType::kString, NodeKind::kString, "a string"},
                                             {JsonType::kNumber, NodeKind::kNumber, "a number"},
                                             {JsonType::kBoolean, NodeKind::kBoolean, "true or false"},
                                             {JsonType::kObject, NodeKind::kObject, "an object"},
                                             {JsonType::kArray, NodeKind::kArray, "an array"}}};
    for (const Type& type : kTypes) {
      if (type.type != grammar.json || document_.node(element).kind == type.kind) continue;
      context_.report("InvalidJSONType", Value{element, kNone, document_.value(element)},
                      {{"type", std::string(type.name)}});
      return false;
    }
    return true;
  }

  void push(NodeId element, const Element& grammar) {
    if (context_.depth_ == context_.frames_.size()) context_.frames_.emplace_back();
    Context::Frame& frame = context_.frames_[context_.depth_++];
    frame.node = element;
    frame.grammar = &grammar;
    frame.next = document_.first_child(element);
    frame.seen.clear();
  }

  void check_attributes(NodeId element, const Element& grammar) {
    if (document_.node(element).kind != NodeKind::kElement) return;
    for (std::uint32_t i = 0; i < document_.node(element).length; ++i) check_attribute(element, i, grammar);
    for (const AttributeRow& row : grammar.attributes)
      if (row.required && !context_.attribute(element, row.name))
        context_.report(row.missing, element, {{"attr", std::string(row.name)}});
  }

  void check_attribute(NodeId element, std::uint32_t index, const Element& grammar) {
    const Attribute& attribute = document_.attribute(element, index);
    const std::string_view key = context_.key(attribute.name);
    const auto row = std::find_if(grammar.attributes.begin(), grammar.attributes.end(),
                                  [&](const AttributeRow& candidate) { return candidate.name == key; });
    if (row != grammar.attributes.end()) {
      if (row->check != nullptr) row->check(context_, {element, index, document_.value(attribute), row->naming});
      return;
    }
    if (grammar.open_attributes || is_standard_attribute(key)) return;
    report_unexpected(element, index);
  }

  void report_unexpected(NodeId element, std::uint32_t index) {
    const Name& name = document_.name(document_.attribute(element, index).name);
    // RFC 4287 6: Atom lets everyone add attributes of other namespaces.
    const bool is_atom = context_.kind == FeedKind::kAtom || context_.kind == FeedKind::kAtomEntry;
    if (name.undeclared || (is_atom && !name.uri.empty())) return;
    const std::string local = document_.name(document_.node(element).name).local;
    const std::string key(context_.key(document_.attribute(element, index).name));
    Params params = {{"parent", local}, {"attribute", key}, {"element", local}};
    if (name.uri.empty() || extensions::find(name.uri) != nullptr)
      context_.report_attribute("UnexpectedAttribute", element, index, std::move(params));
    else if (context_.kind == FeedKind::kRss && document_.name(document_.node(element).name).uri.empty())
      context_.report_attribute("UseOfExtensionAttr", element, index, std::move(params));
  }

  void check_text(NodeId element, const Element& grammar) {
    const std::string_view text = context_.text(element);
    const bool may_have_text = grammar.content == Content::kText || grammar.content == Content::kMixed;
    const Value value{element, kNone, text, Naming::kAttribute};
    if (!may_have_text) {
      if (!trim(text).empty()) context_.report_stray_text("UnexpectedText", element);
      return;
    }
    if (!document_.node(element).closed) return;  // the value broke off
    for (ValueCheck check : grammar.text)
      if (check != nullptr) check(context_, value);
  }

  void check_children(NodeId element, const Element& grammar) {
    std::vector<Context::Seen>& seen = context_.frames_[context_.depth_ - 1].seen;
    for (NodeId i = document_.first_child(element); i != kNone; i = document_.next_sibling(i)) {
      if (document_.node(i).kind == NodeKind::kText) continue;
      const std::string_view key = context_.element_key(i);
      std::uint32_t& at = seen_at_[document_.node(i).name];
      if (at >= seen.size() || seen[at].key.data() != key.data()) {
        at = static_cast<std::uint32_t>(seen.size());
        seen.push_back({key, i, 0});
      }
      check_occurrence(element, i, grammar, ++seen[at].count);
    }
    sort_seen(seen);
    check_required(element, grammar);
  }

  void check_occurrence(NodeId element, NodeId child, const Element& grammar, std::uint32_t count) {
    const Slot& slot = find_slot(grammar, child);
    if (slot.row == nullptr) {
      report_unknown(element, child, slot.verdict);
    } else if (count > 1 && !is_repeatable(slot.row->occurs)) {
      context_.report(slot.row->repeated, child);
    }
  }

  // Two prefixes of one namespace make two names of one key: they count together.
  static void sort_seen(std::vector<Context::Seen>& seen) {
    std::sort(seen.begin(), seen.end(),
              [](const auto& a, const auto& b) { return a.key != b.key ? a.key < b.key : a.first < b.first; });
    std::size_t kept = 0;
    for (std::size_t i = 0; i < seen.size(); ++i) {
      if (kept > 0 && seen[kept - 1].key == seen[i].key)
        seen[kept - 1].count += seen[i].count;
      else
        seen[kept++] = seen[i];
    }
    seen.resize(kept);
  }

  void check_required(NodeId element, const Element& grammar) {
    if (!document_.node(element).closed) return;
    for (const Row& row : grammar.children)
      if (is_required(row.occurs) && context_.find_child(element, row.name) == kNone)
        context_.report(row.missing, element,
                        {{"element", std::string(row.name)}, {"parent", std::string(context_.element_key(element))}});
  }

  void report_unknown(NodeId element, NodeId child, Verdict verdict) {
    if (verdict == Verdict::kForeign) return check_foreign(child);
    if (document_.syntax() == Document::Syntax::kJson) return report_unknown_member(element, child);
    const Name& name = document_.name(document_.node(child).name);
    if (name.undeclared) return;
    const Params params = {{"parent", std::string(context_.element_key(element))}};
    if (name.uri.empty() && context_.kind != FeedKind::kRss)
      context_.report("UndeterminableVocabulary", child, params);
    else if (verdict == Verdict::kQuestionable)
      context_.report("QuestionableUsage", child, params);
    else if (context_.element_key(child).starts_with("xhtml:"))
      context_.report("MisplacedXHTMLContent", child, params);
    else
      context_.report("UndefinedElement", child, params);
  }

  // JSON Feed 1.1, extensions: "starting with an underscore ... followed by a letter".
  void report_unknown_member(NodeId element, NodeId member) {
    const std::string& key = document_.name(document_.node(member).name).local;
    const bool is_extension = key.size() > 1 && key[0] == '_' && key.find('.') == std::string::npos;
    if (!is_extension)
      context_.report("UndefinedMember", member, {{"parent", std::string(context_.element_key(element))}});
  }

  // RSS 2.0, extending RSS: what is in no namespace is RSS's own, also within an extension.
  void check_foreign(NodeId extension) {
    if (context_.kind != FeedKind::kRss) return;
    for (NodeId i = extension + 1; i < document_.node(extension).end; ++i) {
      if (document_.node(i).kind != NodeKind::kElement) continue;
      const Name& name = document_.name(document_.node(i).name);
      const bool is_outermost = !document_.name(document_.node(document_.node(i).parent).name).uri.empty();
      if (name.uri.empty() && !name.undeclared && is_outermost) context_.report("NotInANamespace", i);
    }
  }

  // Each pair of container and name is looked up once.
  const Slot& find_slot(const Element& grammar, NodeId child) {
    std::vector<Slot>& slots = slots_[&grammar];
    if (slots.empty()) slots.resize(document_.names());
    Slot& slot = slots[document_.node(child).name];
    if (!slot.resolved) slot = resolve(grammar, child);
    return slot;
  }

  Slot resolve(const Element& grammar, NodeId child) const {
    std::string_view key = context_.element_key(child);
    for (const Row& row : grammar.children)
      if (row.name == key) return {&row, Verdict::kKnown, true};
    const Name& name = document_.name(document_.node(child).name);
    if (key.starts_with("dc:")) key = key.substr(0, key.find('.'));  // qualified: "dc:date.created"
    const Extension* extension = extensions::find(name.uri);
    if (extension != nullptr) {
      for (const Extension::ScopedRow& scoped : extension->rows)
        if (has(scoped.scope, grammar.scope) && scoped.row.name == key) return {&scoped.row, Verdict::kKnown, true};
    }
    const bool judged = extension != nullptr && extension->known_whole;
    return {nullptr, judge_stranger(grammar, child, judged), true};
  }

  // An element that the container's grammar does not name. `judged`: its namespace's elements have a grammar.
  Verdict judge_stranger(const Element& grammar, NodeId child, bool judged) const {
    const Name& name = document_.name(document_.node(child).name);
    const std::string_view key = context_.element_key(child);
    if (name.uri.empty() || key == name.local) return Verdict::kUndefined;  // the format's own
    const bool is_text = grammar.content == Content::kText || grammar.content == Content::kEmpty;
    if (context_.kind == FeedKind::kRss1) return Verdict::kForeign;  // RDF: any value may have properties
    if (is_text) return Verdict::kUndefined;
    if (!judged) return Verdict::kForeign;
    const std::string_view container = context_.parent_key(child);
    const std::string_view prefix = key.substr(0, key.find(':') + 1);
    if (grammar.scope != Scope::kNowhere || container.starts_with(prefix)) return Verdict::kUndefined;
    // Atom's constructs (RFC 4287 6.4) and other namespaces' elements may be extended.
    const bool open = context_.kind != FeedKind::kRss || container.find(':') != std::string_view::npos;
    return open ? Verdict::kForeign : Verdict::kQuestionable;
  }

  Context& context_;
  const Document& document_;
  std::unordered_map<const Element*, std::vector<Slot>> slots_;
  std::unordered_map<NameId, std::uint32_t> seen_at_;
};

void walk(Context& context, NodeId element, const Element& grammar) { Walk(context).run(element, grammar); }

}  // namespace almanac::feeds::check
