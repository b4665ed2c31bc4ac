// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {BidCommitment, ISlashing} from "../../src/interfaces/ISlashing.sol";
import {CommitmentLib} from "../../src/libraries/CommitmentLib.sol";
import {NativeRefuser} from "../support/Mischief.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract SlashEquivocationTest is RegistryFixture {
    bytes32 private constant ONE = keccak256("one");
    bytes32 private constant OTHER = keccak256("other");
    address private constant BURNED = 0x000000000000000000000000000000000000dEaD;

    function test_pays_half_and_burns_half_when_anybody_proves_it() public {
        vm.expectEmit(address(registry));
        emit ISlashing.EquivocationSlashed(solver, 7, stranger, SLICE, 2 ether + 1);
        _slash(_commitment(1, ONE), _commitment(1, OTHER));

        assertEq(stranger.balance, 102 ether);
        assertEq(BURNED.balance, 2 ether + 1);
        assertEq(registry.bondOf(solver), MINIMUM - SLICE);
        assertEq(address(registry).balance, MINIMUM - SLICE);
        assertFalse(registry.isActive(solver));
    }

    function test_takes_commitments_that_differ_in_batch_and_finality_too() public {
        BidCommitment memory second = _commitment(1, OTHER);
        second.batch = keccak256("another batch");
        second.last = false;
        _slash(_commitment(1, ONE), second);

        assertTrue(registry.equivocationSlashed(solver, 7));
    }

    function test_takes_what_is_being_withdrawn_when_the_rest_is_short() public {
        vm.prank(solver);
        registry.requestUnbond(MINIMUM - 1 ether);
        _slash(_commitment(1, ONE), _commitment(1, OTHER));

        (uint256 pending,) = registry.unbondingOf(solver);
        assertEq(pending, MINIMUM - SLICE);
        assertEq(registry.bondOf(solver), MINIMUM - SLICE);
    }

    function test_takes_the_whole_bond_when_it_is_smaller_than_the_slice() public {
        vm.startPrank(solver);
        registry.requestUnbond(MINIMUM - 1 ether);
        skip(DELAY);
        registry.withdraw(payable(solver));
        vm.stopPrank();
        _slash(_commitment(1, ONE), _commitment(1, OTHER));

        assertEq(registry.bondOf(solver), 0);
        assertEq(address(registry).balance, 0);
    }

    function test_never_pays_when_a_solver_slashes_itself() public {
        uint256 before = solver.balance + registry.bondOf(solver);
        BidCommitment memory first = _commitment(1, ONE);
        BidCommitment memory second = _commitment(1, OTHER);
        bytes memory firstSignature = _sign(solverKeys, first);
        bytes memory secondSignature = _sign(solverKeys, second);
        vm.prank(solver);
        registry.slashEquivocation(first, firstSignature, second, secondSignature);

        assertEq(before - solver.balance - registry.bondOf(solver), 2 ether + 1);
    }

    function test_reverts_when_slashed_for_the_auction_before() public {
        _slash(_commitment(1, ONE), _commitment(1, OTHER));
        _expectRevert(
            _commitment(2, ONE),
            _commitment(2, OTHER),
            abi.encodeWithSelector(ISlashing.AlreadySlashed.selector, solver, 7)
        );
    }

    function test_reverts_when_both_commit_to_the_same() public {
        BidCommitment memory second = _commitment(1, ONE);
        second.last = false;
        _expectRevert(_commitment(1, ONE), second, abi.encodeWithSelector(ISlashing.NoEquivocation.selector));
    }

    function test_reverts_when_one_replaces_the_other() public {
        _expectRevert(
            _commitment(1, ONE), _commitment(2, OTHER), abi.encodeWithSelector(ISlashing.NoEquivocation.selector)
        );
    }

    function test_reverts_when_they_are_of_two_auctions() public {
        BidCommitment memory second = _commitment(1, OTHER);
        second.auctionId = 8;
        _expectRevert(_commitment(1, ONE), second, abi.encodeWithSelector(ISlashing.NoEquivocation.selector));
    }

    function test_reverts_when_one_is_signed_by_somebody_else() public {
        BidCommitment memory first = _commitment(1, ONE);
        BidCommitment memory second = _commitment(1, OTHER);
        bytes memory own = _sign(solverKeys, first);
        bytes memory forged = _sign(makeAccount("forger"), second);
        bytes32 digest = CommitmentLib.digest(second, settlement);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotSignedBySolver.selector, digest));
        registry.slashEquivocation(first, own, second, forged);
    }

    function test_reverts_when_a_signature_is_malformed_and_the_solver_is_zero() public {
        BidCommitment memory first = _commitment(1, ONE);
        BidCommitment memory second = _commitment(1, OTHER);
        first.solver = address(0);
        second.solver = address(0);
        bytes32 digest = CommitmentLib.digest(first, settlement);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotSignedBySolver.selector, digest));
        registry.slashEquivocation(first, hex"", second, hex"");
    }

    function test_reverts_when_signed_for_another_chain() public {
        BidCommitment memory first = _commitment(1, ONE);
        BidCommitment memory second = _commitment(1, OTHER);
        bytes memory firstSignature = _sign(solverKeys, first);
        bytes memory secondSignature = _sign(solverKeys, second);
        vm.chainId(12_345);
        vm.expectRevert();
        registry.slashEquivocation(first, firstSignature, second, secondSignature);
        assertEq(registry.bondOf(solver), MINIMUM);
    }

    function test_reverts_when_the_solver_has_no_bond() public {
        vm.startPrank(solver);
        registry.requestUnbond(MINIMUM);
        skip(DELAY);
        registry.withdraw(payable(solver));
        vm.stopPrank();
        _expectRevert(
            _commitment(1, ONE),
            _commitment(1, OTHER),
            abi.encodeWithSelector(ISlashing.NothingToSlash.selector, solver)
        );
    }

    function test_reverts_when_the_caller_refuses_its_half() public {
        address refuser = address(new NativeRefuser(false));
        BidCommitment memory first = _commitment(1, ONE);
        BidCommitment memory second = _commitment(1, OTHER);
        bytes memory firstSignature = _sign(solverKeys, first);
        bytes memory secondSignature = _sign(solverKeys, second);
        vm.prank(refuser);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.RewardRefused.selector, refuser));
        registry.slashEquivocation(first, firstSignature, second, secondSignature);
        assertEq(registry.bondOf(solver), MINIMUM);
    }

    function testFuzz_takes_the_slice_whatever_was_signed(BidCommitment memory first, bytes32 seal) public {
        vm.assume(seal != first.commitment);
        first.solver = solver;
        BidCommitment memory second =
            BidCommitment(first.auctionId, keccak256("batch"), solver, first.sequence, seal, !first.last);
        _slash(first, second);

        assertEq(registry.bondOf(solver), MINIMUM - SLICE);
    }

    function _slash(BidCommitment memory first, BidCommitment memory second) private {
        bytes memory firstSignature = _sign(solverKeys, first);
        bytes memory secondSignature = _sign(solverKeys, second);
        vm.prank(stranger);
        registry.slashEquivocation(first, firstSignature, second, secondSignature);
    }

    function _expectRevert(BidCommitment memory first, BidCommitment memory second, bytes memory reason) private {
        bytes memory firstSignature = _sign(solverKeys, first);
        bytes memory secondSignature = _sign(solverKeys, second);
        vm.prank(stranger);
        vm.expectRevert(reason);
        registry.slashEquivocation(first, firstSignature, second, secondSignature);
    }
}
