// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverBonds} from "./SolverBonds.sol";
import {BidCommitment, ISlashing, SlashingRules} from "./interfaces/ISlashing.sol";
import {CommitmentLib} from "./libraries/CommitmentLib.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Takes bonds by rule; see `ISlashing`
abstract contract Slashing is SolverBonds, ISlashing {
    using Math for uint256;

    /// @notice Where burned bonds go: nobody has its key.
    address public constant BURNED = 0x000000000000000000000000000000000000dEaD;

    /// @inheritdoc ISlashing
    uint256 public constant AUCTIONS_PER_WINDOW = 10;

    struct Window {
        uint256 endsAt;
        uint256 proposed;
    }

    /// @inheritdoc ISlashing
    mapping(uint256 auctionId => uint256) public proposedFor;
    /// @inheritdoc ISlashing
    mapping(address solver => mapping(uint256 auctionId => bool)) public equivocationSlashed;

    SlashingRules private _rules;
    Proposal[] private _proposals;
    mapping(address solver => Window) private _windows;

    constructor(SlashingRules memory rules) {
        bool complete = rules.settlement != address(0) && rules.auctioneer != address(0) && rules.referee != address(0);
        if (!complete || rules.disputeDelay == 0 || rules.disputeDelay > unbondingDelay) {
            revert InvalidSlashingRules();
        }
        _rules = rules;
    }

    /// @inheritdoc ISlashing
    function slashEquivocation(
        BidCommitment calldata first,
        bytes calldata firstSignature,
        BidCommitment calldata second,
        bytes calldata secondSignature
    ) external {
        bool sameNumber = first.solver == second.solver && first.auctionId == second.auctionId
            && first.sequence == second.sequence;
        if (!sameNumber || first.commitment == second.commitment) {
            revert NoEquivocation();
        }
        _requireSigned(first, firstSignature);
        _requireSigned(second, secondSignature);
        if (equivocationSlashed[first.solver][first.auctionId]) {
            revert AlreadySlashed(first.solver, first.auctionId);
        }
        equivocationSlashed[first.solver][first.auctionId] = true;
        uint256 taken = _take(first.solver, _rules.equivocationSlash);
        if (taken == 0) {
            revert NothingToSlash(first.solver);
        }
        // An odd wei is burned.
        uint256 reward = taken / 2;
        emit EquivocationSlashed(first.solver, first.auctionId, msg.sender, taken, taken - reward);
        _burn(taken - reward);
        (bool accepted,) = msg.sender.call{value: reward}("");
        if (!accepted) {
            revert RewardRefused(msg.sender);
        }
    }

    /// @inheritdoc ISlashing
    function proposeSlash(address solver, uint256 auctionId, uint256 amount, bytes32 evidenceHash)
        external
        returns (uint256 id)
    {
        _requireCaller(_rules.auctioneer);
        uint256 available = proposable(solver, auctionId);
        if (amount == 0 || amount > available) {
            revert InvalidSlashAmount(amount, available);
        }
        _countInWindow(solver, amount);
        proposedFor[auctionId] += amount;
        _locked[solver] += amount;
        uint256 until = block.timestamp + _rules.disputeDelay;
        _proposals.push(Proposal(solver, auctionId, amount, evidenceHash, until, ProposalState.Open));
        id = _proposals.length;
        emit SlashProposed(id, solver, auctionId, amount, evidenceHash, until);
    }

    /// @inheritdoc ISlashing
    function withdrawSlash(uint256 id) external {
        _requireCaller(_rules.auctioneer);
        Proposal storage proposed = _known(id);
        if (proposed.state != ProposalState.Open && proposed.state != ProposalState.Disputed) {
            revert WrongProposalState(id, proposed.state);
        }
        _dismiss(id, proposed);
    }

    /// @inheritdoc ISlashing
    function disputeSlash(uint256 id) external {
        Proposal storage proposed = _inState(id, ProposalState.Open);
        _requireCaller(proposed.solver);
        _requireInTime(proposed.until);
        proposed.state = ProposalState.Disputed;
        proposed.until = block.timestamp + _rules.disputeDelay;
        emit SlashDisputed(id, proposed.until);
    }

    /// @inheritdoc ISlashing
    function decideDispute(uint256 id, bool uphold) external {
        Proposal storage proposed = _inState(id, ProposalState.Disputed);
        _requireCaller(_rules.referee);
        _requireInTime(proposed.until);
        if (uphold) {
            _execute(id, proposed);
        } else {
            _dismiss(id, proposed);
        }
    }

    /// @inheritdoc ISlashing
    function executeSlash(uint256 id) external {
        Proposal storage proposed = _inState(id, ProposalState.Open);
        _requireOver(proposed.until);
        _execute(id, proposed);
    }

    /// @inheritdoc ISlashing
    function dismissUndecided(uint256 id) external {
        Proposal storage proposed = _inState(id, ProposalState.Disputed);
        _requireOver(proposed.until);
        _dismiss(id, proposed);
    }

    /// @inheritdoc ISlashing
    function slashingRules() external view returns (SlashingRules memory) {
        return _rules;
    }

    /// @inheritdoc ISlashing
    function proposal(uint256 id) external view returns (Proposal memory found) {
        if (id != 0 && id <= _proposals.length) {
            found = _proposals[id - 1];
        }
    }

    /// @inheritdoc ISlashing
    function lockedOf(address solver) external view returns (uint256) {
        return _locked[solver];
    }

    /// @inheritdoc ISlashing
    function proposable(address solver, uint256 auctionId) public view returns (uint256) {
        uint256 bonded = bondOf(solver);
        uint256 free = bonded > _locked[solver] ? bonded - _locked[solver] : 0;
        return _least(free, _rules.maxSlashPerAuction - proposedFor[auctionId], _leftInWindow(solver));
    }

    function _execute(uint256 id, Proposal storage proposed) private {
        proposed.state = ProposalState.Executed;
        _locked[proposed.solver] -= proposed.amount;
        // Less than proposed where an equivocation has taken the bond meanwhile.
        uint256 taken = _take(proposed.solver, proposed.amount);
        emit SlashExecuted(id, proposed.solver, taken);
        _burn(taken);
    }

    function _dismiss(uint256 id, Proposal storage proposed) private {
        proposed.state = ProposalState.Dismissed;
        _locked[proposed.solver] -= proposed.amount;
        emit SlashDismissed(id, proposed.solver);
    }

    /// @dev The address has no code, so that this neither fails nor calls back.
    function _burn(uint256 amount) private {
        (bool burned,) = BURNED.call{value: amount}("");
        assert(burned);
    }

    /// @dev What is dismissed stays counted: else a bond could be kept locked by proposing and withdrawing in turn.
    function _countInWindow(address solver, uint256 amount) private {
        Window storage window = _windows[solver];
        if (block.timestamp > window.endsAt) {
            window.endsAt = block.timestamp + unbondingDelay;
            window.proposed = 0;
        }
        window.proposed += amount;
    }

    function _leftInWindow(address solver) private view returns (uint256) {
        // Rules with an absurd bound have none over a window.
        (bool bounded, uint256 most) = _rules.maxSlashPerAuction.tryMul(AUCTIONS_PER_WINDOW);
        if (!bounded) {
            return type(uint256).max;
        }
        Window storage window = _windows[solver];
        return block.timestamp > window.endsAt ? most : most - window.proposed;
    }

    function _least(uint256 a, uint256 b, uint256 c) private pure returns (uint256) {
        return Math.min(a, Math.min(b, c));
    }

    function _requireSigned(BidCommitment calldata commitment, bytes calldata signature) private view {
        bytes32 digest = CommitmentLib.digest(commitment, _rules.settlement);
        // A malformed signature recovers to zero, which has no bond, but is no solver either.
        (address signer,,) = ECDSA.tryRecoverCalldata(digest, signature);
        if (signer == address(0) || signer != commitment.solver) {
            revert NotSignedBySolver(digest);
        }
    }

    function _inState(uint256 id, ProposalState state) private view returns (Proposal storage proposed) {
        proposed = _known(id);
        if (proposed.state != state) {
            revert WrongProposalState(id, proposed.state);
        }
    }

    function _known(uint256 id) private view returns (Proposal storage) {
        if (id == 0 || id > _proposals.length) {
            revert WrongProposalState(id, ProposalState.None);
        }
        return _proposals[id - 1];
    }

    function _requireCaller(address allowed) private view {
        if (msg.sender != allowed) {
            revert NotAllowed(msg.sender);
        }
    }

    function _requireInTime(uint256 until) private view {
        if (block.timestamp > until) {
            revert TooLate(until);
        }
    }

    function _requireOver(uint256 until) private view {
        if (block.timestamp <= until) {
            revert TooEarly(until);
        }
    }
}
