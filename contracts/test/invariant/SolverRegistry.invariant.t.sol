// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {BidCommitment, ISlashing, SlashingRules} from "../../src/interfaces/ISlashing.sol";
import {CommitmentLib} from "../../src/libraries/CommitmentLib.sol";
import {Test} from "forge-std/Test.sol";

/// @dev Four solvers, an auctioneer and an referee that do only what they may.
contract RegistryHandler is Test {
    uint256 public constant PER_AUCTION = 1 ether;
    uint256 public constant AUCTIONS = 3;
    address private constant BURNED = 0x000000000000000000000000000000000000dEaD;
    address private immutable _settlement = makeAddr("settlement");
    address private immutable _auctioneer = makeAddr("auctioneer");
    address private immutable _referee = makeAddr("referee");
    SolverRegistry public immutable registry = new SolverRegistry(
        1 ether, 1 days, SlashingRules(_settlement, _auctioneer, _referee, 0.7 ether, PER_AUCTION, 1 days)
    );
    uint256 public proposals;
    uint256 public slashed;
    uint256 public bonded;
    uint256 public withdrawn;
    bool public activityWasRight = true;

    function register(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        amount = bound(amount, 0, 3 ether);
        if (!registry.isRegistered(solver)) {
            vm.deal(solver, amount);
            vm.prank(solver);
            registry.register{value: amount}();
            bonded += amount;
        }
        _watch(solver);
    }

    function bond(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        amount = bound(amount, 0, 3 ether);
        if (registry.isRegistered(solver)) {
            vm.deal(address(this), amount);
            registry.bond{value: amount}(solver);
            bonded += amount;
        }
        _watch(solver);
    }

    function requestUnbond(uint256 who, uint256 amount) external {
        address solver = _solver(who);
        (uint256 pending,) = registry.unbondingOf(solver);
        uint256 available = registry.bondOf(solver) - pending;
        if (available > 0) {
            vm.prank(solver);
            registry.requestUnbond(bound(amount, 1, available));
        }
        _watch(solver);
    }

    function cancelUnbond(uint256 who) external {
        address solver = _solver(who);
        (uint256 pending,) = registry.unbondingOf(solver);
        if (pending > 0) {
            vm.prank(solver);
            registry.cancelUnbond();
        }
        _watch(solver);
    }

    function withdraw(uint256 who, uint256 patience) external {
        address solver = _solver(who);
        skip(bound(patience, 0, 2 days));
        (uint256 pending, uint256 availableAt) = registry.unbondingOf(solver);
        bool free = pending + registry.lockedOf(solver) <= registry.bondOf(solver);
        if (pending > 0 && block.timestamp >= availableAt) {
            if (!free) {
                vm.expectPartialRevert(ISlashing.BondUnderProposal.selector);
            }
            vm.prank(solver);
            registry.withdraw(payable(makeAddr("vault")));
            withdrawn += free ? pending : 0;
        }
        _watch(solver);
    }

    function propose(uint256 who, uint256 auctionId, uint256 amount) external {
        address solver = _solver(who);
        auctionId = auctionId % AUCTIONS;
        vm.prank(_auctioneer);
        try registry.proposeSlash(solver, auctionId, bound(amount, 1, 0.5 ether), keccak256("evidence")) {
            ++proposals;
        } catch {}
        _watch(solver);
    }

    function dispute(uint256 which) external {
        ISlashing.Proposal memory proposed = _proposal(which);
        if (proposed.state == ISlashing.ProposalState.Open && block.timestamp <= proposed.until) {
            vm.prank(proposed.solver);
            registry.disputeSlash(_id(which));
        }
    }

    function settle(uint256 which, uint256 patience, bool uphold) external {
        skip(bound(patience, 0, 2 days));
        ISlashing.Proposal memory proposed = _proposal(which);
        uint256 burned = BURNED.balance;
        bool isOver = block.timestamp > proposed.until;
        if (proposed.state == ISlashing.ProposalState.Open && isOver) {
            registry.executeSlash(_id(which));
        } else if (proposed.state == ISlashing.ProposalState.Disputed && isOver) {
            registry.dismissUndecided(_id(which));
        } else if (proposed.state == ISlashing.ProposalState.Disputed) {
            vm.prank(_referee);
            registry.decideDispute(_id(which), uphold);
        }
        slashed += BURNED.balance - burned;
    }

    function equivocate(uint256 who, uint256 auctionId) external {
        Account memory keys = makeAccount(string.concat("solver ", vm.toString(who % 4)));
        BidCommitment memory first = BidCommitment(auctionId % 2, 0, keys.addr, 1, keccak256("one"), true);
        BidCommitment memory second = BidCommitment(auctionId % 2, 0, keys.addr, 1, keccak256("other"), true);
        bytes memory firstSignature = _sign(keys, first);
        bytes memory secondSignature = _sign(keys, second);
        uint256 before = registry.bondOf(keys.addr);
        vm.prank(makeAddr("reporter"));
        try registry.slashEquivocation(first, firstSignature, second, secondSignature) {
            slashed += before - registry.bondOf(keys.addr);
        } catch {}
        _watch(keys.addr);
    }

    /// @dev Of a proposal that is open or disputed, by solver.
    function sumOfLocks(uint256 who) external returns (uint256 sum) {
        for (uint256 id = 1; id <= proposals; ++id) {
            ISlashing.Proposal memory proposed = registry.proposal(id);
            bool isPending =
                proposed.state == ISlashing.ProposalState.Open || proposed.state == ISlashing.ProposalState.Disputed;
            if (isPending && proposed.solver == _solver(who)) {
                sum += proposed.amount;
            }
        }
    }

    function lockOf(uint256 who) external returns (uint256) {
        return registry.lockedOf(_solver(who));
    }

    function pendingIsBonded() external returns (bool) {
        for (uint256 i = 0; i < 4; ++i) {
            (uint256 pending,) = registry.unbondingOf(_solver(i));
            if (pending > registry.bondOf(_solver(i))) {
                return false;
            }
        }
        return true;
    }

    function sumOfBonds() external returns (uint256 sum) {
        for (uint256 i = 0; i < 4; ++i) {
            sum += registry.bondOf(_solver(i));
        }
    }

    function _id(uint256 which) private view returns (uint256) {
        return proposals == 0 ? 0 : 1 + which % proposals;
    }

    function _proposal(uint256 which) private view returns (ISlashing.Proposal memory) {
        return registry.proposal(_id(which));
    }

    function _sign(Account memory signer, BidCommitment memory commitment) private view returns (bytes memory) {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(signer.key, CommitmentLib.digest(commitment, _settlement));
        return abi.encodePacked(r, s, v);
    }

    function _solver(uint256 who) private returns (address) {
        return makeAddr(string.concat("solver ", vm.toString(who % 4)));
    }

    function _watch(address solver) private {
        (uint256 pending,) = registry.unbondingOf(solver);
        uint256 bondLeft = registry.bondOf(solver) - pending;
        bool expected = registry.isRegistered(solver) && bondLeft >= registry.minimumBond();
        activityWasRight = activityWasRight && registry.isActive(solver) == expected;
    }
}

contract SolverRegistryInvariants is Test {
    RegistryHandler private _handler;

    function setUp() public {
        _handler = new RegistryHandler();
        targetContract(address(_handler));
        bytes4[] memory actions = new bytes4[](9);
        actions[0] = RegistryHandler.register.selector;
        actions[1] = RegistryHandler.bond.selector;
        actions[2] = RegistryHandler.requestUnbond.selector;
        actions[3] = RegistryHandler.cancelUnbond.selector;
        actions[4] = RegistryHandler.withdraw.selector;
        actions[5] = RegistryHandler.propose.selector;
        actions[6] = RegistryHandler.dispute.selector;
        actions[7] = RegistryHandler.settle.selector;
        actions[8] = RegistryHandler.equivocate.selector;
        targetSelector(FuzzSelector(address(_handler), actions));
    }

    function invariant_balance_is_the_sum_of_bonds() public {
        assertEq(address(_handler.registry()).balance, _handler.sumOfBonds());
    }

    function invariant_every_wei_is_bonded_withdrawn_or_slashed() public view {
        uint256 gone = _handler.withdrawn() + _handler.slashed();
        assertEq(_handler.bonded(), address(_handler.registry()).balance + gone);
    }

    function invariant_no_auction_is_slashed_beyond_its_bound() public view {
        for (uint256 id = 0; id < _handler.AUCTIONS(); ++id) {
            assertLe(_handler.registry().proposedFor(id), _handler.PER_AUCTION());
        }
    }

    function invariant_locks_are_the_sum_of_pending_proposals() public {
        for (uint256 i = 0; i < 4; ++i) {
            assertEq(_handler.lockOf(i), _handler.sumOfLocks(i));
        }
    }

    function invariant_what_is_withdrawn_is_bonded() public {
        assertTrue(_handler.pendingIsBonded());
    }

    function invariant_activity_follows_the_bond() public view {
        assertTrue(_handler.activityWasRight());
    }
}
