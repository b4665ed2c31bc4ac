// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "./interfaces/ISettlement.sol";
import {IWETH} from "./interfaces/IWETH.sol";
import {BoundedCall} from "./libraries/BoundedCall.sol";
import {BundleLib} from "./libraries/BundleLib.sol";
import {FillLib} from "./libraries/FillLib.sol";
import {NATIVE} from "./types/SettlementTypes.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";

/// @title Keeps what the contract had apart from what a bundle brought in
/// @notice Whatever was here at entry is nobody's to spend: a bundle pays from what it brought, token by token, and
/// leaves with what it did not need.
abstract contract TokenBooks is ISettlement {
    using SafeERC20 for IERC20;

    /// @dev One line per listed token, and one for the wrapped native token in any case, since left-over native coin
    /// comes back wrapped. The native marker's line counts this contract's native coin.
    struct Books {
        address[] tokens;
        uint256[] entry;
        uint256[] owed;
    }

    /// @notice Gas that a receiver may spend on taking native coin, besides the 2,300 that come with it: enough for a
    /// proxy that logs.
    uint256 internal constant NATIVE_PAYMENT_GAS = 50_000;

    /// @inheritdoc ISettlement
    IWETH public immutable wrappedNative;

    constructor(IWETH wrappedNative_) {
        if (address(wrappedNative_).code.length == 0) {
            revert InvalidDeployment(address(wrappedNative_));
        }
        wrappedNative = wrappedNative_;
    }

    /// @notice Native coin comes only from unwrapping.
    receive() external payable {
        if (msg.sender != address(wrappedNative)) {
            revert UnexpectedNative(msg.sender);
        }
    }

    function _openBooks(address[] memory listed) internal view returns (Books memory books) {
        books.tokens = _withWrappedNative(listed);
        books.entry = new uint256[](books.tokens.length);
        books.owed = new uint256[](books.tokens.length);
        for (uint256 i = 0; i < books.tokens.length; ++i) {
            address token = books.tokens[i];
            if (token != NATIVE && token.code.length == 0) {
                revert NotAToken(token);
            }
            books.entry[i] = _balanceOf(token);
        }
    }

    function _owe(Books memory books, uint256 index, uint256 amount) internal pure {
        books.owed[index] = FillLib.add(books.owed[index], amount);
    }

    /// @dev Before anything is paid out: each token's debts are covered by what came in since entry. Native coin is
    /// owed in wrapped form up to here; exactly what is owed is unwrapped.
    function _coverDebts(Books memory books) internal {
        uint256 native = BundleLib.indexOf(books.tokens, NATIVE);
        uint256 nativeOwed = native < books.tokens.length ? books.owed[native] : 0;
        for (uint256 i = 0; i < books.tokens.length; ++i) {
            if (i == native) {
                continue;
            }
            uint256 owed = books.owed[i];
            if (books.tokens[i] == address(wrappedNative)) {
                owed = FillLib.add(owed, nativeOwed);
            }
            _requireBalance(books.tokens[i], FillLib.add(books.entry[i], owed));
        }
        if (nativeOwed > 0) {
            wrappedNative.withdraw(nativeOwed);
        }
    }

    /// @dev Pays in full or reverts. What a token takes for itself is missed at the receiver.
    function _pay(address token, address receiver, uint256 amount) internal {
        if (token == NATIVE) {
            (bool accepted,) = BoundedCall.tryCall(receiver, amount, NATIVE_PAYMENT_GAS, "", 0);
            if (!accepted) {
                revert NativePaymentRefused(receiver, amount);
            }
            return;
        }
        uint256 due = FillLib.add(IERC20(token).balanceOf(receiver), amount);
        IERC20(token).safeTransfer(receiver, amount);
        uint256 got = IERC20(token).balanceOf(receiver);
        if (got < due) {
            revert PayoutShort(token, receiver, due - got);
        }
    }

    /// @dev Pays what is left over to `payout` and requires that every line ends with at least its entry. Native coin
    /// that somebody forced upon this contract stays where it is.
    function _closeBooks(Books memory books, address payout) internal {
        for (uint256 i = 0; i < books.tokens.length; ++i) {
            address token = books.tokens[i];
            uint256 entry = books.entry[i];
            uint256 balance = _balanceOf(token);
            if (token != NATIVE && balance > entry) {
                IERC20(token).safeTransfer(payout, balance - entry);
            }
        }
        for (uint256 i = 0; i < books.tokens.length; ++i) {
            _requireBalance(books.tokens[i], books.entry[i]);
        }
    }

    function _requireBalance(address token, uint256 wanted) private view {
        uint256 balance = _balanceOf(token);
        if (balance < wanted) {
            revert NotConserved(token, wanted - balance);
        }
    }

    function _balanceOf(address token) private view returns (uint256) {
        return token == NATIVE ? address(this).balance : IERC20(token).balanceOf(address(this));
    }

    function _withWrappedNative(address[] memory listed) private view returns (address[] memory tokens) {
        if (BundleLib.indexOf(listed, address(wrappedNative)) < listed.length) {
            return listed;
        }
        tokens = new address[](listed.length + 1);
        for (uint256 i = 0; i < listed.length; ++i) {
            tokens[i] = listed[i];
        }
        tokens[listed.length] = address(wrappedNative);
    }
}
