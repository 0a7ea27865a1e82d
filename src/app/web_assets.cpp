#include "web_assets.h"

#include "web/web_assets.h"

namespace varn::app {

http::FindAsset web_assets() {
    return &web::find_asset;
}

}  // namespace varn::app
