package io.walras.auctioneer.placement;

import io.walras.auctioneer.lane.Lane;
import io.walras.auctioneer.ledger.Placements;
import io.walras.auctioneer.ledger.Placements.Position;
import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.abi.AbiReader;
import io.walras.settlement.abi.EthFlowEvents;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.EventReader;
import io.walras.settlement.chain.EventReader.Found;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Follows the events of the contracts. All blocks that a reorganisation may still change are read again in every pass, and
 * what they announce is believed as long as the chain confirms it; what closes an order is believed only in blocks that are
 * final. The position moves on when all that is final is dealt with, so whatever was interrupted is done again.
 */
public final class ChainIndexer implements Passes.Pass {
    /** Blocks that are asked for at once. */
    private static final long RANGE = 1_000;

    /** How far is gone back when a block that was final is not in the chain any more. */
    private static final long STEP_BACK = 256;

    private static final Logger LOG = LoggerFactory.getLogger(ChainIndexer.class);

    private final Blocks blocks;
    private final EventReader events;
    private final Address settlement;
    private final SettlementEvents settled;
    private final @Nullable EthFlowEvents announced;
    private final IndexerSettings settings;
    private final int finalityDepth;
    private final Placements placements;
    private final Announcements announcements;
    private final Lane lane;

    /**
     * An indexer of these contracts.
     *
     * @param finalityDepth blocks on top of one after which it is final
     */
    public ChainIndexer(
            JsonRpc rpc,
            Address settlement,
            IndexerSettings settings,
            int finalityDepth,
            Placements placements,
            Announcements announcements,
            Lane lane) {
        this.blocks = new Blocks(rpc);
        this.events = new EventReader(rpc);
        this.settlement = settlement;
        this.settled = new SettlementEvents(settlement);
        this.announced = settings.ethFlow() == null ? null : new EthFlowEvents(settings.ethFlow());
        this.settings = settings;
        this.finalityDepth = finalityDepth;
        this.placements = placements;
        this.announcements = announcements;
        this.lane = lane;
    }

    @Override
    public boolean make() {
        BlockRef head = blocks.latest();
        Position position = position(head);
        long to = Math.min(head.number(), position.block() + RANGE);
        if (to <= position.block()) {
            return false;
        }
        long finalTo = Math.min(to, head.number() - finalityDepth);
        for (Found found : events.between(contracts(), position.block() + 1, to)) {
            read(found, finalTo);
        }
        if (finalTo > position.block()) {
            moveTo(finalTo);
            announcements.finalUpTo(finalTo);
        }
        return to < head.number();
    }

    private Position position(BlockRef head) {
        Optional<Position> stored = placements.position(settlement);
        if (stored.isEmpty()) {
            long first = settings.startBlock() == 0 ? head.number() - finalityDepth : settings.startBlock() - 1;
            return moveTo(Math.min(first, head.number()));
        }
        Position position = stored.get();
        if (position.block() > head.number()
                || blocks.at(position.block()).hash().equals(position.hash())) {
            return position;
        }
        LOG.atError()
                .addKeyValue("block", position.block())
                .log("a block that was final has left the chain; events are read again from some way back");
        return moveTo(position.block() - STEP_BACK);
    }

    private Position moveTo(long number) {
        long block = Math.max(0, number);
        Position position = new Position(block, blocks.at(block).hash());
        placements.advance(settlement, position);
        return position;
    }

    private List<Address> contracts() {
        List<Address> contracts = new ArrayList<>();
        contracts.add(settlement);
        if (announced != null) {
            contracts.add(announced.ethFlow());
        }
        return contracts;
    }

    /** What an order's contract emits in another shape than its own is not the order's, and no reason to stop. */
    private void read(Found found, long finalTo) {
        try {
            if (announced != null) {
                announced.placement(found.log()).ifPresent(order -> announcements.take(order, found));
            }
            if (found.block() <= finalTo) {
                over(found).ifPresent(this::close);
            }
        } catch (AbiReader.Malformed malformed) {
            LOG.atWarn()
                    .addKeyValue("transaction", found.transaction())
                    .addKeyValue("reason", malformed.getMessage())
                    .log("an event is passed over");
        }
    }

    private Optional<OrderUid> over(Found found) {
        Optional<OrderUid> invalidated = settled.invalidated(found.log());
        return invalidated.isPresent() || announced == null ? invalidated : announced.ending(found.log());
    }

    private void close(OrderUid uid) {
        Announcements.await(lane.invalidated(List.of(uid)));
        placements.over(uid);
    }
}
