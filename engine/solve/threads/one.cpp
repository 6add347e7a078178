// No threads: nobody else can be at work, and the caller does everything (WebAssembly, whose standard library has no <thread> and no <mutex>).
#include "solve/threads/helpers.hpp"

namespace koppel {

struct Exclusive::Lock {};

Exclusive::Exclusive() = default;
Exclusive::~Exclusive() = default;

void Exclusive::run(const std::function<void()>& work) { work(); }

void run_with_helpers(std::size_t /*helpers*/, const std::function<void()>& work) { work(); }

}  // namespace koppel
