#include "feeds/check/across/entry_keys.h"

#include <algorithm>

namespace almanac::feeds::check::across {

std::vector<std::string> keys_of(const EntryFacts& entry) {
  std::vector<std::string> keys;
  if (!entry.id.text.empty()) keys.push_back("id " + entry.id.text);
  if (!entry.link.text.empty()) keys.push_back("link " + entry.link.text);
  if (keys.empty() && !entry.title.empty()) keys.push_back("title " + entry.title);
  return keys;
}

std::string name_of(const EntryFacts& entry) {
  return !entry.link.text.empty() ? entry.link.text : !entry.id.text.empty() ? entry.id.text : entry.title;
}

EntryKeys collect_keys(const std::vector<DocumentFacts>& documents, const std::vector<std::size_t>& of) {
  EntryKeys keys;
  for (const std::size_t i : of)
    for (const EntryFacts& entry : documents[i].entries)
      for (std::string& key : keys_of(entry)) keys.insert(std::move(key));
  return keys;
}

bool has_entry(const EntryKeys& keys, const EntryFacts& entry) {
  const std::vector<std::string> wanted = keys_of(entry);
  return wanted.empty() ||
         std::any_of(wanted.begin(), wanted.end(), [&](const std::string& key) { return keys.contains(key); });
}

}  // namespace almanac::feeds::check::across
