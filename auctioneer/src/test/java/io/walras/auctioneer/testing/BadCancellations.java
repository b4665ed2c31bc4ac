package io.walras.auctioneer.testing;

import static io.walras.auctioneer.testing.Requests.bytes;
import static io.walras.auctioneer.testing.Requests.deleteOrders;
import static io.walras.auctioneer.testing.Requests.withBody;

import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.num.Uint256;
import java.util.List;
import java.util.stream.IntStream;

/** Cancellations of orders that never were: rows 5, 34, 50, 56, 75 and 80. */
final class BadCancellations {
    private final BadInputTable.Target target;

    private BadCancellations(BadInputTable.Target target) {
        this.target = target;
    }

    static List<BadInput> cases(BadInputTable.Target target) {
        return new BadCancellations(target).cases();
    }

    private List<BadInput> cases() {
        String one = "/api/v1/orders/" + uid(1);
        return List.of(
                bad(5, "an empty object", new JsonBody(), 422, "MissingField"),
                bad(34, "no uid at all", signed(1).with("orderUids", "[]"), 422, "InvalidShape"),
                bad(34, "a short uid", signed(1).with("orderUids", "[\"0x12\"]"), 400, "InvalidUid"),
                bad(34, "a number", signed(1).with("orderUids", "[7]"), 400, "InvalidUid"),
                bad(50, "a scheme that is not ECDSA", signed(1).text("signingScheme", "presign"), 422, "InvalidEnum"),
                bad(56, "no signature", signed(1).text("signature", "0x"), 400, "InvalidSignature"),
                bad(75, "an unknown order", signed(1), 404, "OrderNotFound"),
                bad(75, "two unknown orders", signed(2), 404, "OrderNotFound"),
                new BadInput(
                        75,
                        "an unknown order in the path",
                        withBody(
                                "DELETE",
                                one,
                                bytes(CancellationDraft.ofOne(
                                                target.domain(), target.poor(), SigningScheme.EIP712, uid(1))
                                        .toString())),
                        404,
                        "OrderNotFound"),
                new BadInput(
                        34,
                        "a short uid in the path",
                        withBody("DELETE", "/api/v1/orders/0x12", bytes("{}")),
                        400,
                        "InvalidUid"),
                bad(80, "129 orders", signed(129), 422, "TooManyUids"),
                bad(80, "an order twice", signed(List.of(uid(1), uid(1))), 422, "DuplicateUid"));
    }

    private OrderUid uid(int number) {
        Bytes32 digest = Bytes32.of(Uint256.of(number).toWord());
        return OrderUid.of(digest, target.poor().address(), target.now() + 3_600);
    }

    private JsonBody signed(int count) {
        return signed(IntStream.range(0, count).mapToObj(this::uid).toList());
    }

    private JsonBody signed(List<OrderUid> uids) {
        return CancellationDraft.ofAll(target.domain(), target.poor(), SigningScheme.EIP712, uids);
    }

    private static BadInput bad(int row, String what, JsonBody body, int status, String errorType) {
        return new BadInput(row, what, deleteOrders(body), status, errorType);
    }
}
