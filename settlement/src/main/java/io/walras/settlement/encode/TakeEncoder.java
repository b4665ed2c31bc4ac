package io.walras.settlement.encode;

import io.walras.contracts.QuoteSettler;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.JitOrder;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.settlement.abi.Web3jTypes;
import java.math.BigInteger;
import java.util.List;

/**
 * Encodes takes of quotes, and orders that a solver brings along, as interactions: a call of the quote settler with the
 * allowance out of which it pays.
 */
public record TakeEncoder(Address quoteSettler) {
    /** The executor pays {@code takerIn} and receives what {@link io.walras.protocol.rfq.Take} says. */
    public EncodedInteraction take(SignedQuote signed, Uint256 takerIn) {
        Bytes callData =
                Web3jTypes.call("take", abi(signed.quote()), Web3jTypes.of(signed.signature()), Web3jTypes.of(takerIn));
        return call(callData, signed.quote().takerToken(), takerIn);
    }

    /**
     * Fills an order at its own limit price.
     *
     * @param executed atoms paid by the owner of a sell order, or received by that of a buy order; the whole target amount
     *     of an order that is fill-or-kill
     * @throws IllegalArgumentException if the order uses balances other than ERC-20
     * @throws ArithmeticException if the order has no price that fits 256 bits
     */
    public EncodedInteraction takeOrder(JitOrder jit, Uint256 executed) {
        Bytes callData =
                Web3jTypes.call("takeOrder", abi(jit), Web3jTypes.of(jit.signature()), Web3jTypes.of(executed));
        return call(callData, jit.order().buyToken(), jit.exchange(executed).userOut());
    }

    private EncodedInteraction call(Bytes callData, Address token, Uint256 amount) {
        return new EncodedInteraction(
                new Call(quoteSettler, Uint256.ZERO, callData), List.of(new Allowance(token, quoteSettler, amount)));
    }

    private static QuoteSettler.Quote abi(Quote quote) {
        return new QuoteSettler.Quote(
                quote.maker().toString(),
                quote.makerToken().toString(),
                quote.makerAmount().toBigInteger(),
                quote.takerToken().toString(),
                quote.takerAmount().toBigInteger(),
                quote.minTakerAmount().toBigInteger(),
                quote.recipient().toString(),
                quote.settlement().toString(),
                BigInteger.valueOf(quote.auctionId()),
                quote.solver().toString(),
                quote.nonce().toBigInteger(),
                BigInteger.valueOf(quote.settleBy()));
    }

    private static QuoteSettler.LimitOrder abi(JitOrder jit) {
        Order order = jit.order();
        return new QuoteSettler.LimitOrder(
                order.sellToken().toString(),
                order.buyToken().toString(),
                order.receiver().toString(),
                order.sellAmount().toBigInteger(),
                order.buyAmount().toBigInteger(),
                BigInteger.valueOf(order.validTo()),
                order.appData().toArray(),
                BigInteger.valueOf(TradeFlags.of(order, jit.scheme())));
    }
}
