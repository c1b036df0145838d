// What a build does with all posts together, and with the lists of them.
#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include "archive/cross_links.h"
#include "core/filesystem.h"
#include "render/theme.h"

namespace almanac {
namespace {

std::string name_of(std::size_t number) { return "post-" + std::to_string(number); }

// A post a day, each of three of a hundred tags and of twelve words that some others have.
struct Blog {
  explicit Blog(std::size_t size) {
    std::vector<model::Post> posts(size);
    for (std::size_t i = 0; i < size; ++i) {
      posts[i].title = name_of(i);
      posts[i].published.instant += std::chrono::days(i);
      posts[i].url_path = "/" + name_of(i) + "/";
      for (std::size_t tag : {i % 100, i / 7 % 100, i / 50 % 100}) posts[i].tags.push_back("tag" + std::to_string(tag));
    }
    library = model::make_library(std::move(posts), findings);
    for (std::size_t i = 0; i < size; ++i) facts.push_back(facts_of(i));
  }

  static archive::ArticleFacts facts_of(std::size_t i) {
    archive::ArticleFacts facts;
    for (std::size_t back : {std::size_t{1}, std::size_t{9}, std::size_t{40}})
      if (i >= back) facts.links.push_back({.url = "/" + name_of(i - back) + "/"});
    for (std::size_t word = 0; word < 12; ++word)
      facts.words.push_back({"subject" + std::to_string(i / (word + 1) % 999), 2});
    return facts;
  }

  Findings findings;
  model::Library library;
  std::vector<archive::ArticleFacts> facts;
  config::Settings settings;
};

void link_graph(benchmark::State& state) {
  Blog blog(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state)
    benchmark::DoNotOptimize(archive::make_link_graph(blog.library, blog.facts, blog.settings, blog.findings));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(link_graph)->RangeMultiplier(4)->Range(1000, 64000)->Complexity(benchmark::oNLogN);

void suggestions(benchmark::State& state) {
  Blog blog(static_cast<std::size_t>(state.range(0)));
  const archive::LinkGraph graph = archive::make_link_graph(blog.library, blog.facts, blog.settings, blog.findings);
  const archive::SeriesList series = archive::make_series(blog.library, blog.settings, blog.findings);
  for (auto _ : state) benchmark::DoNotOptimize(archive::make_suggestions(blog.library, blog.facts, graph, series));
  state.SetComplexityN(state.range(0));
}
BENCHMARK(suggestions)->RangeMultiplier(4)->Range(1000, 64000)->Complexity(benchmark::oNLogN);

Value make_item(std::size_t number) {
  Value item;
  item.set("title", name_of(number));
  item.set("url", "/2024/05/" + name_of(number) + "/");
  item.set("excerpt", "A small replica keeps the queue, which drops a \"stale\" index & explains the schema.");
  return item;
}

// A tag's page that lists so many posts.
void theme_list(benchmark::State& state) {
  Findings findings;
  const render::Theme theme = render::Theme::load(RealFileSystem(), ".", "no-templates", findings);
  Value data;
  Value::List posts;
  for (std::size_t i = 0; i < static_cast<std::size_t>(state.range(0)); ++i) posts.push_back(make_item(i));
  data.set("posts", std::move(posts));
  for (auto _ : state) benchmark::DoNotOptimize(theme.render(render::PageKind::kTag, data));
}
BENCHMARK(theme_list)->Arg(10)->Arg(1000);

}  // namespace
}  // namespace almanac

BENCHMARK_MAIN();
