// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title The only address that users approve
/// @notice It moves approved tokens on the word of two immutable operators and can do nothing else: it makes no call
/// that anybody else chose, holds no tokens, has no owner and cannot be upgraded.
interface IAllowanceHolder {
    /// @notice The caller is no operator. Protects every approval given to this contract.
    error NotOperator(address caller);

    /// @notice The settlement contract: the first operator.
    function settlement() external view returns (address);

    /// @notice The contract that settles makers' firm quotes: the second operator; zero if there is none.
    function quoteSettler() external view returns (address);

    /// @notice Moves `amount` of `token` from `owner` to `to`. Only the operators may call; they have verified the
    /// owner's consent. Reverts if the token says no, by reverting or by returning false.
    /// @param amount Atoms of the token. What arrives may be less, if the token takes a fee.
    function pull(address token, address owner, address to, uint256 amount) external;
}
