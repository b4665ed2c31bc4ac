package io.walras.settlement.submit;

import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.settlement.abi.Calls;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.chain.Blocks;
import io.walras.settlement.chain.CallOutcome;
import io.walras.settlement.chain.EthCall;
import io.walras.settlement.rpc.ChainUnavailable;
import io.walras.settlement.rpc.JsonRpc;
import io.walras.settlement.rpc.Quantity;
import io.walras.settlement.rpc.wire.RpcCall;
import io.walras.settlement.rpc.wire.RpcReply;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Looks at the chain on behalf of an award. Whatever one look shows belongs to one chain: if the chain changes while it
 * is looked at, nothing was learned.
 */
public final class SettlementObserver {
    private final JsonRpc rpc;
    private final Blocks blocks;
    private final SettlementEvents events;
    private final int finalityDepth;

    /** @param finalityDepth blocks on top of a block that make it final */
    public SettlementObserver(JsonRpc rpc, Address settlement, int finalityDepth) {
        if (finalityDepth < 0) {
            throw new IllegalArgumentException("a finality depth is not negative: " + finalityDepth);
        }
        this.rpc = rpc;
        this.blocks = new Blocks(rpc);
        this.events = new SettlementEvents(settlement);
        this.finalityDepth = finalityDepth;
    }

    /** One look. Throws {@link ChainUnavailable} if the node could not tell or contradicts itself. */
    public Observation observe(Watched watched) {
        BlockRef head = blocks.latest();
        BlockRef finalized = blocks.at(Math.max(0, head.number() - finalityDepth));
        FirstLook look = look(watched, head);
        List<Receipt> own = canonical(look.receipts());
        Optional<Receipt> ownSettlement =
                own.stream().filter(receipt -> settles(receipt, watched)).findFirst();
        Optional<Receipt> settled = ownSettlement.isPresent() || !look.awardUsed()
                ? ownSettlement
                : Optional.of(foreignSettlement(watched, head));
        Optional<Receipt> spent =
                own.stream().filter(receipt -> !settles(receipt, watched)).findFirst();
        boolean nonceSpent = !own.isEmpty() || look.transactionCount() > watched.nonce();
        boolean spentFinally = nonceSpent && isSpentFinally(watched, own, finalized);
        blocks.requireCanonical(head);
        return new Observation(
                head, finalized, settled.orElse(null), spent.orElse(null), look.inPool(), nonceSpent, spentFinally);
    }

    /** What can be asked in one go. */
    private record FirstLook(List<Receipt> receipts, boolean inPool, boolean awardUsed, long transactionCount) {}

    private FirstLook look(Watched watched, BlockRef head) {
        List<RpcCall> questions = new ArrayList<>();
        watched.attempts().forEach(attempt -> questions.add(Receipt.callFor(attempt)));
        questions.add(RpcCall.of("eth_getTransactionCount", watched.sender().toString(), Quantity.of(head.number())));
        questions.add(awardUsed(watched).at(head.number()));
        if (!watched.attempts().isEmpty()) {
            Bytes32 latest = watched.attempts().getLast();
            questions.add(RpcCall.of("eth_getTransactionByHash", latest.toString()));
        }
        List<RpcReply> replies = rpc.batch(questions);
        int attempts = watched.attempts().size();
        return new FirstLook(
                receipts(replies.subList(0, attempts)),
                attempts > 0 && replies.get(attempts + 2) instanceof RpcReply.Value,
                isTrue(replies.get(attempts + 1)),
                JsonRpc.result(replies.get(attempts), Quantity::longOf));
    }

    private EthCall awardUsed(Watched watched) {
        return EthCall.of(events.settlement(), Calls.awardUsed(watched.auctionId(), watched.bundleHash()));
    }

    private static boolean isTrue(RpcReply reply) {
        return switch (CallOutcome.of(reply).answer(data -> data.uint256(0))) {
            case CallOutcome.Answer.Some<Uint256> some -> some.value().equals(Uint256.ONE);
            case CallOutcome.Answer.None<Uint256> none ->
                throw new ChainUnavailable("the settlement contract " + none.reason());
        };
    }

    private boolean settles(Receipt receipt, Watched watched) {
        return receipt.success() && events.isSettled(receipt.logs(), watched.auctionId(), watched.bundleHash());
    }

    private Receipt foreignSettlement(Watched watched, BlockRef head) {
        Bytes32 auction = Bytes32.of(Uint256.of(watched.auctionId()).toWord());
        Map<String, Object> filter = Map.of(
                "address",
                events.settlement().toString(),
                "fromBlock",
                Quantity.of(watched.sinceBlock()),
                "toBlock",
                Quantity.of(head.number()),
                "topics",
                List.of(
                        SettlementEvents.AWARD_SETTLED.toString(),
                        auction.toString(),
                        watched.bundleHash().toString()));
        List<Bytes32> transactions = rpc.ask(
                RpcCall.of("eth_getLogs", filter),
                logs -> logs.list(log -> log.field("transactionHash").bytes32()));
        List<Receipt> settlements = receipts(
                rpc.batch(transactions.stream().distinct().map(Receipt::callFor).toList()));
        List<Receipt> canonical = canonical(settlements).stream()
                .filter(receipt -> settles(receipt, watched))
                .toList();
        if (canonical.size() != 1) {
            throw new ChainUnavailable("the award is used, but the node shows " + canonical.size() + " settlements");
        }
        return canonical.getFirst();
    }

    private static List<Receipt> receipts(List<RpcReply> replies) {
        return replies.stream().flatMap(reply -> Receipts.in(reply).stream()).toList();
    }

    /** Nodes are known to show receipts and events of blocks that a reorganisation took away; those count for nothing. */
    private List<Receipt> canonical(List<Receipt> receipts) {
        return receipts.stream()
                .filter(receipt -> blocks.at(receipt.blockNumber()).hash().equals(receipt.blockHash()))
                .toList();
    }

    private boolean isSpentFinally(Watched watched, List<Receipt> own, BlockRef finalized) {
        if (!own.isEmpty()) {
            return own.stream().anyMatch(receipt -> receipt.blockNumber() <= finalized.number());
        }
        RpcCall question =
                RpcCall.of("eth_getTransactionCount", watched.sender().toString(), Quantity.of(finalized.number()));
        return rpc.ask(question, Quantity::longOf) > watched.nonce();
    }
}
