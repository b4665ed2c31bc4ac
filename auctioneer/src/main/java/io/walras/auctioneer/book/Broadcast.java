package io.walras.auctioneer.book;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.NotUsed;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Source;

/**
 * Tells every follower everything, in order and numbered without gaps. Nobody is waited for: who lets too much pile up is
 * failed. Safe to use from many threads.
 */
final class Broadcast<T> {
    private final int patience;
    private final Set<BoundedSourceQueue<Told<T>>> followers = new HashSet<>();
    private long sequence;

    /** @param patience how much may pile up for a follower */
    Broadcast(int patience) {
        this.patience = patience;
    }

    /** First where the following begins, then everything; fails with {@link Interrupted}. */
    Source<Told<T>, NotUsed> follow() {
        // One more, for where it begins.
        return Source.<Told<T>>queue(patience + 1).watchTermination((queue, end) -> {
            enter(queue);
            end.whenComplete((done, failure) -> leave(queue));
            return NotUsed.getInstance();
        });
    }

    synchronized void tell(T what) {
        sequence++;
        Told<T> told = new Told<>(sequence, Optional.of(what));
        for (BoundedSourceQueue<Told<T>> follower : List.copyOf(followers)) {
            if (!follower.offer(told).isEnqueued()) {
                end(follower, Interrupted.Reason.FellBehind);
            }
        }
    }

    /** Ends every following: something may be missing from now on. */
    synchronized void interrupt() {
        List.copyOf(followers).forEach(follower -> end(follower, Interrupted.Reason.Unavailable));
    }

    synchronized int followers() {
        return followers.size();
    }

    private synchronized void enter(BoundedSourceQueue<Told<T>> follower) {
        follower.offer(new Told<>(sequence, Optional.empty()));
        followers.add(follower);
    }

    private synchronized void leave(BoundedSourceQueue<Told<T>> follower) {
        followers.remove(follower);
    }

    private void end(BoundedSourceQueue<Told<T>> follower, Interrupted.Reason reason) {
        followers.remove(follower);
        if (!follower.isCompleted()) {
            follower.fail(new Interrupted(reason));
        }
    }
}
