package io.walras.sdk.session;

import io.walras.protocol.bundle.BundleRefusal;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.session.AuctioneerMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Hears everything of a session, to be asked later. */
final class Witness implements SessionListener {
    private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();

    record Disconnected(String reason) {}

    record Distrusted(String what) {}

    record Passed(long auctionId, String reason) {}

    record LeftOut(long auctionId, Uint256 solutionId, BundleRefusal refusal) {}

    /** The next event of this kind, others left out; fails after some seconds. */
    <T> T next(Class<T> kind) throws InterruptedException {
        List<Object> others = new ArrayList<>();
        long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (System.nanoTime() < until) {
            Object event = events.poll(100, TimeUnit.MILLISECONDS);
            if (kind.isInstance(event)) {
                return kind.cast(event);
            }
            if (event != null) {
                others.add(event);
            }
        }
        throw new AssertionError("no " + kind.getSimpleName() + ", only " + others);
    }

    /** Whether anything of this kind has happened that was not asked for. */
    boolean sawNo(Class<?> kind) {
        return events.stream().noneMatch(kind::isInstance);
    }

    @Override
    public void welcomed(AuctioneerMessage.Welcome welcome) {
        events.add(welcome);
    }

    @Override
    public void standing(AuctioneerMessage.Standing standing) {
        events.add(standing);
    }

    @Override
    public void disconnected(String reason) {
        events.add(new Disconnected(reason));
    }

    @Override
    public void leftOut(long auctionId, Uint256 solutionId, BundleRefusal refusal) {
        events.add(new LeftOut(auctionId, solutionId, refusal));
    }

    @Override
    public void passed(long auctionId, String reason) {
        events.add(new Passed(auctionId, reason));
    }

    @Override
    public void received(AuctioneerMessage.Receipt receipt) {
        events.add(receipt);
    }

    @Override
    public void opened(AuctioneerMessage.Opened opened) {
        events.add(opened);
    }

    @Override
    public void decided(AuctioneerMessage.Verdict verdict) {
        events.add(verdict);
    }

    @Override
    public void awarded(AuctioneerMessage.Awarded award) {
        events.add(award);
    }

    @Override
    public void refused(AuctioneerMessage.Refused refused) {
        events.add(refused);
    }

    @Override
    public void distrusted(String what) {
        events.add(new Distrusted(what));
    }
}
