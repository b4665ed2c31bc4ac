// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @dev A market that trades at whatever rate it is asked for, and does some things no market should.
contract Venue {
    using SafeERC20 for IERC20;

    error NoDeal(string reason);

    receive() external payable {}

    function swap(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut) external {
        IERC20(tokenIn).safeTransferFrom(msg.sender, address(this), amountIn);
        IERC20(tokenOut).safeTransfer(msg.sender, amountOut);
    }

    function give(address token, uint256 amount) external {
        IERC20(token).safeTransfer(msg.sender, amount);
    }

    function giveNative(uint256 amount) external {
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent, "Venue: refused");
    }

    function steal(address token, address from, uint256 amount) external {
        IERC20(token).safeTransferFrom(from, address(this), amount);
    }

    function fail(string calldata reason) external pure {
        revert NoDeal(reason);
    }

    function bomb(uint256 size) external pure {
        assembly {
            revert(0x1000, size)
        }
    }

    function allowanceOf(address token, address owner) external view returns (uint256) {
        return IERC20(token).allowance(owner, address(this));
    }
}
