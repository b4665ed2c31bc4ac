// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {LimitOrder} from "../types/QuoteTypes.sol";
import {Bundle, Trade} from "../types/SettlementTypes.sol";

/// @title An order at its own limit price, as the only trade of a bundle at that price
/// @notice So that one code verifies, rounds and books both kinds of fills.
library LimitOrderLib {
    /// @notice A bundle of the order's two tokens at `buyAmount` : `sellAmount`, and its trade, without fees. A sell
    /// order receives ceil(executed * buyAmount / sellAmount), a buy order pays floor(executed * sellAmount /
    /// buyAmount).
    function asTrade(LimitOrder calldata order, uint256 executedAmount, bytes calldata signature)
        internal
        pure
        returns (Bundle memory bundle, Trade memory trade)
    {
        bundle.tokens = _two(order.sellToken, order.buyToken);
        bundle.sellPrices = new uint256[](2);
        bundle.buyPrices = new uint256[](2);
        bundle.sellPrices[0] = order.buyAmount;
        bundle.buyPrices[1] = order.sellAmount;
        trade.buyTokenIndex = 1;
        trade.receiver = order.receiver;
        trade.sellAmount = order.sellAmount;
        trade.buyAmount = order.buyAmount;
        trade.validTo = order.validTo;
        trade.appData = order.appData;
        trade.flags = order.flags;
        trade.executedAmount = executedAmount;
        trade.signature = signature;
    }

    function _two(address first, address second) private pure returns (address[] memory tokens) {
        tokens = new address[](2);
        (tokens[0], tokens[1]) = (first, second);
    }
}
