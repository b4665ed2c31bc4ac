// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IWETH} from "../../src/interfaces/IWETH.sol";
import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev A wrapped native coin for tests.
contract Weth is ERC20("Wrapped Ether", "WETH"), IWETH {
    function deposit() external payable {
        _mint(msg.sender, msg.value);
    }

    function withdraw(uint256 amount) external {
        _burn(msg.sender, amount);
        (bool sent,) = msg.sender.call{value: amount}("");
        require(sent, "Weth: refused");
    }
}
