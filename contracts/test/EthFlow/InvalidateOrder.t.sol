// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EthFlowOrder, IEthFlow} from "../../src/interfaces/IEthFlow.sol";
import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {Bundle} from "../../src/types/SettlementTypes.sol";
import {EthFlowFixture} from "../support/EthFlowFixture.sol";
import {NativeRefuser} from "../support/Mischief.sol";

contract InvalidateOrderTest is EthFlowFixture {
    function test_settles_what_was_created() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        _settle(_selling(order, 1000));

        assertEq(tokenB.balanceOf(user), 2000);
        assertEq(weth.balanceOf(address(ethFlow)), 0);
    }

    function test_pays_back_and_ends_the_order_when_its_user_wants() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        vm.expectEmit(address(ethFlow));
        emit IEthFlow.OrderInvalidation(_uid(order));
        _invalidateAs(user, order);

        assertEq(user.balance, 100 ether);
        _expectUnsigned(_selling(order, 1000));
    }

    function test_pays_back_to_the_user_when_anybody_asks_after_expiry() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        vm.warp(uint256(VALID_TO) + 1);
        vm.expectEmit(address(ethFlow));
        emit IEthFlow.OrderRefund(_uid(order), bob.addr);
        _invalidateAs(bob.addr, order);

        assertEq(user.balance, 100 ether);
    }

    function test_pays_back_what_is_not_filled() public {
        EthFlowOrder memory order = _ethOrder(true);
        _create(order);
        _settle(_selling(order, 400));
        _invalidateAs(user, order);

        assertEq(tokenB.balanceOf(user), 800);
        assertEq(user.balance, 100 ether - 400);
        assertEq(weth.balanceOf(address(ethFlow)), 0);
    }

    function test_reverts_when_somebody_else_asks_before_expiry() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        vm.warp(VALID_TO);
        _expectNotAllowed(bob.addr, order);
    }

    function test_reverts_when_the_order_is_unknown() public {
        vm.warp(uint256(VALID_TO) + 1);
        _expectNotAllowed(user, _ethOrder(false));
    }

    function test_reverts_when_it_was_paid_back_before() public {
        EthFlowOrder memory order = _ethOrder(true);
        _create(order);
        EthFlowOrder memory other = _ethOrder(false);
        _create(other);
        _invalidateAs(user, order);
        _expectNotAllowed(user, order);
    }

    function test_reverts_when_it_is_filled() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        _settle(_selling(order, 1000));
        vm.warp(uint256(VALID_TO) + 1);
        _expectNotAllowed(user, order);
    }

    function test_does_not_settle_twice() public {
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        EthFlowOrder memory other = _ethOrder(true);
        _create(other);
        Bundle memory bundle = _selling(order, 1000);
        _settle(bundle);

        bundle.trades[0].executedAmount = 0;
        _expectRefused(bundle, abi.encodeWithSignature("OrderOverfilled(bytes)", _uid(order)));
    }

    function test_passes_over_those_that_may_not_be_ended() public {
        EthFlowOrder[] memory list = new EthFlowOrder[](3);
        list[0] = _ethOrder(false);
        list[1] = _ethOrder(true);
        list[1].validTo = uint32(block.timestamp);
        list[2] = _ethOrder(false);
        list[2].appData = 0;
        _create(list[0]);
        _create(list[1]);
        vm.warp(block.timestamp + 1);
        ethFlow.invalidateOrdersIgnoringNotAllowed(list);

        assertEq(user.balance, 100 ether - 1000);
        assertEq(weth.balanceOf(address(ethFlow)), 1000);
    }

    function test_pays_wrapped_coin_when_the_user_refuses_native() public {
        user = address(new NativeRefuser(false));
        _expectPaidWrapped();
    }

    function test_pays_wrapped_coin_when_the_user_burns_all_gas() public {
        user = address(new NativeRefuser(true));
        _expectPaidWrapped();
    }

    /// @dev Whoever asks after expiry chooses the gas, but not the coin.
    function testFuzz_offers_native_coin_with_enough_gas_or_reverts(uint256 given) public {
        user = address(new ThirstyUser());
        vm.deal(user, 1000);
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        vm.warp(uint256(VALID_TO) + 1);
        (bool success,) =
            address(ethFlow).call{gas: bound(given, 30_000, 250_000)}(abi.encodeCall(IEthFlow.invalidateOrder, (order)));

        assertEq(user.balance, success ? 1000 : 0);
        assertEq(weth.balanceOf(address(ethFlow)), success ? 0 : 1000);
    }

    function test_pays_nobody_twice_when_the_user_asks_again_while_paid() public {
        EthFlowOrder memory order = _ethOrder(false);
        EthFlowOrder memory other = _ethOrder(true);
        _create(other);
        GreedyUser greedy = new GreedyUser(ethFlow);
        vm.deal(address(greedy), 1000);
        greedy.create(order);
        greedy.invalidate(order);

        assertEq(address(greedy).balance, 1000);
        assertEq(weth.balanceOf(address(ethFlow)), 1000);
    }

    function _expectPaidWrapped() private {
        vm.deal(user, 1000);
        EthFlowOrder memory order = _ethOrder(false);
        _create(order);
        vm.warp(uint256(VALID_TO) + 1);
        _invalidateAs(bob.addr, order);

        assertEq(weth.balanceOf(user), 1000);
        assertEq(weth.balanceOf(address(ethFlow)), 0);
    }

    function _expectUnsigned(Bundle memory bundle) private {
        _expectRefused(
            bundle,
            abi.encodeWithSelector(
                SignatureLib.InvalidEip1271Signature.selector, address(ethFlow), _hash(_ethOrder(false))
            )
        );
    }

    function _expectNotAllowed(address caller, EthFlowOrder memory order) private {
        vm.prank(caller);
        vm.expectRevert(abi.encodeWithSelector(IEthFlow.NotAllowedToInvalidateOrder.selector, _hash(order)));
        ethFlow.invalidateOrder(order);
    }
}

/// @dev Asks for its money once more while it is being paid.
contract GreedyUser {
    IEthFlow private immutable _ethFlow;
    EthFlowOrder private _order;

    constructor(IEthFlow ethFlow) {
        _ethFlow = ethFlow;
    }

    receive() external payable {
        try _ethFlow.invalidateOrder(_order) {} catch {}
    }

    function create(EthFlowOrder calldata order) external {
        _order = order;
        _ethFlow.createOrder{value: order.sellAmount}(order);
    }

    function invalidate(EthFlowOrder calldata order) external {
        _ethFlow.invalidateOrder(order);
    }
}

/// @dev Takes native coin only if it has the gas it was promised.
contract ThirstyUser {
    receive() external payable {
        require(gasleft() >= 49_000, "ThirstyUser: too little gas");
    }
}
