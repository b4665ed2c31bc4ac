package io.walras.settlement.abi;

import io.walras.contracts.EthFlow;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import java.math.BigInteger;
import java.util.List;
import org.web3j.abi.datatypes.DynamicArray;

/**
 * An order that an eth-flow contract placed for a user.
 *
 * @param contract that owns the order and signs for it
 * @param user who paid for it
 * @param order as it is signed, selling the wrapped token
 * @param quoteId the quote that the user named; 0 for none
 * @param userValidTo the last unix second at which the contract signs for it
 */
public record EthFlowOrder(Address contract, Address user, Order order, long quoteId, long userValidTo) {
    /** The order's identifier where orders are signed in this domain. */
    public OrderUid uid(Bytes32 orderDomain) {
        return OrderUid.of(Eip712Domain.digest(orderDomain, order.structHash()), contract, order.validTo());
    }

    /** Creates it; as many wei as it sells have to be sent along. */
    public Bytes creation() {
        return Web3jTypes.call("createOrder", abi());
    }

    /** Ends it, and pays back what is not sold. */
    public Bytes invalidation() {
        return Web3jTypes.call("invalidateOrder", abi());
    }

    /** Ends those of these orders, all of one contract, that may be ended, and pays back what is not sold. */
    public static Bytes invalidation(List<EthFlowOrder> orders) {
        return Web3jTypes.call(
                "invalidateOrdersIgnoringNotAllowed",
                new DynamicArray<>(
                        EthFlow.EthFlowOrder.class,
                        orders.stream().map(EthFlowOrder::abi).toList()));
    }

    private EthFlow.EthFlowOrder abi() {
        return new EthFlow.EthFlowOrder(
                order.buyToken().toString(),
                order.receiver().toString(),
                order.sellAmount().toBigInteger(),
                order.buyAmount().toBigInteger(),
                order.appData().toArray(),
                order.feeAmount().toBigInteger(),
                BigInteger.valueOf(userValidTo),
                order.partiallyFillable(),
                BigInteger.valueOf(quoteId));
    }
}
