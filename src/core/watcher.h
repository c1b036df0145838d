// Who is told how far a long piece of work is: for a person that waits, and for what took the time. The work itself
// reads no clock.
#pragma once

#include <cstddef>
#include <string_view>

namespace almanac {

class Watcher {
 public:
  virtual ~Watcher() = default;

  // A stage begins ("rendering"); the one before it has ended. `steps`: how often advance() will be called, 0 where
  // none are counted; `unit`: what a step does one of ("post"). Both texts live for ever.
  virtual void begin(std::string_view stage, std::size_t steps = 0, std::string_view unit = "") = 0;
  // A step is done; from any thread.
  virtual void advance() = 0;
};

// For work that nobody waits for.
class NoWatcher final : public Watcher {
 public:
  void begin(std::string_view, std::size_t, std::string_view) override {}
  void advance() override {}
};

}  // namespace almanac
