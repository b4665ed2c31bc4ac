package io.walras.protocol.bundle;

import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.num.Uint256;
import java.util.List;

/**
 * A fill with its amounts computed by the contract's rules.
 *
 * @param userIn sell atoms that leave the user, network fee (and protocol fee of a buy order) included
 * @param userOut buy atoms the receiver gets, after the protocol fee of a sell order
 * @param networkFee sell atoms kept for gas
 * @param feeShares protocol fee by recipient, in the buy token of a sell order, the sell token of a buy order
 */
public record VerifiedFill(
        AuctionOrder order, Uint256 userIn, Uint256 userOut, Uint256 networkFee, List<FeeShare> feeShares) {

    /** A part of the protocol fee, in atoms, and who gets it. */
    public record FeeShare(Address recipient, Uint256 amount) {}

    public VerifiedFill {
        feeShares = List.copyOf(feeShares);
    }

    /** The whole protocol fee in atoms. */
    public Uint256 protocolFee() {
        return feeShares.stream().map(FeeShare::amount).reduce(Uint256.ZERO, Uint256::plus);
    }

    /** The part of the signed amount that this fill uses up: sell atoms of a sell order, buy atoms of a buy order. */
    public Uint256 filledAmount() {
        return order.order().isSell() ? userIn : userOut;
    }

    public Execution execution() {
        Order signed = order.order();
        return new Execution(
                order.uid(),
                signed.kind(),
                signed.sellToken(),
                signed.buyToken(),
                signed.sellAmount(),
                signed.buyAmount(),
                userIn,
                userOut);
    }
}
