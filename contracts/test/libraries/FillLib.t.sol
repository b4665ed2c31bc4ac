// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {FillLib} from "../../src/libraries/FillLib.sol";
import {Test} from "forge-std/Test.sol";

/// @dev Against the naive formulas, where those do not overflow, and against their defining properties, where they do.
contract FillLibTest is Test {
    function testFuzz_sell_equals_naive_formula(
        uint128 userIn,
        uint128 networkFee,
        uint128 protocolFee,
        uint128 sellPrice,
        uint128 buyPrice
    ) public {
        buyPrice = uint128(bound(buyPrice, 1, type(uint128).max));
        if (networkFee > userIn) {
            vm.expectRevert(abi.encodeWithSelector(FillLib.NetworkFeeTooHigh.selector, networkFee, userIn));
            this.sellProceeds(userIn, networkFee, protocolFee, sellPrice, buyPrice);
            return;
        }
        uint256 product = uint256(userIn - networkFee) * sellPrice;
        uint256 proceeds = product / buyPrice + (product % buyPrice == 0 ? 0 : 1);
        if (protocolFee > proceeds) {
            vm.expectRevert(abi.encodeWithSelector(FillLib.ProtocolFeeTooHigh.selector, protocolFee, proceeds));
            this.sellProceeds(userIn, networkFee, protocolFee, sellPrice, buyPrice);
            return;
        }
        assertEq(FillLib.sellProceeds(userIn, networkFee, protocolFee, sellPrice, buyPrice), proceeds - protocolFee);
    }

    function testFuzz_buy_equals_naive_formula(
        uint120 userOut,
        uint120 networkFee,
        uint120 protocolFee,
        uint128 sellPrice,
        uint128 buyPrice
    ) public pure {
        sellPrice = uint128(bound(sellPrice, 1, type(uint128).max));
        assertEq(
            FillLib.buyCost(userOut, networkFee, protocolFee, sellPrice, buyPrice),
            uint256(userOut) * buyPrice / sellPrice + networkFee + protocolFee
        );
    }

    function testFuzz_limit_equals_naive_comparison(uint128 userIn, uint128 userOut, uint128 sell, uint128 buy)
        public
        pure
    {
        assertEq(FillLib.respectsLimit(userIn, userOut, sell, buy), uint256(userOut) * sell >= uint256(userIn) * buy);
    }

    function testFuzz_limit_sees_one_atom_when_products_are_wide(uint256 sell, uint256 buy) public pure {
        sell = bound(sell, 1, type(uint256).max);
        buy = bound(buy, 1, type(uint256).max);
        assertTrue(FillLib.respectsLimit(sell, buy, sell, buy));
        assertFalse(FillLib.respectsLimit(sell, buy - 1, sell, buy));
        if (sell < type(uint256).max) {
            assertFalse(FillLib.respectsLimit(sell + 1, buy, sell, buy));
        }
    }

    function testFuzz_rounding_up_is_the_least_that_is_enough(uint256 a, uint256 b, uint256 divisor) public {
        divisor = bound(divisor, 1, type(uint256).max);
        try this.mulDivUp(a, b, divisor) returns (uint256 quotient) {
            // quotient * divisor >= a * b, and one less would not be.
            assertTrue(FillLib.respectsLimit(a, quotient, divisor, b));
            if (quotient > 0) {
                assertFalse(FillLib.respectsLimit(a, quotient - 1, divisor, b));
            }
        } catch (bytes memory reason) {
            assertEq(reason, abi.encodeWithSelector(FillLib.AmountOverflow.selector));
            assertFalse(FillLib.respectsLimit(a, type(uint256).max, divisor, b));
        }
    }

    function testFuzz_rounding_down_is_the_most_that_fits(uint256 a, uint256 b, uint256 divisor) public {
        divisor = bound(divisor, 1, type(uint256).max);
        try this.mulDivDown(a, b, divisor) returns (uint256 quotient) {
            // a * b >= quotient * divisor, and one more would not fit.
            assertTrue(FillLib.respectsLimit(quotient, a, b, divisor));
            if (quotient < type(uint256).max) {
                assertFalse(FillLib.respectsLimit(quotient + 1, a, b, divisor));
            }
        } catch (bytes memory reason) {
            assertEq(reason, abi.encodeWithSelector(FillLib.AmountOverflow.selector));
            assertTrue(FillLib.respectsLimit(type(uint256).max, a, b, divisor));
        }
    }

    function testFuzz_sum_is_exact_or_refused(uint256 a, uint256 b) public {
        if (a <= type(uint256).max - b) {
            assertEq(FillLib.add(a, b), a + b);
            return;
        }
        vm.expectRevert(FillLib.AmountOverflow.selector);
        this.add(a, b);
    }

    function sellProceeds(uint256 userIn, uint256 networkFee, uint256 protocolFee, uint256 sellPrice, uint256 buyPrice)
        external
        pure
        returns (uint256)
    {
        return FillLib.sellProceeds(userIn, networkFee, protocolFee, sellPrice, buyPrice);
    }

    function mulDivUp(uint256 a, uint256 b, uint256 divisor) external pure returns (uint256) {
        return FillLib.mulDivUp(a, b, divisor);
    }

    function mulDivDown(uint256 a, uint256 b, uint256 divisor) external pure returns (uint256) {
        return FillLib.mulDivDown(a, b, divisor);
    }

    function add(uint256 a, uint256 b) external pure returns (uint256) {
        return FillLib.add(a, b);
    }
}
