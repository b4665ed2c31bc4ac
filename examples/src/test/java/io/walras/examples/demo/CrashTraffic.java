package io.walras.examples.demo;

import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.orderbook.UnavailableException;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.intent.Intent;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.dev.DevChain;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;

/** Traders who post without a pause, whatever happens to the auctioneer, and remember what it acknowledged. */
final class CrashTraffic implements AutoCloseable {
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(150);
    private static final Duration VALIDITY = Duration.ofMinutes(30);

    private final OrderBookClient orderBook;
    private final Traders traders;
    private final WishStream wishes;
    private final Map<OrderUid, Intent> acknowledged = new ConcurrentSkipListMap<>();
    private final Deque<Intent> unanswered = new ArrayDeque<>();
    private final Thread thread = new Thread(this::trade, "traffic");
    private volatile boolean stopped;
    private volatile Optional<RuntimeException> broken = Optional.empty();

    CrashTraffic(DevnetFile network, DevChain chain, long seed) {
        this.orderBook = new OrderBookClient(network.apiUrl());
        this.traders = new Traders(network, new Assets(network));
        this.wishes = new WishStream(seed, traders.count());
        traders.approve(chain);
        thread.start();
    }

    /** The intents that were answered with 201 so far, or with a refusal to take them twice. */
    Map<OrderUid, Intent> acknowledged() {
        return acknowledged;
    }

    private void trade() {
        try {
            while (!stopped) {
                long validTo = Instant.now().plus(VALIDITY).getEpochSecond();
                wishes.next().stream()
                        .filter(wish -> !wish.rests())
                        .forEach(wish ->
                                unanswered.addLast(traders.sign(wish, validTo).intent()));
                postAll();
                Thread.sleep(BETWEEN_POSTS);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException unexpected) {
            broken = Optional.of(unexpected);
        }
    }

    private void postAll() {
        try {
            while (!unanswered.isEmpty()) {
                post(unanswered.getFirst());
                unanswered.removeFirst();
            }
        } catch (UnavailableException down) {
            // Unknown whether it was taken: it stays first in the queue and is posted again.
        }
    }

    private void post(Intent intent) {
        switch (orderBook.post(intent)) {
            case PostAnswer.Accepted accepted -> acknowledged.put(accepted.uid(), intent);
            case PostAnswer.Refused refused
            when refused.errorType().equals("DuplicatedOrder") -> acknowledged.put(intent.uid(), intent);
            case PostAnswer.Refused refused when refused.errorType().equals("TooManyLimitOrders") -> {}
            case PostAnswer.Refused refused -> throw new IllegalStateException("refused: " + refused);
        }
    }

    /** Posts no more; throws if the auctioneer ever gave an answer that it must not give. */
    @Override
    public void close() {
        stopped = true;
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
    }
}
