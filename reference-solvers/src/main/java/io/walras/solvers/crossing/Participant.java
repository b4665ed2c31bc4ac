package io.walras.solvers.crossing;

import io.walras.protocol.num.Uint256;
import io.walras.sdk.OpenOrder;
import io.walras.solvers.fill.Filled;
import io.walras.solvers.fill.Ratio;
import java.math.BigInteger;

/**
 * What an order can do in a ring. A <em>net</em> amount is of the sell token, without the fee; an <em>out</em> amount is
 * of the buy token.
 *
 * @param fee sell atoms that it pays for gas
 * @param ask the least price it takes: at least {@code ask.bought} for each {@code ask.sold}, fee included. It is the
 *     order's limit, or what the order would get without the ring
 */
record Participant(OpenOrder order, BigInteger fee, Ask ask) {
    private static final BigInteger NO_BOUND = BigInteger.ONE.shiftLeft(256);

    /** A price as two amounts. */
    record Ask(BigInteger sold, BigInteger bought) {
        static Ask limitOf(OpenOrder order) {
            return new Ask(order.sellAmount().toBigInteger(), order.buyAmount().toBigInteger());
        }

        static Ask like(Filled filled) {
            return new Ask(filled.sold().toBigInteger(), filled.bought().toBigInteger());
        }
    }

    static Participant of(OpenOrder order, Uint256 fee, Ask ask) {
        return new Participant(order, fee.toBigInteger(), ask);
    }

    /** The net amounts that it may give. */
    Bounds net() {
        if (!order.isSell()) {
            return Bounds.upTo(netFor(order.buyAmount().toBigInteger()));
        }
        BigInteger all = order.sellAmount().toBigInteger().subtract(fee);
        return order.partiallyFillable() ? Bounds.upTo(all) : Bounds.exactly(all);
    }

    /** The out amounts that it may take. */
    Bounds out() {
        if (order.isSell()) {
            return Bounds.upTo(NO_BOUND);
        }
        BigInteger all = order.buyAmount().toBigInteger();
        return order.partiallyFillable() ? Bounds.upTo(all) : Bounds.exactly(all);
    }

    /** The most it gives for so much; may be negative, for the fee comes out of it. */
    BigInteger netFor(BigInteger out) {
        return out.multiply(ask.sold()).divide(ask.bought()).subtract(fee);
    }

    /** The least it takes for so much. */
    BigInteger outFor(BigInteger net) {
        return Ratio.ceil(net.add(fee).multiply(ask.bought()), ask.sold());
    }
}
