// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../interfaces/ISettlement.sol";
import {Award, Bundle, NATIVE} from "../types/SettlementTypes.sol";

/// @title Hashes and shape of a bundle and its award
library BundleLib {
    bytes32 internal constant AWARD_TYPE_HASH =
        keccak256("Award(uint256 auctionId,bytes32 bundleHash,address solver,address payout,uint64 deadline)");

    /// @notice keccak256(abi.encode(tokens, sellPrices, buyPrices, trades, interactions)).
    function hash(Bundle memory bundle) internal pure returns (bytes32) {
        return
            keccak256(
                abi.encode(bundle.tokens, bundle.sellPrices, bundle.buyPrices, bundle.trades, bundle.interactions)
            );
    }

    /// @notice EIP-712 hashStruct of an award.
    function structHash(Award calldata award) internal pure returns (bytes32) {
        return keccak256(abi.encode(AWARD_TYPE_HASH, award));
    }

    /// @notice Refuses a bundle whose token and price lists could treat two users differently.
    function requireUniformPrices(Bundle memory bundle, address wrappedNative) internal pure {
        uint256 length = bundle.tokens.length;
        _requireLength(length, bundle.sellPrices.length);
        _requireLength(length, bundle.buyPrices.length);
        for (uint256 i = 0; i < length; ++i) {
            if (i > 0 && bundle.tokens[i] <= bundle.tokens[i - 1]) {
                revert ISettlement.TokensNotAscending(i);
            }
            if (bundle.sellPrices[i] == 0 || bundle.buyPrices[i] == 0) {
                revert ISettlement.ZeroPrice(bundle.tokens[i]);
            }
        }
        _requireOneNativePrice(bundle, wrappedNative);
    }

    /// @notice Position of a token in the list, or the list's length if it is not there.
    function indexOf(address[] memory tokens, address token) internal pure returns (uint256 index) {
        while (index < tokens.length && tokens[index] != token) {
            ++index;
        }
    }

    function _requireOneNativePrice(Bundle memory bundle, address wrappedNative) private pure {
        uint256 native = indexOf(bundle.tokens, NATIVE);
        if (native == bundle.tokens.length) {
            return;
        }
        uint256 wrapped = indexOf(bundle.tokens, wrappedNative);
        if (wrapped == bundle.tokens.length) {
            revert ISettlement.WrappedNativeNotListed();
        }
        if (
            bundle.sellPrices[native] != bundle.sellPrices[wrapped]
                || bundle.buyPrices[native] != bundle.buyPrices[wrapped]
        ) {
            revert ISettlement.NonUniformPrice(wrappedNative);
        }
    }

    function _requireLength(uint256 expected, uint256 actual) private pure {
        if (expected != actual) {
            revert ISettlement.LengthMismatch(expected, actual);
        }
    }
}
