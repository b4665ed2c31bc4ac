// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Hook, IHooksTrampoline} from "./interfaces/IHooksTrampoline.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";

/// @title Makes the calls that owners of orders asked for; see `IHooksTrampoline`
contract HooksTrampoline is IHooksTrampoline {
    /// @dev What a call costs before its share of the gas is measured: a cold account, a cold account that it delegates
    /// to, and the steps from the measurement to the call.
    uint256 private constant CALL_OVERHEAD = 5600;

    /// @inheritdoc IHooksTrampoline
    address public immutable executor;

    modifier onlyExecutor() {
        if (msg.sender != executor) {
            revert NotExecutor(msg.sender);
        }
        _;
    }

    constructor(address executor_) {
        executor = executor_;
    }

    /// @inheritdoc IHooksTrampoline
    function execute(Hook[] calldata hooks) external onlyExecutor {
        for (uint256 i = 0; i < hooks.length; ++i) {
            bytes memory callData = hooks[i].callData;
            uint256 gasLimit = hooks[i].gasLimit;
            address target = hooks[i].target;
            _requireGas(gasLimit);
            BoundedCall.tryCall(target, 0, gasLimit, callData, 0);
        }
    }

    /// @dev A call gets at most 63/64 of the gas that is left. Nothing but burning the gas makes an estimate of the gas
    /// find enough of it: the failure of a hook that got too little could not be told from a hook that wants to fail.
    function _requireGas(uint256 gasLimit) private view {
        uint256 left = gasleft();
        if (left < CALL_OVERHEAD || (left - CALL_OVERHEAD) * 63 / 64 < gasLimit) {
            assembly ("memory-safe") {
                invalid()
            }
        }
    }
}
