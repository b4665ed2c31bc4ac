// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hook} from "../../src/interfaces/IHooksTrampoline.sol";

/// @dev The target of hooks: remembers who called it, with what and how much gas it had, and does what no hook should.
contract Hookable {
    address public caller;
    bytes public callData;
    uint256 public gasAtEntry;
    uint256 public calls;

    receive() external payable {}

    fallback(bytes calldata input) external payable returns (bytes memory) {
        gasAtEntry = gasleft();
        caller = msg.sender;
        callData = input;
        ++calls;
        return input;
    }

    function burn() external {
        ++calls;
        assembly {
            invalid()
        }
    }

    function fail() external {
        ++calls;
        revert("Hookable: no");
    }

    /// @dev Answers or fails with so many bytes of nothing.
    function bomb(uint256 size, bool fails) external pure {
        assembly {
            if fails { revert(0, size) }
            return(0, size)
        }
    }

    /// @dev Passes the call on, whatever comes of it.
    function forward(address target, bytes calldata input) external returns (bool success) {
        ++calls;
        (success,) = target.call(input);
    }
}

/// @dev Calls the trampoline with exactly so much gas, as the executor of a settlement would.
contract HookCaller {
    function tryExecute(address trampoline, bytes calldata call, uint256 gasLimit)
        external
        returns (bool success, uint256 spent)
    {
        bytes memory data = call;
        uint256 before = gasleft();
        (success,) = trampoline.call{gas: gasLimit}(data);
        spent = before - gasleft();
    }
}

library HookLists {
    function one(address target, bytes memory callData, uint256 gasLimit) internal pure returns (Hook[] memory hooks) {
        hooks = new Hook[](1);
        hooks[0] = Hook(target, callData, gasLimit);
    }

    function two(Hook[] memory first, Hook[] memory second) internal pure returns (Hook[] memory hooks) {
        hooks = new Hook[](2);
        hooks[0] = first[0];
        hooks[1] = second[0];
    }
}
