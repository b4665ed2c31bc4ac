// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev settle: only what was awarded, to whom, in time, once.
contract SettleAwardTest is SettlementFixture {
    function test_settles_when_anybody_sends_the_awarded_bundle() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.prank(makeAddr("passer-by"));
        _settle(bundle, award, signature);

        assertTrue(settlement.awardUsed(1, award.bundleHash));
    }

    function test_pays_signed_payout_when_somebody_else_sends() public {
        Bundle memory bundle = _crossing();
        bundle.trades[0].networkFee = 25; // 50 B are left over
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        address copier = makeAddr("copier");
        vm.prank(copier);
        _settle(bundle, award, signature);

        assertEq(tokenB.balanceOf(payout), 50);
        assertEq(tokenB.balanceOf(copier), 0);
    }

    function test_settles_when_deadline_is_this_second() public {
        vm.warp(DEADLINE);
        _settle(_crossing());
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_reverts_when_deadline_was_a_second_ago() public {
        vm.warp(DEADLINE + 1);
        _expectRefused(_crossing(), abi.encodeWithSelector(ISettlement.AwardExpired.selector, DEADLINE, DEADLINE + 1));
    }

    function test_reverts_when_award_is_replayed() public {
        Bundle memory bundle = _crossing();
        _settle(bundle);
        _expectRefused(
            bundle, abi.encodeWithSelector(ISettlement.AwardAlreadyUsed.selector, 1, _award(bundle).bundleHash)
        );
    }

    function test_reverts_when_award_is_replayed_with_another_deadline() public {
        Bundle memory bundle = _crossing();
        _settle(bundle);
        Award memory award = _award(bundle);
        award.deadline += 1;
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.AwardAlreadyUsed.selector, 1, award.bundleHash));
        _settle(bundle, award, signature);
    }

    function test_settles_when_equal_bundle_wins_another_auction() public {
        Order memory order = _aliceSellsA();
        order.partiallyFillable = true;
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].executedAmount = 500;
        _interact(bundle, INTRA, _swap(500, 1000));
        Award memory award = _award(bundle);
        _settle(bundle, award);
        award.auctionId = 2;
        _settle(bundle, award);

        assertEq(settlement.filledAmount(_uid(order)), 1000);
    }

    function test_keeps_award_usable_when_settlement_reverts() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.prank(bob.addr);
        tokenB.approve(holder, 0);
        vm.expectRevert();
        _settle(bundle, award, signature);
        assertFalse(settlement.awardUsed(1, award.bundleHash));

        vm.prank(bob.addr);
        tokenB.approve(holder, 2000);
        _settle(bundle, award, signature);
        assertTrue(settlement.awardUsed(1, award.bundleHash));
    }

    function test_reverts_when_bundle_is_not_the_awarded_one() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        bundle.trades[0].networkFee = 1;
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.BundleMismatch.selector, award.bundleHash, _award(bundle).bundleHash)
        );
        _settle(bundle, award, signature);
    }

    function test_reverts_when_interaction_is_appended_to_awarded_bundle() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        _interact(bundle, POST, _swap(0, 0));
        vm.expectRevert(
            abi.encodeWithSelector(ISettlement.BundleMismatch.selector, award.bundleHash, _award(bundle).bundleHash)
        );
        _settle(bundle, award, signature);
    }

    function test_reverts_when_award_names_another_auction() public {
        Award memory award = _award(_crossing());
        award.auctionId = 2;
        _expectForged(award);
    }

    function test_reverts_when_award_names_another_solver() public {
        Award memory award = _award(_crossing());
        award.solver = makeAddr("thief");
        _expectForged(award);
    }

    function test_reverts_when_award_names_another_payout() public {
        Award memory award = _award(_crossing());
        award.payout = makeAddr("thief");
        _expectForged(award);
    }

    function test_reverts_when_award_names_another_deadline() public {
        Award memory award = _award(_crossing());
        award.deadline += 1;
        _expectForged(award);
    }

    function test_reverts_when_award_is_signed_by_somebody_else() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(alice.key, award);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidAwardSignature.selector, alice.addr));
        _settle(bundle, award, signature);
    }

    function test_reverts_when_award_is_signed_for_another_contract() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        ISettlement real = settlement;
        setUp();
        assertNotEq(address(real), address(settlement));
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectPartialRevert(ISettlement.InvalidAwardSignature.selector);
        real.settle(
            bundle.tokens, bundle.sellPrices, bundle.buyPrices, bundle.trades, bundle.interactions, award, signature
        );
    }

    function test_reverts_when_award_is_signed_for_another_chain() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.chainId(block.chainid + 1);
        vm.expectPartialRevert(ISettlement.InvalidAwardSignature.selector);
        _settle(bundle, award, signature);
    }

    function testFuzz_reverts_when_award_signature_has_another_length(uint256 length) public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        bytes memory valid = _signAward(auctioneer.key, award);
        length = bound(length, 0, 200);
        vm.assume(length != valid.length);
        bytes memory signature = new bytes(length);
        for (uint256 i = 0; i < length && i < valid.length; ++i) {
            signature[i] = valid[i];
        }
        vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidAwardSignature.selector, address(0)));
        _settle(bundle, award, signature);
    }

    function test_reverts_when_solver_never_registered() public {
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        award.solver = makeAddr("stranger");
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.SolverNotActive.selector, award.solver));
        _settle(bundle, award, signature);
    }

    function test_reverts_when_solver_is_withdrawing_its_bond() public {
        vm.prank(solver);
        registry.requestUnbond(1);
        _expectRefused(_crossing(), abi.encodeWithSelector(ISettlement.SolverNotActive.selector, solver));
    }

    function test_reverts_when_payout_is_one_of_ours() public {
        address[5] memory ours = [address(0), address(settlement), address(executor), holder, address(registry)];
        for (uint256 i = 0; i < ours.length; ++i) {
            Bundle memory bundle = _crossing();
            Award memory award = _award(bundle);
            award.payout = ours[i];
            bytes memory signature = _signAward(auctioneer.key, award);
            vm.expectRevert(abi.encodeWithSelector(ISettlement.InvalidReceiver.selector, ours[i]));
            _settle(bundle, award, signature);
        }
    }

    function test_accepts_throw_away_auctioneer_when_slot_zero_is_overridden() public {
        Account memory throwAway = makeAccount("throw-away");
        vm.store(address(settlement), bytes32(0), bytes32(uint256(uint160(throwAway.addr))));
        Bundle memory bundle = _crossing();
        Award memory award = _award(bundle);
        _settle(bundle, award, _signAward(throwAway.key, award));

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    /// @dev The auctioneer signed the untouched award; `altered` is presented with that signature.
    function _expectForged(Award memory altered) private {
        Bundle memory bundle = _crossing();
        bytes memory signature = _signAward(auctioneer.key, _award(bundle));
        vm.expectPartialRevert(ISettlement.InvalidAwardSignature.selector);
        _settle(bundle, altered, signature);
    }
}
