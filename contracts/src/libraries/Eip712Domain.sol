// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title EIP-712 domains
library Eip712Domain {
    bytes32 internal constant TYPE_HASH =
        keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)");

    /// @notice The domain of this contract on this chain. Never cached: after a fork of the chain, signatures must not
    /// cross over.
    function separator(bytes32 nameHash, bytes32 versionHash) internal view returns (bytes32) {
        return separatorOf(nameHash, versionHash, address(this));
    }

    /// @notice The domain of another contract on this chain.
    function separatorOf(bytes32 nameHash, bytes32 versionHash, address verifyingContract)
        internal
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(TYPE_HASH, nameHash, versionHash, block.chainid, verifyingContract));
    }
}
