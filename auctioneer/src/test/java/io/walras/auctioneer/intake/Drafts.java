package io.walras.auctioneer.intake;

import io.walras.auctioneer.testing.OrderDraft;
import io.walras.protocol.book.Market;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.order.Decoded;
import io.walras.protocol.wire.order.OrderCreation;
import io.walras.protocol.wire.order.RequestLimits;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** Orders and rules for the tests of this package. */
final class Drafts {
    static final long NOW = 1_790_000_000;
    static final long MIN_VALIDITY = 60;
    static final long MAX_VALIDITY = 365L * 24 * 3600;
    static final Eip712Domain DOMAIN = Orders.DOMAIN;
    static final Address WRAPPED = Orders.WETH;
    static final Address EXECUTOR = Orders.token(90);
    static final Address ETH_FLOW = Orders.key(67).address();
    static final Address DENIED_OWNER = Orders.key(66).address();
    static final Address DENIED_TOKEN = Orders.token(66);
    static final Market MARKET = new Market("DAI-USDC", Orders.DAI, Orders.USDC, Uint256.powerOfTen(3), Uint256.ONE);
    static final IntakeRules RULES = new IntakeRules(
            DOMAIN,
            DOMAIN.separator(),
            WRAPPED,
            Set.of(DOMAIN.verifyingContract(), EXECUTOR),
            true,
            ETH_FLOW,
            Set.of(DENIED_OWNER),
            Set.of(DENIED_TOKEN),
            MIN_VALIDITY,
            MAX_VALIDITY,
            100_000,
            List.of(MARKET));

    private Drafts() {}

    /** Alice sells USDC for DAI for an hour. */
    static OrderDraft draft() {
        return new OrderDraft(DOMAIN, Orders.ALICE, Orders.USDC, Orders.DAI, NOW + 3600);
    }

    static OrderCreation creation(OrderDraft draft) {
        return creation(draft.body().toString());
    }

    static OrderCreation creation(String body) {
        return switch (OrderCreation.decode(body.getBytes(StandardCharsets.UTF_8), RequestLimits.DEFAULT)) {
            case Decoded.Ok<OrderCreation>(OrderCreation creation) -> creation;
            case Decoded.Malformed<OrderCreation> malformed -> throw new AssertionError(malformed.description());
        };
    }
}
