// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CallGuard} from "../../src/libraries/CallGuard.sol";
import {Test} from "forge-std/Test.sol";

contract CallGuardTest is Test {
    function test_forbids_what_grants_or_uses_permissions() public pure {
        assertTrue(CallGuard.isForbidden(0x095ea7b3)); // approve
        assertTrue(CallGuard.isForbidden(0x23b872dd)); // transferFrom
        assertTrue(CallGuard.isForbidden(0x39509351)); // increaseAllowance
        assertTrue(CallGuard.isForbidden(0xd73dd623)); // increaseApproval
        assertTrue(CallGuard.isForbidden(0xd505accf)); // permit of ERC-2612
        assertTrue(CallGuard.isForbidden(0x8fcbaf0c)); // permit of DAI
        assertTrue(CallGuard.isForbidden(0x959b8c3f)); // authorizeOperator of ERC-777
        assertTrue(CallGuard.isForbidden(0xa22cb465)); // setApprovalForAll
    }

    function test_allows_what_moves_own_tokens() public pure {
        assertFalse(CallGuard.isForbidden(0xa9059cbb)); // transfer
        assertFalse(CallGuard.isForbidden(0xd0e30db0)); // deposit
        assertFalse(CallGuard.isForbidden(0x2e1a7d4d)); // withdraw
        assertFalse(CallGuard.isForbidden(0x022c0d9f)); // swap of a Uniswap v2 pair
        assertFalse(CallGuard.isForbidden(0));
    }
}
