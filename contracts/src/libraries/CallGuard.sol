// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/IERC20Permit.sol";

/// @title Calls that no interaction may make, whatever its target
/// @notice They would leave a permission to move the executor's tokens behind, for a later bundle to be robbed with, or
/// use a permission that somebody gave. Permissions come from the declared allowances alone.
library CallGuard {
    /// @dev DAI's permit, older than ERC-2612.
    bytes4 private constant PERMIT_DAI =
        bytes4(keccak256("permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)"));
    bytes4 private constant INCREASE_ALLOWANCE = bytes4(keccak256("increaseAllowance(address,uint256)"));
    bytes4 private constant INCREASE_APPROVAL = bytes4(keccak256("increaseApproval(address,uint256)"));
    bytes4 private constant AUTHORIZE_OPERATOR = bytes4(keccak256("authorizeOperator(address)"));
    bytes4 private constant SET_APPROVAL_FOR_ALL = bytes4(keccak256("setApprovalForAll(address,bool)"));

    /// @notice Whether the selector grants or uses a permission to move tokens.
    function isForbidden(bytes4 selector) internal pure returns (bool) {
        return selector == IERC20.approve.selector || selector == IERC20.transferFrom.selector
            || selector == IERC20Permit.permit.selector || selector == PERMIT_DAI || selector == INCREASE_ALLOWANCE
            || selector == INCREASE_APPROVAL || selector == AUTHORIZE_OPERATOR || selector == SET_APPROVAL_FOR_ALL;
    }
}
