package io.walras.auctioneer.quote;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a solver would do about the order of a quote.
 *
 * @param sold sell atoms that are exchanged, without any network fee
 * @param bought buy atoms that the receiver gets
 * @param gas gas units of the settlement, as simulated, or as the solver estimates
 * @param verified whether the settlement was simulated and went well
 */
record SolverOffer(Address solver, Uint256 sold, Uint256 bought, long gas, boolean verified) {
    private static final BigInteger UNIT = BigInteger.TEN.pow(18);

    /** The bundle's fill of the order, which is all that it may hold. */
    static SolverOffer of(VerifiedBundle bundle, long gas, boolean verified) {
        VerifiedFill fill = bundle.fills().getFirst();
        return new SolverOffer(
                bundle.bundle().solver(), fill.userIn().minus(fill.networkFee()), fill.userOut(), gas, verified);
    }

    /**
     * Better ones come last: verified ones after others, then those that leave the owner more after gas. Gas counts where
     * the tokens have a native price.
     */
    static Comparator<SolverOffer> worstFirst(Batch batch, Uint256 gasPrice) {
        return Comparator.comparing(SolverOffer::verified).thenComparing(offer -> offer.worth(batch, gasPrice));
    }

    /** What the exchange is worth to the owner in native atoms times 10^18, or without a price in atoms. */
    private BigInteger worth(Batch batch, Uint256 gasPrice) {
        boolean isSell = batch.orders().getFirst().order().isSell();
        BigInteger atoms = isSell ? bought.toBigInteger() : sold.toBigInteger().negate();
        Address token = isSell
                ? batch.orders().getFirst().order().buyToken()
                : batch.orders().getFirst().order().sellToken();
        Optional<Uint256> price = batch.nativePrice(token);
        BigInteger gasCost = BigInteger.valueOf(gas).multiply(gasPrice.toBigInteger());
        return price.map(known -> atoms.multiply(known.toBigInteger()).subtract(gasCost.multiply(UNIT)))
                .orElse(atoms);
    }
}
