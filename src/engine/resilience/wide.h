#pragma once
// The words the machine works on at a time, as the loops over lanes are made for each of them. Machines other
// than x86-64 take the scalar one.
#include <cstdint>

#if defined(__x86_64__) && defined(__GNUC__)
#define VARN_HAS_WIDE_LANES 1
#endif

namespace varn::resilience {

using Scalar [[gnu::may_alias]] = std::uint64_t;
#ifdef VARN_HAS_WIDE_LANES
using Sse [[gnu::vector_size(16), gnu::may_alias]] = std::uint64_t;
using Avx [[gnu::vector_size(32), gnu::may_alias]] = std::uint64_t;
using Avx512 [[gnu::vector_size(64), gnu::may_alias]] = std::uint64_t;
#endif

}  // namespace varn::resilience
