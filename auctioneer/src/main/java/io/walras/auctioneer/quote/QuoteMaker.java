package io.walras.auctioneer.quote;

import io.walras.auctioneer.intake.Refusal;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import io.walras.protocol.wire.order.OrderQuoteRequest.Amount;
import java.math.BigInteger;
import java.time.Instant;

/**
 * Makes a quote of a solver's offer: a pure function. The network fee is what the settlement's gas costs in sell atoms,
 * rounded up, so that the owner is never told too little of it.
 *
 * @param batch of the one order
 * @param gasPrice wei per gas unit
 * @param expiry until when the quote is kept
 */
record QuoteMaker(OrderQuoteRequest request, Batch batch, Uint256 gasPrice, Instant expiry) {

    QuoteAnswer quote(SolverOffer offer) {
        Uint256 price = batch.nativePrice(order().sellToken()).orElse(Uint256.ZERO);
        if (price.isZero()) {
            return refused(Code.NoLiquidity, "the sell token has no price in the native coin");
        }
        long gas = Math.addExact(offer.gas(), request.verificationGasLimit());
        BigInteger wei = BigInteger.valueOf(gas).multiply(gasPrice.toBigInteger());
        BigInteger atoms = Rounding.CEIL.divide(wei.multiply(BigInteger.TEN.pow(18)), price.toBigInteger());
        Uint256 fee = Uint256.saturating(atoms);
        Uint256 sold = sold(offer, fee);
        if (sold.isZero()) {
            Refusal refusal = new Refusal(
                    Code.SellAmountDoesNotCoverFee, "the sell amount does not cover the network fee of " + fee);
            return new QuoteAnswer.Refused(refusal, fee);
        }
        if (fee.isGreaterThan(Uint256.MAX.minus(sold))) {
            return refused(Code.SellAmountOverflow, "sell amount and network fee together need more than 256 bits");
        }
        Uint256 bought = order().isSell() ? offer.bought().mulDiv(sold, offer.sold(), Rounding.FLOOR) : offer.bought();
        if (bought.isZero()) {
            return refused(Code.NoLiquidity, "nothing would be bought");
        }
        return new QuoteAnswer.Offered(new OfferedQuote(
                request,
                order(),
                sold,
                bought,
                fee,
                gas,
                gasPrice,
                price,
                offer.solver(),
                offer.verified(),
                expiry,
                null));
    }

    private Order order() {
        return batch.orders().getFirst().order();
    }

    /** The sell atoms that are exchanged; zero if the fee takes them all. */
    private Uint256 sold(SolverOffer offer, Uint256 fee) {
        return switch (request.amount()) {
            case Amount.SellBeforeFee(Uint256 atoms) -> atoms.minusOrZero(fee);
            case Amount.SellAfterFee(Uint256 atoms) -> atoms;
            case Amount.BuyAfterFee ignored -> offer.sold();
        };
    }

    private static QuoteAnswer refused(Code code, String description) {
        return new QuoteAnswer.Refused(new Refusal(code, description));
    }
}
