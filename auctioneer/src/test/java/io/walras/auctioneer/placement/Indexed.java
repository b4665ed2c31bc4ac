package io.walras.auctioneer.placement;

import com.typesafe.config.ConfigFactory;
import io.walras.auctioneer.intake.IntakeChain.Account;
import io.walras.auctioneer.intake.IntakeChain.Facts;
import io.walras.auctioneer.intake.IntakeRules;
import io.walras.auctioneer.intake.IntakeSettings;
import io.walras.auctioneer.intake.PlacementIntake;
import io.walras.auctioneer.journal.Database;
import io.walras.auctioneer.journal.DatabaseSettings;
import io.walras.auctioneer.ledger.Placements;
import io.walras.auctioneer.testing.MemoryChain;
import io.walras.auctioneer.testing.MemoryLane;
import io.walras.auctioneer.testing.MemoryLedger;
import io.walras.auctioneer.testing.MemoryQuotes;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.crypto.PrivateKey;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderKind;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.PoolInput;
import io.walras.protocol.intent.PooledOrder;
import io.walras.protocol.intent.TokenBalance;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.testing.Pools;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.testing.Stage;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A lane in memory whose orders come from the events of a {@link Stage}, with tables in files. */
final class Indexed implements AutoCloseable {
    static final int DEPTH = 3;
    static final Uint256 AMOUNT = Uint256.of(1_000);
    private static final Uint256 MOST = Uint256.MAX;

    final MemoryLane lane = new MemoryLane(Pools.rules(3, 100));
    final Placements placements;
    final MemoryQuotes quotes;
    private final Stage stage;
    private final Database database;
    private final MemoryChain chain = new MemoryChain();
    private final long startBlock;

    Indexed(Stage stage, Path folder) {
        this.stage = stage;
        this.quotes = new MemoryQuotes(stage.weth);
        this.database = Database.open(new DatabaseSettings(new DatabaseSettings.H2Files(folder), 2, 2));
        this.placements = new Placements(database.connections(), Duration.ofSeconds(5));
        this.startBlock = stage.head().number();
        chain.say(
                question -> new Facts(Account.CONTRACT, Account.CONTRACT, Account.CONTRACT, AMOUNT, MOST, true, true));
    }

    Address ethFlow() {
        return Objects.requireNonNull(stage.deployment.ethFlow());
    }

    /** An indexer that has seen nothing yet, as after a start. */
    ChainIndexer indexer() {
        return indexer(startBlock);
    }

    ChainIndexer indexer(long firstBlock) {
        IntakeSettings intake =
                IntakeSettings.of(ConfigFactory.parseResources("reference.conf").getConfig("walras.intake"));
        IntakeRules rules =
                IntakeRules.of(stage.orderDomain(), stage.weth, Set.of(), true, ethFlow(), intake, List.of());
        IndexerSettings settings =
                new IndexerSettings(ethFlow(), firstBlock, Duration.ofSeconds(1), null, Duration.ofSeconds(1));
        PlacementIntake placed =
                new PlacementIntake(rules, intake, lane, chain, new MemoryLedger(), quotes, InstantSource.system());
        return new ChainIndexer(
                stage.rpc,
                stage.settlement(),
                settings,
                DEPTH,
                placements,
                new Announcements(rules.domainSeparator(), placed, placements, InstantSource.system()),
                lane);
    }

    /** 1,000 wei for 1,000 dollars' atoms. */
    EthFlowOrder order(PrivateKey user, long validSeconds) {
        Order order = new Order(
                stage.weth,
                stage.usdc,
                user.address(),
                AMOUNT,
                AMOUNT,
                0xffff_ffffL,
                Keccak256.hash("{}"),
                Uint256.ZERO,
                OrderKind.SELL,
                false,
                TokenBalance.ERC20,
                TokenBalance.ERC20);
        long validTo = stage.head().timestamp() + validSeconds;
        return new EthFlowOrder(ethFlow(), user.address(), order, 7, validTo);
    }

    OrderUid create(PrivateKey user, EthFlowOrder order) {
        stage.account(user).call(ethFlow(), AMOUNT, order.creation());
        return order.uid(stage.orderDomain().separator());
    }

    void invalidate(PrivateKey user, EthFlowOrder order) {
        stage.account(user).call(ethFlow(), Uint256.ZERO, order.invalidation());
    }

    List<PoolInput.Admit> admitted() {
        return lane.inputs().stream()
                .filter(PoolInput.Admit.class::isInstance)
                .map(PoolInput.Admit.class::cast)
                .toList();
    }

    PooledOrder order(OrderUid uid) {
        Optional<PooledOrder> order = lane.order(uid).toCompletableFuture().join();
        return order.orElseThrow();
    }

    @Override
    public void close() {
        database.close();
    }
}
