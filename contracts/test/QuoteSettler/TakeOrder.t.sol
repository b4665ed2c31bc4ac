// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Bundle, Interaction, Trade} from "../../src/types/SettlementTypes.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";

/// @dev takeOrder: orders that a solver brings along, at their own limit price. Bob sells 2,100 B for 1,000 A, or less.
contract TakeOrderTest is QuoteFixture {
    function test_fills_a_sell_order_at_its_limit_price() public {
        Order memory order = _bobs(false);
        _settle(_with(_taking(order, 0, 1000)));

        assertEq(tokenB.balanceOf(bob.addr), FUNDS - 2100);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 1000);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(settlement.filledAmount(_uid(order)), 2100);
    }

    function test_fills_a_part_of_a_sell_order_rounded_for_its_owner() public {
        Order memory order = _bobs(true);
        _settle(_with(_taking(order, 2001, 953)));

        assertEq(tokenB.balanceOf(bob.addr), FUNDS - 2001);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 953); // 952.857..
    }

    function test_fills_a_part_of_a_buy_order_rounded_for_its_owner() public {
        Order memory order = _bobs(true);
        order.isBuy = true;
        _settle(_with(_taking(order, 999, 999)));

        assertEq(tokenB.balanceOf(bob.addr), FUNDS - 2097); // 2097.9
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 999);
        assertEq(settlement.filledAmount(_uid(order)), 999);
    }

    function test_pays_the_receiver_and_tells() public {
        Order memory order = _bobs(false);
        order.receiver = makeAddr("bob's friend");
        Bundle memory bundle = _with(_taking(order, 0, 1000));
        vm.expectEmit(address(settlement));
        emit ISettlement.Trade(bob.addr, address(tokenB), address(tokenA), 2100, 1000, 0, _uid(order));
        vm.expectEmit(address(quoteSettler));
        emit IQuoteSettler.OrderTaken(_uid(order), AUCTION, solver);
        _settle(bundle);
        assertEq(tokenA.balanceOf(order.receiver), 1000);
    }

    function test_fills_a_pre_signed_order() public {
        Order memory order = _bobs(false);
        bytes memory uid = _uid(order);
        vm.prank(bob.addr);
        settlement.setPreSignature(uid, true);
        Interaction memory taking = _taking(order, abi.encodePacked(bob.addr), _flags(order) | 3 << 5, 0, 1000);
        _settle(_with(taking));
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 1000);
    }

    function test_reverts_when_the_same_bundle_fills_it_as_a_trade() public {
        Order memory order = _bobs(false);
        Bundle memory bundle = _with(_taking(order, 0, 1000));
        _add(bundle, _trade(bundle, order));
        _expectTakeRefused(bundle, abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, _uid(order)));
    }

    function test_reverts_a_trade_of_an_order_that_was_taken_before() public {
        Order memory order = _bobs(false);
        _settle(_with(_taking(order, 0, 1000)));
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, _uid(order)));
    }

    function test_reverts_when_taken_twice() public {
        Order memory order = _bobs(false);
        _settle(_with(_taking(order, 0, 1000)));
        bytes memory uid = _uid(order);
        _expectTakeRefused(_again(order), abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, uid));
    }

    function test_reverts_when_a_part_is_more_than_what_is_left() public {
        Order memory order = _bobs(true);
        Bundle memory bundle = _bundleAB();
        Trade memory trade = _trade(bundle, order);
        trade.executedAmount = 1000;
        _add(bundle, trade);
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenB), 500, 900)));
        _settle(bundle);
        _expectTakeRefused(
            _with(_taking(order, 1101, 1000)), abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, _uid(order))
        );
    }

    function test_reverts_when_its_owner_invalidated_it() public {
        Order memory order = _bobs(false);
        bytes memory uid = _uid(order);
        vm.prank(bob.addr);
        settlement.invalidateOrder(uid);
        _expectTakeRefused(
            _with(_taking(order, 0, 1000)), abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, uid)
        );
    }

    function test_reverts_when_it_has_expired() public {
        Order memory order = _bobs(false);
        order.validTo = uint32(block.timestamp - 1);
        _expectTakeRefused(
            _with(_taking(order, 0, 1000)),
            abi.encodeWithSelector(ISettlement.OrderExpired.selector, _uid(order), order.validTo)
        );
    }

    function test_reverts_when_its_receiver_is_one_of_ours() public {
        address[4] memory ours = [address(settlement), address(executor), holder, address(quoteSettler)];
        for (uint256 i = 0; i < ours.length; ++i) {
            Order memory order = _bobs(false);
            order.receiver = ours[i];
            _expectTakeRefused(
                _with(_taking(order, 0, 1000)), abi.encodeWithSelector(ISettlement.InvalidReceiver.selector, ours[i])
            );
        }
    }

    function test_moves_nobody_elses_tokens_when_a_field_is_altered() public {
        // Another struct recovers to another owner, who has approved nothing.
        Order memory order = _bobs(false);
        bytes memory signature = _sign(bob.key, _digest(order));
        order.buyAmount = 999;
        Bundle memory bundle = _with(_taking(order, signature, _flags(order), 0, 1000));
        bytes memory award = _signAward(auctioneer.key, _award(bundle));
        vm.expectRevert();
        _settle(bundle, _award(bundle), award);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS);
    }

    function test_reverts_when_anybody_but_the_executor_calls() public {
        Order memory order = _bobs(false);
        bytes memory signature = _sign(bob.key, _digest(order));
        vm.prank(solver);
        vm.expectRevert(abi.encodeWithSelector(IQuoteSettler.NotExecutor.selector, solver));
        quoteSettler.takeOrder(_limitOrder(order, _flags(order)), signature, 0);
    }

    function test_reverts_when_anybody_but_the_quote_settler_books_a_fill() public {
        Order memory order = _bobs(false);
        bytes memory signature = _sign(bob.key, _digest(order));
        address[3] memory callers = [address(executor), solver, bob.addr];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.prank(callers[i]);
            vm.expectRevert(abi.encodeWithSelector(ISettlement.NotQuoteSettler.selector, callers[i]));
            settlement.fillAtLimit(_limitOrder(order, _flags(order)), 0, signature);
        }
    }

    function testFuzz_never_fills_beyond_the_limit_in_two_ways_together(uint256 traded, uint256 taken) public {
        traded = bound(traded, 1, 2100);
        taken = bound(taken, 1, 2100);
        Order memory order = _bobs(true);
        Bundle memory bundle = _bundleAB();
        Trade memory trade = _trade(bundle, order);
        trade.executedAmount = traded;
        _add(bundle, trade);
        _interact(bundle, PRE, _call(address(venue), abi.encodeWithSignature("give(address,uint256)", tokenA, 1100)));
        _settle(bundle);
        Bundle memory second = _with(_taking(order, taken, 1000));
        _interact(second, PRE, _call(address(venue), abi.encodeWithSignature("give(address,uint256)", tokenB, 2100)));
        bytes memory signature = _signAward(auctioneer.key, _award(second));
        if (traded + taken > 2100) {
            vm.expectPartialRevert(IInteractionExecutor.InteractionFailed.selector);
        }
        _settle(second, _award(second), signature);
        assertLe(FUNDS - tokenB.balanceOf(bob.addr), 2100);
    }

    function _bobs(bool partially) private view returns (Order memory order) {
        order = _order(bob, address(tokenB), address(tokenA), 2100, 1000);
        order.partiallyFillable = partially;
    }

    function _taking(Order memory order, uint256 executed, uint256 allowed) private view returns (Interaction memory) {
        return _taking(order, _sign(order.owner.key, _digest(order)), _flags(order), executed, allowed);
    }

    function _taking(Order memory order, bytes memory signature, uint256 flags, uint256 executed, uint256 allowed)
        private
        view
        returns (Interaction memory)
    {
        bytes memory call = abi.encodeCall(IQuoteSettler.takeOrder, (_limitOrder(order, flags), signature, executed));
        return _allowing(_call(address(quoteSettler), call), order.buyToken, address(quoteSettler), allowed);
    }

    /// @dev Another order of Alice's against the same order of Bob's.
    function _again(Order memory order) private view returns (Bundle memory bundle) {
        Order memory alices = _aliceSellsA();
        alices.appData = bytes32(uint256(1));
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, alices));
        _interact(bundle, INTRA, _taking(order, 0, 1000));
    }
}
