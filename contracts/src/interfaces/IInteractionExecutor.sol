// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Interaction} from "../types/SettlementTypes.sol";
import {IHooksTrampoline} from "./IHooksTrampoline.sol";
import {IWETH} from "./IWETH.sol";

/// @title The only contract that makes calls chosen by solvers
/// @notice Nobody approves it and it holds nothing between transactions, so a malicious call can spend only what its
/// own bundle brought here, and the settlement's checks of conservation then undo the whole transaction. Allowances
/// exist for the time of one interaction: the declared ones, zero again afterwards.
interface IInteractionExecutor {
    /// @notice Somebody other than the settlement called.
    error NotSettlement(address caller);
    /// @notice The call or an allowance names the settlement, its allowance holder, the registry, this contract, or an
    /// address without code. Protects users' approvals, awards and bonds, and solvers from calling into the void.
    error ForbiddenTarget(address target);
    /// @notice The call would leave an allowance behind or use one that somebody gave. Protects later bundles.
    error ForbiddenCall(address target, bytes4 selector);
    /// @notice An interaction reverted.
    /// @param phase 0 before the trades, 1 between payment in and payment out, 2 after.
    /// @param index Position in that phase.
    /// @param reason The revert data, cut at 256 bytes.
    error InteractionFailed(uint256 phase, uint256 index, bytes reason);

    /// @notice The only caller.
    function settlement() external view returns (address);

    /// @notice Where users' approvals are; a forbidden target.
    function allowanceHolder() external view returns (address);

    /// @notice Where solvers' bonds are; a forbidden target.
    function registry() external view returns (address);

    /// @notice The wrapped native coin into which left-over native coin is turned.
    function wrappedNative() external view returns (IWETH);

    /// @notice The contract that makes the calls that owners of orders asked for; deployed with this one.
    function hooksTrampoline() external view returns (IHooksTrampoline);

    /// @notice Makes the calls in order. Only the settlement may call. Reverts with the first that fails.
    /// @param phase Only for the error's sake.
    function execute(uint256 phase, Interaction[] calldata interactions) external;

    /// @notice Wraps this contract's native coin and sends its whole balance of each token to the settlement. Only the
    /// settlement may call.
    /// @param tokens ERC-20 tokens, the wrapped native one among them; the native marker is passed over.
    function sweep(address[] calldata tokens) external;
}
