package io.walras.auctioneer.http;

import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.quote.NativePrice;
import io.walras.auctioneer.quote.OfferedQuote;
import io.walras.auctioneer.quote.QuoteAnswer;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.order.AppDataField;
import io.walras.protocol.wire.order.OrderQuoteJson;
import io.walras.protocol.wire.order.OrderQuoteRequest;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the quote desk says, as CoW's clients read it.
 *
 * @param protocolFeeBps the volume fee that quotes contain, in basis points; null if there is none
 */
record QuoteAnswers(@Nullable String protocolFeeBps, Duration retryAfter) {
    OrderQuoteJson json(OfferedQuote quote) {
        OrderQuoteRequest request = quote.request();
        Order order = quote.order();
        boolean inFull = request.appData() instanceof AppDataField.Document;
        return new OrderQuoteJson(
                new OrderQuoteJson.Quote(
                        order.sellToken(),
                        order.buyToken(),
                        order.receiver().isZero() ? null : order.receiver(),
                        quote.sellAmount(),
                        quote.buyAmount(),
                        order.validTo(),
                        request.appData() instanceof AppDataField.Document document
                                ? document.text()
                                : order.appData().toString(),
                        inFull ? order.appData() : null,
                        quote.feeAmount(),
                        Long.toString(quote.gas()),
                        quote.gasPrice().toString(),
                        new NativePrice(quote.sellTokenPrice()).text(),
                        order.kind().wireName(),
                        request.partiallyFillable(),
                        order.sellTokenBalance().wireName(),
                        order.buyTokenBalance().wireName(),
                        request.signingScheme().wireName()),
                request.from(),
                quote.expiry().toString(),
                quote.id(),
                quote.verified(),
                protocolFeeBps);
    }

    /** The error that there is instead of a quote. */
    ApiError error(QuoteAnswer answer) {
        return switch (answer) {
            case QuoteAnswer.Offered offered -> throw new IllegalArgumentException("not an error: " + offered);
            case QuoteAnswer.Refused refused -> refused(refused);
            case QuoteAnswer.Throttled throttled ->
                ApiErrors.rateLimited("quotes are asked for too fast", throttled.retryAfterSeconds());
            case QuoteAnswer.Overloaded ignored -> ApiErrors.unavailable("too many quotes are being made", retryAfter);
        };
    }

    private static ApiError refused(QuoteAnswer.Refused refused) {
        Uint256 fee = refused.feeAmount();
        ApiError error = refused.refusal().code() == Code.NoLiquidity
                ? ApiError.of(404, Code.NoLiquidity.name(), refused.refusal().description())
                : ApiErrors.ofOrder(refused.refusal());
        return fee == null ? error : error.withData(Map.of("fee_amount", fee.toString()));
    }
}
