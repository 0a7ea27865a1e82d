#pragma once
// The words of `varn audit`: each takes what follows its name and gives an exit code.
#include "cli/command.h"

namespace varn::app {

ExitCode audit_verify(Context const& context, Arguments const& arguments);
ExitCode audit_sign(Context const& context, Arguments const& arguments);
ExitCode audit_prove(Context const& context, Arguments const& arguments);
ExitCode audit_consistency(Context const& context, Arguments const& arguments);
ExitCode audit_check_proof(Context const& context, Arguments const& arguments);
ExitCode audit_compare(Context const& context, Arguments const& arguments);
ExitCode audit_export(Context const& context, Arguments const& arguments);
ExitCode audit_key(Context const& context, Arguments const& arguments);
ExitCode audit_weed(Context const& context, Arguments const& arguments);

/// The usage error of `varn audit`.
ExitCode wrong_audit_usage(Context const& context);

}  // namespace varn::app
