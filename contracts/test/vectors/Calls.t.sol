// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {CallGuard} from "../../src/libraries/CallGuard.sol";
import {Vectors} from "../support/Vectors.sol";

contract CallsTest is Vectors {
    function setUp() public {
        _load("calls.json");
    }

    function test_forbids_what_changes_or_uses_permissions() public view {
        _checkRows(".forbidden", 20, true);
    }

    function test_allows_what_moves_own_tokens() public view {
        _checkRows(".allowed", 8, false);
    }

    function test_allows_the_empty_selector() public pure {
        assertFalse(CallGuard.isForbidden(0));
    }

    function _checkRows(string memory list, uint256 expected, bool isForbidden) private view {
        uint256 count = _count(list);
        assertEq(count, expected);
        for (uint256 i = 0; i < count; ++i) {
            string memory signature = _text(_at(list, i), ".signature");
            bytes4 selector = bytes4(_bytes(_at(list, i), ".selector"));
            assertEq(selector, bytes4(keccak256(bytes(signature))), signature);
            assertEq(CallGuard.isForbidden(selector), isForbidden, signature);
        }
    }
}
