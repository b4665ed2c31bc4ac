package io.walras.auctioneer.testing;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.PrivateKey;
import java.util.List;
import java.util.stream.Stream;

/**
 * The bad-input catalogue as far as it needs nothing but a server that has never seen the keys used: what is sent, and the
 * status and errorType that must come back. Where CoW's order book names a case its status and errorType hold,
 * elsewhere the catalogue's. Cases that need a history are in the test that makes one.
 */
public final class BadInputTable {
    private BadInputTable() {}

    /**
     * Where the requests go, and what they are about.
     *
     * @param poor a key that owns no tokens
     * @param unapproved a key that owns sell tokens and has approved none
     * @param sellToken a token with code
     * @param buyToken another token with code
     * @param now unix seconds of the server
     */
    public record Target(
            Eip712Domain domain,
            PrivateKey poor,
            PrivateKey unapproved,
            Address sellToken,
            Address buyToken,
            long now) {
        /** A good order of the poor key, but for its funds. */
        public OrderDraft draft() {
            return draft(poor);
        }

        OrderDraft draft(PrivateKey key) {
            return new OrderDraft(domain, key, sellToken, buyToken, now + 3_600);
        }
    }

    /** Every case. */
    public static List<BadInput> cases(Target target) {
        return Stream.of(
                        BadSyntax.cases(target),
                        BadFraming.cases(target),
                        BadRequests.cases(target),
                        BadFields.cases(target),
                        BadOrders.cases(target),
                        BadCancellations.cases(target))
                .flatMap(List::stream)
                .toList();
    }
}
