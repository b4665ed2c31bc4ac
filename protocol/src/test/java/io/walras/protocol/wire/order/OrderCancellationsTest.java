package io.walras.protocol.wire.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.SigningScheme;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrderCancellationsTest {
    private static final String SIGNATURE = "\"0x" + "03".repeat(65) + "\"";

    @Test
    void shouldReadOrdersInTheirOrder() {
        Decoded<OrderCancellations> decoded = decode("[" + uid(2) + "," + uid(1) + "]", "\"ethsign\"");
        assertThat(decoded).isInstanceOfSatisfying(Decoded.Ok.class, ok -> {
            OrderCancellations cancellations = (OrderCancellations) ok.value();
            assertThat(cancellations.orderUids()).extracting(OrderUid::toString).containsExactly(text(2), text(1));
            assertThat(cancellations.signingScheme()).isEqualTo(SigningScheme.ETHSIGN);
        });
    }

    @Test
    void shouldReadTheOneOrderOfThePath() {
        OrderUid uid = OrderUid.fromHex(text(5));
        byte[] body =
                ("{\"signature\":" + SIGNATURE + ",\"signingScheme\":\"eip712\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(OrderCancellations.decode(uid, body, RequestLimits.DEFAULT))
                .isInstanceOfSatisfying(
                        Decoded.Ok.class,
                        ok -> assertThat(((OrderCancellations) ok.value()).orderUids())
                                .isEqualTo(List.of(uid)));
    }

    @Test
    void shouldAcceptAsManyAsAreAllowed() {
        assertThat(decode(many(128), "\"eip712\"")).isInstanceOf(Decoded.Ok.class);
    }

    @Test
    void shouldRefuseOneMore() {
        assertThat(fault(decode(many(129), "\"eip712\""))).isEqualTo(RequestFault.TooManyUids);
    }

    @Test
    void shouldRefuseAnOrderTwice() {
        assertThat(fault(decode("[" + uid(1) + "," + uid(1) + "]", "\"eip712\"")))
                .isEqualTo(RequestFault.DuplicateUid);
    }

    @Test
    void shouldRefuseAnEmptyList() {
        assertThat(fault(decode("[]", "\"eip712\""))).isEqualTo(RequestFault.InvalidShape);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"0x12\"", "7", "null", "\"\""})
    void shouldRefuseWhatIsNoUid(String element) {
        assertThat(fault(decode("[" + element + "]", "\"eip712\""))).isEqualTo(RequestFault.InvalidUid);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"presign\"", "\"eip1271\"", "\"EIP712\""})
    void shouldRefuseASchemeThatIsNotEcdsa(String scheme) {
        assertThat(fault(decode("[" + uid(1) + "]", scheme))).isEqualTo(RequestFault.InvalidEnum);
    }

    @Test
    void shouldListMissingFields() {
        Decoded<OrderCancellations> decoded =
                OrderCancellations.decode("{}".getBytes(StandardCharsets.UTF_8), RequestLimits.DEFAULT);
        assertThat(((Decoded.Malformed<OrderCancellations>) decoded).fields())
                .containsExactly("orderUids", "signature", "signingScheme");
    }

    private static String many(int count) {
        return IntStream.range(0, count)
                .mapToObj(OrderCancellationsTest::uid)
                .collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(int number) {
        return "0x" + String.format("%0112x", number);
    }

    private static String uid(int number) {
        return "\"" + text(number) + "\"";
    }

    private static Decoded<OrderCancellations> decode(String uids, String scheme) {
        String body = "{\"orderUids\":" + uids + ",\"signature\":" + SIGNATURE + ",\"signingScheme\":" + scheme + "}";
        return OrderCancellations.decode(body.getBytes(StandardCharsets.UTF_8), RequestLimits.DEFAULT);
    }

    private static RequestFault fault(Decoded<OrderCancellations> decoded) {
        assertThat(decoded).isInstanceOf(Decoded.Malformed.class);
        return ((Decoded.Malformed<OrderCancellations>) decoded).fault();
    }
}
