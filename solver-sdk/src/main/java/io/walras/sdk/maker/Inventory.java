package io.walras.sdk.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import io.walras.protocol.wire.maker.Execution;
import io.walras.protocol.wire.maker.Execution.Outcome.End;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a maker has and what of it is promised, in atoms. Quotes with one nonce are alternatives, so that a nonce reserves
 * of each token the most that one of them gives. It never reserves what is not free, does nothing twice, and when every
 * quote has been released or has its outcome, nothing is reserved. Has no clock; may be used by several threads.
 */
public final class Inventory {
    /**
     * One signed quote.
     *
     * @param settleBy last unix second at which it may be taken
     */
    public record Promise(
            Bytes32 quoteHash, Address makerToken, Uint256 makerAmount, Address takerToken, long settleBy) {}

    /**
     * What one nonce reserves.
     *
     * @param promises the alternatives that may still be taken
     * @param selected the one that a winning bundle takes; null if none is known to
     * @param makerOut atoms that it gives; 0 if none is selected
     */
    public record Reserved(
            Uint256 nonce, List<Promise> promises, @Nullable Bytes32 selected, Uint256 makerOut) {
        public Reserved {
            promises = List.copyOf(promises);
        }
    }

    private final SortedMap<Address, Uint256> held = new TreeMap<>();
    private final SortedMap<Address, Uint256> reserved = new TreeMap<>();
    private final SortedMap<Uint256, Reservation> byNonce = new TreeMap<>();
    private final Map<Bytes32, Reservation> byQuote = new HashMap<>();

    /** Says how much of a token the maker has, promised or not. */
    public synchronized void hold(Address token, Uint256 amount) {
        held.put(token, amount);
    }

    /** What the maker has of a token. */
    public synchronized Uint256 held(Address token) {
        return held.getOrDefault(token, Uint256.ZERO);
    }

    /** What of it is promised. */
    public synchronized Uint256 reserved(Address token) {
        return reserved.getOrDefault(token, Uint256.ZERO);
    }

    /** What of it can still be promised. */
    public synchronized Uint256 free(Address token) {
        return held(token).minusOrZero(reserved(token));
    }

    /** Whether nothing at all is promised. */
    public synchronized boolean isIdle() {
        return byNonce.isEmpty();
    }

    /** What each nonce reserves, for whoever writes it down. */
    public synchronized List<Reserved> reservations() {
        return byNonce.values().stream().map(Reservation::told).toList();
    }

    /**
     * Reserves what the alternatives of a nonce need, if it is free.
     *
     * @return false, with nothing changed, if it is not
     * @throws IllegalArgumentException if the nonce or a quote is known already
     */
    public synchronized boolean reserve(Uint256 nonce, Collection<Promise> alternatives) {
        Reservation next = new Reservation(nonce, alternatives);
        requireNew(next);
        boolean isFree = next.needs().entrySet().stream()
                .allMatch(need -> !need.getValue().isGreaterThan(free(need.getKey())));
        if (isFree) {
            add(next);
        }
        return isFree;
    }

    /** Takes up what an earlier process has promised, whether it is still there or not. */
    public synchronized void recall(Collection<Reserved> earlier) {
        for (Reserved kept : earlier) {
            Reservation next = new Reservation(kept.nonce(), kept.promises());
            requireNew(next);
            Optional.ofNullable(kept.selected()).ifPresent(hash -> next.select(hash, kept.makerOut()));
            add(next);
        }
    }

    /** A quote cannot be taken any more: it was not accepted, taken back, or released. Ignored if it is not known. */
    public synchronized void release(Bytes32 quoteHash) {
        change(quoteHash, reservation -> reservation.drop(quoteHash));
    }

    /** Applies a row of {@code executions}. Rows about quotes that are not known, and rows again, change nothing. */
    public synchronized void apply(Execution row) {
        switch (row) {
            case Execution.Released released -> release(released.quoteHash());
            case Execution.Selected selected ->
                change(
                        selected.quoteHash(),
                        reservation -> reservation.select(selected.quoteHash(), selected.makerOut()));
            case Execution.Outcome outcome -> end(outcome);
            case Execution.Started started -> {}
            case Execution.Progress progress -> {}
        }
    }

    /** Releases what was not selected and cannot be taken after this unix second. */
    public synchronized void expire(long second) {
        byNonce.values().stream()
                .flatMap(reservation -> reservation.expired(second).stream())
                .toList()
                .forEach(this::release);
    }

    private void end(Execution.Outcome outcome) {
        Reservation reservation = byQuote.get(outcome.quoteHash());
        if (reservation == null) {
            return;
        }
        Promise promise = reservation.promise(outcome.quoteHash());
        if (outcome.state() == End.Settled) {
            held.put(promise.makerToken(), held(promise.makerToken()).minusOrZero(outcome.makerOut()));
            held.put(promise.takerToken(), held(promise.takerToken()).plusSaturating(outcome.takerIn()));
        }
        change(outcome.quoteHash(), Reservation::clear);
    }

    private void requireNew(Reservation next) {
        if (byNonce.containsKey(next.nonce()) || next.quotes().stream().anyMatch(byQuote::containsKey)) {
            throw new IllegalArgumentException("the nonce " + next.nonce() + " or one of its quotes is known already");
        }
    }

    private void add(Reservation next) {
        byNonce.put(next.nonce(), next);
        next.quotes().forEach(hash -> byQuote.put(hash, next));
        next.needs().forEach((token, need) -> reserved.merge(token, need, Uint256::plus));
    }

    private void change(Bytes32 quoteHash, Consumer<Reservation> how) {
        Reservation reservation = byQuote.get(quoteHash);
        if (reservation == null) {
            return;
        }
        remove(reservation);
        how.accept(reservation);
        if (!reservation.isEmpty()) {
            add(reservation);
        }
    }

    private void remove(Reservation reservation) {
        byNonce.remove(reservation.nonce());
        reservation.quotes().forEach(byQuote::remove);
        reservation.needs().forEach((token, need) -> {
            Uint256 left = reserved(token).minus(need);
            if (left.isZero()) {
                reserved.remove(token);
            } else {
                reserved.put(token, left);
            }
        });
    }
}
