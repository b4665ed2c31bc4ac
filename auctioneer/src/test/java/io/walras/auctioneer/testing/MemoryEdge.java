package io.walras.auctioneer.testing;

import io.walras.auctioneer.ledger.EdgeMemory;
import io.walras.auctioneer.ledger.Ledger;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.crypto.Keccak256;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.pekko.Done;

/** What the edge is to remember, in memory; documents are put where the ledger finds them. */
public final class MemoryEdge implements EdgeMemory {
    private final MemoryLedger ledger;
    private final Map<Bytes32, Bytes32> claims = new ConcurrentSkipListMap<>();
    private final Map<Bytes32, Answer> answers = new ConcurrentSkipListMap<>();
    private volatile boolean available = true;

    public MemoryEdge(MemoryLedger ledger) {
        this.ledger = ledger;
    }

    /** From now on, it does or does not answer. */
    public void available(boolean answering) {
        available = answering;
    }

    @Override
    public CompletionStage<Boolean> keepDocument(Bytes32 hash, String document) {
        return ledger.appData(hash).thenApply(known -> {
            ledger.put(document);
            return known.isEmpty();
        });
    }

    @Override
    public CompletionStage<Claim> claim(Bytes32 name, Bytes32 request) {
        if (!available) {
            return CompletableFuture.failedStage(new Ledger.Unavailable("switched off", new IllegalStateException()));
        }
        Bytes32 known = claims.putIfAbsent(name, request);
        if (known == null) {
            return CompletableFuture.completedStage(Granted.FRESH);
        }
        if (!known.equals(request)) {
            return CompletableFuture.completedStage(Conflict.OTHER_REQUEST);
        }
        Answer answer = answers.get(name);
        return CompletableFuture.completedStage(answer == null ? Granted.UNFINISHED : answer);
    }

    @Override
    public CompletionStage<Done> remember(Bytes32 name, Answer answer) {
        answers.put(name, answer);
        return CompletableFuture.completedStage(Done.done());
    }

    @Override
    public byte[] secret(String name) {
        return Keccak256.hash(name).toArray();
    }

    @Override
    public CompletionStage<Done> release(Bytes32 name) {
        claims.remove(name);
        return CompletableFuture.completedStage(Done.done());
    }
}
