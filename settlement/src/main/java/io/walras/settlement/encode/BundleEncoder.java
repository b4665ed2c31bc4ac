package io.walras.settlement.encode;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;

/**
 * Encodes verified bundles for the settlement contract. The result is a function of the bundle, its
 * batch and the settings: fills and interactions stay in the solver's order, tokens are ascending, nothing else is
 * chosen here.
 */
public final class BundleEncoder {
    private final EncoderSettings settings;

    /** An encoder with these settings. */
    public BundleEncoder(EncoderSettings settings) {
        this.settings = settings;
    }

    /**
     * The bundle as the contract takes it.
     *
     * @throws IllegalArgumentException if the bundle uses a pool or a quote that is not in the batch, or fills an
     *     order with balances other than ERC-20: neither ever passes the checks before
     */
    public EncodedBundle encode(VerifiedBundle verified, Batch batch) {
        PriceList prices = PriceList.of(verified, settings.wrappedNative());
        InteractionEncoder interactions = new InteractionEncoder(settings, batch);
        Bundle bundle = verified.bundle();
        return EncodedBundle.of(
                prices,
                verified.fills().stream().map(fill -> trade(fill, prices)).toList(),
                new EncodedInteractions(
                        bundle.preInteractions().stream()
                                .map(InteractionEncoder::encode)
                                .toList(),
                        bundle.interactions().stream().map(interactions::encode).toList(),
                        bundle.postInteractions().stream()
                                .map(InteractionEncoder::encode)
                                .toList()));
    }

    private static EncodedTrade trade(VerifiedFill fill, PriceList prices) {
        Intent intent = fill.order().intent();
        Order order = intent.order();
        return new EncodedTrade(
                prices.indexOf(order.sellToken()),
                prices.indexOf(order.buyToken()),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.appData(),
                TradeFlags.of(order, intent.signature().scheme()),
                fill.filledAmount(),
                fill.networkFee(),
                fill.protocolFee(),
                fill.feeShares(),
                intent.signature().onChain(intent.owner()));
    }
}
