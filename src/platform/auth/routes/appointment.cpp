#include "platform/appointment.h"

#include "platform/auth_policy.h"

namespace varn::auth {

Result<seconding::Proposal> propose_grant(Town& town, Actor const& actor, GrantWish const& wish,
                                          UnitsBelow const& units_below) {
    CHECK(account(town, actor, wish.account));
    CHECK(judge(auth_policy, actor, "account.appoint", std::nullopt));
    {
        db::ReadTx tx{town.db};
        CHECK(grant_to_be(town, tx, wish.account, wish.grant, units_below));
    }
    return seconding::propose(town, actor, auth_policy,
                              {.action = "account.appoint",
                               .entity = "account",
                               .subject = wish.account.text,
                               .place = std::nullopt,
                               .content = json::write(wish.grant),
                               .reason = wish.grant.reason.value_or("")});
}

seconding::Verb appointment_verb(UnitsBelow units_below) {
    seconding::Verb verb;
    verb.action = "account.appoint";
    verb.rules = auth_policy;
    verb.perform = [units_below = std::move(units_below)](
                       Town& town, db::SealingTx& tx, Actor const& actor,
                       seconding::Proposal const& proposal) -> Result<Done> {
        TRY(ask, json::read<NewGrant>(proposal.content, json::Reading::created));
        TRY(permit, decide_second<RoleGrant>(auth_policy, actor, "account.appoint", proposal.proposed()));
        TRY(made, grant_to_be(town, tx, {proposal.subject.text}, ask, units_below));
        return keep_grant(town, tx, permit, made);
    };
    verb.about = [](Town& town, Actor const& actor,
                    seconding::Proposal const& proposal) -> Result<std::optional<seconding::About>> {
        auto const told = account(town, actor, {proposal.subject.text});
        if (!told) {
            return seconding::unless_hidden(told.error());
        }
        return std::optional{seconding::About{"account", proposal.subject, told.value().name}};
    };
    return verb;
}

}  // namespace varn::auth
