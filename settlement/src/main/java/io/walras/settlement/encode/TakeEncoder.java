package io.walras.settlement.encode;

import io.walras.contracts.QuoteSettler;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.Take;
import io.walras.settlement.abi.Web3jTypes;
import java.math.BigInteger;
import java.util.List;

/**
 * Encodes takes of quotes, and orders that a solver brings along, as interactions: a call of the quote settler with the
 * allowance out of which it pays.
 */
public record TakeEncoder(Address quoteSettler) {
    /**
     * The executor pays {@code takerIn} and receives {@code makerOut}.
     *
     * @throws IllegalArgumentException if the take is of another quote
     */
    public EncodedInteraction take(SignedQuote signed, Take take) {
        if (!take.quote().equals(signed.quote())) {
            throw new IllegalArgumentException("the take is of another quote than the one that is signed");
        }
        Bytes callData = Web3jTypes.call(
                "take", abi(signed.quote()), Web3jTypes.of(signed.signature()), Web3jTypes.of(take.takerIn()));
        return call(callData, signed.quote().takerToken(), take.takerIn());
    }

    /**
     * Fills an order at its own limit price, which rounds in favour of its owner: a sell order receives the quotient
     * rounded up, a buy order pays it rounded down.
     *
     * @param executed atoms paid by the owner of a sell order, or received by that of a buy order; the whole target amount
     *     of an order that is fill-or-kill
     * @throws IllegalArgumentException if the order sells nothing or uses balances other than ERC-20
     */
    public EncodedInteraction takeOrder(Intent intent, Uint256 executed) {
        Order order = intent.order();
        if (order.sellAmount().isZero()) {
            throw new IllegalArgumentException("an order that sells nothing has no price");
        }
        Uint256 paid =
                order.isSell() ? executed.mulDiv(order.buyAmount(), order.sellAmount(), Rounding.CEIL) : executed;
        Bytes signature = intent.signature().onChain(intent.owner());
        Bytes callData = Web3jTypes.call("takeOrder", abi(intent), Web3jTypes.of(signature), Web3jTypes.of(executed));
        return call(callData, order.buyToken(), paid);
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

    private static QuoteSettler.LimitOrder abi(Intent intent) {
        Order order = intent.order();
        return new QuoteSettler.LimitOrder(
                order.sellToken().toString(),
                order.buyToken().toString(),
                order.receiver().toString(),
                order.sellAmount().toBigInteger(),
                order.buyAmount().toBigInteger(),
                BigInteger.valueOf(order.validTo()),
                order.appData().toArray(),
                BigInteger.valueOf(TradeFlags.of(order, intent.signature().scheme())));
    }
}
