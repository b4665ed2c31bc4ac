package io.walras.protocol.wire.maker;

import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What became of one firm quote that was in an auction: a row of the channel {@code executions}. Each is told once, under
 * a number of its own, and again to whoever asks for it by {@link MakerMessage.Resume}. A quote is either released, or it
 * is selected, and then has one outcome.
 */
public sealed interface Execution extends HubMessage {
    /** The EIP-712 digest of the quote. */
    Bytes32 quoteHash();

    /** The auction that it was in. */
    long auctionId();

    /**
     * A winning bundle takes it. The maker has to be able to give what it promised until the outcome.
     *
     * @param takerIn atoms of the taker token that the maker gets
     * @param makerOut atoms of the maker token that it gives
     */
    record Selected(
            Bytes32 quoteHash, long auctionId, Uint256 takerIn, Uint256 makerOut, Bytes32 bundleHash, Address solver)
            implements Execution {
        public Selected {
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(takerIn, "takerIn");
            Objects.requireNonNull(makerOut, "makerOut");
            Objects.requireNonNull(bundleHash, "bundleHash");
            Objects.requireNonNull(solver, "solver");
        }
    }

    /** No winning bundle takes it: it will never be taken, though its signature may still be good. */
    record Released(Bytes32 quoteHash, long auctionId, ReleaseReason why) implements Execution {
        public Released {
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(why, "why");
        }
    }

    /** Why a quote was released; the name of a constant is its stable name on the wire. */
    enum ReleaseReason {
        /** No winning bundle takes it. */
        NotUsed,
        /** The auction was not decided, or awarded nothing. */
        AuctionVoid,
        /** An alternative with the same nonce is taken. */
        Superseded,
        /** A bundle that takes it could not settle, because the maker did not stand by it: a fault. */
        NotKept
    }

    /** The transaction that takes it is signed and about to be sent. */
    record Started(Bytes32 quoteHash, long auctionId, Bytes32 bundleHash, Bytes32 txHash) implements Execution {
        public Started {
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(bundleHash, "bundleHash");
            Objects.requireNonNull(txHash, "txHash");
        }
    }

    /**
     * News of that transaction, none of them the last.
     *
     * @param block the block that it is in, or was; null if that is not known
     */
    record Progress(
            Bytes32 quoteHash,
            long auctionId,
            Bytes32 bundleHash,
            Bytes32 txHash,
            State state,
            @Nullable Long block) implements Execution {
        /** Where the transaction is; the name of a constant is its stable name on the wire. */
        public enum State {
            /** In this block, which may still be replaced. */
            Mined,
            /** In this block, and failed. */
            Reverted,
            /** Not in this block any more. */
            Returned
        }

        public Progress {
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(bundleHash, "bundleHash");
            Objects.requireNonNull(txHash, "txHash");
            Objects.requireNonNull(state, "state");
            if (block != null) {
                Bounds.notNegative(block, "block");
            }
        }
    }

    /**
     * The last word on a selected quote.
     *
     * @param txHash the transaction that settled it; null if it lapsed
     * @param block the final block of that transaction; null if it lapsed
     * @param takerIn atoms that the maker got; 0 if it lapsed
     * @param makerOut atoms that the maker gave; 0 if it lapsed
     * @param fault whose fault it is that it lapsed
     * @param evidence what was seen of the maker's fault; null if it is not the maker's
     */
    record Outcome(
            Bytes32 quoteHash,
            long auctionId,
            Bytes32 bundleHash,
            End state,
            @Nullable Bytes32 txHash,
            @Nullable Long block,
            Uint256 takerIn,
            Uint256 makerOut,
            Fault fault,
            @Nullable String evidence)
            implements Execution {
        /** How it ended; the name of a constant is its stable name on the wire. */
        public enum End {
            /** It was taken; the block is final. */
            Settled,
            /** It was not, and its award is over. */
            Lapsed
        }

        /** Whose fault a lapse is; the name of a constant is its stable name on the wire. */
        public enum Fault {
            /** Nobody's: it settled. */
            None,
            /** The maker's: at the block of a failed transaction its leg could not have been settled. */
            Maker,
            /** The solver's, the auctioneer's or the chain's. */
            Network
        }

        public Outcome {
            Objects.requireNonNull(quoteHash, "quoteHash");
            Objects.requireNonNull(bundleHash, "bundleHash");
            Objects.requireNonNull(state, "state");
            Objects.requireNonNull(takerIn, "takerIn");
            Objects.requireNonNull(makerOut, "makerOut");
            Objects.requireNonNull(fault, "fault");
            boolean settled = state == End.Settled;
            if (settled != (txHash != null) || settled != (block != null) || settled != (fault == Fault.None)) {
                throw new IllegalArgumentException(
                        "a settled quote has a transaction, a block and no fault; no other has");
            }
        }
    }
}
