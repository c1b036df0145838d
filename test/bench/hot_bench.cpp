// The functions that a build spends its time in, on a post of the bench's own blog.
#include <benchmark/benchmark.h>

#include <string>

#include "feeds/formats.h"
#include "loader/source_text.h"
#include "markdown/article.h"

namespace almanac {
namespace {

std::string post_text() {
  std::string text = "---\ntitle: A slow replica\ndate: 2024-05-07\ntags: [harbour, replica]\n---\n\n";
  for (int i = 0; i < 12; ++i)
    text +=
        "## The cache and a queue\n\nThe small *replica* keeps the [queue](/blog/2024/04/queue/), which `drops` a "
        "**stale** index.\nA backup explains the schema under load.\n\n- one of us\n- noticed that\n\n"
        "| what | before |\n| --- | ---: |\n| the cache | 7 ms |\n\n";
  return text;
}

void parse_source(benchmark::State& state) {
  const std::string text = post_text();
  for (auto _ : state) {
    Findings findings;
    benchmark::DoNotOptimize(loader::parse_source(text, "a.md", findings));
  }
}
BENCHMARK(parse_source);

void render(benchmark::State& state) {
  Findings findings;
  const std::string body = loader::parse_source(post_text(), "a.md", findings)->body;
  for (auto _ : state)
    benchmark::DoNotOptimize(markdown::render(body, {.file = "a.md", .page_url = "https://a.example/b/"}, findings));
}
BENCHMARK(render);

void write_entry(benchmark::State& state) {
  Findings findings;
  const std::string body = loader::parse_source(post_text(), "a.md", findings)->body;
  feeds::Entry entry{.id = "tag:a.example,2024:b", .url = "https://a.example/b/", .title = "A slow replica"};
  entry.content_html = markdown::render(body, {.file = "a.md", .page_url = entry.url}, findings).feed_html;
  const feeds::FormatInfo& format = feeds::formats().at(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(format.write_entry(entry));
  state.SetLabel(std::string(format.name));
}
BENCHMARK(write_entry)->DenseRange(0, 2);

}  // namespace
}  // namespace almanac

BENCHMARK_MAIN();
