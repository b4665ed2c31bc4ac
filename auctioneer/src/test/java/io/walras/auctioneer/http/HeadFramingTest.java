package io.walras.auctioneer.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.testing.Gen;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadFramingTest {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String FOLDED = "GET / HTTP/1.1\r\nHost: a\r\n b\r\n\r\n";
    private static final String FOLD_REFUSED = "GET / HTTP/1.1\r\nHost: a\r\n\u0001\r\n\r\n";
    private static final String UNCLEAR = "\r\nContent-Length: unclear\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n{\r\n \r\n\t}\r",
                "POST / HTTP/1.1\r\ncontent-length:5\r\n\r\n\r\n  x",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n4\r\n\r\n  \r\n3;a=b\r\n\n\t \r\n0\r\n\r\n",
                "POST / HTTP/1.1\nContent-Length: 2\n\n\n "
            })
    void shouldLeaveBodiesAlone(String request) {
        String all = GET + request;
        assertThat(passed(all)).isEqualTo(all);
    }

    @Test
    void shouldMakeAFoldedLineUnacceptable() {
        assertThat(passed(FOLDED)).isEqualTo(FOLD_REFUSED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                GET,
                "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc",
                "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
                "GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n",
                "\r\n"
            })
    void shouldFindAFoldedLineInALaterRequest(String before) {
        String all = before + FOLDED;
        assertThat(passed(all)).isEqualTo(before + FOLD_REFUSED);
    }

    @Test
    void shouldFindAFoldedLineInATrailer() {
        String request = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX: a\r\n b\r\n\r\n";
        assertThat(passed(request)).isEqualTo(request.replace("\n b\r\n", "\n\u0001\r\n"));
    }

    @Test
    void shouldNotDependOnHowTheBytesArrive() {
        String all = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nA\r\n0123\r\n 789\r\n0\r\n\r\n"
                + "POST / HTTP/1.1\r\nContent-Length: 4\r\n\r\n\r\n x" + FOLDED;
        String whole = passed(all);
        for (long seed = 0; seed < 50; seed++) {
            Gen gen = new Gen(seed);
            HeadFraming framing = new HeadFraming();
            StringBuilder passed = new StringBuilder();
            int at = 0;
            while (at < all.length()) {
                int next = Math.min(all.length(), at + gen.between(1, 7));
                passed.append(framing.pass(ByteString.fromString(all.substring(at, next)))
                        .utf8String());
                at = next;
            }
            assertThat(passed.toString()).as("seed %d", seed).isEqualTo(whole);
        }
    }

    @Test
    void shouldKnowWhenAHeadHasBegunAndNotEnded() {
        HeadFraming framing = new HeadFraming();
        assertThat(framing.isInHead()).isFalse();
        framing.pass(ByteString.fromString("P"));
        assertThat(framing.isInHead()).isTrue();
        framing.pass(ByteString.fromString("OST / HTTP/1.1\r\nContent-Length: 2\r\n"));
        assertThat(framing.isInHead()).isTrue();
        framing.pass(ByteString.fromString("\r\n"));
        assertThat(framing.isInHead()).isFalse();
        framing.pass(ByteString.fromString("ab"));
        assertThat(framing.isInHead()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length:",
                "Content-Length: -1",
                "Content-Length: 1 2",
                "Content-Length: 99999999999999999999",
                "Transfer-Encoding:",
                "Transfer-Encoding: gzip, chunked",
                "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"
            })
    void shouldEndTheHeadWhereALengthIsUnclear(String lines) {
        String until = "POST / HTTP/1.1\r\n" + lines;
        assertThat(passed(until + "\r\n\r\nGET / HTTP/1.1\r\n x")).isEqualTo(until + UNCLEAR);
    }

    @Test
    void shouldEndTheHeadOfAnOldRequestWithChunks() {
        String until = "POST /" + "a".repeat(400) + " HTTP/1.0\r\nTransfer-Encoding: chunked";
        assertThat(passed(until + "\r\n\r\n0\r\n\r\n")).isEqualTo(until + UNCLEAR);
    }

    @ParameterizedTest
    @ValueSource(strings = {": a", "a", "A : a", " : a"})
    void shouldEndTheHeadWhereALineHasNoName(String line) {
        String until = "GET / HTTP/1.1\r\nHost: a\r\n";
        String passed = passed(until + line + "\r\n\r\n" + GET);
        assertThat(passed).startsWith(until).endsWith("\n\u0001\r\n\r\n").doesNotContain(GET);
    }

    @ParameterizedTest
    @ValueSource(strings = {"zz", "", "0000000000000004", "1 2"})
    void shouldEndChunksWhereALengthIsUnclear(String size) {
        String until = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n" + size + "\r";
        assertThat(passed(until + "\nabcd\r\n0\r\n\r\n" + FOLDED)).isEqualTo(until + "\u0001\r\n\r\n");
    }

    @Test
    void shouldPassNothingOnAfterARefusal() {
        HeadFraming framing = new HeadFraming();
        framing.pass(ByteString.fromString(FOLDED));
        assertThat(framing.pass(ByteString.fromString(GET)).isEmpty()).isTrue();
    }

    @Test
    void shouldKnowWhetherAClientHasWishedToUpgrade() {
        HeadFraming framing = new HeadFraming();
        framing.pass(ByteString.fromString(GET));
        assertThat(framing.hasWishedToUpgrade()).isFalse();
        framing.pass(ByteString.fromString("GET / HTTP/1.1\r\nUpgrade: websocket\r\n\r\n"));
        assertThat(framing.hasWishedToUpgrade()).isTrue();
    }

    private static String passed(String bytes) {
        return new HeadFraming().pass(ByteString.fromString(bytes)).utf8String();
    }
}
