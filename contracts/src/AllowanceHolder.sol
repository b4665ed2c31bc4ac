// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAllowanceHolder} from "./interfaces/IAllowanceHolder.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title The only address that users approve; see `IAllowanceHolder`
contract AllowanceHolder is IAllowanceHolder {
    using SafeERC20 for IERC20;

    /// @inheritdoc IAllowanceHolder
    address public immutable settlement;
    /// @inheritdoc IAllowanceHolder
    address public immutable quoteSettler;

    constructor(address settlement_, address quoteSettler_) {
        settlement = settlement_;
        quoteSettler = quoteSettler_;
    }

    /// @inheritdoc IAllowanceHolder
    function pull(address token, address owner, address to, uint256 amount) external {
        // The zero address never calls, so an absent quote settler is no door.
        if (msg.sender != settlement && msg.sender != quoteSettler) {
            revert NotOperator(msg.sender);
        }
        IERC20(token).safeTransferFrom(owner, to, amount);
    }
}
