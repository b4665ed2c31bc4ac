// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Calls that no interaction may make, whatever its target
/// @notice They would leave a permission to move the executor's tokens behind, for a later bundle to be robbed with, or
/// use or change a permission that somebody gave. Permissions come from the declared allowances alone.
library CallGuard {
    bytes4 private constant APPROVE = bytes4(keccak256("approve(address,uint256)"));
    bytes4 private constant TRANSFER_FROM = bytes4(keccak256("transferFrom(address,address,uint256)"));
    /// @dev OpenZeppelin's, before version 5 and before version 2.
    bytes4 private constant INCREASE_ALLOWANCE = bytes4(keccak256("increaseAllowance(address,uint256)"));
    bytes4 private constant DECREASE_ALLOWANCE = bytes4(keccak256("decreaseAllowance(address,uint256)"));
    bytes4 private constant INCREASE_APPROVAL = bytes4(keccak256("increaseApproval(address,uint256)"));
    bytes4 private constant DECREASE_APPROVAL = bytes4(keccak256("decreaseApproval(address,uint256)"));
    /// @dev ERC-2612's, its variant for wallets that are contracts, and DAI's, which is older.
    bytes4 private constant PERMIT = bytes4(keccak256("permit(address,address,uint256,uint256,uint8,bytes32,bytes32)"));
    bytes4 private constant PERMIT_WALLET = bytes4(keccak256("permit(address,address,uint256,uint256,bytes)"));
    bytes4 private constant PERMIT_DAI =
        bytes4(keccak256("permit(address,address,uint256,uint256,bool,uint8,bytes32,bytes32)"));
    /// @dev ERC-1363, and MiniMe tokens.
    bytes4 private constant APPROVE_AND_CALL = bytes4(keccak256("approveAndCall(address,uint256)"));
    bytes4 private constant APPROVE_AND_CALL_WITH = bytes4(keccak256("approveAndCall(address,uint256,bytes)"));
    bytes4 private constant TRANSFER_FROM_AND_CALL = bytes4(keccak256("transferFromAndCall(address,address,uint256)"));
    bytes4 private constant TRANSFER_FROM_AND_CALL_WITH =
        bytes4(keccak256("transferFromAndCall(address,address,uint256,bytes)"));
    /// @dev ERC-777.
    bytes4 private constant AUTHORIZE_OPERATOR = bytes4(keccak256("authorizeOperator(address)"));
    bytes4 private constant OPERATOR_SEND = bytes4(keccak256("operatorSend(address,address,uint256,bytes,bytes)"));
    bytes4 private constant OPERATOR_BURN = bytes4(keccak256("operatorBurn(address,uint256,bytes,bytes)"));
    /// @dev DSToken, such as MKR: an approval without limit, and two names of transferFrom.
    bytes4 private constant APPROVE_ALL = bytes4(keccak256("approve(address)"));
    bytes4 private constant MOVE = bytes4(keccak256("move(address,address,uint256)"));
    bytes4 private constant PULL = bytes4(keccak256("pull(address,uint256)"));
    /// @dev ERC-721 and ERC-1155.
    bytes4 private constant SET_APPROVAL_FOR_ALL = bytes4(keccak256("setApprovalForAll(address,bool)"));

    /// @notice Whether the selector grants, changes or uses a permission to move tokens.
    function isForbidden(bytes4 selector) internal pure returns (bool) {
        return _changesPermission(selector) || _usesPermission(selector);
    }

    function _changesPermission(bytes4 selector) private pure returns (bool) {
        return selector == APPROVE || selector == INCREASE_ALLOWANCE || selector == DECREASE_ALLOWANCE
            || selector == INCREASE_APPROVAL || selector == DECREASE_APPROVAL || selector == PERMIT
            || selector == PERMIT_WALLET || selector == PERMIT_DAI || selector == APPROVE_AND_CALL
            || selector == APPROVE_AND_CALL_WITH || selector == AUTHORIZE_OPERATOR || selector == APPROVE_ALL
            || selector == SET_APPROVAL_FOR_ALL;
    }

    function _usesPermission(bytes4 selector) private pure returns (bool) {
        return selector == TRANSFER_FROM || selector == TRANSFER_FROM_AND_CALL
            || selector == TRANSFER_FROM_AND_CALL_WITH || selector == OPERATOR_SEND || selector == OPERATOR_BURN
            || selector == MOVE || selector == PULL;
    }
}
