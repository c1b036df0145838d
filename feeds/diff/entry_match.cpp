#include "feeds/diff/entry_match.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <unordered_set>

#include "core/text.h"
#include "core/unicode.h"
#include "core/url.h"

namespace almanac::feeds::diff {
namespace {

std::string path_and_query(const UrlParts& parts) {
  std::string path = parts.path;
  if (path.ends_with("/index.html")) path.resize(path.size() - 10);
  if (path.ends_with(".html")) path.resize(path.size() - 5);
  while (path.ends_with('/')) path.pop_back();
  return parts.query ? path + "?" + *parts.query : path;
}

// The letters and digits of a title: generators make its quotes and dashes pretty, each in its way.
std::string title_key(const SeenEntry& entry) {
  const std::string folded = fold_case(entry.title);
  std::string key;
  for (std::size_t at = 0; at < folded.size();) {
    const CodePoint c = code_point_at(folded, at);
    if (is_letter_or_digit(c.value)) key.append(folded, at, c.bytes);
    at += c.bytes;
  }
  return key.empty() ? entry.title : key;
}

// With its day; empty where the entry has none.
std::string with_day(const SeenEntry& entry, const std::string& text) {
  if (text.empty() || !entry.published) return "";
  return fmt::format("{} {}", std::chrono::floor<std::chrono::days>(*entry.published).time_since_epoch().count(), text);
}

std::string words_key(const SeenEntry& entry) {
  static const ContentDigest kNothing = digest_text("");
  return entry.content == kNothing ? "" : to_text(entry.content.text);
}

// The last name of an id or address, a date before it and an extension after it left out.
std::string slug_in(std::string_view id) {
  while (id.ends_with('/')) id.remove_suffix(1);
  std::string slug(id.substr(id.find_last_of("/:") + 1));
  if (slug.size() > 11 && parse_day(slug.substr(0, 10))) slug.erase(0, 11);
  const std::size_t dot = slug.rfind('.');
  return dot == std::string::npos ? slug : slug.substr(0, dot);
}

using EntryKey = std::string (*)(const SeenEntry& entry);  // empty: none

constexpr std::array<EntryKey, 6> kSteps = {
    [](const SeenEntry& entry) { return address_key(entry.url); },
    [](const SeenEntry& entry) { return path_key(entry.url); },
    [](const SeenEntry& entry) { return with_day(entry, title_key(entry)); },
    [](const SeenEntry& entry) { return with_day(entry, slug_in(entry.url)); },
    words_key,
    title_key,
};

// The entries by key, a nullptr for a key that several have.
std::unordered_map<std::string, const SeenEntry*> index(const std::vector<const SeenEntry*>& entries, EntryKey key) {
  std::unordered_map<std::string, const SeenEntry*> by_key;
  for (const SeenEntry* entry : entries) {
    const auto [at, is_first] = by_key.try_emplace(key(*entry), entry);
    if (!is_first) at->second = nullptr;
  }
  by_key.erase("");
  return by_key;
}

std::string scheme_of(std::string_view id) { return to_lower_ascii(split_url(id).scheme.value_or("")); }

bool is_web(std::string_view scheme) { return scheme == "http" || scheme == "https"; }

// Every "2019-01-07" or "2019/01/07" of an id, in order.
std::vector<std::string> dates_in(std::string_view id) {
  std::vector<std::string> days;
  for (std::size_t at = 0; at + 10 <= id.size(); ++at) {
    std::string day(id.substr(at, 10));
    for (const std::size_t mark : {std::size_t{4}, std::size_t{7}})
      if (day[mark] == '/') day[mark] = '-';
    if (parse_day(day)) days.push_back(std::move(day));
  }
  return days;
}

// "2019-01-07 became 2019-01-08" of the first that differ; empty where the ids do not both have dates that differ.
std::string date_change(std::string_view before, std::string_view after) {
  const std::vector<std::string> old_days = dates_in(before), new_days = dates_in(after);
  for (std::size_t i = 0; i < std::min(old_days.size(), new_days.size()); ++i)
    if (old_days[i] != new_days[i]) return old_days[i] + " became " + new_days[i];
  return "";
}

// "example.org" of a URL, and of tag:example.org,2019:a (RFC 4151 2.1).
std::string host_in(std::string_view id) {
  if (scheme_of(id) != "tag") return url_host(id);
  return to_lower_ascii(id.substr(4, id.find(',') - 4));
}

}  // namespace

std::string address_key(std::string_view url) {
  const std::string host = url_host(url);
  return host.empty() ? std::string() : host + path_and_query(split_url(normalize_url(url)));
}

std::string path_key(std::string_view url) { return path_and_query(split_url(normalize_url(url))); }

std::vector<EntryMatch> match_entries(const std::vector<const SeenEntry*>& before,
                                      const std::vector<const SeenEntry*>& after) {
  std::vector<EntryMatch> matches;
  std::vector<const SeenEntry*> old_left = before, new_left = after;
  for (const EntryKey key : kSteps) {
    if (old_left.empty() || new_left.empty()) break;
    const auto old_by_key = index(old_left, key);
    std::unordered_set<const SeenEntry*> matched;
    for (const auto& [text, entry] : index(new_left, key)) {
      const auto found = old_by_key.find(text);
      if (entry == nullptr || found == old_by_key.end() || found->second == nullptr) continue;
      matches.push_back({found->second, entry});
      matched.insert({found->second, entry});
    }
    const auto is_matched = [&](const SeenEntry* entry) { return matched.contains(entry); };
    std::erase_if(old_left, is_matched);
    std::erase_if(new_left, is_matched);
  }
  return matches;
}

std::string find_reason(const SeenEntry& before, const SeenEntry& after) {
  const std::string old_scheme = scheme_of(before.id), new_scheme = scheme_of(after.id);
  const bool both_web = is_web(old_scheme) && is_web(new_scheme);
  if (old_scheme != new_scheme && !both_web)
    return "generator: ids have another form than those that the feed was made with";
  std::vector<std::string> reasons;
  if (old_scheme != new_scheme) reasons.push_back(old_scheme + " became " + new_scheme);
  const std::string old_host = host_in(before.id), new_host = host_in(after.id);
  if (old_host != new_host) reasons.push_back("host: " + old_host + " became " + new_host);
  const std::string days = date_change(before.id, after.id);
  if (!days.empty()) reasons.push_back("date: " + days);
  const std::string old_slug = slug_in(before.id), new_slug = slug_in(after.id);
  if (old_slug != new_slug) reasons.push_back("slug: " + old_slug + " became " + new_slug);
  if (reasons.empty() && both_web) reasons.emplace_back("permalink: the address has another shape");
  if (reasons.empty()) reasons.emplace_back("generator: the id is made in another way");
  return join(reasons, ", ");
}

}  // namespace almanac::feeds::diff
