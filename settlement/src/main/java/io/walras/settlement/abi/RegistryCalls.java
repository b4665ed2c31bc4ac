package io.walras.settlement.abi;

import io.walras.contracts.SolverRegistry;
import io.walras.protocol.bid.Commitment;
import io.walras.protocol.bid.SignedCommitment;
import io.walras.protocol.chain.Address;
import io.walras.protocol.chain.Bytes;
import io.walras.protocol.chain.Bytes32;
import io.walras.protocol.num.Uint256;
import java.math.BigInteger;
import org.web3j.abi.datatypes.Bool;

/** Call data of the registry's functions. Amounts are in wei; who may call what and when, the contract says. */
public final class RegistryCalls {
    private RegistryCalls() {}

    // ---------------------------------------------------------------- bonds

    /** Whether a solver may settle. */
    public static Bytes isActive(Address solver) {
        return Web3jTypes.call("isActive", Web3jTypes.of(solver));
    }

    /** Whether a solver has registered, bonded enough or not. */
    public static Bytes isRegistered(Address solver) {
        return Web3jTypes.call("isRegistered", Web3jTypes.of(solver));
    }

    /** The wei that a solver has bonded. */
    public static Bytes bondOf(Address solver) {
        return Web3jTypes.call("bondOf", Web3jTypes.of(solver));
    }

    /** What a solver has asked back, and the unix second from which on it gets it. */
    public static Bytes unbondingOf(Address solver) {
        return Web3jTypes.call("unbondingOf", Web3jTypes.of(solver));
    }

    /** The wei of a bond that are under proposals to slash. */
    public static Bytes lockedOf(Address solver) {
        return Web3jTypes.call("lockedOf", Web3jTypes.of(solver));
    }

    /** Registers the caller with the wei sent along. */
    public static Bytes register() {
        return Web3jTypes.call("register");
    }

    /** Adds the wei sent along to the bond of a registered solver. */
    public static Bytes bond(Address solver) {
        return Web3jTypes.call("bond", Web3jTypes.of(solver));
    }

    /** Asks so much of the caller's bond back. */
    public static Bytes requestUnbond(Uint256 amount) {
        return Web3jTypes.call("requestUnbond", Web3jTypes.of(amount));
    }

    /** Leaves bonded what the caller has asked back. */
    public static Bytes cancelUnbond() {
        return Web3jTypes.call("cancelUnbond");
    }

    /** Pays out what the caller has asked back, once its time has come. */
    public static Bytes withdraw(Address to) {
        return Web3jTypes.call("withdraw", Web3jTypes.of(to));
    }

    // ---------------------------------------------------------------- slashing

    /** Slashes who has signed these two commitments. */
    public static Bytes slashEquivocation(SignedCommitment first, SignedCommitment second) {
        return Web3jTypes.call(
                "slashEquivocation",
                of(first.commitment()),
                Web3jTypes.of(first.signature()),
                of(second.commitment()),
                Web3jTypes.of(second.signature()));
    }

    /** Proposes to slash so much of a solver's bond for an auction. */
    public static Bytes proposeSlash(Address solver, long auctionId, Uint256 amount, Bytes32 evidenceHash) {
        return Web3jTypes.call(
                "proposeSlash",
                Web3jTypes.of(solver),
                Web3jTypes.of(Uint256.of(auctionId)),
                Web3jTypes.of(amount),
                Web3jTypes.of(evidenceHash));
    }

    /** Withdraws a proposal that is not decided. */
    public static Bytes withdrawSlash(long id) {
        return ofProposal("withdrawSlash", id);
    }

    /** Disputes a proposal against the caller. */
    public static Bytes disputeSlash(long id) {
        return ofProposal("disputeSlash", id);
    }

    /** Decides a disputed proposal. */
    public static Bytes decideDispute(long id, boolean uphold) {
        return Web3jTypes.call("decideDispute", Web3jTypes.of(Uint256.of(id)), new Bool(uphold));
    }

    /** Executes a proposal that nobody disputed in time. */
    public static Bytes executeSlash(long id) {
        return ofProposal("executeSlash", id);
    }

    /** Dismisses a disputed proposal that was not decided in time. */
    public static Bytes dismissUndecided(long id) {
        return ofProposal("dismissUndecided", id);
    }

    /** Asks for a proposal. */
    public static Bytes proposal(long id) {
        return ofProposal("proposal", id);
    }

    /** Asks how much can be proposed against a solver for an auction now. */
    public static Bytes proposable(Address solver, long auctionId) {
        return Web3jTypes.call("proposable", Web3jTypes.of(solver), Web3jTypes.of(Uint256.of(auctionId)));
    }

    private static Bytes ofProposal(String function, long id) {
        return Web3jTypes.call(function, Web3jTypes.of(Uint256.of(id)));
    }

    private static SolverRegistry.BidCommitment of(Commitment commitment) {
        return new SolverRegistry.BidCommitment(
                BigInteger.valueOf(commitment.auctionId()),
                commitment.batch().toArray(),
                commitment.solver().toString(),
                BigInteger.valueOf(commitment.sequence()),
                commitment.seal().toArray(),
                commitment.last());
    }
}
