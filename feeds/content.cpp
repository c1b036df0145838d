#include "feeds/content.h"

#include "core/html/tokenizer.h"
#include "core/text.h"
#include "core/url.h"

namespace almanac::feeds {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f'; }

}  // namespace

ContentDigester::ContentDigester(std::string_view url) : host_(url_host(url)) {}

void ContentDigester::add_html(std::string_view html) {
  html::Tokenizer tokens(html);
  for (const html::Token* token = &tokens.next(); token->kind != html::TokenKind::kEnd; token = &tokens.next()) {
    if (token->kind == html::TokenKind::kCharacters) add_text(token->data);
    if (token->kind != html::TokenKind::kStartTag) continue;
    for (const html::Attribute& attribute : token->attributes) add_attribute(attribute.name, attribute.value);
  }
}

void ContentDigester::add_text(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t end = at;
    while (end < text.size() && !is_blank(text[end])) ++end;
    text_.append(text, at, end - at);
    at = end;
  }
}

void ContentDigester::add_attribute(std::string_view name, std::string_view value) {
  if (name == "alt") add_text(value);
  if ((name == "href" || name == "src") && !is_within_site(trim(value))) links_.add(trim(value));
}

// Relative references have no host (RFC 3986 4.2); "//host/path" has no scheme.
bool ContentDigester::is_within_site(std::string_view link) const {
  if (!is_absolute_url(link) && !link.starts_with("//")) return true;
  return !host_.empty() && url_host(link) == host_;
}

ContentDigest digest_html(std::string_view html, std::string_view url) {
  ContentDigester content(url);
  content.add_html(html);
  return content.finish();
}

ContentDigest digest_text(std::string_view text) {
  ContentDigester content("");
  content.add_text(text);
  return content.finish();
}

std::string to_plain_text(std::string_view html) {
  if (html.find_first_of("<&") == std::string_view::npos) return squeeze(html);
  std::string text;
  html::Tokenizer tokens(html);
  for (const html::Token* token = &tokens.next(); token->kind != html::TokenKind::kEnd; token = &tokens.next())
    if (token->kind == html::TokenKind::kCharacters) text += token->data;
  return squeeze(text);
}

}  // namespace almanac::feeds
