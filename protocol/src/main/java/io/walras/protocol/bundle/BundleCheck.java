package io.walras.protocol.bundle;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.chain.Address;
import java.util.List;

/**
 * Decides, without the chain, whether a bundle keeps the rules of the settlement contract: each
 * order filled once and within what the batch allows, at uniform prices of its directed pair, resting orders of a book in their order, with the contract's
 * rounding, protocol fees charged, nobody worse off than signed, and of no token more going out than coming in.
 *
 * <p>The contract and the simulation check the same things again on the truth; what a bundle's own calls do is seen
 * here only as far as they declare it. A bundle that breaks several rules is refused for the first one.
 */
public final class BundleCheck {
    private final BundleLimits limits;

    public BundleCheck(BundleLimits limits) {
        this.limits = limits;
    }

    /** The verdict on a bundle. */
    public sealed interface Verdict {}

    /** It keeps the rules. */
    public record Verified(VerifiedBundle bundle) implements Verdict {}

    /** It breaks one. */
    public record Refused(BundleRefusal refusal) implements Verdict {}

    /** Checks a bundle against the batch it answers. Never throws, whatever the bundle holds. */
    public Verdict check(Batch batch, Bundle bundle) {
        try {
            if (bundle.auctionId() != batch.auctionId()) {
                throw new Broken(
                        Code.WrongAuction, "answers auction " + bundle.auctionId() + ", not " + batch.auctionId());
            }
            new InteractionRules(limits).check(bundle);
            PairPrices prices = PairPrices.of(bundle.prices(), batch.wrappedNative());
            List<VerifiedFill> fills = new FillRules(batch, prices, limits.maxFills()).check(bundle.fills());
            PriorityRule.check(batch, fills);
            new PoolRules(batch).check(bundle.interactions());
            List<TakenQuote> takes = new QuoteRules(batch).check(bundle.solver(), bundle.interactions());
            List<JitFill> jitFills = new JitRules(batch, limits.orderDomain()).check(bundle.interactions());
            Conservation.check(batch.wrappedNative(), fills, bundle.interactions());
            return new Verified(new VerifiedBundle(bundle, fills, takes, jitFills));
        } catch (Broken broken) {
            return new Refused(broken.refusal());
        }
    }

    /** A rule is broken; leads out of the rules to {@link #check} and no further. */
    static final class Broken extends Exception {
        private static final long serialVersionUID = 1;

        private final transient BundleRefusal refusal;

        Broken(Code code, String detail) {
            this(code, detail, List.of());
        }

        Broken(Code code, String detail, List<Address> tokens) {
            super(detail, null, false, false);
            this.refusal = new BundleRefusal(code, detail, tokens);
        }

        BundleRefusal refusal() {
            return refusal;
        }
    }
}
