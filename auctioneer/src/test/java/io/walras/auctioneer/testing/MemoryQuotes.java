package io.walras.auctioneer.testing;

import io.walras.auctioneer.intake.QuoteLinks;
import io.walras.auctioneer.quote.OfferedQuote;
import io.walras.auctioneer.quote.QuoteChain;
import io.walras.auctioneer.quote.QuoteShelf;
import io.walras.protocol.auction.AuctionOrder;
import io.walras.protocol.auction.Batch;
import io.walras.protocol.bundle.VerifiedBundle;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.intent.Hooks;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderQuote;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.engine.EngineAuction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** A chain without pools on which every token of its price list has a price, and a shelf that forgets nothing. */
public final class MemoryQuotes implements QuoteChain, QuoteShelf, QuoteLinks {
    /** The block that everything is read at. */
    public static final Batch.BlockRef BLOCK =
            new Batch.BlockRef(12, Bytes32.ZERO, 1_700_000_000L, Uint256.of(1_000_000_000));

    private final Address wrappedNative;
    private final Map<Address, Uint256> prices = new TreeMap<>();
    private final Map<Long, OrderQuote> linkable = new TreeMap<>();
    private final List<OfferedQuote> kept = new ArrayList<>();
    private volatile OptionalLong gas = OptionalLong.of(150_000);

    public MemoryQuotes(Address wrappedNative) {
        this.wrappedNative = wrappedNative;
        this.prices.put(wrappedNative, Uint256.powerOfTen(18));
    }

    /** From now on 10^18 atoms of the token cost so many wei. */
    public void price(Address token, Uint256 wei) {
        prices.put(token, wei);
    }

    /** From now on every settlement takes so much gas when it is simulated; fails if that is empty. */
    public void simulated(OptionalLong units) {
        gas = units;
    }

    @Override
    public Batch batch(Intent intent, Hooks hooks) {
        return new Batch(
                0,
                1_700_000_000_000L,
                BLOCK,
                List.of(new AuctionOrder(intent, intent.order().targetAmount(), List.of())),
                new TreeMap<>(prices),
                List.of(),
                Bytes32.ZERO,
                wrappedNative);
    }

    @Override
    public EngineAuction.Terms terms(Batch batch, Instant deadline) {
        return new EngineAuction.Terms(Uint256.of(2_000_000_000), deadline, Map.of());
    }

    @Override
    public OptionalLong verify(Batch batch, VerifiedBundle bundle) {
        return gas;
    }

    @Override
    public Optional<Uint256> nativePrice(Address token) {
        return Optional.ofNullable(prices.get(token));
    }

    @Override
    public CompletionStage<Optional<OrderQuote>> quoteOf(Intent intent, Address user, @Nullable Long quoteId) {
        return CompletableFuture.completedStage(
                Optional.ofNullable(quoteId).flatMap(id -> Optional.ofNullable(linkable.get(id))));
    }

    /** An order that names this quote is linked to it from now on. */
    public void link(OrderQuote quote) {
        linkable.put(quote.id(), quote);
    }

    @Override
    public synchronized CompletionStage<OfferedQuote> keep(OfferedQuote quote) {
        kept.add(quote);
        return CompletableFuture.completedStage(new OfferedQuote(
                quote.request(),
                quote.order(),
                quote.sellAmount(),
                quote.buyAmount(),
                quote.feeAmount(),
                quote.gas(),
                quote.gasPrice(),
                quote.sellTokenPrice(),
                quote.solver(),
                quote.verified(),
                quote.expiry(),
                (long) kept.size()));
    }
}
