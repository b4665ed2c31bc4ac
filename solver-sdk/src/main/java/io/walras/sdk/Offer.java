package io.walras.sdk;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.MakerNonce;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.wire.engine.LiquidityJson;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A maker's firm quote that a solution may take, in part too, at a constant price. Amounts are in atoms.
 *
 * @param order the quote as the request tells it
 * @param signed all that the maker signed; null over HTTP, where requests do not tell
 */
public record Offer(
        LiquidityJson.LimitOrder order, @Nullable Quote signed) {
    /** What a solution refers to it by. */
    public String id() {
        return order.id();
    }

    /** The EIP-712 digest that the maker signed. */
    public Bytes32 hash() {
        return order.hash();
    }

    /** The token that the maker gives. */
    public Address makerToken() {
        return order.makerToken();
    }

    /** The token that the maker is paid in. */
    public Address takerToken() {
        return order.takerToken();
    }

    /** What it gives in all. */
    public Uint256 makerAmount() {
        return order.makerAmount();
    }

    /** What can be paid in at most. */
    public Uint256 takerAmount() {
        return order.takerAmount();
    }

    /** What has to be paid in at least; unknown over HTTP, where it reads as one atom. */
    public Uint256 minTakerAmount() {
        return signed == null ? Uint256.ONE : signed.minTakerAmount().max(Uint256.ONE);
    }

    /**
     * What the take uses up. Of offers with the same nonce a solution, and an auction, can take one. Empty over HTTP, where
     * requests do not tell.
     */
    public Optional<MakerNonce> nonce() {
        return Optional.ofNullable(signed).map(Quote::makerNonce);
    }

    /** What the maker gives for this much, rounded down in its favour; empty if so much cannot be paid in or gives nothing. */
    public Optional<Uint256> amountOut(Uint256 takerIn) {
        return takerIn.isLessThan(minTakerAmount()) || takerIn.isGreaterThan(takerAmount())
                ? Optional.empty()
                : Optional.of(makerAmount().mulDiv(takerIn, takerAmount(), Rounding.FLOOR))
                        .filter(out -> !out.isZero());
    }

    /** The least that must be paid in to get at least this much; empty if the maker does not give so much. */
    public Optional<Uint256> amountIn(Uint256 makerOut) {
        if (makerOut.isZero() || makerOut.isGreaterThan(makerAmount())) {
            return Optional.empty();
        }
        Uint256 least = makerOut.mulDiv(takerAmount(), makerAmount(), Rounding.CEIL);
        return Optional.of(least.max(minTakerAmount()));
    }
}
