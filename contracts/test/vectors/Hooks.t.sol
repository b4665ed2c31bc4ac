// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hook, IHooksTrampoline} from "../../src/interfaces/IHooksTrampoline.sol";
import {Vectors} from "../support/Vectors.sol";

contract HooksTest is Vectors {
    function setUp() public {
        _load("hooks.json");
    }

    function test_encodes_the_call_of_the_trampoline() public view {
        uint256 count = _count(".lists");
        assertEq(count, 3);
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".lists", i);
            bytes memory encoded = abi.encodeCall(IHooksTrampoline.execute, (_hooks(string.concat(row, ".hooks"))));
            assertEq(encoded, _bytes(row, ".callData"));
        }
    }

    function _hooks(string memory list) private view returns (Hook[] memory hooks) {
        hooks = new Hook[](_count(list));
        for (uint256 i = 0; i < hooks.length; ++i) {
            string memory row = _at(list, i);
            hooks[i] = Hook(_address(row, ".target"), _bytes(row, ".callData"), _uint(row, ".gasLimit"));
        }
    }
}
