package io.walras.settlement.encode;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.Interaction;
import io.walras.protocol.bundle.Interaction.Allowance;
import io.walras.protocol.bundle.Interaction.Call;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.liquidity.ConstantProductPool;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.FirmQuote;
import io.walras.settlement.abi.Web3jTypes;
import java.util.List;

/** Turns what a bundle does besides moving users' tokens into calls. */
record InteractionEncoder(EncoderSettings settings, Batch batch) {
    private static final Uint256 ONE_IN_BPS = Uint256.of(EncoderSettings.ONE_IN_BPS);

    EncodedInteraction encode(Interaction interaction) {
        return switch (interaction) {
            case Interaction.PoolSwap swap -> encodeSwap(swap);
            case Interaction.QuoteTake take -> encodeTake(take);
            case Interaction.JitTake take -> takes().takeOrder(take.jit(), take.executed());
            case Interaction.Custom custom -> new EncodedInteraction(custom.call(), custom.allowances());
        };
    }

    private EncodedInteraction encodeTake(Interaction.QuoteTake take) {
        FirmQuote firm = batch.quotes().stream()
                .filter(candidate -> candidate.hash().equals(take.hash()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("quote " + take.hash() + " is not in the batch"));
        return takes().take(firm.signed(), take.input().amount());
    }

    private TakeEncoder takes() {
        Address quoteSettler = settings.quoteSettler();
        if (quoteSettler == null) {
            throw new IllegalArgumentException("there is no quote settler");
        }
        return new TakeEncoder(quoteSettler);
    }

    /**
     * A swap through the pool's router. It may pay less than declared by the tolerance, the least amount rounded down in
     * favour of the settlement's going through; what that costs comes out of the payout, never out of a user's amount.
     */
    private EncodedInteraction encodeSwap(Interaction.PoolSwap swap) {
        ConstantProductPool pool = batch.pools().stream()
                .filter(candidate -> candidate.address().equals(swap.pool()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("pool " + swap.pool() + " is not in the batch"));
        Address in = swap.input().token();
        Uint256 amountIn = swap.input().amount();
        Uint256 kept = Uint256.of(EncoderSettings.ONE_IN_BPS - settings.poolToleranceBps());
        Uint256 leastOut = swap.output().amount().mulDiv(kept, ONE_IN_BPS, Rounding.FLOOR);
        Bytes callData = Web3jTypes.call(
                "swapExactTokensForTokens",
                Web3jTypes.of(amountIn),
                Web3jTypes.of(leastOut),
                Web3jTypes.addresses(List.of(in, swap.output().token())),
                Web3jTypes.of(settings.executor()),
                Web3jTypes.of(Uint256.MAX));
        return new EncodedInteraction(
                new Call(pool.router(), Uint256.ZERO, callData), List.of(new Allowance(in, pool.router(), amountIn)));
    }

    static EncodedInteraction encode(Call call) {
        return new EncodedInteraction(call, List.of());
    }
}
