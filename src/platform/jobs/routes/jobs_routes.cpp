#include "platform/jobs_routes.h"

namespace varn::jobs {
namespace {

using http::Call;
using http::Page;

Result<Page<Job>> list(Call const& call) {
    TRY(window, call.window());
    Filter filter{call.asked("state").value_or(""), call.asked("kind").value_or(""), window.limit,
                  window.offset};
    TRY(found, list_jobs(call.town, call.actor, filter));
    return Page<Job>{std::move(found.items), found.total};
}

using Steer = Result<Job> (*)(Town& town, auth::Actor const& actor, Id<Job> const& id);

/// A verb on a job: nothing is told but which.
http::Route steering(std::string path, Steer steer) {
    auto route =
        http::raw(http::Method::post, std::move(path), [steer](Call const& call) -> Result<http::Reply> {
            TRY(told, steer(call.town, call.actor, {call.id}));
            return http::Reply{.body = json::write(told)};
        });
    route.answers = &table<Job>();
    return route;
}

}  // namespace

std::vector<http::Route> routes() {
    return {http::list("/jobs", list)
                .says("job.read")
                .of_the_present()
                .understands({{"state", Kind::text, "waiting"}, {"kind", Kind::text, "jobs.weed"}}),
            http::get("/jobs/{id}",
                      [](Call const& call) -> Result<Job> { return job(call.town, call.actor, {call.id}); })
                .says("job.read_one")
                .of_the_present(),
            steering("/jobs/{id}/retries", retry).says("job.retry"),
            steering("/jobs/{id}/cancellations", cancel).says("job.cancel")};
}

}  // namespace varn::jobs
