// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Bundle, NATIVE} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev settle: the lists of tokens and prices.
contract SettlePricesTest is SettlementFixture {
    function test_gives_same_rate_when_two_orders_share_a_pair() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenB), 1000, 1)));
        _add(bundle, _trade(bundle, _order(bob, address(tokenA), address(tokenB), 500, 900)));
        _interact(bundle, INTRA, _swap(1500, 3000));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS + 1000);
    }

    function test_uses_each_side_of_the_prices_when_they_differ() public {
        Bundle memory bundle = _crossing();
        // Bob pays 2 B per A; Alice gets 1.9 B per A: the spread pays the solver.
        for (uint256 i = 0; i < 2; ++i) {
            bool isA = bundle.tokens[i] == address(tokenA);
            bundle.sellPrices[i] = isA ? 19 : 10;
            bundle.buyPrices[i] = isA ? 20 : 10;
        }
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1900);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 1000);
        assertEq(tokenB.balanceOf(payout), 100);
    }

    function test_reverts_when_sell_prices_are_missing() public {
        Bundle memory bundle = _crossing();
        bundle.sellPrices = new uint256[](1);
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.LengthMismatch.selector, 2, 1));
    }

    function test_reverts_when_buy_prices_are_too_many() public {
        Bundle memory bundle = _crossing();
        bundle.buyPrices = new uint256[](3);
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.LengthMismatch.selector, 2, 3));
    }

    function test_reverts_when_tokens_descend() public {
        Bundle memory bundle = _crossing();
        (bundle.tokens[0], bundle.tokens[1]) = (bundle.tokens[1], bundle.tokens[0]);
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.TokensNotAscending.selector, 1));
    }

    function test_reverts_when_token_is_listed_twice() public {
        Bundle memory bundle = _crossing();
        bundle.tokens[1] = bundle.tokens[0];
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.TokensNotAscending.selector, 1));
    }

    function test_reverts_when_sell_price_is_zero() public {
        Bundle memory bundle = _crossing();
        bundle.sellPrices[1] = 0;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.ZeroPrice.selector, bundle.tokens[1]));
    }

    function test_reverts_when_buy_price_is_zero() public {
        Bundle memory bundle = _crossing();
        bundle.buyPrices[0] = 0;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.ZeroPrice.selector, bundle.tokens[0]));
    }

    function test_reverts_when_listed_address_has_no_code() public {
        address nobody = makeAddr("nobody");
        Bundle memory bundle = _bundle([address(tokenA), nobody], [uint256(1), 1]);
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NotAToken.selector, nobody));
    }

    function test_reverts_when_native_and_wrapped_sell_prices_differ() public {
        Bundle memory bundle = _nativeBundle();
        bundle.sellPrices[0] = 2;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NonUniformPrice.selector, address(weth)));
    }

    function test_reverts_when_native_and_wrapped_buy_prices_differ() public {
        Bundle memory bundle = _nativeBundle();
        bundle.buyPrices[1] = 2;
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NonUniformPrice.selector, address(weth)));
    }

    function test_reverts_when_native_is_listed_without_wrapped() public {
        Bundle memory bundle = _bundle([address(tokenA), NATIVE], [uint256(1), 1]);
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.WrappedNativeNotListed.selector));
    }

    function _nativeBundle() private view returns (Bundle memory) {
        return _bundle([address(weth), NATIVE], [uint256(1), 1]);
    }
}
