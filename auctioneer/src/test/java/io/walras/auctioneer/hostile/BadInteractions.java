package io.walras.auctioneer.hostile;

import static io.walras.protocol.testing.Orders.WETH;
import static io.walras.protocol.testing.Orders.token;

import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.InteractionJson;
import io.walras.protocol.wire.engine.InteractionJson.AssetJson;
import io.walras.protocol.wire.engine.SolutionJson;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;

/** Bids that call what they may not, or whose calls do not do what they say. */
enum BadInteractions implements BadBid {
    OUT_OF_BUFFERS(Code.NonBufferableTokensUsed, stand -> calling(stand, call(Fate.TAME, Bytes.EMPTY, true))),
    CALLS_THE_SETTLEMENT(
            Code.ForbiddenInteraction, stand -> calling(stand, call(Market.SETTLEMENT, Bytes.EMPTY, false))),
    APPROVES(Code.ForbiddenInteraction, stand -> method(stand, "approve(address,uint256)")),
    TAKES_FROM_USERS(Code.ForbiddenInteraction, stand -> method(stand, "transferFrom(address,address,uint256)")),
    PERMITS(
            Code.ForbiddenInteraction,
            stand -> method(stand, "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)")),
    TOO_MANY_CALLS(
            Code.TooBig,
            stand -> calling(
                    stand,
                    Collections.nCopies(Market.MAX_INTERACTIONS + 1, call(Fate.TAME, Bytes.EMPTY, false))
                            .toArray(InteractionJson[]::new))),
    TOO_MUCH_CALL_DATA(
            Code.TooBig,
            stand -> calling(stand, call(Fate.TAME, Bytes.of(new byte[Market.MAX_CALL_DATA_BYTES + 1]), false))),
    POOL_THAT_IS_NONE(Code.UnknownLiquidity, stand -> calling(stand, swap(stand, "99", 1, 1))),
    MORE_THAN_THE_POOL_PAYS(Code.LiquidityExceeded, stand -> calling(stand, swap(stand, "0", 1_000, 1_000_000))),
    REVERTS(Code.SimulationFailed, stand -> gift(stand, Fate.REVERTS)),
    BURNS_ALL_GAS(Code.TooMuchGas, stand -> gift(stand, Fate.BURNS_GAS)),
    SETTLES_SOMETHING_ELSE(Code.SimulationFailed, stand -> gift(stand, Fate.LIES));

    private final Code refusal;
    private final Function<Stand, SolutionJson> solution;

    BadInteractions(Code refusal, Function<Stand, SolutionJson> solution) {
        this.refusal = refusal;
        this.solution = solution;
    }

    private static SolutionJson calling(Stand stand, InteractionJson... calls) {
        return stand.solution(1, stand.first().trades(100), calls);
    }

    private static InteractionJson call(Address target, Bytes data, boolean internalize) {
        return new InteractionJson.Custom(internalize, target, Uint256.ZERO, data, List.of(), List.of(), List.of());
    }

    private static SolutionJson method(Stand stand, String signature) {
        Bytes selector = Bytes.of(Keccak256.hash(signature).toArray()).slice(0, 4);
        return calling(stand, call(stand.first().token(), selector, false));
    }

    private static InteractionJson swap(Stand stand, String id, long input, long output) {
        return new InteractionJson.Liquidity(
                false, id, WETH, stand.first().token(), Uint256.of(input), Uint256.of(output));
    }

    /** Says that a contract pays the seller twice what the buyer would, which only its execution can refute. */
    private static SolutionJson gift(Stand stand, Address target) {
        Cross cross = stand.first();
        SortedMap<Address, Uint256> prices = stand.prices();
        prices.put(WETH, Uint256.of(42));
        AssetJson given = new AssetJson(cross.token(), Uint256.of(cross.paid(200)));
        return Stand.solution(
                1,
                prices,
                List.of(Cross.fill(cross.seller(), cross.sold(100))),
                new InteractionJson.Custom(
                        false, target, Uint256.ZERO, Bytes.EMPTY, List.of(), List.of(), List.of(given)));
    }

    @Override
    public String text(Stand stand) {
        return Stand.text(solution.apply(stand));
    }

    @Override
    public Optional<Code> refusal() {
        return Optional.of(refusal);
    }

    /** Contracts that the chain in memory knows, and what becomes of bundles that call them. */
    static final class Fate {
        static final Address TAME = token(801);
        static final Address REVERTS = token(802);
        static final Address BURNS_GAS = token(803);
        static final Address LIES = token(804);

        private Fate() {}
    }
}
