// How fast HTML is read: plain text, the HTML of a usual post, and what an adversary would send.
#include <benchmark/benchmark.h>

#include <string>
#include <string_view>

#include "core/html/reader.h"

namespace {

using namespace almanac::html;

constexpr std::size_t kBytes = 8'000'000;

constexpr std::string_view kText =
    "Feeds are read by programs that nobody has seen, years after they were written, and what is wrong in them is "
    "found "
    "by the reader, never by the author.\n";

constexpr std::string_view kPost =
    "<h2 id=\"release\">The release</h2>\n<p>We are <strong>happy</strong> to announce <a href=\"https://example.org/"
    "releases/1.2.0?from=feed&amp;to=page\" title=\"notes\">version 1.2.0</a>, which mends what you&#39;ve told us of, "
    "and is faster: see the table below for &ldquo;before&rdquo; and &ldquo;after&rdquo;.</p>\n<ul>\n<li>an item with "
    "<code>code</code></li>\n<li><p>another one</p></li>\n</ul>\n<pre><code class=\"language-cpp\">std::vector&lt;int"
    "&gt; values = {1, 2, 3};\nfor (int value : values) std::cout &lt;&lt; value;\n</code></pre>\n<table><thead><tr>"
    "<th>size</th><th>before</th><th>after</th></tr></thead><tbody><tr><td>4 MB</td><td>3.9 s</td><td>0.1 s</td></tr>"
    "</tbody></table>\n<p><img src=\"/images/2019/01/graph.png\" alt=\"a graph\" width=\"640\" height=\"480\" /></p>\n";

std::string repeat(std::string_view text) {
  std::string out;
  while (out.size() < kBytes) out += text;
  return out;
}

void read(benchmark::State& state, const std::string& html) {
  for (auto _ : state) benchmark::DoNotOptimize(find_parse_errors(html).size());
  state.SetBytesProcessed(static_cast<std::int64_t>(state.iterations()) * static_cast<std::int64_t>(html.size()));
}

void plain_text(benchmark::State& state) { read(state, repeat(kText)); }
void usual_post(benchmark::State& state) { read(state, repeat(kPost)); }
void japanese_text(benchmark::State& state) {
  read(state, repeat("フィードは、誰も見たことのないプログラムに読まれます。\n"));
}
void deep_nesting(benchmark::State& state) { read(state, repeat("<div>")); }
void open_formatting(benchmark::State& state) {
  std::string html = "<p>";
  for (int i = 0; i < 500; ++i) html += "<b x=" + std::to_string(i) + ">";
  read(state, html + repeat("<p>x"));
}
void tables_in_tables(benchmark::State& state) { read(state, repeat("<table><tr><td>x</td></tr></table></table>")); }
void many_attributes(benchmark::State& state) {
  std::string html = "<a";
  for (int i = 0; html.size() < kBytes; ++i) html += " a" + std::to_string(i) + "=1";
  read(state, html + ">");
}
void long_attribute(benchmark::State& state) { read(state, "<a title='" + repeat("x &amp; ") + "'></a>"); }

BENCHMARK(plain_text);
BENCHMARK(usual_post);
BENCHMARK(japanese_text);
BENCHMARK(deep_nesting);
BENCHMARK(open_formatting);
BENCHMARK(tables_in_tables);
BENCHMARK(many_attributes);
BENCHMARK(long_attribute);

}  // namespace

BENCHMARK_MAIN();
