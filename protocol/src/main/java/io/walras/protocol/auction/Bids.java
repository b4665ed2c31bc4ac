package io.walras.protocol.auction;

import io.walras.protocol.auction.AuctionEffect.AskToOpen;
import io.walras.protocol.auction.AuctionInput.Answered;
import io.walras.protocol.auction.AuctionInput.Committed;
import io.walras.protocol.auction.AuctionInput.Shown;
import io.walras.protocol.auction.AuctionState.Bidding;
import io.walras.protocol.auction.AuctionState.Judging;
import io.walras.protocol.auction.AuctionState.OpeningBids;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.chain.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * How an auction takes bids, before any of them is judged: open ones until the close, sealed ones by a commitment until
 * the close and an opening after it.
 */
final class Bids {
    private Bids() {}

    static AuctionStep answered(Bidding bidding, Answered answered) {
        if (!bidding.waitingFor().contains(answered.solver())) {
            return AuctionStep.to(bidding);
        }
        List<Answered> answers = new ArrayList<>(bidding.answers());
        answers.add(answered);
        return without(
                new Bidding(bidding.batch(), bidding.waitingFor(), answers, bidding.book(), bidding.shadows()),
                answered.solver());
    }

    static AuctionStep committed(Bidding bidding, Committed committed) {
        SealedBook.Change change = bidding.book().commit(committed.signed(), committed.receivedAt());
        Bidding next =
                new Bidding(bidding.batch(), bidding.waitingFor(), bidding.answers(), change.next(), bidding.shadows());
        if (change.refusal() != null) {
            return AuctionStep.refused(next, change.refusal());
        }
        return committed.signed().commitment().last()
                ? without(next, committed.signed().solver())
                : AuctionStep.to(next);
    }

    static AuctionStep passed(Bidding bidding, Address solver) {
        return bidding.waitingFor().contains(solver) ? without(bidding, solver) : AuctionStep.to(bidding);
    }

    static AuctionStep closed(Bidding bidding) {
        OpeningBids opening = new OpeningBids(bidding.batch(), bidding.answers(), bidding.book(), bidding.shadows());
        SortedSet<Address> owing = bidding.book().owing();
        return owing.isEmpty() ? known(opening) : AuctionStep.to(opening, new AskToOpen(owing));
    }

    static AuctionStep shown(OpeningBids opening, Shown shown) {
        SealedBook.Change change = opening.book().show(shown.opening(), shown.receivedAt());
        List<Answered> answers = new ArrayList<>(opening.answers());
        if (change.refusal() == null) {
            answers.add(shown.answer());
        }
        OpeningBids next = new OpeningBids(opening.batch(), answers, change.next(), opening.shadows());
        if (change.refusal() != null && !change.next().owing().isEmpty()) {
            return AuctionStep.refused(next, change.refusal());
        }
        if (!change.next().owing().isEmpty()) {
            return AuctionStep.to(next);
        }
        AuctionStep known = known(next);
        return new AuctionStep(known.next(), known.effect(), Optional.ofNullable(change.refusal()));
    }

    /** Every bid that counts is known, and none is judged yet. */
    static AuctionStep known(OpeningBids opening) {
        return AuctionStep.to(new Judging(opening), AuctionEffect.Judge.NOW);
    }

    private static AuctionStep without(Bidding bidding, Address solver) {
        SortedSet<Address> waitingFor = new TreeSet<>(bidding.waitingFor());
        waitingFor.remove(solver);
        Bidding next = new Bidding(bidding.batch(), waitingFor, bidding.answers(), bidding.book(), bidding.shadows());
        return waitingFor.isEmpty() ? closed(next) : AuctionStep.to(next);
    }
}
