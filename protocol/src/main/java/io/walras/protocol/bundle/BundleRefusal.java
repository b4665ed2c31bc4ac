package io.walras.protocol.bundle;

import io.walras.protocol.chain.Address;
import java.util.List;

/**
 * Why a bundle was refused before it could win.
 *
 * @param code which rule it breaks
 * @param detail the facts, for the solver's developer
 * @param tokens the tokens it is about: the one without a price, those that were to come out of buffers
 */
public record BundleRefusal(Code code, String detail, List<Address> tokens) {
    public BundleRefusal {
        tokens = List.copyOf(tokens);
    }

    /** A refusal that concerns no token in particular. */
    public BundleRefusal(Code code, String detail) {
        this(code, detail, List.of());
    }

    /** The rules; the name of a constant is its stable name on the wire. */
    public enum Code {
        /** Answers another auction. */
        WrongAuction,
        /** Came after bids closed. */
        LateBid,
        /** Its solver is kept out for a while, for too many faults. */
        SolverBlocked,
        /** Not readable as a bundle. */
        Malformed,
        /** More bundles, fills or interactions, or more bytes of call data, than allowed. */
        TooBig,
        /** Two bundles of one solver carry the same id. */
        DuplicateId,
        /** Fills nothing. */
        EmptyBundle,
        /** Fills an order that is not in the batch. */
        UnknownOrder,
        /** Fills an order twice. */
        DuplicateOrder,
        /** Brings an order along that cannot be settled like this. */
        JitNotAccepted,
        /** Brings an order along that its owner has posted here, to be filled at a uniform price or not at all. */
        JitWasPosted,
        /** A fill of zero, or a fill-or-kill order filled in part. */
        InvalidExecutedAmount,
        /** Fills more than the batch allows. */
        Overfill,
        /** Fills an order of a book while a better or earlier one of the same side could have been filled. */
        PriorityViolated,
        /** A traded token has no clearing price. */
        MissingPrice,
        /** A clearing price is zero, or an amount computed from the prices does not fit 256 bits. */
        InvalidPrices,
        /** The native coin and its wrapped token do not trade at the same price. */
        NonUniformPrice,
        /** A user would get less, or pay more, than signed, all fees included. */
        LimitViolated,
        /** More of a token goes out than comes in. */
        NotConserved,
        /** Names a pool that is not in the batch, or tokens that the pool does not trade. */
        UnknownLiquidity,
        /** Declares more of a pool than it would pay. */
        LiquidityExceeded,
        /** Takes a quote that it may not take, or not in this amount. */
        QuoteRefused,
        /** Takes two quotes that are alternatives: their maker gave them one nonce. */
        NonceUsedTwice,
        /** Asks for internalisation, but there are no buffers. */
        NonBufferableTokensUsed,
        /** Calls a contract, or a method of a token, that solvers may not call. */
        ForbiddenInteraction,
        /** Fills an order that its owner cancelled while bids were open. */
        OrderCancelled,
        /** Reverts when simulated. */
        SimulationFailed,
        /** Needs more gas than one transaction may use. */
        TooMuchGas,
        /** Reverts when simulated after the winners that rank before it; no fault of its own. */
        ConflictsWithEarlierWinner,
        /** The surplus of an order is negative. */
        NegativeSurplus,
        /** The buy token of an order has no price. */
        MissingNativePrice,
        /** None of its orders counts for the score. */
        NoCountedOrder
    }
}
