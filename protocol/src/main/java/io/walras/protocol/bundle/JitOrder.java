package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderSignature;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import java.util.Optional;

/**
 * An order that a solver brings along just in time. It trades at its own limit price, apart from the uniform prices of the
 * bundle.
 *
 * @param signature as the contract takes it: that of a wallet contract starts with the owner, and the owner is all there is
 *     of an order that was signed on-chain
 */
public record JitOrder(Order order, SigningScheme scheme, Bytes signature) {
    private static final int OWNER_SIZE = 20;

    /** What the owner pays and gets, in atoms. */
    public record Exchange(Uint256 userIn, Uint256 userOut) {}

    /** Its uid in the domain of the settlement contract; empty if the signature names no owner. */
    public Optional<OrderUid> uid(Bytes32 domainSeparator) {
        Bytes32 digest = Eip712Domain.digest(domainSeparator, order.structHash());
        return owner(digest).map(owner -> OrderUid.of(digest, owner, order.validTo()));
    }

    private Optional<Address> owner(Bytes32 digest) {
        return switch (scheme) {
            case EIP712, ETHSIGN -> new OrderSignature(scheme, signature).recover(digest);
            case EIP1271 -> leadingAddress();
            case PRESIGN -> signature.size() == OWNER_SIZE ? leadingAddress() : Optional.empty();
        };
    }

    private Optional<Address> leadingAddress() {
        return signature.size() < OWNER_SIZE
                ? Optional.empty()
                : Optional.of(Address.of(signature.slice(0, OWNER_SIZE).toArray()));
    }

    /**
     * What filling it this far moves. Both roundings favour the owner: a sell order receives the quotient rounded up, a buy
     * order pays it rounded down.
     *
     * @param executed atoms paid by the owner of a sell order, or received by that of a buy order
     * @throws ArithmeticException if a signed amount is zero or the quotient needs more than 256 bits
     */
    public Exchange exchange(Uint256 executed) {
        return order.isSell()
                ? new Exchange(executed, executed.mulDiv(order.buyAmount(), order.sellAmount(), Rounding.CEIL))
                : new Exchange(executed.mulDiv(order.sellAmount(), order.buyAmount(), Rounding.FLOOR), executed);
    }
}
