// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

contract SetPreSignatureTest is SettlementFixture {
    function test_stores_gpv2_value_when_owner_signs() public {
        bytes memory uid = _uid(_aliceSellsA());
        vm.expectEmit(address(settlement));
        emit ISettlement.PreSignature(alice.addr, uid, true);
        vm.prank(alice.addr);
        settlement.setPreSignature(uid, true);

        assertEq(settlement.preSignature(uid), uint256(keccak256("GPv2Signing.Scheme.PreSign")));
        assertEq(settlement.preSignature(uid) >> 224, 0xf59c0092);
    }

    function test_clears_value_when_owner_revokes() public {
        bytes memory uid = _uid(_aliceSellsA());
        vm.startPrank(alice.addr);
        settlement.setPreSignature(uid, true);
        vm.expectEmit(address(settlement));
        emit ISettlement.PreSignature(alice.addr, uid, false);
        settlement.setPreSignature(uid, false);

        assertEq(settlement.preSignature(uid), 0);
    }

    function test_reverts_when_caller_is_not_owner() public {
        bytes memory uid = _uid(_aliceSellsA());
        vm.prank(bob.addr);
        vm.expectRevert(abi.encodeWithSelector(ISettlement.NotOrderOwner.selector, bob.addr, alice.addr));
        settlement.setPreSignature(uid, true);
    }

    function testFuzz_reverts_when_uid_has_another_length(uint256 length) public {
        length = bound(length, 0, 200);
        vm.assume(length != 56);
        vm.expectRevert(abi.encodeWithSelector(OrderLib.MalformedOrderUid.selector, length));
        settlement.setPreSignature(new bytes(length), true);
    }
}
