package io.walras.examples.demo;

import io.walras.examples.demo.AuctionResult.Settled;
import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.wire.CompetitionView;
import io.walras.examples.wire.CompetitionView.SolutionView;
import io.walras.examples.wire.DevnetFile;
import io.walras.examples.wire.TradeView;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.abi.QuoteEvents;
import io.walras.settlement.abi.SettlementEvents;
import io.walras.settlement.abi.TradeEvent;
import io.walras.settlement.dev.DevChain;
import io.walras.settlement.submit.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Follows the auctions through the public API and reports each once it has settled, in the order of their numbers. */
final class AuctionWatch {
    /** After this an award that has not settled is reported as it is. */
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private static final Bytes32 SWAP = Keccak256.hash("Swap(address,uint256,uint256,uint256,uint256,address)");

    private final OrderBookClient orderBook;
    private final DevChain chain;
    private final SettlementEvents events;
    private final QuoteEvents quotes;
    private final Map<OrderUid, Signed> posted;
    private final Deque<Watched> open = new ArrayDeque<>();
    private long lastSeen;

    private record Watched(long auctionId, Instant since) {}

    /** @param posted the intents whose fills are of interest; may grow meanwhile */
    AuctionWatch(OrderBookClient orderBook, DevChain chain, DevnetFile network, Map<OrderUid, Signed> posted) {
        this.orderBook = orderBook;
        this.chain = chain;
        this.events = new SettlementEvents(network.settlement());
        this.quotes =
                new QuoteEvents(Optional.ofNullable(network.quoteSettler()).orElse(Address.ZERO));
        this.posted = posted;
    }

    /** The auctions that have become reportable since the last call. */
    List<AuctionResult> poll(Instant now) {
        long latest =
                orderBook.latestCompetition().map(CompetitionView::auctionId).orElse(lastSeen);
        while (lastSeen < latest) {
            open.addLast(new Watched(++lastSeen, now));
        }
        List<AuctionResult> results = new ArrayList<>();
        while (!open.isEmpty()) {
            Watched first = open.getFirst();
            Optional<CompetitionView> competition = orderBook.competition(first.auctionId());
            if (competition.isPresent()) {
                AuctionResult result = new AuctionResult(
                        competition.get(), orderBook.quotes(first.auctionId()), settlements(competition.get()));
                if (!isComplete(result) && now.isBefore(first.since().plus(PATIENCE))) {
                    return results;
                }
                results.add(result);
            }
            open.removeFirst();
        }
        return results;
    }

    private List<Settled> settlements(CompetitionView competition) {
        List<Settled> settlements = new ArrayList<>();
        for (SolutionView winner : competition.winners()) {
            winner.transaction()
                    .flatMap(chain::receipt)
                    .map(receipt -> new Settled(
                            receipt.transaction(), receipt.blockNumber(), sources(receipt), fills(winner, receipt)))
                    .ifPresent(settlements::add);
        }
        return settlements;
    }

    /** The fills that the API tells of and the transaction's own events confirm. */
    private List<Fill> fills(SolutionView winner, Receipt receipt) {
        List<TradeEvent> emitted = events.trades(receipt.logs());
        List<Fill> fills = new ArrayList<>();
        for (OrderUid uid : winner.orders()) {
            Signed signed = posted.get(uid);
            if (signed != null) {
                orderBook.trades(uid).stream()
                        .filter(trade -> trade.transaction().equals(receipt.transaction()))
                        .filter(trade -> emitted.stream().anyMatch(event -> isOf(event, trade)))
                        .map(trade -> new Fill(signed.intent(), trade))
                        .forEach(fills::add);
            }
        }
        return fills;
    }

    private static boolean isOf(TradeEvent event, TradeView trade) {
        return event.uid().equals(trade.uid())
                && event.sellAmount().equals(trade.sold())
                && event.buyAmount().equals(trade.bought());
    }

    /** Every award is mined and every posted intent's trade in it is known. */
    private boolean isComplete(AuctionResult result) {
        List<SolutionView> winners = result.competition().winners();
        long expected = winners.stream()
                .flatMap(winner -> winner.orders().stream())
                .filter(posted::containsKey)
                .count();
        long known = result.settlements().stream()
                .mapToLong(settled -> settled.fills().size())
                .sum();
        return result.settlements().size() == winners.size() && known == expected;
    }

    private Sources sources(Receipt receipt) {
        List<TradeEvent> trades = events.trades(receipt.logs());
        int book = (int) trades.stream()
                .flatMap(trade -> Optional.ofNullable(posted.get(trade.uid())).stream())
                .filter(Signed::rests)
                .count();
        int swaps = (int) receipt.logs().stream()
                .filter(log -> log.topics().contains(SWAP))
                .count();
        return new Sources(
                trades.size() - book, book, quotes.taken(receipt.logs()).size(), swaps);
    }
}
