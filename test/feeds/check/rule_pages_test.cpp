// The pages of the rules are run: a bad sample gives findings of exactly its rule, a good one none.
#include <doctest/doctest.h>
#include <unicode/ucnv.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/embedded.h"
#include "core/text.h"
#include "feeds/check/across/folder.h"
#include "feeds/check/check.h"
#include "feeds/check/rules.h"

namespace almanac::feeds::check {
namespace {

struct Sample {
  std::string rule;
  std::string page;
  int line = 0;
  std::string base;
  bool is_bad = false;
  std::map<std::string, std::string> options;
  std::string text;
};

// "```item bad now=2024-01-01T00:00:00Z"
Sample parse_fence(std::string_view line) {
  Sample sample;
  const std::vector<std::string_view> words = split_words(line.substr(3));
  REQUIRE(words.size() >= 2);
  sample.base = words[0];
  REQUIRE_MESSAGE((words[1] == "bad" || words[1] == "good"), "a sample is bad or good: " << std::string(line));
  sample.is_bad = words[1] == "bad";
  for (std::size_t i = 2; i < words.size(); ++i) {
    const std::size_t equals = words[i].find('=');
    REQUIRE(equals != std::string_view::npos);
    sample.options.emplace(words[i].substr(0, equals), words[i].substr(equals + 1));
  }
  return sample;
}

void collect(const embedded::EmbeddedFile& file, std::set<std::string>& rules_seen, std::vector<Sample>& samples) {
  std::string rule;
  Sample* open = nullptr;
  int number = 0;
  for (std::string_view line : split(file.bytes, '\n')) {
    ++number;
    if (line.starts_with("```") && open != nullptr) {
      open = nullptr;
    } else if (line.starts_with("```")) {
      samples.push_back(parse_fence(line));
      open = &samples.back();
      open->rule = rule, open->page = file.path, open->line = number;
    } else if (open != nullptr) {
      open->text.append(line).append("\n");
    } else if (line.starts_with("## ")) {
      rule = trim(line.substr(3));
      CHECK_MESSAGE(rules_seen.insert(rule).second, rule << " has two pages");
    }
  }
  CHECK_MESSAGE(open == nullptr, std::string(file.path) << ": a sample is not closed");
}

std::pair<std::set<std::string>, std::vector<Sample>> load_pages() {
  std::set<std::string> rules_seen;
  std::vector<Sample> samples;
  for (const embedded::EmbeddedFile& file : embedded::rule_pages())
    if (file.path != "README.md") collect(file, rules_seen, samples);
  return {std::move(rules_seen), std::move(samples)};
}

// \xHH is a byte, \u{HHHH} a character.
std::string unescape(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text.substr(i).starts_with("\\x")) {
      out += static_cast<char>(std::stoi(std::string(text.substr(i + 2, 2)), nullptr, 16));
      i += 3;
    } else if (text.substr(i).starts_with("\\u{")) {
      const std::size_t end = text.find('}', i);
      append_utf8(out, static_cast<char32_t>(std::stoul(std::string(text.substr(i + 3, end - i - 3)), nullptr, 16)));
      i = end;
    } else {
      out += text[i];
    }
  }
  return out;
}

std::string encode(const std::string& text, const std::string& encoding) {
  std::string out(text.size() * 4 + 8, '\0');
  UErrorCode code = U_ZERO_ERROR;
  const int32_t length = ucnv_convert(encoding.c_str(), "UTF-8", out.data(), static_cast<int32_t>(out.size()),
                                      text.data(), static_cast<int32_t>(text.size()), &code);
  REQUIRE(U_SUCCESS(code));
  out.resize(static_cast<std::size_t>(length));
  return out;
}

// A sample of several files: before each a line "--- PATH", or "--- PATH BASE" where it is put into a base. What lies
// below "previous/" was published before.
Findings check_files(const Sample& sample) {
  test::Folder folder;
  std::string path, base, text;
  const auto add = [&] {
    if (path.empty()) return;
    const bool is_previous = path.starts_with("previous/");
    const std::string below = is_previous ? path.substr(9) : path;
    (is_previous ? folder.previous : folder.files)[below] = base.empty() ? text : test::fill_base(base, text, below);
    text.clear();
  };
  for (const std::string_view line : split(trim(sample.text), '\n')) {
    if (!line.starts_with("--- ")) {
      text.append(line).append("\n");
      continue;
    }
    add();
    const std::vector<std::string_view> words = split_words(line.substr(4));
    path = words[0];
    base = words.size() > 1 ? words[1] : "";
  }
  add();
  return test::check_folder(folder);
}

Findings check_sample(const Sample& sample) {
  if (sample.base == "files") return check_files(sample);
  std::string text = unescape(sample.text);
  if (sample.base != "document") text = test::fill_base(sample.base, text, sample.page);
  Options options;
  for (const auto& [key, value] : sample.options) {
    if (key == "address")
      options.address = value;
    else if (key == "type")
      options.content_type = value;
    else if (key == "now")
      options.now = parse_rfc3339(value)->instant;
    else if (key == "encoding")
      text = encode(text, value);
    else if (key != "with")
      FAIL("no option " << key);
  }
  return check_feed(text, sample.page, options);
}

// The sample's own rule, and those that always come with it ("with=A,B").
bool is_expected(const Sample& sample, std::string_view rule) {
  if (!sample.is_bad || rule == sample.rule) return sample.is_bad;
  const auto with = sample.options.find("with");
  if (with == sample.options.end()) return false;
  const std::vector<std::string_view> names = split(with->second, ',');
  return std::find(names.begin(), names.end(), rule) != names.end();
}

bool shows(const Sample& sample, const Findings& findings) {
  return std::any_of(findings.items().begin(), findings.items().end(),
                     [&](const Finding& finding) { return finding.rule == sample.rule; });
}

}  // namespace

TEST_CASE("rules: every bad sample gives findings of exactly its rule, every good one none") {
  for (const Sample& sample : load_pages().second) {
    const Findings findings = check_sample(sample);
    const std::string where = sample.page + ":" + std::to_string(sample.line) + " (" + sample.rule + ")";
    CHECK_MESSAGE(shows(sample, findings) == sample.is_bad, where << " is not as it says");
    for (const Finding& finding : findings.items())
      CHECK_MESSAGE(is_expected(sample, finding.rule), where << " gives " << to_text(finding));
  }
}

TEST_CASE("rules: every rule has its page with a bad and a good sample, and every page its rule") {
  const auto [pages, samples] = load_pages();
  std::map<std::string, std::set<bool>> kinds;
  for (const Sample& sample : samples) kinds[sample.rule].insert(sample.is_bad);
  for (const std::string& page : pages) CHECK_MESSAGE(find_rule(page) != nullptr, page << " is no rule");
  for (const Rule& rule : rules()) {
    const std::string name(rule.name);
    CHECK_MESSAGE(kinds[name].size() == 2, name << " wants a page with a bad and a good sample");
  }
}

}  // namespace almanac::feeds::check
