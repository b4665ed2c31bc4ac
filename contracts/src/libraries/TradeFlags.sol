// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SigningScheme} from "../types/SettlementTypes.sol";

/// @title The flags of a trade, laid out as GPv2 does
/// @notice bit 0: kind (1 = buy); bit 1: partially fillable; bits 2-4: balances (all zero = ERC-20, the only ones
/// served here); bits 5-6: signing scheme; all others zero.
library TradeFlags {
    /// @notice A bit is set that means an internal or external balance, or nothing at all.
    error UnsupportedFlags(uint256 flags);

    uint256 private constant BUY = 1;
    uint256 private constant PARTIALLY_FILLABLE = 1 << 1;
    uint256 private constant SCHEME_SHIFT = 5;
    uint256 private constant SCHEME_MASK = 3;
    uint256 private constant SUPPORTED = BUY | PARTIALLY_FILLABLE | (SCHEME_MASK << SCHEME_SHIFT);

    /// @notice Reads the flags, refusing every bit that is not served.
    function decode(uint256 flags) internal pure returns (bool isBuy, bool partiallyFillable, SigningScheme scheme) {
        if (flags & ~SUPPORTED != 0) {
            revert UnsupportedFlags(flags);
        }
        isBuy = flags & BUY != 0;
        partiallyFillable = flags & PARTIALLY_FILLABLE != 0;
        scheme = SigningScheme((flags >> SCHEME_SHIFT) & SCHEME_MASK);
    }
}
