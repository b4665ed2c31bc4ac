package io.walras.protocol.bundle;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.BundleCheck.Broken;
import io.walras.protocol.bundle.BundleRefusal.Code;
import io.walras.protocol.bundle.JitOrder.Exchange;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What orders a bundle may bring along: signed, in time, with a price, filled within their amounts, and not those that
 * wait in the batch for the uniform price. Whether one was posted at another time, and what wallets say, shows later.
 */
record JitRules(Batch batch, @Nullable Bytes32 orderDomain) {
    List<JitFill> check(List<Interaction> interactions) throws Broken {
        List<JitFill> fills = new ArrayList<>();
        Set<OrderUid> seen = new HashSet<>();
        for (Interaction interaction : interactions) {
            if (interaction instanceof Interaction.JitTake take) {
                JitFill fill = check(take);
                if (!seen.add(fill.uid())) {
                    throw new Broken(Code.DuplicateOrder, "brings order " + fill.uid() + " along twice");
                }
                fills.add(fill);
            }
        }
        return fills;
    }

    private JitFill check(Interaction.JitTake take) throws Broken {
        if (orderDomain == null) {
            throw new Broken(Code.JitNotAccepted, "orders of solvers' own are not taken here");
        }
        Order order = take.jit().order();
        OrderUid uid = take.jit()
                .uid(orderDomain)
                .orElseThrow(() -> new Broken(Code.JitNotAccepted, "the signature names no owner"));
        if (batch.order(uid).isPresent()) {
            throw new Broken(Code.JitWasPosted, "order " + uid + " is in the batch");
        }
        requireSettleable(uid, order);
        requireAmount(uid, order, take.executed());
        try {
            Exchange exchange = take.jit().exchange(take.executed());
            if (exchange.userIn().isZero()) {
                throw new Broken(Code.InvalidExecutedAmount, "order " + uid + " would pay nothing");
            }
            return new JitFill(uid, take.jit(), exchange);
        } catch (ArithmeticException noPrice) {
            throw new Broken(Code.JitNotAccepted, "order " + uid + " has no price that fits 256 bits");
        }
    }

    private void requireSettleable(OrderUid uid, Order order) throws Broken {
        if (order.validTo() < batch.cutAt() / 1000) {
            throw new Broken(Code.JitNotAccepted, "order " + uid + " was valid until " + order.validTo());
        }
        boolean plain = order.sellTokenBalance() == TokenBalance.ERC20
                && order.buyTokenBalance() == TokenBalance.ERC20
                && order.feeAmount().isZero();
        if (!plain || order.buyToken().equals(Address.NATIVE)) {
            throw new Broken(Code.JitNotAccepted, "order " + uid + " is not of ERC-20 balances without a fee");
        }
    }

    private static void requireAmount(OrderUid uid, Order order, Uint256 executed) throws Broken {
        boolean whole = executed.equals(order.targetAmount());
        if (executed.isZero() || (!whole && !order.partiallyFillable())) {
            throw new Broken(Code.InvalidExecutedAmount, "fills " + executed + " of order " + uid);
        }
        if (executed.isGreaterThan(order.targetAmount())) {
            throw new Broken(Code.Overfill, "fills " + executed + " of order " + uid);
        }
    }
}
