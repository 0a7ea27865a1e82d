// Large blocks of memory lie on pages of 2 MB where the kernel grants them. What the engine works out of a
// hard fault tree fills hundreds of megabytes: on pages of 4 kB giving them back takes 60 ms, longer than
// somebody who breaks the work off may have to wait, and a seventh of the work goes into finding them. Under
// a sanitizer, which keeps account of all memory itself, this file is empty.
#include <sys/mman.h>

#include <cstdint>
#include <cstdlib>
#include <new>

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)

namespace {

constexpr std::size_t page = std::size_t{2} << 20;
constexpr std::size_t large = 4 * page;  // below, what is lost to the rounding would count

void* taken(std::size_t size) {
    if (size < large || size > SIZE_MAX - page) {
        return std::malloc(size == 0 ? 1 : size);
    }
    auto const rounded = (size + page - 1) / page * page;
    void* const block = std::aligned_alloc(page, rounded);
    if (block != nullptr) {
        (void)madvise(block, rounded, MADV_HUGEPAGE);  // a wish: without such pages all goes on as before
    }
    return block;
}

}  // namespace

void* operator new(std::size_t size) {
    for (;;) {
        if (void* const block = taken(size)) {
            return block;
        }
        auto const handler = std::get_new_handler();
        if (handler == nullptr) {
            throw std::bad_alloc{};
        }
        handler();
    }
}
void operator delete(void* block) noexcept {
    std::free(block);
}
void operator delete(void* block, std::size_t) noexcept {
    std::free(block);
}

#endif
