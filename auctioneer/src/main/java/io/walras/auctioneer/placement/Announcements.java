package io.walras.auctioneer.placement;

import io.walras.auctioneer.intake.IntakeAnswer;
import io.walras.auctioneer.intake.PlacementIntake;
import io.walras.auctioneer.intake.Refusal;
import io.walras.auctioneer.intake.Refusal.Code;
import io.walras.auctioneer.ledger.Placements;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Order;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.intent.Placement;
import io.walras.protocol.intent.SigningScheme;
import io.walras.protocol.wire.order.AppDataField;
import io.walras.protocol.wire.order.OrderCreation;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.chain.EventReader.Found;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands announced orders to intake, once for each block that they are announced in. Blocks; for one thread. */
public final class Announcements {
    private static final long PATIENCE_SECONDS = 15;
    private static final Logger LOG = LoggerFactory.getLogger(Announcements.class);

    private final Bytes32 orderDomain;
    private final PlacementIntake intake;
    private final Placements placements;
    private final InstantSource clock;
    private final Map<Announced, Long> taken = new HashMap<>();
    private final Map<Announced, Long> refused = new HashMap<>();

    private record Announced(OrderUid uid, Bytes32 blockHash) {}

    /** @param orderDomain the EIP-712 domain separator of orders */
    public Announcements(Bytes32 orderDomain, PlacementIntake intake, Placements placements, InstantSource clock) {
        this.orderDomain = orderDomain;
        this.intake = intake;
        this.placements = placements;
        this.clock = clock;
    }

    /** Takes an order in, unless it was taken from this very block. It is kept durably before it is judged. */
    void take(EthFlowOrder placed, Found found) {
        OrderUid uid = placed.uid(orderDomain);
        Announced announced = new Announced(uid, found.blockHash());
        if (taken.containsKey(announced)) {
            return;
        }
        placements.keep(uid, placed, found.block(), clock.millis());
        Placement placement = new Placement(
                placed.user(),
                placed.userValidTo(),
                placed.quoteId(),
                found.transaction(),
                found.block(),
                found.log().logIndex());
        switch (await(intake.admit(creation(placed), placement))) {
            case IntakeAnswer.Admitted admitted -> placements.judged(uid, Optional.empty());
            case IntakeAnswer.Refused(Refusal refusal)
            when refusal.code() == Code.DuplicatedOrder -> placements.judged(uid, Optional.empty());
            case IntakeAnswer.Refused(Refusal refusal) -> {
                refuse(announced, found.block(), refusal);
                if (refusal.code() == Code.InvalidAppData) {
                    // Its document may still be put, until the block is final.
                    return;
                }
            }
            case IntakeAnswer other -> throw new IllegalStateException("no answer to an announced order: " + other);
        }
        taken.put(announced, found.block());
    }

    /** These blocks are not read again. */
    void finalUpTo(long block) {
        taken.values().removeIf(at -> at <= block);
        refused.values().removeIf(at -> at <= block);
    }

    private void refuse(Announced announced, long block, Refusal refusal) {
        placements.judged(
                announced.uid(),
                Optional.of(new Placements.Refused(
                        PlacementError.of(refusal.code()).name(), refusal.code() + ": " + refusal.description())));
        if (refused.put(announced, block) == null) {
            LOG.atInfo()
                    .addKeyValue("order", announced.uid())
                    .addKeyValue("code", refusal.code())
                    .addKeyValue("reason", refusal.description())
                    .log("an order that was announced on-chain is not taken in");
        }
    }

    private static OrderCreation creation(EthFlowOrder placed) {
        Order order = placed.order();
        return new OrderCreation(
                order.sellToken(),
                order.buyToken(),
                order.receiver(),
                order.sellAmount(),
                order.buyAmount(),
                order.validTo(),
                order.feeAmount(),
                order.kind(),
                order.partiallyFillable(),
                order.sellTokenBalance(),
                order.buyTokenBalance(),
                SigningScheme.EIP1271,
                Bytes.of(placed.contract().toArray()),
                placed.contract(),
                null,
                new AppDataField.HashOnly(order.appData(), null),
                false);
    }

    /** Waits for an answer of the lane or of intake; a failure is that of the pass. */
    static <T> T await(CompletionStage<T> answer) {
        try {
            return answer.toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException failed) {
            throw new IllegalStateException(String.valueOf(failed.getCause()), failed);
        } catch (TimeoutException late) {
            throw new IllegalStateException("no answer within " + PATIENCE_SECONDS + " s", late);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupted);
        }
    }
}
