package io.walras.protocol.auction;

import io.walras.protocol.auction.Competition.BundleName;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.chain.Address;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** Where an auction stands. */
public sealed interface AuctionState {
    Batch batch();

    /** Whether nobody is waited for who could win. */
    default boolean waitsOnlyForShadows() {
        return false;
    }

    /**
     * Bids are taken.
     *
     * @param waitingFor solvers that were asked and have neither answered, nor committed for the last time, nor passed
     * @param answers bids that were made openly
     * @param book bids that were sealed
     * @param shadows solvers whose bids are ranked but cannot win
     */
    record Bidding(
            Batch batch,
            SortedSet<Address> waitingFor,
            List<AuctionInput.Answered> answers,
            SealedBook book,
            SortedSet<Address> shadows)
            implements AuctionState {
        public Bidding {
            waitingFor = Collections.unmodifiableSortedSet(new TreeSet<>(waitingFor));
            answers = List.copyOf(answers);
            shadows = Collections.unmodifiableSortedSet(new TreeSet<>(shadows));
        }

        @Override
        public boolean waitsOnlyForShadows() {
            return shadows.containsAll(waitingFor);
        }
    }

    /**
     * Every bid is fixed, and the sealed ones are being opened.
     *
     * @param answers bids that were made openly, and the sealed ones that were opened as they were sealed
     */
    record OpeningBids(Batch batch, List<AuctionInput.Answered> answers, SealedBook book, SortedSet<Address> shadows)
            implements AuctionState {
        public OpeningBids {
            answers = List.copyOf(answers);
            shadows = Collections.unmodifiableSortedSet(new TreeSet<>(shadows));
        }

        OpeningBids opensUntil(long until) {
            return new OpeningBids(batch, answers, book.opensUntil(until), shadows);
        }

        @Override
        public boolean waitsOnlyForShadows() {
            return shadows.containsAll(book.owing());
        }
    }

    /** Every bid that counts is known, and none is judged yet. */
    record Judging(OpeningBids bids) implements AuctionState {
        @Override
        public Batch batch() {
            return bids.batch();
        }
    }

    /**
     * Bids are judged and the winners among them are being simulated.
     *
     * @param ranking how the bids that stand rank
     * @param candidates the winners under simulation, in rank order
     * @param round how many sets of winners have been simulated, this one included
     */
    record Simulating(JudgedBids judged, Ranking ranking, List<BundleName> candidates, int round)
            implements AuctionState {
        public Simulating {
            candidates = List.copyOf(candidates);
        }

        @Override
        public Batch batch() {
            return judged.batch();
        }
    }

    /**
     * A winner could not settle, and the bids that stand are being tried, each by itself.
     *
     * @param candidates those of which it is not known yet whether they can
     */
    record Trying(JudgedBids judged, List<BundleName> candidates) implements AuctionState {
        public Trying {
            candidates = List.copyOf(candidates);
        }

        @Override
        public Batch batch() {
            return judged.batch();
        }
    }

    /** The auction is decided. */
    record Over(Batch batch) implements AuctionState {}
}
