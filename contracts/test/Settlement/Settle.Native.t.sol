// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Settlement} from "../../src/Settlement.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {IWETH} from "../../src/interfaces/IWETH.sol";
import {Bundle, Interaction, NATIVE} from "../../src/types/SettlementTypes.sol";
import {LoggingReceiver, NativeRefuser, StingyWeth} from "../support/Mischief.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {Venue} from "../support/Venue.sol";

/// @dev settle: the native coin.
contract SettleNativeTest is SettlementFixture {
    address payable private immutable _receiver = payable(makeAddr("receiver"));

    function test_pays_native_coin_when_order_buys_it() public {
        _settle(_unwrapping(_receiver));

        assertEq(_receiver.balance, 1000);
        assertEq(weth.balanceOf(alice.addr), FUNDS - 1000);
        assertEq(address(settlement).balance, 0);
        _assertNothingKept(weth);
    }

    function test_pays_fee_in_native_coin_when_order_buys_it() public {
        address payable treasury = payable(makeAddr("treasury"));
        Bundle memory bundle = _unwrapping(_receiver);
        bundle.trades[0].protocolFee = 50;
        bundle.trades[0].feeShares = _shares(treasury, 50);
        _settle(bundle);

        assertEq(_receiver.balance, 950);
        assertEq(treasury.balance, 50);
    }

    function test_wraps_native_coin_when_venue_pays_with_it() public {
        Order memory order = _order(alice, address(tokenA), address(weth), 1000, 900);
        Bundle memory bundle = _bundle([address(tokenA), address(weth)], [uint256(1), 1]);
        _add(bundle, _trade(bundle, order));
        vm.deal(address(venue), 1003);
        _interact(bundle, INTRA, _call(address(venue), abi.encodeCall(Venue.giveNative, (1003))));
        _settle(bundle);

        assertEq(weth.balanceOf(alice.addr), FUNDS + 1000);
        assertEq(weth.balanceOf(payout), 3);
        assertEq(address(executor).balance, 0);
    }

    function test_pays_left_over_native_coin_wrapped_when_wrapped_is_not_listed() public {
        Bundle memory bundle = _venueSwap();
        vm.deal(address(venue), 5);
        _interact(bundle, POST, _call(address(venue), abi.encodeCall(Venue.giveNative, (5))));
        _settle(bundle);

        assertEq(weth.balanceOf(payout), 5);
    }

    function test_sends_native_coin_along_when_interaction_has_value() public {
        Bundle memory bundle = _bundle([address(tokenA), address(weth)], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(weth), address(tokenA), 1000, 900)));
        _interact(bundle, INTRA, _call(address(weth), abi.encodeCall(weth.withdraw, (1000))));
        Interaction memory purchase = _call(address(venue), abi.encodeCall(Venue.give, (address(tokenA), 1000)));
        Interaction memory payment = _call(address(venue), "");
        payment.value = 1000;
        _interact(bundle, INTRA, payment);
        _interact(bundle, INTRA, purchase);
        _settle(bundle);

        assertEq(address(venue).balance, 1000);
        assertEq(tokenA.balanceOf(alice.addr), FUNDS + 1000);
    }

    function test_keeps_own_native_coin_when_it_was_forced_in() public {
        vm.deal(address(settlement), 7);
        _settle(_unwrapping(_receiver));

        assertEq(address(settlement).balance, 7);
        assertEq(_receiver.balance, 1000);
    }

    function test_leaves_native_coin_alone_when_it_is_forced_in_meanwhile() public {
        address forcer = makeAddr("forcer");
        vm.etch(forcer, abi.encodePacked(hex"73", address(settlement), hex"ff")); // PUSH20 SELFDESTRUCT
        vm.deal(forcer, 5);
        Bundle memory bundle = _unwrapping(_receiver);
        _interact(bundle, POST, _call(forcer, hex"00000000"));
        _settle(bundle);

        assertEq(address(settlement).balance, 5);
        assertEq(_receiver.balance, 1000);
    }

    function test_gives_receiver_gas_to_log_but_not_more_than_allowed() public {
        LoggingReceiver receiver = new LoggingReceiver(50_000 + 2300); // 2,300 come with any value
        _settle(_unwrapping(address(receiver)));
        assertEq(address(receiver).balance, 1000);
    }

    function test_reverts_when_native_debt_is_not_covered() public {
        Bundle memory bundle = _bundleAWethNative();
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), NATIVE, 1000, 900)));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NotConserved.selector, address(weth), 1000));
    }

    function test_reverts_when_receiver_refuses_native_coin() public {
        _expectPaymentRefused(address(new NativeRefuser(false)));
    }

    function test_reverts_when_receiver_burns_its_gas() public {
        _expectPaymentRefused(address(new NativeRefuser(true)));
    }

    function test_reverts_when_stranger_sends_native_coin() public {
        vm.deal(alice.addr, 1);
        vm.prank(alice.addr);
        (bool sent, bytes memory reason) = address(settlement).call{value: 1}("");
        assertFalse(sent);
        assertEq(reason, abi.encodeWithSelector(ISettlement.UnexpectedNative.selector, alice.addr));
    }

    function test_reverts_when_wrapped_token_pays_out_of_own_native_coin() public {
        StingyWeth stingy = new StingyWeth();
        settlement =
            new Settlement("Gnosis Protocol", "v2", auctioneer.addr, registry, IWETH(address(stingy)), address(0));
        vm.deal(address(settlement), 7);
        vm.startPrank(alice.addr);
        vm.deal(alice.addr, 1000);
        stingy.deposit{value: 1000}();
        stingy.approve(settlement.vaultRelayer(), 1000);
        vm.stopPrank();
        Bundle memory bundle = _bundle([address(stingy), NATIVE], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(stingy), NATIVE, 1000, 900)));

        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NotConserved.selector, NATIVE, 1));
    }

    /// @dev Alice sells 1,000 WETH for native coin, one to one.
    function _unwrapping(address receiver) private view returns (Bundle memory bundle) {
        Order memory order = _order(alice, address(weth), NATIVE, 1000, 900);
        order.receiver = receiver;
        bundle = _bundle([address(weth), NATIVE], [uint256(1), 1]);
        _add(bundle, _trade(bundle, order));
    }

    function _bundleAWethNative() private view returns (Bundle memory bundle) {
        bool sorted = address(tokenA) < address(weth);
        bundle.tokens = new address[](3);
        bundle.tokens[0] = sorted ? address(tokenA) : address(weth);
        bundle.tokens[1] = sorted ? address(weth) : address(tokenA);
        bundle.tokens[2] = NATIVE;
        bundle.sellPrices = new uint256[](3);
        bundle.buyPrices = new uint256[](3);
        for (uint256 i = 0; i < 3; ++i) {
            (bundle.sellPrices[i], bundle.buyPrices[i]) = (1, 1);
        }
    }

    function _expectPaymentRefused(address receiver) private {
        _expectRefused(
            _unwrapping(receiver), abi.encodeWithSelector(ISettlement.NativePaymentRefused.selector, receiver, 1000)
        );
    }
}
