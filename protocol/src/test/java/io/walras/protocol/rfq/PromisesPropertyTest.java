package io.walras.protocol.rfq;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Gen;
import io.walras.protocol.testing.Orders;
import io.walras.protocol.testing.Property;
import io.walras.protocol.testing.Quotes;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whatever is admitted, and whichever of it is taken, the maker can give it. */
class PromisesPropertyTest {
    private static final List<Address> MAKERS = List.of(Orders.ALICE.address(), Orders.BOB.address());
    private static final List<Address> TOKENS = List.of(Orders.WETH, Orders.USDC, Orders.DAI);
    private static final Uint256 FUNDS = Uint256.of(1_000);

    private static Quote quote(Gen gen) {
        Address gives = gen.pick(TOKENS);
        return new Quote(
                gen.pick(MAKERS),
                gives,
                Uint256.of(gen.between(1, 600)),
                gives.equals(Orders.WETH) ? Orders.USDC : Orders.WETH,
                Uint256.of(gen.between(1, 600)),
                Uint256.ONE,
                Address.ZERO,
                Quotes.SETTLEMENT,
                Quotes.AUCTION,
                Address.ZERO,
                Uint256.of(gen.between(1, 6)),
                Quotes.SETTLE_BY);
    }

    private record Round(Promises promises, List<Quote> admitted) {}

    private static Round round(Gen gen, Promises before) {
        Promises promises = before;
        List<Quote> admitted = new ArrayList<>();
        for (int i = gen.between(1, 30); i > 0; i--) {
            Quote quote = quote(gen);
            Uint256 allowance = gen.bool() ? FUNDS : Uint256.MAX;
            if (promises.admit(quote, FUNDS, allowance) instanceof Promises.Admitted(Promises next)) {
                promises = next;
                admitted.add(quote);
            }
        }
        return new Round(promises, admitted);
    }

    /** One quote of every nonce is taken, whole, whichever. */
    private static List<Take> takes(Gen gen, List<Quote> admitted) {
        SortedMap<MakerNonce, Take> taken = new TreeMap<>();
        gen.shuffled(admitted)
                .forEach(quote -> taken.putIfAbsent(
                        quote.makerNonce(), new Take(quote, quote.takerAmount(), quote.makerAmount())));
        return List.copyOf(taken.values());
    }

    private static void assertThatAllCanBeGiven(List<Take> takes) {
        SortedMap<String, Uint256> given = new TreeMap<>();
        takes.forEach(take ->
                given.merge(take.quote().maker() + " " + take.quote().makerToken(), take.makerOut(), Uint256::plus));
        assertThat(given.values()).allSatisfy(amount -> assertThat(amount).isLessThanOrEqualTo(FUNDS));
    }

    @Test
    void shouldNeverLetAMakerPromiseMoreThanItHas() {
        Property.forAll(
                300,
                gen -> assertThatAllCanBeGiven(
                        takes(gen, round(gen, Promises.NONE).admitted())));
    }

    @Test
    void shouldCountWhatAwardsStillTakeOfAMaker() {
        Property.forAll(300, gen -> {
            List<Take> inFlight = takes(gen, round(gen, Promises.NONE).admitted());

            List<Quote> later = round(gen, Promises.of(inFlight)).admitted();

            List<Take> all = new ArrayList<>(inFlight);
            all.addAll(takes(gen, later));
            assertThatAllCanBeGiven(all);
            assertThat(later)
                    .as("no nonce is promised twice")
                    .noneMatch(quote -> inFlight.stream()
                            .anyMatch(take -> take.quote().makerNonce().equals(quote.makerNonce())));
        });
    }

    @Test
    void shouldReserveForAlternativesOnlyOnce() {
        Quote one = Quotes.amounts(900, 1, 1);
        Quote other = Quotes.amounts(800, 1, 1);
        Promises.Admitted first = (Promises.Admitted) Promises.NONE.admit(one, FUNDS, FUNDS);

        assertThat(first.promises().admit(other, FUNDS, FUNDS)).isEqualTo(first);
        assertThat(first.promises().reserved(one.maker(), one.makerToken())).isEqualTo(Uint256.of(900));
    }

    @Test
    void shouldSayWhatIsMissing() {
        Quote quote = Quotes.amounts(900, 1, 1);

        assertThat(Promises.NONE.admit(quote, Uint256.of(899), FUNDS))
                .isEqualTo(new Promises.Refused("BalanceTooSmall"));
        assertThat(Promises.NONE.admit(quote, FUNDS, Uint256.of(899)))
                .isEqualTo(new Promises.Refused("AllowanceTooSmall"));
        assertThat(Promises.of(List.of(new Take(quote, Uint256.ONE, Uint256.ONE)))
                        .admit(quote, FUNDS, FUNDS))
                .isEqualTo(new Promises.Refused("NonceSpent"));
    }
}
