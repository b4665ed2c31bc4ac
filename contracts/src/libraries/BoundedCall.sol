// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Calls into foreign code that cannot make the caller pay for copying what they return
/// @dev Solidity copies all returned data, whatever its length. Tests compare both functions with their Solidity twins.
library BoundedCall {
    /// @notice Calls `target`, keeping at most `maxReturned` bytes of its answer.
    /// @param gasLimit At most this much gas is forwarded, and never more than 63/64 of what is left.
    function tryCall(address target, uint256 value, uint256 gasLimit, bytes memory data, uint256 maxReturned)
        internal
        returns (bool success, bytes memory returned)
    {
        assembly ("memory-safe") {
            success := call(gasLimit, target, value, add(data, 0x20), mload(data), 0, 0)
            let size := returndatasize()
            if gt(size, maxReturned) { size := maxReturned }
            returned := mload(0x40)
            mstore(returned, size)
            returndatacopy(add(returned, 0x20), 0, size)
            mstore(0x40, and(add(add(returned, size), 0x3f), not(0x1f)))
        }
    }

    /// @notice Reads one word from `target`; anything but a successful answer of exactly 32 bytes is no answer.
    function tryStaticWord(address target, uint256 gasLimit, bytes memory data)
        internal
        view
        returns (bool answered, bytes32 word)
    {
        assembly ("memory-safe") {
            let success := staticcall(gasLimit, target, add(data, 0x20), mload(data), 0, 0x20)
            answered := and(success, eq(returndatasize(), 0x20))
            if answered { word := mload(0) }
        }
    }
}
