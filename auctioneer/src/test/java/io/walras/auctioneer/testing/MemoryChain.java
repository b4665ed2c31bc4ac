package io.walras.auctioneer.testing;

import io.walras.auctioneer.intake.IntakeChain;
import io.walras.protocol.num.Uint256;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** A chain in memory: says of every order what a test decides, by default that all is well. */
public final class MemoryChain implements IntakeChain {
    /** What there is to say of an order with nothing wrong. */
    public static final Facts FINE =
            new Facts(Account.WITHOUT_CODE, Account.CONTRACT, Account.CONTRACT, Uint256.MAX, Uint256.MAX, true, true);

    private final AtomicInteger asked = new AtomicInteger();
    private volatile Function<Question, CompletionStage<Facts>> facts =
            question -> CompletableFuture.completedStage(FINE);

    /** From now on, this is what there is to say; what it throws is what the chain fails with. */
    public void say(Function<Question, Facts> newFacts) {
        facts = question -> CompletableFuture.completedStage(newFacts.apply(question));
    }

    /** From now on, this is what there is to say, in its own time. */
    public void sayLater(Function<Question, CompletionStage<Facts>> newFacts) {
        facts = newFacts;
    }

    /** How often it was asked. */
    public int asked() {
        return asked.get();
    }

    @Override
    public CompletionStage<Facts> facts(Question question) {
        asked.incrementAndGet();
        try {
            return facts.apply(question);
        } catch (Unavailable unavailable) {
            return CompletableFuture.failedStage(unavailable);
        }
    }
}
