package io.walras.protocol.rfq;

import io.walras.protocol.chain.Address;
import java.util.Optional;
import java.util.Set;

/**
 * What can be said of a quote without asking the chain, in the words of the contract. Signatures of wallets, nonces,
 * balances and allowances are the chain's to tell.
 *
 * @param settlement the settlement contract of the auction
 * @param ownContracts those that may not be paid: settlement, executor, allowance holder, quote settler
 */
public record QuoteCheck(Address settlement, Set<Address> ownContracts) {
    public QuoteCheck {
        ownContracts = Set.copyOf(ownContracts);
    }

    /** Why nobody can take the quote in this auction at this unix second; empty if somebody can. */
    public Optional<QuoteRefusal> inAuction(Quote quote, long auctionId, long second) {
        if (!quote.settlement().equals(settlement)) {
            return refused(QuoteFault.WrongSettlement, "for " + quote.settlement() + ", not " + settlement);
        }
        if (!quote.isStanding() && quote.auctionId() != auctionId) {
            return refused(QuoteFault.WrongAuction, "for auction " + quote.auctionId() + ", not " + auctionId);
        }
        if (second > quote.settleBy()) {
            return refused(QuoteFault.QuoteExpired, "good until " + quote.settleBy() + "; it is " + second);
        }
        if (ownContracts.contains(quote.paidTo())) {
            return refused(QuoteFault.InvalidRecipient, quote.paidTo() + " is one of the settlement's own contracts");
        }
        return quote.takerToken().equals(Address.NATIVE)
                ? refused(QuoteFault.NativeNotPaid, "native coin cannot be paid to a maker")
                : Optional.empty();
    }

    /** Why this solver in particular cannot take the quote; empty if it can. */
    public Optional<QuoteRefusal> bySolver(Quote quote, Address solver) {
        return quote.isShared() || quote.solver().equals(solver)
                ? Optional.empty()
                : refused(QuoteFault.WrongSolver, "for solver " + quote.solver() + ", not " + solver);
    }

    private static Optional<QuoteRefusal> refused(QuoteFault fault, String detail) {
        return Optional.of(new QuoteRefusal(fault, detail));
    }
}
