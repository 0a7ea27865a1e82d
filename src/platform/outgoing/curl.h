#pragma once
// What every conversation over libcurl has in common.
#include <curl/curl.h>

#include <memory>
#include <string>

#include "platform/outgoing.h"

namespace varn::outgoing {

struct Handle {
    void operator()(CURL* handle) const { curl_easy_cleanup(handle); }
};
struct List {
    void operator()(curl_slist* list) const { curl_slist_free_all(list); }
};
using Curl = std::unique_ptr<CURL, Handle>;
using Lines = std::unique_ptr<curl_slist, List>;

/// A conversation within bounds: no signals, no redirections, no proxy of the environment, certificates
/// verified.
Curl begin(std::string const& url, Bounds const& bounds);
/// One more line at the end of a list.
void append(Lines& lines, std::string const& line);

}  // namespace varn::outgoing
