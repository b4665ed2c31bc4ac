package io.walras.settlement;

import io.walras.protocol.bundle.VerifiedFill.FeeShare;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.encode.EncodedTrade;
import java.util.List;

/** A copy of a trade with some fields changed. */
final class TradeCopy {
    private static final int PARTIALLY_FILLABLE = 2;

    private final EncodedTrade original;
    private Uint256 sellAmount;
    private Uint256 buyAmount;
    private int flags;
    private Uint256 executedAmount;
    private Uint256 protocolFee;
    private List<FeeShare> feeShares;
    private long validTo;
    private Bytes signature;

    TradeCopy(EncodedTrade original) {
        this.original = original;
        this.sellAmount = original.sellAmount();
        this.buyAmount = original.buyAmount();
        this.flags = original.flags();
        this.executedAmount = original.executedAmount();
        this.protocolFee = original.protocolFee();
        this.feeShares = original.feeShares();
        this.validTo = original.validTo();
        this.signature = original.signature();
    }

    TradeCopy limits(Uint256 sell, Uint256 buy) {
        sellAmount = sell;
        buyAmount = buy;
        return this;
    }

    TradeCopy partial(Uint256 executed) {
        flags |= PARTIALLY_FILLABLE;
        executedAmount = executed;
        return this;
    }

    TradeCopy fee(Uint256 fee, List<FeeShare> shares) {
        protocolFee = fee;
        feeShares = shares;
        return this;
    }

    /** The signature of this intent, whose terms the copy has to have. */
    TradeCopy signature(Intent intent) {
        validTo = intent.order().validTo();
        signature = intent.signature().onChain(intent.owner());
        return this;
    }

    EncodedTrade copy() {
        return new EncodedTrade(
                original.sellTokenIndex(),
                original.buyTokenIndex(),
                original.receiver(),
                sellAmount,
                buyAmount,
                validTo,
                original.appData(),
                flags,
                executedAmount,
                original.networkFee(),
                protocolFee,
                feeShares,
                signature);
    }
}
