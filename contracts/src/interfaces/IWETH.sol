// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @title The chain's native coin as an ERC-20
interface IWETH is IERC20 {
    /// @notice Wraps the wei sent along.
    function deposit() external payable;

    /// @notice Unwraps `amount` wei to the caller.
    function withdraw(uint256 amount) external;
}
