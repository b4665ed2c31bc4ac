// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {FillLib} from "../../src/libraries/FillLib.sol";
import {TradeFlags} from "../../src/libraries/TradeFlags.sol";
import {Bundle, FeeShare, NATIVE} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev settle: what it does to each order.
contract SettleTradesTest is SettlementFixture {
    address private immutable _treasury = makeAddr("treasury");

    function test_exchanges_tokens_when_two_orders_cross() public {
        _settle(_crossing());

        assertEq(tokenA.balanceOf(alice.addr), FUNDS - 1000);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 1000);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS - 2000);
        _assertNothingKept(tokenA);
        _assertNothingKept(tokenB);
    }

    function test_trades_with_venue_when_interaction_swaps() public {
        _settle(_venueSwap());

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.balanceOf(address(venue)), FUNDS + 1000);
        _assertNothingKept(tokenA);
        _assertNothingKept(tokenB);
    }

    function test_emits_trade_when_order_is_filled() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].networkFee = 10;
        vm.expectEmit(address(settlement));
        emit ISettlement.Trade(alice.addr, address(tokenA), address(tokenB), 1000, 1980, 10, _uid(_aliceSellsA()));
        vm.expectEmit(address(settlement));
        emit ISettlement.Settlement(solver);
        vm.expectEmit(address(settlement));
        emit ISettlement.AwardSettled(1, _award(bundle).bundleHash, solver);
        _settle(bundle);
    }

    function test_pays_receiver_when_order_names_one() public {
        Order memory order = _aliceSellsA();
        order.receiver = _treasury;
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        _interact(bundle, INTRA, _swap(1000, 2000));
        _settle(bundle);

        assertEq(tokenB.balanceOf(_treasury), 2000);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS);
    }

    function test_charges_price_and_fees_when_order_is_buy() public {
        Order memory order = _order(alice, address(tokenA), address(tokenB), 1200, 2000);
        order.isBuy = true;
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].networkFee = 30;
        bundle.trades[0].protocolFee = 20;
        bundle.trades[0].feeShares = _shares(_treasury, 20);
        _interact(bundle, INTRA, _swap(1000, 2000));
        _settle(bundle);

        assertEq(tokenA.balanceOf(alice.addr), FUNDS - 1050);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.balanceOf(_treasury), 20);
        assertEq(tokenA.balanceOf(payout), 30);
        assertEq(settlement.filledAmount(_uid(order)), 2000);
    }

    function test_pays_every_share_when_protocol_fee_is_split() public {
        Bundle memory bundle = _venueSwap();
        FeeShare[] memory shares = new FeeShare[](2);
        shares[0] = FeeShare(_treasury, 30);
        shares[1] = FeeShare(bob.addr, 12);
        bundle.trades[0].protocolFee = 42;
        bundle.trades[0].feeShares = shares;
        vm.expectEmit(address(settlement));
        emit ISettlement.ProtocolFeePaid(_uid(_aliceSellsA()), address(tokenB), _treasury, 30);
        vm.expectEmit(address(settlement));
        emit ISettlement.ProtocolFeePaid(_uid(_aliceSellsA()), address(tokenB), bob.addr, 12);
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1958);
        assertEq(tokenB.balanceOf(_treasury), 30);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS + 12);
    }

    function test_ignores_executed_amount_when_order_is_fill_or_kill() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].executedAmount = 1;
        _settle(bundle);

        assertEq(settlement.filledAmount(_uid(_aliceSellsA())), 1000);
    }

    function test_counts_every_part_when_order_is_partially_fillable() public {
        Order memory order = _partialOrder();
        _settle(_part(order, 300));
        assertEq(settlement.filledAmount(_uid(order)), 300);
        _settle(_part(order, 700));

        assertEq(settlement.filledAmount(_uid(order)), 1000);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_fills_twice_when_one_bundle_holds_two_parts() public {
        Order memory order = _partialOrder();
        Bundle memory bundle = _part(order, 300);
        _add(bundle, _trade(bundle, order));
        bundle.trades[1].executedAmount = 200;
        _interact(bundle, INTRA, _swap(200, 400));
        _settle(bundle);

        assertEq(settlement.filledAmount(_uid(order)), 500);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1000);
    }

    function test_settles_when_limit_is_met_to_the_atom() public {
        _settle(_atLimit(2000));
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_reverts_when_limit_is_missed_by_one_atom() public {
        Bundle memory bundle = _atLimit(2001);
        _expectRefused(
            bundle, abi.encodeWithSelector(ISettlement.LimitPriceNotRespected.selector, _uid(_limitOrder(2001)))
        );
    }

    function test_reverts_when_network_fee_breaks_limit() public {
        Bundle memory bundle = _atLimit(2000);
        bundle.trades[0].networkFee = 1;
        _expectRefused(
            bundle, abi.encodeWithSelector(ISettlement.LimitPriceNotRespected.selector, _uid(_limitOrder(2000)))
        );
    }

    function test_reverts_when_protocol_fee_breaks_limit() public {
        Bundle memory bundle = _atLimit(2000);
        bundle.trades[0].protocolFee = 1;
        bundle.trades[0].feeShares = _shares(_treasury, 1);
        _expectRefused(
            bundle, abi.encodeWithSelector(ISettlement.LimitPriceNotRespected.selector, _uid(_limitOrder(2000)))
        );
    }

    function test_settles_when_order_expires_this_second() public {
        vm.warp(DEADLINE);
        _settle(_expiring(uint32(DEADLINE)));
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_reverts_when_order_expired_a_second_ago() public {
        vm.warp(DEADLINE);
        Order memory order = _aliceSellsA();
        order.validTo = uint32(DEADLINE) - 1;
        _expectRefused(
            _expiring(order.validTo),
            abi.encodeWithSelector(ISettlement.OrderExpired.selector, _uid(order), order.validTo)
        );
    }

    function test_reverts_when_fill_or_kill_order_is_filled_again() public {
        Bundle memory bundle = _crossing();
        _settle(bundle);
        bundle.trades[0].executedAmount = 1; // another bundle hash
        _expectRefused(bundle, _overfilled(_aliceSellsA()));
    }

    function test_reverts_when_part_exceeds_remainder_by_one_atom() public {
        Order memory order = _partialOrder();
        _settle(_part(order, 600));
        _expectRefused(_part(order, 401), _overfilled(order));
    }

    function test_reverts_when_two_parts_of_one_bundle_exceed_limit() public {
        Order memory order = _partialOrder();
        Bundle memory bundle = _part(order, 600);
        _add(bundle, _trade(bundle, order));
        bundle.trades[1].executedAmount = 401;
        _expectRefused(bundle, _overfilled(order));
    }

    function test_reverts_when_order_is_invalidated() public {
        Order memory order = _aliceSellsA();
        bytes memory uid = _uid(order);
        vm.prank(alice.addr);
        settlement.invalidateOrder(uid);
        _expectRefused(_crossing(), _overfilled(order));
    }

    function test_reverts_when_nothing_is_sold() public {
        Order memory order = _partialOrder();
        _expectRefused(_part(order, 0), abi.encodeWithSelector(ISettlement.ZeroFill.selector, _uid(order)));
    }

    function test_reverts_when_nothing_is_bought() public {
        Order memory order = _order(alice, address(tokenA), address(tokenB), 1000, 0);
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].networkFee = 1000;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.ZeroFill.selector, _uid(order)));
    }

    function test_reverts_when_network_fee_exceeds_payment() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].networkFee = 1001;
        _expectRefused(bundle, abi.encodeWithSelector(FillLib.NetworkFeeTooHigh.selector, 1001, 1000));
    }

    function test_reverts_when_protocol_fee_exceeds_proceeds() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].protocolFee = 2001;
        _expectRefused(bundle, abi.encodeWithSelector(FillLib.ProtocolFeeTooHigh.selector, 2001, 2000));
    }

    function test_reverts_when_price_overflows() public {
        Bundle memory bundle = _venueSwap();
        bundle.sellPrices[bundle.trades[0].sellTokenIndex] = type(uint256).max;
        _expectRefused(bundle, abi.encodeWithSelector(FillLib.AmountOverflow.selector));
    }

    function test_reverts_when_protocol_fee_is_not_paid() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].protocolFee = 10;
        _expectRefused(bundle, _feeNotPaid(10, 0));
    }

    function test_reverts_when_fee_shares_are_one_atom_short() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].protocolFee = 10;
        bundle.trades[0].feeShares = _shares(_treasury, 9);
        _expectRefused(bundle, _feeNotPaid(10, 9));
    }

    function test_reverts_when_fee_shares_exceed_protocol_fee() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].feeShares = _shares(_treasury, 1);
        _expectRefused(bundle, _feeNotPaid(0, 1));
    }

    function test_reverts_when_fee_shares_overflow() public {
        Bundle memory bundle = _venueSwap();
        FeeShare[] memory shares = new FeeShare[](2);
        shares[0] = FeeShare(_treasury, type(uint256).max);
        shares[1] = FeeShare(_treasury, 1);
        bundle.trades[0].feeShares = shares;
        _expectRefused(bundle, abi.encodeWithSelector(FillLib.AmountOverflow.selector));
    }

    function test_reverts_when_any_unserved_flag_is_set() public {
        for (uint256 bit = 0; bit < 256; ++bit) {
            if (bit < 2 || bit == 5 || bit == 6) {
                continue;
            }
            Bundle memory bundle = _venueSwap();
            bundle.trades[0].flags = 1 << bit;
            _expectRefused(bundle, abi.encodeWithSelector(TradeFlags.UnsupportedFlags.selector, 1 << bit));
        }
    }

    function test_reverts_when_sell_token_is_not_listed() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].sellTokenIndex = 2;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.TokenIndexOutOfRange.selector, 2));
    }

    function test_reverts_when_buy_token_is_not_listed() public {
        Bundle memory bundle = _venueSwap();
        bundle.trades[0].buyTokenIndex = type(uint256).max;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.TokenIndexOutOfRange.selector, type(uint256).max));
    }

    function test_reverts_when_native_coin_is_sold() public {
        Bundle memory bundle = _bundle([address(weth), NATIVE], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, NATIVE, address(weth), 1000, 1000)));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NativeSellToken.selector));
    }

    function test_reverts_when_receiver_is_one_of_ours() public {
        address[4] memory ours = [address(settlement), address(executor), holder, address(registry)];
        for (uint256 i = 0; i < ours.length; ++i) {
            Order memory order = _aliceSellsA();
            order.receiver = ours[i];
            Bundle memory bundle = _bundleAB();
            _add(bundle, _trade(bundle, order));
            _expectRefused(bundle, abi.encodeWithSelector(ISettlement.InvalidReceiver.selector, ours[i]));
        }
    }

    function test_reverts_when_fee_recipient_is_one_of_ours() public {
        address[5] memory ours = [address(0), address(settlement), address(executor), holder, address(registry)];
        for (uint256 i = 0; i < ours.length; ++i) {
            Bundle memory bundle = _venueSwap();
            bundle.trades[0].protocolFee = 1;
            bundle.trades[0].feeShares = _shares(ours[i], 1);
            _expectRefused(bundle, abi.encodeWithSelector(ISettlement.InvalidReceiver.selector, ours[i]));
        }
    }

    function test_settles_when_order_sells_a_token_for_itself() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenA), 1000, 990)));
        bundle.trades[0].networkFee = 10;
        _settle(bundle);

        assertEq(tokenA.balanceOf(alice.addr), FUNDS - 10);
        assertEq(tokenA.balanceOf(payout), 10);
    }

    function testFuzz_user_never_gets_less_than_limit_when_settled(uint96 sellAmount, uint96 price, uint96 fee) public {
        uint256 sold = bound(sellAmount, 1, FUNDS);
        uint256 sellPrice = bound(price, 1, 1e9);
        Bundle memory bundle = _bundle([address(tokenA), address(tokenB)], [sellPrice, 1e6]);
        uint256 networkFee = bound(fee, 0, sold - 1);
        uint256 out = ((sold - networkFee) * sellPrice + 1e6 - 1) / 1e6;
        vm.assume(out <= FUNDS);
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenB), sold, out)));
        bundle.trades[0].networkFee = networkFee;
        _interact(bundle, INTRA, _swap(sold, out));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + out);
        assertEq(tokenA.balanceOf(alice.addr), FUNDS - sold);
    }

    function _partialOrder() private view returns (Order memory order) {
        order = _aliceSellsA();
        order.partiallyFillable = true;
    }

    function _part(Order memory order, uint256 executed) private view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].executedAmount = executed;
        _interact(bundle, INTRA, _swap(executed, 2 * executed));
    }

    function _limitOrder(uint256 buyAmount) private view returns (Order memory) {
        return _order(alice, address(tokenA), address(tokenB), 1000, buyAmount);
    }

    function _atLimit(uint256 buyAmount) private view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, _limitOrder(buyAmount)));
        _interact(bundle, INTRA, _swap(1000, 2000));
    }

    function _expiring(uint32 validTo) private view returns (Bundle memory bundle) {
        Order memory order = _aliceSellsA();
        order.validTo = validTo;
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        _interact(bundle, INTRA, _swap(1000, 2000));
    }

    function _overfilled(Order memory order) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.OrderOverfilled.selector, _uid(order));
    }

    function _feeNotPaid(uint256 fee, uint256 paid) private view returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.ProtocolFeeNotPaid.selector, _uid(_aliceSellsA()), fee, paid);
    }
}
