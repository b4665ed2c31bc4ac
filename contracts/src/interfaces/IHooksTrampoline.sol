// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice A call that the owner of an order wants to be made before or after a fill.
/// @param target Whom to call; no value is sent.
/// @param callData What to call it with.
/// @param gasLimit How much gas the call gets, neither more nor less.
struct Hook {
    address target;
    bytes callData;
    uint256 gasLimit;
}

/// @title Makes the calls that owners of orders asked for
/// @notice Nobody approves it, it owns nothing and nothing trusts it: whatever it is called with, a hook can do only what
/// anybody could do. That is why a hook's target sees this contract, and not the executor, as its caller. What is sent
/// here is lost to whoever asks for it first.
interface IHooksTrampoline {
    /// @notice Somebody other than the executor called. Lets a hook's target rely on running within a settlement.
    error NotExecutor(address caller);

    /// @notice The only caller: the contract that makes a settlement's calls.
    function executor() external view returns (address);

    /// @notice Makes the calls in order. What a call returns is ignored, and its revert undoes nothing but the call
    /// itself: an owner must not be able to stop others' trades. Burns all gas if there is too little left to give a hook
    /// its limit: else whoever sends the transaction could starve the hook and still be paid.
    function execute(Hook[] calldata hooks) external;
}
