#include "web_assets.h"

namespace varn::app {

http::FindAsset web_assets() {
    return nullptr;
}

}  // namespace varn::app
