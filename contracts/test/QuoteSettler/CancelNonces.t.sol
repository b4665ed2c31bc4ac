// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";

contract CancelNoncesTest is QuoteFixture {
    function testFuzz_spends_one_nonce_and_no_other(uint256 nonce, uint256 other) public {
        vm.assume(nonce != other);
        vm.expectEmit(address(quoteSettler));
        emit IQuoteSettler.NoncesCancelled(maker.addr, nonce / 256, 1 << nonce % 256);
        vm.prank(maker.addr);
        quoteSettler.cancelNonce(nonce);

        assertTrue(quoteSettler.isNonceSpent(maker.addr, nonce));
        assertFalse(quoteSettler.isNonceSpent(maker.addr, other));
        assertFalse(quoteSettler.isNonceSpent(bob.addr, nonce));
    }

    function testFuzz_spends_each_nonce_of_a_mask(uint256 word, uint256 mask) public {
        word = bound(word, 0, type(uint256).max >> 8);
        vm.prank(maker.addr);
        quoteSettler.cancelNonces(word, mask);
        for (uint256 i = 0; i < 256; ++i) {
            assertEq(quoteSettler.isNonceSpent(maker.addr, word * 256 + i), mask & (1 << i) != 0);
        }
    }

    function test_never_revives_a_nonce() public {
        vm.startPrank(maker.addr);
        quoteSettler.cancelNonces(0, type(uint256).max);
        quoteSettler.cancelNonces(0, 0);
        assertTrue(quoteSettler.isNonceSpent(maker.addr, 77));
    }

    function testFuzz_spends_all_nonces_below_the_floor(uint256 floor, uint256 nonce) public {
        floor = bound(floor, 1, type(uint256).max);
        vm.expectEmit(address(quoteSettler));
        emit IQuoteSettler.NonceFloorRaised(maker.addr, floor);
        vm.prank(maker.addr);
        quoteSettler.cancelNoncesBelow(floor);

        assertEq(quoteSettler.leastNonce(maker.addr), floor);
        assertEq(quoteSettler.isNonceSpent(maker.addr, nonce), nonce < floor);
        assertFalse(quoteSettler.isNonceSpent(bob.addr, nonce));
    }

    function test_reverts_when_the_floor_would_not_rise() public {
        vm.startPrank(maker.addr);
        quoteSettler.cancelNoncesBelow(5);
        for (uint256 least = 0; least < 6; ++least) {
            vm.expectRevert(abi.encodeWithSelector(IQuoteSettler.NonceFloorNotRaised.selector, 5, least));
            quoteSettler.cancelNoncesBelow(least);
        }
    }
}
