// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EthFlowOrder, IEthFlow, OnchainSignature} from "../../src/interfaces/IEthFlow.sol";
import {EthFlowFixture} from "../support/EthFlowFixture.sol";

contract CreateOrderTest is EthFlowFixture {
    function test_has_the_interface_of_cows_contract() public pure {
        assertEq(IEthFlow.createOrder.selector, bytes4(0x322bba21));
        assertEq(IEthFlow.OrderPlacement.selector, 0xcf5f9de2984132265203b5c335b25727702ca77262ff622e136baa7362bf1da9);
        assertEq(IEthFlow.OrderInvalidation.selector, keccak256("OrderInvalidation(bytes)"));
        assertEq(IEthFlow.OrderRefund.selector, keccak256("OrderRefund(bytes,address)"));
    }

    function test_takes_the_coin_and_announces_the_order() public {
        EthFlowOrder memory order = _ethOrder(false);
        vm.expectEmit(address(ethFlow));
        emit IEthFlow.OrderPlacement(
            user,
            _signed(order),
            OnchainSignature(0, abi.encodePacked(address(ethFlow))),
            abi.encodePacked(int64(7), VALID_TO)
        );
        bytes32 orderHash = _create(order);

        assertEq(orderHash, _hash(order));
        assertEq(weth.balanceOf(address(ethFlow)), 1000);
        (address placedBy, uint32 validTo) = ethFlow.orders(orderHash);
        assertEq(placedBy, user);
        assertEq(validTo, VALID_TO);
        assertEq(ethFlow.isValidSignature(orderHash, ""), bytes4(0x1626ba7e));
    }

    function test_signs_until_the_users_expiry_and_no_longer() public {
        bytes32 orderHash = _create(_ethOrder(false));
        vm.warp(VALID_TO);
        assertEq(ethFlow.isValidSignature(orderHash, ""), bytes4(0x1626ba7e));
        vm.warp(VALID_TO + 1);
        assertEq(ethFlow.isValidSignature(orderHash, ""), bytes4(0xffffffff));
    }

    function testFuzz_signs_nothing_that_was_not_paid_for(bytes32 orderHash, bytes calldata signature) public view {
        assertEq(ethFlow.isValidSignature(orderHash, signature), bytes4(0xffffffff));
    }

    function test_reverts_when_it_sells_nothing() public {
        // A fill-or-kill order of nothing would never count as filled and could settle again and again.
        EthFlowOrder memory order = _ethOrder(false);
        order.sellAmount = 0;
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.ZeroAmount.selector));
    }

    function test_reverts_when_it_asks_for_nothing() public {
        EthFlowOrder memory order = _ethOrder(false);
        order.buyAmount = 0;
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.ZeroAmount.selector));
    }

    function test_reverts_when_it_has_a_fee() public {
        EthFlowOrder memory order = _ethOrder(false);
        order.feeAmount = 1;
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.NonZeroFee.selector));
    }

    function test_reverts_when_nobody_would_receive() public {
        address[2] memory nobodies = [address(0), address(ethFlow)];
        for (uint256 i = 0; i < nobodies.length; ++i) {
            EthFlowOrder memory order = _ethOrder(false);
            order.receiver = nobodies[i];
            _expectRefused(order, abi.encodeWithSelector(IEthFlow.InvalidReceiver.selector, nobodies[i]));
        }
    }

    function test_reverts_when_it_has_expired() public {
        EthFlowOrder memory order = _ethOrder(false);
        order.validTo = uint32(block.timestamp - 1);
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.OrderIsAlreadyExpired.selector));
    }

    function test_reverts_when_it_exists() public {
        EthFlowOrder memory order = _ethOrder(false);
        bytes32 orderHash = _create(order);
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.OrderIsAlreadyOwned.selector, orderHash));
    }

    function test_reverts_when_it_would_live_again() public {
        EthFlowOrder memory order = _ethOrder(false);
        bytes32 orderHash = _create(order);
        _invalidateAs(user, order);
        order.validTo += 1;
        order.quoteId += 1;
        _expectRefused(order, abi.encodeWithSelector(IEthFlow.OrderIsAlreadyOwned.selector, orderHash));
    }

    function testFuzz_reverts_when_the_value_is_another(uint96 value) public {
        vm.assume(value != 1000);
        vm.deal(user, value);
        vm.prank(user);
        vm.expectRevert(abi.encodeWithSelector(IEthFlow.IncorrectEthAmount.selector, value, 1000));
        ethFlow.createOrder{value: value}(_ethOrder(false));
    }

    function test_reverts_when_anybody_else_sends_coin() public {
        vm.prank(user);
        (bool success,) = address(ethFlow).call{value: 1}("");
        assertFalse(success);
    }

    function _expectRefused(EthFlowOrder memory order, bytes memory revertData) private {
        vm.prank(user);
        vm.expectRevert(revertData);
        ethFlow.createOrder{value: order.sellAmount}(order);
    }
}
