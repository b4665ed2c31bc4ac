package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.auctioneer.ledger.KeptQuote.Numbered;
import io.walras.auctioneer.ledger.KeptQuote.Parameters;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Orders;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QuoteArchiveTest {
    private static final Address ALICE = Orders.ALICE.address();
    private static final Address BOB = Orders.BOB.address();
    private static final long EXPIRY = 1_000;

    private final JdbcDataSource database = database();
    private final QuoteArchive archive = new QuoteArchive(database, Duration.ofSeconds(5), 3);

    private static JdbcDataSource database() {
        JdbcDataSource database = new JdbcDataSource();
        database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;DATABASE_TO_UPPER=false");
        Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/h2", "classpath:db/migration/common")
                .load()
                .migrate();
        return database;
    }

    @AfterEach
    void close() {
        archive.close();
    }

    @Test
    void shouldFindAQuoteOfNobodyByItsId() {
        KeptQuote quote = quote(EXPIRY, Address.ZERO, 90, 50, 10);
        long id = get(archive.keep(quote, 0));

        assertThat(find(id, BOB, 100, EXPIRY)).contains(new Numbered(id, quote));
    }

    @Test
    void shouldNotFindAQuoteOfAnotherByItsId() {
        long id = get(archive.keep(quote(EXPIRY), 0));

        assertThat(find(id, BOB, 100, EXPIRY)).isEmpty();
    }

    @Test
    void shouldFindByItsIdTheQuoteOfWhoeverAnnouncedTheOrder() {
        long id = get(archive.keep(quote(EXPIRY), 0));
        Parameters order = order(BOB, ALICE, 100, true);

        assertThat(get(archive.find(id, order, EXPIRY))).map(Numbered::id).contains(id);
        assertThat(get(archive.find(null, order, EXPIRY))).isEmpty();
    }

    @Test
    void shouldNotFindAQuoteForAnotherKindOfSignature() {
        long id = get(archive.keep(quote(EXPIRY), 0));

        assertThat(get(archive.find(id, order(ALICE, ALICE, 100, false), EXPIRY)))
                .isEmpty();
    }

    @Test
    void shouldFindTheQuoteThatIsBestForTheOwnerWhateverIsAskedLater() {
        long honest = get(archive.keep(quote(EXPIRY), 0));
        long inflated = get(archive.keep(quote(EXPIRY, ALICE, 10, 5, 90), 0));

        assertThat(find(null, ALICE, 100, 5)).map(Numbered::id).contains(honest);
        assertThat(find(inflated + 1, ALICE, 100, 5)).map(Numbered::id).contains(honest);
    }

    @Test
    void shouldCountTheNetworkFeeAgainstAQuote() {
        get(archive.keep(quote(EXPIRY, ALICE, 100, 60, 100), 0));
        long better = get(archive.keep(quote(EXPIRY, ALICE, 90, 50, 10), 0));
        get(archive.keep(quote(EXPIRY, ALICE, 100, 60, 21), 0));

        assertThat(find(null, ALICE, 100, 5)).map(Numbered::id).contains(better);
    }

    /** Its hooks would be part of the fee against which improvement is measured. */
    @Test
    void shouldNotFindAQuoteForOtherAppDataUnlessTheOrderNamesIt() {
        long id = get(archive.keep(quote(EXPIRY, ALICE, 90, 50, 10, Keccak256.hash("hooks")), 0));

        assertThat(find(null, ALICE, 100, 5)).isEmpty();
        assertThat(find(id, ALICE, 100, 5)).map(Numbered::id).contains(id);
    }

    @Test
    void shouldFindTheLatestOfEqualQuotesOfTheOwner() {
        get(archive.keep(quote(EXPIRY), 0));
        long later = get(archive.keep(quote(EXPIRY), 0));

        assertThat(find(null, ALICE, 100, 5)).map(Numbered::id).contains(later);
        assertThat(find(null, BOB, 100, 5)).isEmpty();
    }

    @Test
    void shouldTakeTheAmountWithTheNetworkFeeOrWithoutIt() {
        long id = get(archive.keep(quote(EXPIRY), 0));

        assertThat(find(id, ALICE, 90, 5)).isPresent();
        assertThat(find(id, ALICE, 100, 5)).isPresent();
        assertThat(find(id, ALICE, 95, 5)).isEmpty();
    }

    @Test
    void shouldNotFindAQuoteThatHasExpired() {
        long id = get(archive.keep(quote(EXPIRY), 0));

        assertThat(find(id, ALICE, 100, EXPIRY + 1)).isEmpty();
    }

    @Test
    void shouldKeepTheLatestOnlyAndUseNoIdTwice() {
        long first = get(archive.keep(quote(EXPIRY), 0));
        for (int i = 0; i < 3; i++) {
            get(archive.keep(quote(EXPIRY), 0));
        }

        assertThat(find(first, ALICE, 1, 5)).isEmpty();
        try (QuoteArchive again = new QuoteArchive(database, Duration.ofSeconds(5), 3)) {
            assertThat(get(again.keep(quote(EXPIRY), EXPIRY + 1))).isEqualTo(first + 4);
        }
    }

    private Optional<Numbered> find(@Nullable Long id, Address owner, long sold, long now) {
        return get(archive.find(id, order(owner, owner, sold, true), now));
    }

    private static Parameters order(Address owner, Address user, long sold, boolean signedByKey) {
        return new Parameters(
                owner, user, Orders.USDC, Orders.DAI, OrderKind.SELL, Uint256.of(sold), signedByKey, Bytes32.ZERO);
    }

    private static KeptQuote quote(long expiresAt) {
        return quote(expiresAt, ALICE, 90, 50, 10);
    }

    private static KeptQuote quote(long expiresAt, Address from, long sold, long bought, long fee) {
        return quote(expiresAt, from, sold, bought, fee, Bytes32.ZERO);
    }

    private static KeptQuote quote(long expiresAt, Address from, long sold, long bought, long fee, Bytes32 appData) {
        return new KeptQuote(
                expiresAt,
                from,
                Orders.USDC,
                Orders.DAI,
                OrderKind.SELL,
                Uint256.of(sold),
                Uint256.of(bought),
                Uint256.of(fee),
                150_000,
                Uint256.of(7),
                Uint256.powerOfTen(18),
                BOB,
                true,
                true,
                appData);
    }

    private static <T> T get(CompletionStage<T> stage) {
        return stage.toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
