#include "markdown/safe_html.h"

#include <gumbo.h>

#include <algorithm>
#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

#include "core/ascii.h"
#include "core/html/image_set.h"
#include "core/text.h"
#include "core/url.h"
#include "markdown/characters.h"
#include "markdown/html_text.h"
#include "markdown/safe_elements.h"
#include "markdown/safe_writer.h"
#include "markdown/tame_html.h"
#include "markdown/tame_reader.h"

namespace almanac::markdown {
namespace {

// The memory of one parse, given back as a whole: gumbo asks for many small pieces.
class Arena {
 public:
  void* allocate(std::size_t bytes) {
    constexpr std::size_t kBlock = 64 * 1024;
    bytes = (bytes + alignof(std::max_align_t) - 1) / alignof(std::max_align_t) * alignof(std::max_align_t);
    if (bytes > left_) {
      left_ = std::max(bytes, kBlock);
      blocks_.push_back(std::make_unique_for_overwrite<std::byte[]>(left_));
      next_ = blocks_.back().get();
    }
    left_ -= bytes;
    return std::exchange(next_, next_ + bytes);
  }

 private:
  std::vector<std::unique_ptr<std::byte[]>> blocks_;
  std::byte* next_ = nullptr;
  std::size_t left_ = 0;
};

const GumboOutput* parse_fragment(const std::string& html, Arena& arena) {
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  options.fragment_context = GUMBO_TAG_DIV;
  options.userdata = &arena;
  options.allocator = [](void* memory, std::size_t bytes) { return static_cast<Arena*>(memory)->allocate(bytes); };
  options.deallocator = [](void*, void*) {};
  return gumbo_parse_with_options(&options, html.data(), html.size());
}

std::span<GumboNode* const> children_of(const GumboVector& vector) {
  return {reinterpret_cast<GumboNode* const*>(vector.data), vector.length};
}

// In lower case, as tame_html wrote it; gumbo has no name of its own for the younger ones (picture).
std::string_view name_of(const GumboElement& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece name = element.original_tag;
  gumbo_tag_from_original_text(&name);
  return {name.data, name.length};
}

std::string safe_image_set(std::string_view base, std::string_view set) {
  std::string out;
  for (const html::ImageCandidate& candidate : html::split_image_set(set)) {
    const std::optional<std::string> absolute = feed_url(base, candidate.url, UrlUse::kImage);
    if (!absolute) continue;
    out.append(out.empty() ? "" : ", ").append(replace_all(*absolute, ",", "%2C"));
    if (!candidate.descriptor.empty()) out.append(" ").append(candidate.descriptor);
  }
  return out;
}

// The id in "https://www.youtube.com/embed/ID?start=1" and its like; empty for any other URL.
std::string youtube_id(std::string_view url) {
  std::string host = url_host(url);
  if (host.starts_with("www.")) host.erase(0, 4);
  const UrlParts parts = split_url(url);
  std::string_view path = parts.path;
  if (host == "youtube.com" || host == "youtube-nocookie.com") {
    if (!path.starts_with("/embed/") && !path.starts_with("/v/")) return {};
    path.remove_prefix(path.find('/', 1));
  } else if (host != "youtu.be") {
    return {};
  }
  const std::string_view id = path.substr(std::min<std::size_t>(1, path.size()));
  const bool is_id = id.size() == 11 && std::all_of(id.begin(), id.end(),
                                                    [](char c) { return c == '-' || c == '_' || is_alphanumeric(c); });
  return is_id ? std::string(id) : std::string();
}

std::string_view value_of(const TameAttributes& attributes, std::string_view name) {
  for (const TameAttribute& attribute : attributes)
    if (attribute.name == name) return attribute.value;
  return {};
}

bool has(const TameAttributes& attributes, std::string_view name) {
  return std::any_of(attributes.begin(), attributes.end(),
                     [&](const TameAttribute& each) { return each.name == name; });
}

// Elements are opened, have content, and are closed, whoever found them.
class Sanitizer final : public TameHandler {
 public:
  explicit Sanitizer(std::string_view page_url) : page_url_(page_url) {}

  void open(std::string_view name, const TameAttributes& attributes) override {
    opened_.push_back(begin(name, attributes));
  }
  void close() override {
    if (opened_.back()) writer_.close(*opened_.back());
    opened_.pop_back();
  }
  void text(std::string_view text) override { writer_.add_text(text); }
  void mark() override { place_ = writer_.size(); }

  SafeHtml finish() { return {writer_.finish(), place_}; }

 private:
  // Nothing where only its content is kept, or where it has none.
  std::optional<SafeWriter::Opened> begin(std::string_view name, const TameAttributes& given) {
    const SafeElement* safe = find_safe_element(name);
    if (safe == nullptr) return std::nullopt;
    if (safe->nesting == Nesting::kEmbed) return add_embed(given), std::nullopt;
    if (safe->nesting == Nesting::kCheckbox) return add_checkbox(given), std::nullopt;
    const std::string attributes = attributes_of(given, safe->name);
    if (safe->name == "img" && !has_attribute(attributes, "src"))
      return writer_.add_text(value_of(given, "alt")), std::nullopt;
    if (is_void(safe->nesting)) return writer_.add_void(*safe, attributes), std::nullopt;
    const bool leads_nowhere = safe->nesting == Nesting::kAnchor && !has_attribute(attributes, "href");
    return leads_nowhere ? std::nullopt : writer_.open(*safe, attributes);
  }

  static bool has_attribute(const std::string& attributes, std::string_view name) {
    return attributes.find(" " + std::string(name) + "=\"") != std::string::npos;
  }

  std::string attributes_of(const TameAttributes& attributes, std::string_view name) const {
    std::string html;
    for (const TameAttribute& attribute : attributes) {
      const SafeAttribute* safe = find_safe_attribute(name, attribute.name);
      if (safe != nullptr) add_attribute(html, *safe, attribute.value);
    }
    return html;
  }

  void add_attribute(std::string& html, const SafeAttribute& attribute, std::string_view value) const {
    std::string text;
    if (attribute.url == UrlKind::kNone) {
      append_escaped(text, without_bad(value));
    } else if (attribute.url == UrlKind::kImageSet) {
      append_escaped(text, safe_image_set(page_url_, value));
      if (text.empty()) return;
    } else {
      const UrlUse use = attribute.url == UrlKind::kLink ? UrlUse::kLink : UrlUse::kImage;
      const std::optional<std::string> url = feed_url(page_url_, value, use);
      if (!url) return;
      append_url(text, *url);
    }
    html.append(" ").append(attribute.name).append("=\"").append(text).append("\"");
  }

  void add_checkbox(const TameAttributes& attributes) {
    if (value_of(attributes, "type") != "checkbox") return;
    writer_.add_text(has(attributes, "checked") ? "☑" : "☐");
  }

  void add_embed(const TameAttributes& attributes) {
    const std::optional<std::string> url = feed_url(page_url_, trim(value_of(attributes, "src")), UrlUse::kLink);
    if (!url) return;
    const std::string_view title = trim(value_of(attributes, "title"));
    std::string name;
    append_escaped(name, title.empty() ? *url : without_bad(title));
    const std::string video = youtube_id(*url);
    if (!video.empty())
      name = "<img src=\"https://img.youtube.com/vi/" + video + "/hqdefault.jpg\" alt=\"" + name + "\" />";
    if (writer_.in_link()) return writer_.add_phrase(name);
    std::string link = "<a href=\"";
    append_url(link, *url);
    writer_.add_phrase(link + "\">" + name + "</a>");
  }

  std::string_view page_url_;
  SafeWriter writer_;
  std::vector<std::optional<SafeWriter::Opened>> opened_;
  std::optional<std::size_t> place_;
};

// The tree's depth is bounded by tame_html.
void walk(const GumboNode& node, TameHandler& handler) {
  switch (node.type) {
    case GUMBO_NODE_ELEMENT: {
      TameAttributes attributes;
      for (unsigned i = 0; i < node.v.element.attributes.length; ++i) {
        const auto& attribute = *static_cast<const GumboAttribute*>(node.v.element.attributes.data[i]);
        attributes.push_back({attribute.name, attribute.value});
      }
      handler.open(name_of(node.v.element), attributes);
      for (const GumboNode* child : children_of(node.v.element.children)) walk(*child, handler);
      handler.close();
      break;
    }
    case GUMBO_NODE_TEXT:
    case GUMBO_NODE_CDATA:
    case GUMBO_NODE_WHITESPACE: handler.text(node.v.text.text); break;
    case GUMBO_NODE_COMMENT:
      if (node.v.text.text == kMark) handler.mark();
      break;
    default: break;
  }
}

}  // namespace

SafeHtml make_safe(std::string_view html, std::string_view page_url, std::optional<std::size_t> place, HtmlTree tree) {
  const std::string tame = tame_html(html, place);
  if (tree == HtmlTree::kWhereNeeded) {
    Sanitizer sanitizer(page_url);
    if (read_tame_html(tame, sanitizer)) return sanitizer.finish();
  }
  Arena arena;
  const GumboOutput* output = parse_fragment(tame, arena);
  Sanitizer sanitizer(page_url);
  for (const GumboNode* child : children_of(output->root->v.element.children)) walk(*child, sanitizer);
  return sanitizer.finish();
}

}  // namespace almanac::markdown
