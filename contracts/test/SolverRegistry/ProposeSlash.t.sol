// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SolverRegistry} from "../../src/SolverRegistry.sol";
import {ISlashing, SlashingRules} from "../../src/interfaces/ISlashing.sol";
import {RegistryFixture} from "../support/RegistryFixture.sol";

contract ProposeSlashTest is RegistryFixture {
    address private constant BURNED = 0x000000000000000000000000000000000000dEaD;

    function test_burns_what_nobody_disputed_when_the_delay_is_over() public {
        vm.expectEmit(address(registry));
        emit ISlashing.SlashProposed(1, solver, 7, 2 ether, EVIDENCE, block.timestamp + DISPUTE);
        uint256 id = _propose(7, 2 ether);
        assertEq(registry.lockedOf(solver), 2 ether);
        skip(DISPUTE + 1);
        vm.expectEmit(address(registry));
        emit ISlashing.SlashExecuted(id, solver, 2 ether);
        registry.executeSlash(id);

        assertEq(BURNED.balance, 2 ether);
        assertEq(registry.bondOf(solver), MINIMUM - 2 ether);
        assertEq(registry.lockedOf(solver), 0);
        assertFalse(registry.isActive(solver));
    }

    function test_leaves_a_solver_active_while_nothing_is_decided() public {
        _propose(7, 2 ether);
        assertTrue(registry.isActive(solver));
    }

    function test_reverts_when_executed_before_the_delay_is_over() public {
        uint256 until = block.timestamp + DISPUTE;
        uint256 id = _propose(7, 1);
        skip(DISPUTE);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.TooEarly.selector, until));
        registry.executeSlash(id);
    }

    function test_reverts_when_executed_twice() public {
        uint256 id = _propose(7, 1);
        skip(DISPUTE + 1);
        registry.executeSlash(id);
        _expectWrongState(id, ISlashing.ProposalState.Executed);
        registry.executeSlash(id);
    }

    function test_reverts_when_anybody_but_the_auctioneer_proposes() public {
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotAllowed.selector, stranger));
        registry.proposeSlash(solver, 7, 1, EVIDENCE);
    }

    function test_reverts_when_an_auction_comes_to_more_than_its_bound() public {
        _propose(7, 2 ether);
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.InvalidSlashAmount.selector, 1 ether + 1, 1 ether));
        registry.proposeSlash(solver, 7, 1 ether + 1, EVIDENCE);
    }

    function test_keeps_the_bound_of_an_auction_used_when_dismissed() public {
        uint256 id = _disputed(7, 3 ether);
        vm.prank(referee);
        registry.decideDispute(id, false);
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.InvalidSlashAmount.selector, 1, 0));
        registry.proposeSlash(solver, 7, 1, EVIDENCE);
    }

    function test_reverts_when_more_than_the_free_bond_is_proposed() public {
        _propose(1, 3 ether);
        _propose(2, 3 ether);
        _propose(3, 3 ether);
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.InvalidSlashAmount.selector, 2 ether, 1 ether));
        registry.proposeSlash(solver, 4, 2 ether, EVIDENCE);
    }

    function test_reverts_when_nothing_is_proposed() public {
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.InvalidSlashAmount.selector, 0, 3 ether));
        registry.proposeSlash(solver, 7, 0, EVIDENCE);
    }

    function test_bounds_what_can_be_proposed_against_a_solver_within_an_unbonding_delay() public {
        vm.deal(address(this), 100 ether);
        registry.bond{value: 100 ether}(solver);
        for (uint256 auction = 1; auction <= 10; ++auction) {
            uint256 id = _propose(auction, 3 ether);
            vm.prank(auctioneer);
            registry.withdrawSlash(id);
        }
        assertEq(registry.lockedOf(solver), 0);
        assertEq(registry.proposable(solver, 11), 0);
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.InvalidSlashAmount.selector, 1, 0));
        registry.proposeSlash(solver, 11, 1, EVIDENCE);

        skip(registry.unbondingDelay());
        assertEq(registry.proposable(solver, 11), 0);
        skip(1);
        assertEq(registry.proposable(solver, 11), 3 ether);
        _propose(11, 3 ether);
    }

    function test_frees_the_bond_when_withdrawn() public {
        uint256 open = _propose(7, 1 ether);
        uint256 disputed = _disputed(8, 1 ether);
        vm.startPrank(auctioneer);
        vm.expectEmit(address(registry));
        emit ISlashing.SlashDismissed(open, solver);
        registry.withdrawSlash(open);
        registry.withdrawSlash(disputed);
        vm.stopPrank();

        assertEq(registry.lockedOf(solver), 0);
        assertEq(registry.bondOf(solver), MINIMUM);
        _expectWrongState(open, ISlashing.ProposalState.Dismissed);
        vm.prank(auctioneer);
        registry.withdrawSlash(open);
    }

    function test_reverts_when_anybody_but_the_auctioneer_withdraws_or_there_is_nothing_to() public {
        uint256 id = _propose(7, 1);
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotAllowed.selector, solver));
        registry.withdrawSlash(id);
        _expectWrongState(id + 1, ISlashing.ProposalState.None);
        vm.prank(auctioneer);
        registry.withdrawSlash(id + 1);
    }

    function test_burns_when_the_referee_upholds() public {
        uint256 id = _disputed(7, 2 ether);
        vm.prank(referee);
        registry.decideDispute(id, true);

        assertEq(BURNED.balance, 2 ether);
        assertEq(registry.bondOf(solver), MINIMUM - 2 ether);
    }

    function test_frees_the_bond_when_the_referee_dismisses() public {
        uint256 id = _disputed(7, 2 ether);
        vm.expectEmit(address(registry));
        emit ISlashing.SlashDismissed(id, solver);
        vm.prank(referee);
        registry.decideDispute(id, false);

        assertEq(registry.bondOf(solver), MINIMUM);
        assertEq(registry.lockedOf(solver), 0);
        assertEq(uint8(registry.proposal(id).state), uint8(ISlashing.ProposalState.Dismissed));
    }

    function test_reverts_when_a_disputed_one_is_executed() public {
        uint256 id = _disputed(7, 1);
        skip(DISPUTE + 1);
        _expectWrongState(id, ISlashing.ProposalState.Disputed);
        registry.executeSlash(id);
    }

    function test_dismisses_when_the_referee_is_silent() public {
        uint256 id = _disputed(7, 2 ether);
        uint256 until = block.timestamp + DISPUTE;
        skip(DISPUTE);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.TooEarly.selector, until));
        registry.dismissUndecided(id);
        skip(1);
        registry.dismissUndecided(id);

        assertEq(registry.lockedOf(solver), 0);
        assertEq(registry.bondOf(solver), MINIMUM);
    }

    function test_reverts_when_the_referee_is_late() public {
        uint256 id = _disputed(7, 1);
        uint256 until = block.timestamp + DISPUTE;
        skip(DISPUTE + 1);
        vm.prank(referee);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.TooLate.selector, until));
        registry.decideDispute(id, true);
    }

    function test_reverts_when_anybody_but_the_referee_decides() public {
        uint256 id = _disputed(7, 1);
        vm.prank(auctioneer);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotAllowed.selector, auctioneer));
        registry.decideDispute(id, true);
    }

    function test_reverts_when_the_referee_decides_what_is_not_disputed() public {
        uint256 id = _propose(7, 1);
        _expectWrongState(id, ISlashing.ProposalState.Open);
        vm.prank(referee);
        registry.decideDispute(id, true);
    }

    function test_reverts_when_anybody_but_the_solver_disputes() public {
        uint256 id = _propose(7, 1);
        vm.prank(stranger);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.NotAllowed.selector, stranger));
        registry.disputeSlash(id);
    }

    function test_reverts_when_disputed_a_second_too_late() public {
        uint256 until = block.timestamp + DISPUTE;
        uint256 id = _propose(7, 1);
        skip(DISPUTE + 1);
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.TooLate.selector, until));
        registry.disputeSlash(id);
    }

    function test_reverts_when_there_is_no_such_proposal() public {
        _expectWrongState(0, ISlashing.ProposalState.None);
        registry.executeSlash(0);
        _expectWrongState(1, ISlashing.ProposalState.None);
        registry.executeSlash(1);
    }

    function test_pays_no_bond_that_is_under_proposal() public {
        vm.prank(solver);
        registry.requestUnbond(MINIMUM);
        skip(DELAY);
        uint256 id = _propose(7, 1);
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(ISlashing.BondUnderProposal.selector, 1));
        registry.withdraw(payable(solver));

        skip(DISPUTE + 1);
        registry.executeSlash(id);
        vm.prank(solver);
        registry.withdraw(stranger);
        assertEq(stranger.balance, 100 ether + MINIMUM - 1);
        assertEq(address(registry).balance, 0);
    }

    function test_tells_the_rules_and_the_proposal() public {
        uint256 id = _propose(7, 5);
        assertEq(abi.encode(registry.slashingRules()), abi.encode(_rules()));
        ISlashing.Proposal memory expected =
            ISlashing.Proposal(solver, 7, 5, EVIDENCE, block.timestamp + DISPUTE, ISlashing.ProposalState.Open);
        assertEq(abi.encode(registry.proposal(id)), abi.encode(expected));
    }

    function test_reverts_when_the_rules_cannot_be_kept() public {
        SlashingRules memory rules = _rules();
        rules.disputeDelay = DELAY + 1;
        _expectInvalid(rules);
        rules.disputeDelay = 0;
        _expectInvalid(rules);
        rules = _rules();
        rules.settlement = address(0);
        _expectInvalid(rules);
        rules = _rules();
        rules.auctioneer = address(0);
        _expectInvalid(rules);
        rules = _rules();
        rules.referee = address(0);
        _expectInvalid(rules);
    }

    function testFuzz_never_proposes_more_than_bound_and_bond(uint256 first, uint256 second) public {
        first = bound(first, 1, PER_AUCTION);
        second = bound(second, 1, 10 * PER_AUCTION);
        _propose(7, first);
        vm.prank(auctioneer);
        try registry.proposeSlash(solver, 7, second, EVIDENCE) {
            assertLe(first + second, PER_AUCTION);
        } catch {
            assertGt(first + second, PER_AUCTION);
        }
        assertLe(registry.proposedFor(7), PER_AUCTION);
    }

    function _disputed(uint256 auctionId, uint256 amount) private returns (uint256 id) {
        id = _propose(auctionId, amount);
        vm.prank(solver);
        registry.disputeSlash(id);
    }

    function _expectWrongState(uint256 id, ISlashing.ProposalState state) private {
        vm.expectRevert(abi.encodeWithSelector(ISlashing.WrongProposalState.selector, id, state));
    }

    function _expectInvalid(SlashingRules memory rules) private {
        vm.expectRevert(ISlashing.InvalidSlashingRules.selector);
        new SolverRegistry(MINIMUM, DELAY, rules);
    }
}
