package io.walras.auctioneer.placement;

import io.walras.auctioneer.ledger.Placements;
import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.intent.OrderUid;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.EthFlowOrder;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.CallOutcome.Answer;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.deploy.OperatorAccount;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pays users of expired orders back what was not sold. The contract pays nobody twice, so a refund that was sent before a
 * restart does no harm when it is sent again.
 */
public final class Refunder implements Passes.Pass {
    private static final int AT_ONCE = 20;
    private static final Address OVER = Address.fromHex("0x" + "f".repeat(40));
    private static final Logger LOG = LoggerFactory.getLogger(Refunder.class);

    private final JsonRpc rpc;
    private final Address settlement;
    private final Address ethFlow;
    private final int finalityDepth;
    private final Placements placements;
    private final OperatorAccount payer;

    /** @param payer sends the refunds and nothing else */
    public Refunder(
            JsonRpc rpc,
            Address settlement,
            Address ethFlow,
            int finalityDepth,
            Placements placements,
            OperatorAccount payer) {
        this.rpc = rpc;
        this.settlement = settlement;
        this.ethFlow = ethFlow;
        this.finalityDepth = finalityDepth;
        this.placements = placements;
        this.payer = payer;
    }

    @Override
    public boolean make() {
        BlockRef head = new Blocks(rpc).latest();
        long finalBlock = Math.max(0, head.number() - finalityDepth);
        List<EthFlowOrder> due = new ArrayList<>();
        for (Map.Entry<OrderUid, EthFlowOrder> expired :
                placements.expired(ethFlow, head.timestamp(), AT_ONCE).entrySet()) {
            if (isDue(expired.getKey(), expired.getValue(), head.number())) {
                due.add(expired.getValue());
            } else if (!isDue(expired.getKey(), expired.getValue(), finalBlock)) {
                placements.over(expired.getKey());
            }
        }
        if (!due.isEmpty()) {
            payer.call(ethFlow, Uint256.ZERO, EthFlowOrder.invalidation(due));
            LOG.atInfo().addKeyValue("orders", due.size()).log("paid expired orders back");
        }
        return false;
    }

    /** Whether the contract still owes the user of the order, as of this block. */
    private boolean isDue(OrderUid uid, EthFlowOrder order, long block) {
        Address user = ask(ethFlow, Calls.placedOrder(uid.digest()), block).asUser();
        Uint256 filled = ask(settlement, Calls.filledAmount(uid), block).amount();
        return !user.isZero()
                && !user.equals(OVER)
                && filled.isLessThan(order.order().sellAmount());
    }

    private Word ask(Address contract, Bytes question, long block) {
        CallOutcome outcome =
                CallOutcome.of(rpc.reply(EthCall.of(contract, question).at(block)));
        return switch (outcome.answer(data -> new Word(data.uint256(0)))) {
            case Answer.Some<Word> word -> word.value();
            case Answer.None<Word> none -> throw new ChainUnavailable(contract + " " + none.reason());
        };
    }

    private record Word(Uint256 amount) {
        Address asUser() {
            return Address.of(Bytes.of(amount.toWord()).slice(12, 32).toArray());
        }
    }
}
