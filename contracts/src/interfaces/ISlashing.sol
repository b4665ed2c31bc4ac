// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A solver's word that it bids something it does not show yet; signed in the domain of the settlement.
/// @param batch Hash of the batch that it bids on.
/// @param sequence The solver's own number of the commitment within the auction.
/// @param commitment Hash that binds the bid.
/// @param last Whether the solver will not replace it.
struct BidCommitment {
    uint256 auctionId;
    bytes32 batch;
    address solver;
    uint64 sequence;
    bytes32 commitment;
    bool last;
}

/// @notice By which rules bonds are slashed; fixed for ever.
/// @param settlement In whose domain commitments are signed.
/// @param auctioneer The only one who may propose.
/// @param referee Decides what is disputed.
/// @param equivocationSlash Wei that an equivocation costs.
/// @param maxSlashPerAuction Wei that can be proposed for one auction, over all solvers.
/// @param disputeDelay Seconds in which a solver may dispute, and again in which the referee may decide.
struct SlashingRules {
    address settlement;
    address auctioneer;
    address referee;
    uint256 equivocationSlash;
    uint256 maxSlashPerAuction;
    uint256 disputeDelay;
}

/// @title How a solver's bond is slashed
/// @notice What signatures prove anybody may bring: a fixed slice, half for whoever brings it, half burned, so that
/// slashing oneself never pays. What the chain cannot prove the auctioneer only proposes, within a bound per auction;
/// it is burned after a delay unless the solver disputes it, and then only if the referee upholds it in time. Nobody
/// gains by a proposal. A bond under proposal is not paid out.
interface ISlashing {
    enum ProposalState {
        None,
        Open,
        Disputed,
        Executed,
        Dismissed
    }

    /// @notice A proposal to slash.
    /// @param until Unix seconds, inclusive: to dispute it while it is open, to decide it once it is disputed.
    struct Proposal {
        address solver;
        uint256 auctionId;
        uint256 amount;
        bytes32 evidenceHash;
        uint256 until;
        ProposalState state;
    }

    /// @notice The rules cannot be kept: an address or the delay of disputes is zero, or bonds could leave
    /// before a dispute is over.
    error InvalidSlashingRules();
    /// @notice The two commitments are not of one solver, auction and sequence, or commit to the same.
    error NoEquivocation();
    /// @notice The solver did not sign this commitment.
    error NotSignedBySolver(bytes32 digest);
    /// @notice The solver was slashed for equivocation in this auction before.
    error AlreadySlashed(address solver, uint256 auctionId);
    /// @notice The solver has no bond to slash.
    error NothingToSlash(address solver);
    /// @notice The caller may not do that.
    error NotAllowed(address caller);
    /// @notice No amount, or more than `available`: see `proposable`.
    error InvalidSlashAmount(uint256 amount, uint256 available);
    /// @notice The proposal is not in the state for that.
    error WrongProposalState(uint256 id, ProposalState state);
    /// @notice The time for that is over; it was until `until`, inclusive.
    error TooLate(uint256 until);
    /// @notice The time for that has not come; it is after `until`.
    error TooEarly(uint256 until);
    /// @notice The caller refused its half.
    error RewardRefused(address caller);
    /// @notice A part of the withdrawal is under proposal.
    error BondUnderProposal(uint256 locked);

    /// @notice A solver signed two commitments of the same number.
    event EquivocationSlashed(
        address indexed solver, uint256 indexed auctionId, address indexed caller, uint256 amount, uint256 burned
    );
    /// @notice A slash was proposed; it can be disputed until `disputableUntil`.
    event SlashProposed(
        uint256 indexed id,
        address indexed solver,
        uint256 indexed auctionId,
        uint256 amount,
        bytes32 evidenceHash,
        uint256 disputableUntil
    );
    /// @notice A solver disputed a proposal; the referee can decide it until `decidableUntil`.
    event SlashDisputed(uint256 indexed id, uint256 decidableUntil);
    /// @notice A proposed slash was executed: `amount` wei were burned.
    event SlashExecuted(uint256 indexed id, address indexed solver, uint256 amount);
    /// @notice A proposed slash was dismissed: by the referee, for want of its decision, or withdrawn.
    event SlashDismissed(uint256 indexed id, address indexed solver);

    /// @notice Slashes a solver that signed two different commitments of one auction and sequence. Anyone may call,
    /// once per solver and auction. Takes what is being withdrawn, too.
    function slashEquivocation(
        BidCommitment calldata first,
        bytes calldata firstSignature,
        BidCommitment calldata second,
        bytes calldata secondSignature
    ) external;

    /// @notice Proposes to slash `amount` wei of a solver's bond for what it did in an auction. Only the auctioneer.
    /// @param evidenceHash keccak-256 of the published evidence.
    function proposeSlash(address solver, uint256 auctionId, uint256 amount, bytes32 evidenceHash)
        external
        returns (uint256 id);

    /// @notice Withdraws a proposal that is not decided yet. Only the auctioneer. It stays counted in every bound.
    function withdrawSlash(uint256 id) external;

    /// @notice Disputes a proposal. Only its solver, and only in time.
    function disputeSlash(uint256 id) external;

    /// @notice Decides a disputed proposal. Only the referee, and only in time.
    function decideDispute(uint256 id, bool uphold) external;

    /// @notice Executes a proposal that nobody disputed in time. Anyone may call.
    function executeSlash(uint256 id) external;

    /// @notice Dismisses a disputed proposal that the referee did not decide in time. Anyone may call.
    function dismissUndecided(uint256 id) external;

    /// @notice The rules.
    function slashingRules() external view returns (SlashingRules memory);

    /// @notice The proposal of this number, from 1.
    function proposal(uint256 id) external view returns (Proposal memory);

    /// @notice Wei of the solver's bond that are under proposals, and are not paid out meanwhile.
    function lockedOf(address solver) external view returns (uint256);

    /// @notice For how many auctions' bounds a solver can be under proposal within one unbonding delay.
    function AUCTIONS_PER_WINDOW() external view returns (uint256);

    /// @notice Wei that can be proposed now against the solver for the auction: the least of its bond that is under no
    /// proposal, of what the bound per auction leaves, and of what is left of the bounds of `AUCTIONS_PER_WINDOW`
    /// auctions in the window. A window is one unbonding delay long and begins with a proposal; so whoever leaves loses
    /// no more than that of two windows, however many auctions are invented.
    function proposable(address solver, uint256 auctionId) external view returns (uint256);

    /// @notice Wei that were ever proposed for an auction.
    function proposedFor(uint256 auctionId) external view returns (uint256);

    /// @notice Whether the solver was slashed for equivocation in an auction.
    function equivocationSlashed(address solver, uint256 auctionId) external view returns (bool);
}
