#include "job_kinds.h"

namespace varn::app {

std::vector<jobs::Kind> job_kinds() {
    auto all = jobs::own_kinds();
    return all;
}

}  // namespace varn::app
