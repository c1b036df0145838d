// What the texts of posts name, and the addresses that these names have now: other posts' source files, and the names
// in Liquid's post_url and link.
#pragma once

#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "core/bytes.h"
#include "loader/liquid.h"
#include "site/site.h"

namespace almanac::site {

// A name that was looked up.
struct Lookup {
  enum class Kind { kSource, kPost, kPath };
  Kind kind = Kind::kSource;
  std::string name;
  std::string address;  // empty: it names nothing
};

constexpr Lookup::Kind last_of(Lookup::Kind) { return Lookup::Kind::kPath; }

template <class Bytes, EitherWay<Lookup> Of>
void describe(Bytes& bytes, Of& lookup) {
  bytes(lookup.kind, lookup.name, lookup.address);
}

// Thread-safe. `site` and `files` must outlive this; the library and the pages must be complete.
class Names {
 public:
  Names(const Site& site, const std::vector<loader::StaticFile>& files) : site_(site), files_(files) {}

  // `from`: the file whose text has the name, as of Post::path.
  std::string find(Lookup::Kind kind, const std::string& name, const std::string& from) const;
  const loader::LinkNames& liquid_names() const;

 private:
  const std::unordered_map<std::string, std::string>& sources() const;

  const Site& site_;
  const std::vector<loader::StaticFile>& files_;
  // Made when the first text wants them.
  mutable std::once_flag has_sources_, has_liquid_names_;
  mutable std::unordered_map<std::string, std::string> sources_;  // addresses by path below the site
  mutable std::optional<loader::LinkNames> liquid_names_;
};

}  // namespace almanac::site
