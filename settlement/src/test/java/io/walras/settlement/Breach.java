package io.walras.settlement;

import io.walras.protocol.auction.Award;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.encode.EncodedBundle;
import io.walras.settlement.testing.Trades;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/** A rule, how to break it, and the contract's error that protects it. */
record Breach(
        String rule, Function<Trades, EncodedBundle> bundle, BiFunction<Trades, Award, Award> award, String error) {
    private static Breach by(String rule, Function<Trades, EncodedBundle> bundle, String error) {
        return new Breach(rule, bundle, (trades, award) -> award, error);
    }

    private static Breach awarding(String rule, BiFunction<Trades, Award, Award> award, String error) {
        return new Breach(rule, BrokenBundles::honest, award, error);
    }

    static Stream<Breach> all() {
        return Stream.of(
                by("limit by one atom", BrokenBundles::limitByOneAtom, "LimitPriceNotRespected"),
                by("two prices for one token", BrokenBundles::tokenListedTwice, "TokensNotAscending"),
                by("no price", trades -> BrokenBundles.repriced(trades, Uint256.ZERO), "ZeroPrice"),
                by("missing token", BrokenBundles::tokenNotListed, "TokenIndexOutOfRange"),
                by("one order filled twice", BrokenBundles::filledTwice, "OrderOverfilled"),
                by("partial order over-filled", BrokenBundles::overfilled, "OrderOverfilled"),
                by("more goes out than comes in", BrokenBundles::oneSided, "NotConserved"),
                by("signature of another", BrokenBundles::foreignSignature, "ERC20InsufficientAllowance"),
                by("protocol fee not paid", BrokenBundles::feeNotPaid, "ProtocolFeeNotPaid"),
                by("pulls a user's tokens", BrokenBundles::pullsFromAlice, "ForbiddenTarget"),
                by("calls the settlement", Breach::callsSettlement, "ForbiddenTarget"),
                by("uses a user's approval", BrokenBundles::callsTransferFrom, "ForbiddenCall"),
                by("lends an approval", BrokenBundles::callsApprove, "ForbiddenCall"),
                by("keeps what users sold", BrokenBundles::stealsInFlight, "NotConserved"),
                by("spends what the settlement has", BrokenBundles::spendsDeposits, "NotConserved"),
                awarding("unbonded solver", (trades, award) -> AlteredAward.ofAnotherSolver(award), "SolverNotActive"),
                awarding("late", (trades, award) -> AlteredAward.late(award), "AwardExpired"),
                awarding(
                        "payout to ourselves",
                        (trades, award) ->
                                AlteredAward.paying(award, trades.stage().settlement()),
                        "InvalidReceiver"));
    }

    private static EncodedBundle callsSettlement(Trades trades) {
        return BrokenBundles.calling(trades, trades.stage().settlement(), Bytes.fromHex("0x12345678"));
    }

    @Override
    public String toString() {
        return rule;
    }
}
