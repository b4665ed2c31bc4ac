package io.walras.protocol.bid;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/**
 * The commitments of one auction and what became of them. A value. Whoever holds it has verified the signatures; what was
 * late is refused by the times it is told and not by any clock.
 *
 * @param batch hash of the batch that is bid on
 * @param closesAt the last unix millisecond, inclusive, at which commitments count
 * @param opensUntil the last unix millisecond, inclusive, at which openings count
 */
public record SealedBook(
        long auctionId, Bytes32 batch, long closesAt, long opensUntil, TreePMap<Address, Entry> entries) {
    /** Commitments of one solver that are taken in one auction. */
    public static final int MAX_COMMITMENTS = 16;

    /**
     * What a solver has committed to.
     *
     * @param latest the commitment that counts
     * @param receivedAt unix milliseconds at which that one was here
     * @param seals every seal it has committed to, by sequence
     * @param equivocated whether two of one sequence differ; its bid does not count then
     * @param opening what it has shown, if anything
     * @param openedAt unix milliseconds at which that was here; 0 if it was not
     */
    public record Entry(
            SignedCommitment latest,
            long receivedAt,
            PMap<Long, Bytes32> seals,
            boolean equivocated,
            @Nullable Opening opening,
            long openedAt) {
        /** Whether it may still show a bid that counts. */
        public boolean isOwed() {
            return opening == null && !equivocated;
        }

        /** The bid, if it was shown and is the one that was committed to. */
        public Optional<Opening> bid() {
            return Optional.ofNullable(opening)
                    .filter(shown -> !equivocated && latest.commitment().fits(shown.bid(), shown.salt()));
        }
    }

    /** The book after something was told, and why that was refused, if it was. */
    public record Change(SealedBook next, @Nullable Refusal refusal) {}

    /** Why a commitment or an opening was refused; the name of a constant is its errorType on the wire. */
    public enum Refusal {
        WrongAuction,
        /** The commitment is about another batch than that of the auction. */
        InputMismatch,
        /** A commitment after the close, or an opening after its window. */
        LateBid,
        /** The solver has committed to another bid under this number: its bid does not count any more. */
        Equivocation,
        /** Not newer than the commitment that counts, or newer than one that was said to be the last. */
        StaleSequence,
        TooManyCommitments,
        /** The auction still takes commitments. */
        TooEarly,
        /** The solver has committed to nothing, or not under this number. */
        NotCommitted,
        /** The solver has shown a bid already. */
        AlreadyOpened,
        /** The bid is not the one that was committed to. */
        CommitmentMismatch
    }

    /** The book of an auction in which nobody has committed to anything yet. */
    public static SealedBook open(long auctionId, Bytes32 batch, long closesAt, long opensUntil) {
        return new SealedBook(auctionId, batch, closesAt, opensUntil, TreePMap.empty());
    }

    /** Takes a commitment whose last byte was here at {@code receivedAt}. Sent again, it changes nothing. */
    public Change commit(SignedCommitment signed, long receivedAt) {
        Commitment commitment = signed.commitment();
        if (commitment.auctionId() != auctionId) {
            return refused(Refusal.WrongAuction);
        }
        if (!commitment.batch().equals(batch)) {
            return refused(Refusal.InputMismatch);
        }
        if (receivedAt > closesAt) {
            return refused(Refusal.LateBid);
        }
        Entry entry = entries.get(signed.solver());
        return entry == null
                ? taken(new Entry(
                        signed,
                        receivedAt,
                        HashTreePMap.singleton(commitment.sequence(), commitment.seal()),
                        false,
                        null,
                        0))
                : again(entry, signed, receivedAt);
    }

    private Change again(Entry entry, SignedCommitment signed, long receivedAt) {
        Commitment commitment = signed.commitment();
        Bytes32 known = entry.seals().get(commitment.sequence());
        if (known != null && !known.equals(commitment.seal())) {
            Entry marked = new Entry(
                    entry.latest(), entry.receivedAt(), entry.seals(), true, entry.opening(), entry.openedAt());
            return new Change(with(marked), Refusal.Equivocation);
        }
        if (known != null) {
            return commitment.equals(entry.latest().commitment())
                    ? new Change(this, null)
                    : refused(Refusal.StaleSequence);
        }
        Commitment latest = entry.latest().commitment();
        if (latest.last() || commitment.sequence() < latest.sequence()) {
            return refused(Refusal.StaleSequence);
        }
        if (entry.seals().size() >= MAX_COMMITMENTS) {
            return refused(Refusal.TooManyCommitments);
        }
        return taken(new Entry(
                signed,
                receivedAt,
                entry.seals().plus(commitment.sequence(), commitment.seal()),
                entry.equivocated(),
                null,
                0));
    }

    /** Takes an opening whose last byte was here at {@code receivedAt}. */
    public Change show(Opening opening, long receivedAt) {
        if (opening.auctionId() != auctionId) {
            return refused(Refusal.WrongAuction);
        }
        if (receivedAt > opensUntil) {
            return refused(Refusal.LateBid);
        }
        Entry entry = entries.get(opening.solver());
        if (entry == null || entry.latest().commitment().sequence() != opening.sequence()) {
            return refused(Refusal.NotCommitted);
        }
        if (entry.opening() != null) {
            return refused(Refusal.AlreadyOpened);
        }
        Entry shown =
                new Entry(entry.latest(), entry.receivedAt(), entry.seals(), entry.equivocated(), opening, receivedAt);
        boolean fits = entry.latest().commitment().fits(opening.bid(), opening.salt());
        return new Change(with(shown), fits ? null : Refusal.CommitmentMismatch);
    }

    /** The book with a window of openings that ends at {@code until}, if that is later than it ended so far. */
    public SealedBook opensUntil(long until) {
        return new SealedBook(auctionId, batch, closesAt, Math.max(opensUntil, until), entries);
    }

    /** Solvers whose bids have yet to be shown. */
    public SortedSet<Address> owing() {
        SortedSet<Address> owing = new TreeSet<>();
        entries.forEach((solver, entry) -> {
            if (entry.isOwed()) {
                owing.add(solver);
            }
        });
        return owing;
    }

    /** The faults, once the window of openings is over; ascending by solver. */
    public List<BidFault> faults() {
        return entries.values().stream().flatMap(entry -> fault(entry).stream()).toList();
    }

    private static Optional<BidFault> fault(Entry entry) {
        Address solver = entry.latest().solver();
        if (entry.equivocated()) {
            return Optional.of(new BidFault(
                    solver, BidFault.Kind.Equivocated, "signed two different commitments of the same sequence"));
        }
        if (entry.opening() == null) {
            return Optional.of(new BidFault(solver, BidFault.Kind.NotOpened, "did not open its bid in time"));
        }
        return entry.bid().isPresent()
                ? Optional.empty()
                : Optional.of(
                        new BidFault(solver, BidFault.Kind.OpenedOther, "opened another bid than it committed to"));
    }

    private Change taken(Entry entry) {
        return new Change(with(entry), null);
    }

    private SealedBook with(Entry entry) {
        return new SealedBook(
                auctionId,
                batch,
                closesAt,
                opensUntil,
                entries.plus(entry.latest().solver(), entry));
    }

    private Change refused(Refusal refusal) {
        return new Change(this, refusal);
    }
}
