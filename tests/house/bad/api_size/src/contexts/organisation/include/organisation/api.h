#pragma once
namespace varn::organisation {
/// Promise 1.
Result<Unit> question_1(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 2.
Result<Unit> question_2(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 3.
Result<Unit> question_3(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 4.
Result<Unit> question_4(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 5.
Result<Unit> question_5(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 6.
Result<Unit> question_6(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 7.
Result<Unit> question_7(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 8.
Result<Unit> question_8(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 9.
Result<Unit> question_9(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 10.
Result<Unit> question_10(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 11.
Result<Unit> question_11(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 12.
Result<Unit> question_12(db::ReadTx& tx, Id<Unit> const& unit);
/// Promise 13.
Result<Unit> question_13(db::ReadTx& tx, Id<Unit> const& unit);
}  // namespace varn::organisation
