package io.walras.settlement.encode;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Bundle;
import io.walras.protocol.bundle.HooksCall;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.bundle.VerifiedFill;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Hooks.Hook;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.Order;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Encodes verified bundles for the settlement contract. The result is a function of the bundle, its
 * batch and the settings: fills and interactions stay in the solver's order, tokens are ascending, the calls that owners
 * ask for come before the solver's, in the order of the fills; nothing else is chosen here.
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
     * @throws IllegalArgumentException if the bundle uses a pool or a quote that is not in the batch, fills an order with
     *     balances other than ERC-20, or has to make calls for owners where there is no trampoline: nothing of that ever
     *     passes the checks before
     */
    public EncodedBundle encode(VerifiedBundle verified, Batch batch) {
        PriceList prices = PriceList.of(verified, settings.wrappedNative());
        InteractionEncoder interactions = new InteractionEncoder(settings, batch);
        Bundle bundle = verified.bundle();
        return EncodedBundle.of(
                prices,
                verified.fills().stream().map(fill -> trade(fill, prices)).toList(),
                new EncodedInteractions(
                        phase(verified, Hooks::pre, bundle.preInteractions()),
                        bundle.interactions().stream().map(interactions::encode).toList(),
                        phase(verified, Hooks::post, bundle.postInteractions())));
    }

    private List<EncodedInteraction> phase(
            VerifiedBundle verified, Function<Hooks, List<Hook>> phase, List<Call> solvers) {
        List<Hook> hooks = verified.fills().stream()
                .flatMap(fill -> phase.apply(fill.order().hooks()).stream())
                .toList();
        Stream<Call> owners = hooks.isEmpty() ? Stream.empty() : Stream.of(HooksCall.of(trampoline(), hooks));
        return Stream.concat(owners, solvers.stream())
                .map(InteractionEncoder::encode)
                .toList();
    }

    private Address trampoline() {
        Address trampoline = settings.hooksTrampoline();
        if (trampoline == null) {
            throw new IllegalArgumentException("there is no hooks trampoline");
        }
        return trampoline;
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
