// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

contract InvalidateOrderTest is SettlementFixture {
    function test_fills_order_to_the_brim_when_owner_invalidates() public {
        bytes memory uid = _uid(_aliceSellsA());
        vm.expectEmit(address(settlement));
        emit ISettlement.OrderInvalidated(alice.addr, uid);
        vm.prank(alice.addr);
        settlement.invalidateOrder(uid);

        assertEq(settlement.filledAmount(uid), type(uint256).max);
    }

    function test_reverts_when_caller_is_not_owner() public {
        bytes memory uid = _uid(_aliceSellsA());
        vm.prank(bob.addr);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotOrderOwner.selector, bob.addr, alice.addr));
        settlement.invalidateOrder(uid);
    }

    function testFuzz_reverts_when_uid_has_another_length(uint256 length) public {
        length = bound(length, 0, 200);
        vm.assume(length != 56);
        vm.expectRevert(abi.encodeWithSelector(OrderLib.MalformedOrderUid.selector, length));
        settlement.invalidateOrder(new bytes(length));
    }
}
