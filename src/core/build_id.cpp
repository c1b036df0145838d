#include "core/build_id.h"

#include <elf.h>
#include <link.h>

#include <string_view>

namespace almanac {
namespace {

constexpr std::size_t align(std::size_t size) { return (size + 3) & ~std::size_t{3}; }

// The description of the note of that type and of the name "GNU"; empty where it is not among these.
std::string_view find_note(std::string_view notes) {
  while (notes.size() >= sizeof(ElfW(Nhdr))) {
    const auto* note = reinterpret_cast<const ElfW(Nhdr)*>(notes.data());
    const std::size_t name = sizeof(ElfW(Nhdr));
    const std::size_t text = name + align(note->n_namesz);
    const std::size_t end = text + align(note->n_descsz);
    if (end > notes.size()) return {};
    const bool is_gnu = notes.substr(name, note->n_namesz) == std::string_view("GNU\0", 4);
    if (is_gnu && note->n_type == NT_GNU_BUILD_ID) return notes.substr(text, note->n_descsz);
    notes.remove_prefix(end);
  }
  return {};
}

// Called for the program first, then for its libraries.
int look_at(struct dl_phdr_info* object, std::size_t, void* found) {
  for (int i = 0; i < object->dlpi_phnum; ++i) {
    const ElfW(Phdr)& header = object->dlpi_phdr[i];
    if (header.p_type != PT_NOTE) continue;
    // NOLINTNEXTLINE(performance-no-int-to-ptr): the header has addresses as numbers
    const auto* start = reinterpret_cast<const char*>(object->dlpi_addr + header.p_vaddr);
    const std::string_view id = find_note({start, header.p_memsz});
    if (!id.empty()) *static_cast<std::string*>(found) = id;
  }
  return 1;  // no further object
}

}  // namespace

std::string build_id() {
  std::string id;
  ::dl_iterate_phdr(look_at, &id);
  return id.empty() ? ALMANAC_VERSION : id;
}

}  // namespace almanac
