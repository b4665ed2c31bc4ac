// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {HooksTrampoline} from "./HooksTrampoline.sol";
import {IHooksTrampoline} from "./interfaces/IHooksTrampoline.sol";
import {IInteractionExecutor} from "./interfaces/IInteractionExecutor.sol";
import {IWETH} from "./interfaces/IWETH.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";
import {CallGuard} from "./libraries/CallGuard.sol";
import {Allowance, Interaction, NATIVE} from "./types/SettlementTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title The only contract that makes calls chosen by solvers; see `IInteractionExecutor`
contract InteractionExecutor is IInteractionExecutor {
    using SafeERC20 for IERC20;

    /// @notice How much of a failed call's revert data is kept.
    uint256 public constant MAX_REASON_LENGTH = 256;

    /// @inheritdoc IInteractionExecutor
    address public immutable settlement;
    /// @inheritdoc IInteractionExecutor
    address public immutable allowanceHolder;
    /// @inheritdoc IInteractionExecutor
    address public immutable registry;
    /// @inheritdoc IInteractionExecutor
    IWETH public immutable wrappedNative;
    /// @inheritdoc IInteractionExecutor
    IHooksTrampoline public immutable hooksTrampoline;

    modifier onlySettlement() {
        if (msg.sender != settlement) {
            revert NotSettlement(msg.sender);
        }
        _;
    }

    constructor(address settlement_, address allowanceHolder_, address registry_, IWETH wrappedNative_) {
        settlement = settlement_;
        allowanceHolder = allowanceHolder_;
        registry = registry_;
        wrappedNative = wrappedNative_;
        hooksTrampoline = new HooksTrampoline(address(this));
    }

    /// @notice Native coin comes from unwrapping and from venues; the next sweep takes it along.
    receive() external payable {}

    /// @inheritdoc IInteractionExecutor
    function execute(uint256 phase, Interaction[] calldata interactions) external onlySettlement {
        for (uint256 i = 0; i < interactions.length; ++i) {
            _execute(phase, i, interactions[i]);
        }
    }

    /// @inheritdoc IInteractionExecutor
    function sweep(address[] calldata tokens) external onlySettlement {
        uint256 native = address(this).balance;
        if (native > 0) {
            wrappedNative.deposit{value: native}();
        }
        for (uint256 i = 0; i < tokens.length; ++i) {
            if (tokens[i] == NATIVE) {
                continue;
            }
            IERC20 token = IERC20(tokens[i]);
            uint256 balance = token.balanceOf(address(this));
            if (balance > 0) {
                token.safeTransfer(settlement, balance);
            }
        }
    }

    function _execute(uint256 phase, uint256 index, Interaction calldata interaction) private {
        _requireAllowed(interaction);
        Allowance[] calldata allowances = interaction.allowances;
        for (uint256 i = 0; i < allowances.length; ++i) {
            _requireOutsider(allowances[i].token);
            IERC20(allowances[i].token).forceApprove(allowances[i].spender, allowances[i].amount);
        }
        (bool success, bytes memory reason) = BoundedCall.tryCall(
            interaction.target, interaction.value, gasleft(), interaction.callData, MAX_REASON_LENGTH
        );
        if (!success) {
            revert InteractionFailed(phase, index, reason);
        }
        for (uint256 i = 0; i < allowances.length; ++i) {
            _endAllowance(IERC20(allowances[i].token), allowances[i].spender);
        }
    }

    /// @dev Asked first, because some tokens refuse to set an allowance of zero, and a spent one is zero already.
    function _endAllowance(IERC20 token, address spender) private {
        if (token.allowance(address(this), spender) != 0) {
            token.forceApprove(spender, 0);
        }
    }

    function _requireAllowed(Interaction calldata interaction) private view {
        address target = interaction.target;
        _requireOutsider(target);
        if (interaction.callData.length == 0) {
            return;
        }
        if (target.code.length == 0) {
            revert ForbiddenTarget(target);
        }
        bytes4 selector = bytes4(interaction.callData);
        if (CallGuard.isForbidden(selector)) {
            revert ForbiddenCall(target, selector);
        }
    }

    function _requireOutsider(address target) private view {
        if (target == settlement || target == allowanceHolder || target == registry || target == address(this)) {
            revert ForbiddenTarget(target);
        }
    }
}
