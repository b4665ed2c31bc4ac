// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title What a fill moves, from the uniform prices and the fees
/// @notice Rounding never goes against the user: receipts are rounded up, payments down. Products are 512 bits wide, so
/// no amount overflows on the way to a result that fits.
library FillLib {
    /// @notice A result does not fit into 256 bits. Protects everyone from wrapped sums.
    error AmountOverflow();
    /// @notice The network fee is more than the user pays in all. Protects the user.
    error NetworkFeeTooHigh(uint256 networkFee, uint256 userIn);
    /// @notice The protocol fee is more than the trade yields. Protects the user.
    error ProtocolFeeTooHigh(uint256 protocolFee, uint256 proceeds);

    /// @notice What the owner of a sell order receives for `userIn`: the price rounded up, less the protocol fee.
    function sellProceeds(uint256 userIn, uint256 networkFee, uint256 protocolFee, uint256 sellPrice, uint256 buyPrice)
        internal
        pure
        returns (uint256 userOut)
    {
        if (networkFee > userIn) {
            revert NetworkFeeTooHigh(networkFee, userIn);
        }
        uint256 proceeds = mulDivUp(userIn - networkFee, sellPrice, buyPrice);
        if (protocolFee > proceeds) {
            revert ProtocolFeeTooHigh(protocolFee, proceeds);
        }
        return proceeds - protocolFee;
    }

    /// @notice What the owner of a buy order pays for `userOut`: the price rounded down, plus both fees.
    function buyCost(uint256 userOut, uint256 networkFee, uint256 protocolFee, uint256 sellPrice, uint256 buyPrice)
        internal
        pure
        returns (uint256 userIn)
    {
        return add(add(mulDivDown(userOut, buyPrice, sellPrice), networkFee), protocolFee);
    }

    /// @notice Whether receiving `userOut` for `userIn` is at least as good as the signed `buyAmount` for `sellAmount`.
    function respectsLimit(uint256 userIn, uint256 userOut, uint256 sellAmount, uint256 buyAmount)
        internal
        pure
        returns (bool)
    {
        (uint256 gotHigh, uint256 gotLow) = Math.mul512(userOut, sellAmount);
        (uint256 wantedHigh, uint256 wantedLow) = Math.mul512(userIn, buyAmount);
        return gotHigh > wantedHigh || (gotHigh == wantedHigh && gotLow >= wantedLow);
    }

    /// @notice floor(a * b / divisor); `divisor` is not zero.
    function mulDivDown(uint256 a, uint256 b, uint256 divisor) internal pure returns (uint256) {
        (uint256 high,) = Math.mul512(a, b);
        if (high >= divisor) {
            revert AmountOverflow();
        }
        return Math.mulDiv(a, b, divisor);
    }

    /// @notice ceil(a * b / divisor); `divisor` is not zero.
    function mulDivUp(uint256 a, uint256 b, uint256 divisor) internal pure returns (uint256) {
        uint256 quotient = mulDivDown(a, b, divisor);
        return mulmod(a, b, divisor) == 0 ? quotient : add(quotient, 1);
    }

    /// @notice a + b.
    function add(uint256 a, uint256 b) internal pure returns (uint256 sum) {
        bool fits;
        (fits, sum) = Math.tryAdd(a, b);
        if (!fits) {
            revert AmountOverflow();
        }
    }
}
