package io.walras.sdk.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.num.Rounding;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.Quote;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.wire.maker.HubMessage;
import io.walras.protocol.wire.maker.MakerMessage;
import io.walras.protocol.wire.maker.PairTerms;
import io.walras.protocol.wire.maker.QuoteJson;
import io.walras.sdk.maker.MakerConnection;
import io.walras.sdk.maker.Offer;
import io.walras.sdk.maker.Quoter;
import io.walras.sdk.maker.Reply;
import io.walras.sdk.maker.RequestForQuote;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class MakerConformanceTest {
    private static final PrivateKey OTHER =
            PrivateKey.fromHex(Keccak256.hash("another key").toString());

    private static List<Report> check(Function<URI, MakerConnection> open) {
        List<MakerConnection> opened = new ArrayList<>();
        try {
            return new MakerConformance(TestMaker.KEY.address(), HubTerms.NOWHERE, InstantSource.system(), 0)
                    .serve(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                            Keccak256.hash("secret"),
                            url -> opened.add(open.apply(url)));
        } finally {
            opened.forEach(MakerConnection::close);
        }
    }

    private static List<String> failed(List<Report> reports) {
        return reports.stream()
                .filter(report -> !report.conforms())
                .map(Report::name)
                .toList();
    }

    @Test
    void shouldFindNothingWrongWithAMakerOfTheSdk() {
        List<Report> reports = check(TestMaker::open);

        assertThat(reports).hasSize(28).allMatch(Report::conforms);
        assertThat(reports.stream().map(Report::findings).flatMap(List::stream))
                .noneMatch(finding -> finding.startsWith("not checked"))
                .contains("200 quotes give 0 parts of a million less than their ladder, on average");
    }

    @Test
    void shouldNameTheHashesThatAForgedLoginShouldHaveSigned() {
        List<Report> reports = check(url -> MakerConnection.open(
                new TestMaker(), TestMaker.inventory(), TestMaker.options(url).forVault(Orders.token(77))));

        assertThat(reports.getFirst().conforms()).isFalse();
        assertThat(reports.getFirst().findings().getFirst()).startsWith("the maker of the login is ");
    }

    @Test
    void shouldFindAMakerThatSignsForMoreThanIsAsked() {
        Quoter worse = new Quoter() {
            @Override
            public List<PairTerms> pairs() {
                return List.of(TestMaker.PAIR);
            }

            @Override
            public Reply quote(RequestForQuote request) {
                Reply reply = new TestMaker().quote(request);
                return reply instanceof Reply.Firm(List<Offer> offers)
                        ? new Reply.Firm(
                                offers.stream().map(offer -> worse(offer)).toList())
                        : reply;
            }

            private Offer worse(Offer offer) {
                Uint256 less = offer.makerAmount()
                        .minusOrZero(offer.makerAmount().mulDiv(Uint256.ONE, Uint256.of(10), Rounding.FLOOR));
                return Offer.of(offer.makerToken(), less.max(Uint256.ONE), offer.takerToken(), offer.takerAmount());
            }
        };
        List<Report> reports = check(url -> {
            MakerConnection connection = MakerConnection.open(worse, TestMaker.inventory(), TestMaker.options(url));
            connection.publish(TestMaker.ladder());
            return connection;
        });

        assertThat(failed(reports)).containsExactly("quotes as its ladder says");
    }

    @Test
    void shouldNameTheHashesThatAForgedQuoteShouldHaveSigned() {
        HubMessage.Request request =
                new Requests(HubTerms.NOWHERE, InstantSource.system()).of(TestMaker.PAIR, Uint256.of(10), Uint256.ZERO);
        Quote quote = new Quote(
                OTHER.address(),
                Orders.USDC,
                Uint256.ONE,
                Orders.WETH,
                Uint256.of(10),
                Uint256.ONE,
                Address.ZERO,
                HubTerms.NOWHERE.settlement(),
                request.auctionId(),
                Address.ZERO,
                Uint256.ONE,
                request.settleBy());
        SignedQuote forged = SignedQuote.sign(quote, HubTerms.NOWHERE.quoteDomain(), TestMaker.KEY);
        AnswerCheck check = new AnswerCheck(OTHER.address(), OTHER.address(), HubTerms.NOWHERE);

        assertThatThrownBy(() ->
                        check.check(request, new MakerMessage.Answer(request.rfqId(), List.of(QuoteJson.of(forged)))))
                .isInstanceOf(Deviation.class)
                .hasMessageContainingAll(
                        quote.structHash().toString(), check.hash(forged).toString());
    }
}
