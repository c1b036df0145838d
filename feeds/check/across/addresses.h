// Addresses of a site, and which of its documents and files they mean.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "feeds/check/across/facts.h"

namespace almanac::feeds::check::across {

// By which addresses are compared: the normal form without its fragment; http and https are one, characters beyond
// ASCII are encoded.
std::string address_key(std::string_view address);

// The key of the address that a site's files lie below, with its last slash. Empty for an empty address.
std::string site_key(std::string_view base_url);

// The decoded path of an address below the site's (a site_key()): "blog/größe.html"; nothing where it is not the
// site's, or has a query, for which a program answers, not a file.
std::optional<std::string> find_below(std::string_view site, std::string_view address);

// A program answers, not a file.
bool has_query(std::string_view address);

constexpr std::size_t kNoDocument = static_cast<std::size_t>(-1);

// Which document has an address: the one that is published there, else the one that says so of itself.
class Locations {
 public:
  explicit Locations(const std::vector<DocumentFacts>& documents);

  std::size_t find(std::string_view address) const;  // kNoDocument: none

 private:
  void add(std::string_view address, std::size_t document);

  std::unordered_map<std::string, std::size_t> documents_;
};

// Whether a decoded path below the site is that of a file.
using HasFile = std::function<bool(const std::string& path)>;

// Whether a web server would answer: with the file, with a folder's index.html, or with NAME.html for NAME.
bool is_served(const HasFile& has_file, const std::string& path);

}  // namespace almanac::feeds::check::across
