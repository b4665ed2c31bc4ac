package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.ExecutionNews;
import io.walras.auctioneer.ledger.ExecutionRow;
import io.walras.auctioneer.ledger.MakerLedger;
import io.walras.protocol.auction.Batch.BlockRef;
import io.walras.protocol.auction.ChainView.Funds;
import io.walras.protocol.auction.ChainView.Holding;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.rfq.SignedQuote;
import io.walras.protocol.rfq.quality.MakerQuality;
import io.walras.protocol.wire.maker.Envelope;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.MakerJson;
import io.walras.settlement.chain.QuoteView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What is known of makers, in memory, and a chain on which all of them are rich. */
public final class MemoryMakers implements MakerLedger {
    private static final Funds RICH = new Funds(Uint256.powerOfTen(30), Uint256.MAX);
    private static final BlockRef BLOCK = new BlockRef(9, Keccak256.hash("block 9"), 999, Uint256.ONE);

    private final ExecutionNews news = new ExecutionNews();
    private final Map<Address, List<ExecutionRow>> rows = new TreeMap<>();

    /** Tells the maker something. */
    public void tell(Address maker, Execution message) {
        synchronized (rows) {
            List<ExecutionRow> known = rows.computeIfAbsent(maker, absent -> new ArrayList<>());
            known.add(new ExecutionRow(
                    known.size() + 1L,
                    EdgeServer.NOW * 1_000,
                    Envelope.typeOf(message),
                    new String(MakerJson.write(message), StandardCharsets.UTF_8)));
        }
        news.tell(new TreeSet<>(Set.of(maker)));
    }

    /** Where new rows are told. */
    public ExecutionNews news() {
        return news;
    }

    @Override
    public CompletionStage<List<ExecutionRow>> executions(Address maker, long after, long since) {
        synchronized (rows) {
            return CompletableFuture.completedStage(rows.getOrDefault(maker, List.of()).stream()
                    .filter(row -> row.seq() > after && row.at() >= since)
                    .limit(MAX_ROWS)
                    .toList());
        }
    }

    @Override
    public CompletionStage<Long> lastExecution(Address maker) {
        synchronized (rows) {
            return CompletableFuture.completedStage(
                    (long) rows.getOrDefault(maker, List.of()).size());
        }
    }

    @Override
    public CompletionStage<MakerQuality> makerQuality() {
        return CompletableFuture.completedStage(MakerQuality.EMPTY);
    }

    /** What the chain says: all makers are rich. */
    public QuoteView read(Collection<SignedQuote> quotes, Collection<Holding> holdings) {
        Map<Holding, Funds> funds = new HashMap<>();
        holdings.forEach(holding -> funds.put(holding, RICH));
        quotes.forEach(quote ->
                funds.put(new Holding(quote.quote().maker(), quote.quote().makerToken()), RICH));
        return new QuoteView(BLOCK, funds, Set.of(), Set.of());
    }
}
