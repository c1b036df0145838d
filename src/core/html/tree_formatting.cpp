// Formatting elements: those that go on after what closed them by mistake (WHATWG HTML 13.2.4.3), and the adoption
// agency that sorts out their end tags (13.2.6.4.7).
#include <utility>

#include "core/html/tree.h"

namespace almanac::html {

namespace {

// The same for the same attributes in any order.
std::size_t hash_attributes(const Token& token) {
  constexpr std::hash<std::string_view> kHash;
  std::size_t sum = 0;
  for (const Attribute& attribute : token.attributes) sum += kHash(attribute.name) * 31 + kHash(attribute.value);
  return sum;
}

constexpr std::size_t kMaxReopened = 1'000'000;
constexpr int kAdoptions = 8;
constexpr int kClonesPerAdoption = 3;

}  // namespace

void TreePass::start_formatting() {
  reconstruct_formatting();
  open();
  formatting_.push({current().id, tag_, hash_attributes(*token_), token_->offset, open_.size() - 1});
}

void TreePass::start_a() {
  if (const auto index = formatting_.find(Tag::kA)) {
    const std::uint32_t id = formatting_[*index].id;
    add("unexpected-start-tag-implies-end-tag", formatting_[*index].offset);
    adopt();
    if (const auto listed = formatting_.find(id)) formatting_.erase(*listed);
    if (const auto opened = open_.find(id)) open_.erase(*opened);
  }
  start_formatting();
}

void TreePass::reconstruct_formatting() {
  const auto stays_closed = [this](std::size_t i) {
    return !formatting_[i].is_marker() && !open_.has(formatting_[i].id, formatting_[i].index);
  };
  std::size_t first = formatting_.size();
  while (first > 0 && stays_closed(first - 1)) --first;
  for (std::size_t i = first; i < formatting_.size(); ++i) {
    open(OpenElement{formatting_[i].tag, Namespace::kHtml, false, 0, formatting_[i].offset, {}});
    formatting_[i].id = current().id;
    formatting_[i].index = open_.size() - 1;
  }
  reopened_ += formatting_.size() - first;
  too_deep_ = too_deep_ || reopened_ > kMaxReopened;
}

void TreePass::adopt() {
  if (current().is(tag_) && !formatting_.find(current().id)) return open_.pop();
  for (int i = 0; i < kAdoptions && adopt_once(); ++i) {
  }
}

// One turn of the outer loop; whether there is to be another.
bool TreePass::adopt_once() {
  const auto listed = formatting_.find(tag_);
  if (!listed) {
    end_other();
    return false;
  }
  const std::uint32_t id = formatting_[*listed].id;
  const auto node = open_.find(id);
  if (!node || !open_.has_in_scope(id)) {
    add_end_tag_error("unexpected-end-tag");
    if (!node) formatting_.erase(*listed);
    return false;
  }
  if (*node != open_.size() - 1) add_end_tag_error("end-tag-too-early");
  std::size_t block = *node + 1;  // the furthest block
  while (block < open_.size() && (traits_of(open_[block].space, open_[block].tag) & kSpecial) == 0) ++block;
  if (block == open_.size()) {
    open_.pop_to(*node);
    formatting_.erase(*listed);
    return false;
  }
  rebuild(*node, block);
  return true;
}

// A start tag that ends an element has its error already.
void TreePass::add_end_tag_error(std::string_view code) {
  if (is_end()) add(code, current().offset);
}

// The formatting elements around the block go on inside it, as new elements.
void TreePass::rebuild(std::size_t node, std::size_t block) {
  const std::uint32_t id = open_[node].id;
  std::size_t bookmark = *formatting_.find(id);
  bool first = true;
  std::size_t i = block;
  for (int turn = 1; --i != node; ++turn) {
    auto listed = open_[i].is_html(kFormatting) ? formatting_.find(open_[i].id) : std::nullopt;
    if (listed && turn > kClonesPerAdoption) {
      bookmark -= *listed < bookmark ? 1 : 0;
      formatting_.erase(*listed);
      listed.reset();
    }
    if (!listed) {
      open_.erase(i);
      --block;
      continue;
    }
    open_.set_id(i, ++last_id_);
    formatting_[*listed].id = last_id_;
    if (std::exchange(first, false)) bookmark = *listed + 1;
  }
  const std::size_t listed = *formatting_.find(id);
  FormattingElement entry = formatting_[listed];
  entry.id = ++last_id_;
  bookmark -= listed < bookmark ? 1 : 0;
  formatting_.erase(listed);
  formatting_.insert(bookmark, entry);
  OpenElement element = open_[node];
  element.id = last_id_;
  open_.erase(node);
  open_.insert(block, std::move(element));  // the block is now at block - 1
}

}  // namespace almanac::html
