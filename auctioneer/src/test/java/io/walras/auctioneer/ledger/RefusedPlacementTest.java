package io.walras.auctioneer.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.testing.Orders;
import io.walras.settlement.abi.EthFlowOrder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.flywaydb.core.Flyway;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RefusedPlacementTest {
    private static final Address CONTRACT = Orders.token(96);
    private static final Placements.Refused WHY = new Placements.Refused("InvalidOrderData", "InvalidAppData: why");

    private final JdbcDataSource database = database();
    private final Placements placements = new Placements(database, Duration.ofSeconds(5));
    private final SqlLedger ledger =
            new SqlLedger(database, ProjectedLedger.SETTINGS, new LedgerPosition(), Orders.WETH);
    private final EthFlowOrder order = placed();
    private final OrderUid uid = order.uid(Orders.DOMAIN.separator());

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

    private static EthFlowOrder placed() {
        Order signed = Orders.sell()
                .of(Orders.WETH, Orders.USDC)
                .until(Order.MAX_VALID_TO)
                .signed()
                .order();
        return new EthFlowOrder(CONTRACT, Orders.BOB.address(), signed, 7, 2_000);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void shouldTellAnOrderThatWasNotAdmittedAndWhy() throws Exception {
        placements.keep(uid, order, 9, 1_234);
        assertThat(refused()).isEmpty();
        placements.judged(uid, Optional.of(WHY));

        assertThat(refused()).containsExactly(new RefusedPlacement(order, 1_234, WHY, "", false));
    }

    @Test
    void shouldForgetAnOrderThatIsOverOnlyIfItWasAdmitted() throws Exception {
        placements.keep(uid, order, 9, 1_234);
        placements.judged(uid, Optional.of(WHY));
        placements.over(uid);
        assertThat(refused()).containsExactly(new RefusedPlacement(order, 1_234, WHY, "", true));
        assertThat(placements.expired(CONTRACT, 2_001, 10)).isEmpty();

        placements.judged(uid, Optional.empty());
        placements.over(uid);
        placements.judged(uid, Optional.of(WHY));
        assertThat(refused()).isEmpty();
    }

    private List<RefusedPlacement> refused() throws Exception {
        return ledger.refusedPlacements(List.of(uid)).toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
