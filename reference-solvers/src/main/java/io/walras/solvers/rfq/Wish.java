package io.walras.solvers.rfq;

import io.walras.protocol.book.BookEntry;
import io.walras.protocol.num.Uint256;
import io.walras.sdk.OpenOrder;
import io.walras.solvers.fill.Filled;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.Optional;

/**
 * An order of a pair.
 *
 * @param sellsBase whether it sells the base token
 * @param fee sell atoms that it pays for gas
 * @param limit the worst price it takes, fee included: the least for a seller of the base token, the highest for a buyer
 * @param sequence its place in time among those that rest in a book; 0 if it rests in none
 */
record Wish(OpenOrder order, boolean sellsBase, BigInteger fee, Price limit, long sequence) {
    /** Sellers that ask least, or buyers that pay most; then those that came first. */
    static Comparator<Wish> generousFirst(boolean sellsBase) {
        Comparator<Wish> byLimit = Comparator.comparing(Wish::limit);
        return (sellsBase ? byLimit : byLimit.reversed())
                .thenComparingLong(Wish::sequence)
                .thenComparing(wish -> wish.order().uid());
    }

    /** The order as a wish; empty if what it may sell does not even pay for the gas. */
    static Optional<Wish> of(OpenOrder order, boolean sellsBase, BigInteger fee, Optional<BookEntry> place) {
        BigInteger net = order.sellAmount().toBigInteger().subtract(fee);
        BigInteger bought = order.buyAmount().toBigInteger();
        if (net.signum() <= 0 || bought.signum() <= 0) {
            return Optional.empty();
        }
        Price limit = sellsBase ? new Price(bought, net) : new Price(net, bought);
        return Optional.of(new Wish(
                order, sellsBase, fee, limit, place.map(BookEntry::sequence).orElse(0L)));
    }

    /** All that it may execute: net sell atoms of a sell order, buy atoms of a buy order. */
    BigInteger whole() {
        return order.isSell()
                ? order.sellAmount().toBigInteger().subtract(fee)
                : order.buyAmount().toBigInteger();
    }

    /** The order filled this far at the price; empty if that breaks its limit or is no amount it allows. */
    Optional<Filled> at(Price price, BigInteger executed) {
        if (executed.signum() <= 0) {
            return Optional.empty();
        }
        BigInteger sold = order.isSell() ? executed : sellsBase ? price.baseFor(executed) : price.quoteFor(executed);
        BigInteger bought = !order.isSell() ? executed : sellsBase ? price.proceeds(executed) : price.bought(executed);
        BigInteger paid = sold.add(fee);
        if (paid.bitLength() > 256 || bought.bitLength() > 256) {
            return Optional.empty();
        }
        Filled filled = new Filled(order, Uint256.of(paid), Uint256.of(bought), Uint256.of(fee));
        return Optional.of(filled).filter(Filled::isAllowed);
    }
}
