#include "feeds/check/across/addresses.h"

#include "core/url.h"

namespace almanac::feeds::check::across {
namespace {

std::string encode_non_ascii(std::string_view text) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (byte < 0x80) {
      out += c;
    } else {
      out += '%';
      out += kHex[byte >> 4];
      out += kHex[byte & 15];
    }
  }
  return out;
}

}  // namespace

std::string address_key(std::string_view address) {
  std::string key = encode_non_ascii(normalize_url(address.substr(0, address.find('#'))));
  if (key.starts_with("http://")) key.insert(4, "s");
  return key;
}

std::string site_key(std::string_view base_url) {
  std::string key = address_key(base_url);
  if (!key.empty() && !key.ends_with('/')) key += '/';
  return key;
}

std::optional<std::string> find_below(std::string_view site, std::string_view address) {
  const std::string key = address_key(address.substr(0, address.find_first_of("?#")));
  if (!site.empty() && key == site.substr(0, site.size() - 1)) return "";
  if (site.empty() || !key.starts_with(site)) return std::nullopt;
  return decode_path(std::string_view(key).substr(site.size()));
}

bool has_query(std::string_view address) { return address.find('?') < address.find('#'); }

Locations::Locations(const std::vector<DocumentFacts>& documents) {
  for (std::size_t i = 0; i < documents.size(); ++i) add(documents[i].address, i);
  for (std::size_t i = 0; i < documents.size(); ++i) add(documents[i].self.text, i);
}

// A folder's address leads to its index.
void Locations::add(std::string_view address, std::size_t document) {
  if (address.empty()) return;
  const std::string key = address_key(address);
  documents_.try_emplace(key, document);
  const std::size_t slash = key.rfind('/');
  if (!std::string_view(key).substr(slash + 1).starts_with("index.")) return;
  documents_.try_emplace(key.substr(0, slash + 1), document);
  documents_.try_emplace(key.substr(0, slash), document);
}

std::size_t Locations::find(std::string_view address) const {
  const auto at = documents_.find(address_key(address));
  return at == documents_.end() ? kNoDocument : at->second;
}

bool is_served(const HasFile& has_file, const std::string& path) {
  if (path.empty() || path.ends_with('/')) return has_file(path + "index.html") || has_file(path + "index.htm");
  return has_file(path) || has_file(path + ".html") || has_file(path + "/index.html");
}

}  // namespace almanac::feeds::check::across
