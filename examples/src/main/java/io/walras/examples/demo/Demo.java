package io.walras.examples.demo;

import io.walras.examples.orderbook.OrderBookClient;
import io.walras.examples.orderbook.PostAnswer;
import io.walras.examples.orderbook.UnavailableException;
import io.walras.examples.wire.DemoSummary;
import io.walras.examples.wire.DevnetFile;
import io.walras.protocol.intent.OrderUid;
import io.walras.settlement.dev.DevChain;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Lets the traders trade and reports what happens. */
public final class Demo {
    private static final Duration BETWEEN_POSTS = Duration.ofMillis(1_200);
    private static final Duration BETWEEN_POLLS = Duration.ofMillis(200);

    /** Orders stay valid for this long, so that one nobody fills goes away by itself. */
    private static final Duration VALIDITY = Duration.ofSeconds(90);

    private final OrderBookClient orderBook;
    private final Traders traders;
    private final WishStream wishes;
    private final AuctionReport report;
    private final PrintStream out;
    private final InstantSource clock;
    private final AuctionWatch watch;
    private final Tally tally;
    private final Map<OrderUid, Signed> posted = new TreeMap<>();
    private final Deque<Signed> unposted = new ArrayDeque<>();

    /** @param seed the same seed gives the same wishes */
    public Demo(DevnetFile network, DevChain chain, long seed, PrintStream out, InstantSource clock) {
        Assets assets = new Assets(network);
        this.orderBook = new OrderBookClient(network.apiUrl());
        this.traders = new Traders(network, assets);
        this.wishes = new WishStream(seed, traders.count());
        SolverNames names = new SolverNames(network);
        this.tally = new Tally(names);
        this.report = new AuctionReport(out, network, names, assets);
        this.out = out;
        this.clock = clock;
        this.watch = new AuctionWatch(orderBook, chain, network, posted);
        traders.approve(chain);
    }

    /**
     * Trades until {@code enough} says so or the deadline has come.
     *
     * @return whether it was enough
     */
    public boolean run(Predicate<DemoSummary> enough, Instant deadline) throws InterruptedException {
        Instant nextPost = clock.instant();
        while (!enough.test(summary())) {
            Instant now = clock.instant();
            if (!now.isBefore(deadline)) {
                return false;
            }
            if (!now.isBefore(nextPost)) {
                sign(now);
                nextPost = now.plus(BETWEEN_POSTS);
            }
            exchange(now);
            Thread.sleep(BETWEEN_POLLS);
        }
        return true;
    }

    /** What it has come to so far. */
    public DemoSummary summary() {
        return tally.summary(posted.size());
    }

    private void sign(Instant now) {
        long validTo = now.plus(VALIDITY).getEpochSecond();
        wishes.next().forEach(wish -> unposted.addLast(traders.sign(wish, validTo)));
    }

    private void exchange(Instant now) {
        try {
            while (!unposted.isEmpty()) {
                post(unposted.getFirst());
                unposted.removeFirst();
            }
            watch.poll(now).forEach(result -> {
                tally.add(result);
                report.print(result);
            });
        } catch (UnavailableException restarting) {
            out.println("(the auctioneer does not answer; asking again)");
        }
    }

    /** A post whose answer was lost is simply repeated: a known order is answered as a duplicate. */
    private void post(Signed signed) {
        switch (orderBook.post(signed.intent(), signed.appData())) {
            case PostAnswer.Accepted accepted -> posted.put(accepted.uid(), signed);
            case PostAnswer.Refused refused
            when refused.errorType().equals("DuplicatedOrder") ->
                posted.put(signed.intent().uid(), signed);
            case PostAnswer.Refused refused ->
                out.println("refused: " + refused.errorType() + ", " + refused.description());
        }
    }
}
