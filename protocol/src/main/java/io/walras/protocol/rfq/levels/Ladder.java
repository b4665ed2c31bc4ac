package io.walras.protocol.rfq.levels;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Fraction;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a maker would pay for a token and take for it, step by step.
 *
 * @param bids the maker buys {@code base}; the highest price first
 * @param asks the maker sells {@code base}; the lowest price first
 */
public record Ladder(Address base, Address quote, List<LadderStep> bids, List<LadderStep> asks) {
    private static final BigInteger WIDEST_ASK = BigInteger.valueOf(11);
    private static final BigInteger WIDEST_BID = BigInteger.TEN;

    public Ladder {
        bids = List.copyOf(bids);
        asks = List.copyOf(asks);
    }

    /** Without steps. */
    static Ladder empty(Address base, Address quote) {
        return new Ladder(base, quote, List.of(), List.of());
    }

    public boolean isEmpty() {
        return bids.isEmpty() && asks.isEmpty();
    }

    /** Why it cannot be used, at most so many steps being allowed on a side; empty if it can. */
    Optional<LevelFault> fault(int maxSteps) {
        if (bids.size() > maxSteps || asks.size() > maxSteps) {
            return Optional.of(LevelFault.TooManyLevels);
        }
        if (!bids.stream().allMatch(LadderStep::isWhole) || !asks.stream().allMatch(LadderStep::isWhole)) {
            return Optional.of(LevelFault.ZeroAmount);
        }
        if (!isStrict(bids, -1) || !isStrict(asks, 1)) {
            return Optional.of(LevelFault.NotOrdered);
        }
        return bids.isEmpty() || asks.isEmpty() ? Optional.empty() : faultOfSpread(bids.getFirst(), asks.getFirst());
    }

    private static boolean isStrict(List<LadderStep> steps, int sign) {
        for (int i = 1; i < steps.size(); i++) {
            if (Integer.signum(steps.get(i).comparePrice(steps.get(i - 1))) != sign) {
                return false;
            }
        }
        return true;
    }

    private static Optional<LevelFault> faultOfSpread(LadderStep bid, LadderStep ask) {
        if (bid.comparePrice(ask) >= 0) {
            return Optional.of(LevelFault.Crossed);
        }
        BigInteger asked = ask.quote().toBigInteger().multiply(bid.base().toBigInteger());
        BigInteger bidden = bid.quote().toBigInteger().multiply(ask.base().toBigInteger());
        return asked.multiply(WIDEST_BID).compareTo(bidden.multiply(WIDEST_ASK)) > 0
                ? Optional.of(LevelFault.TooWide)
                : Optional.empty();
    }

    /** The steps on which somebody who pays in this token trades. */
    public List<LadderStep> stepsFor(Address takerToken) {
        return takerToken.equals(base) ? bids : asks;
    }

    /**
     * What somebody gets for paying in this much, each step rounded down in favour of the maker; empty if the steps do not
     * go that far.
     */
    public Optional<Uint256> out(Address takerToken, Uint256 takerIn) {
        boolean paysBase = takerToken.equals(base);
        Uint256 left = takerIn;
        Uint256 out = Uint256.ZERO;
        for (LadderStep step : stepsFor(takerToken)) {
            Uint256 room = paysBase ? step.size() : step.quoteFor(step.size(), Rounding.CEIL);
            Uint256 part = left.min(room);
            Uint256 got = paysBase ? step.quoteFor(part, Rounding.FLOOR) : step.baseFor(part);
            out = out.plusSaturating(got.min(paysBase ? got : step.size()));
            left = left.minus(part);
            if (left.isZero()) {
                return Optional.of(out);
            }
        }
        return Optional.empty();
    }

    /** Quote atoms for one base atom: half way between the best bid and the best ask, or the one there is. */
    public Optional<Fraction> midPrice() {
        if (isEmpty()) {
            return Optional.empty();
        }
        LadderStep one = bids.isEmpty() ? asks.getFirst() : bids.getFirst();
        LadderStep other = asks.isEmpty() ? one : asks.getFirst();
        BigInteger sum = one.quote()
                .toBigInteger()
                .multiply(other.base().toBigInteger())
                .add(other.quote().toBigInteger().multiply(one.base().toBigInteger()));
        BigInteger twice =
                one.base().toBigInteger().multiply(other.base().toBigInteger()).shiftLeft(1);
        return Optional.of(new Fraction(sum, twice));
    }
}
