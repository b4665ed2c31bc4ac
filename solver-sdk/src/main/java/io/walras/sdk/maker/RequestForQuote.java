package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.HubMessage;

/**
 * A request for firm quotes of a pair, of both sides at once.
 *
 * @param rfqId the hub's name of it
 * @param baseAmount the most of the base token, in atoms, that an offer may ask for; 0 if the maker is not to buy it
 * @param quoteAmount the most of the quote token, in atoms, that an offer may ask for; 0 if the maker is not to sell the base
 * @param minPartialPpm the most that the least part of an offer may be, in parts of a million of its {@code takerAmount}
 * @param deadline until when the answer is of use, in unix milliseconds of this process's own clock
 */
public record RequestForQuote(
        String rfqId,
        long auctionId,
        Address base,
        Address quote,
        Uint256 baseAmount,
        Uint256 quoteAmount,
        long minPartialPpm,
        long deadline) {
    /** The request as the hub has sent it. */
    static RequestForQuote of(HubMessage.Request request, long deadline) {
        return new RequestForQuote(
                request.rfqId(),
                request.auctionId(),
                request.base(),
                request.quote(),
                request.baseAmount(),
                request.quoteAmount(),
                request.minPartialPpm(),
                deadline);
    }

    /** The most that an offer which is paid in this token may ask for; 0 if it is none of the pair. */
    Uint256 mostPaidIn(Address token) {
        return token.equals(base) ? baseAmount : token.equals(quote) ? quoteAmount : Uint256.ZERO;
    }
}
