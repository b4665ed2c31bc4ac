// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ERC20Permit} from "@openzeppelin/contracts/token/ERC20/extensions/ERC20Permit.sol";

/// @title A token for development networks
/// @notice FOR DEVELOPMENT NETWORKS ONLY: anyone may mint any amount, so it is worth nothing by construction. Owners may
/// allow others to spend by signature (ERC-2612).
contract DevToken is ERC20Permit {
    uint8 private immutable _decimals;

    constructor(string memory name_, string memory symbol_, uint8 decimals_) ERC20(name_, symbol_) ERC20Permit(name_) {
        _decimals = decimals_;
    }

    /// @notice Creates `amount` atoms for `to`. Anyone may call.
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    /// @notice How many decimals a user interface should show.
    function decimals() public view override returns (uint8) {
        return _decimals;
    }
}
