// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";
import {console} from "forge-std/console.sol";

/// @dev take: what the call itself costs from cold storage, so that a jump is noticed.
contract TakeGasTest is QuoteFixture {
    function test_costs_at_most_when_a_quote_is_taken() public {
        Quote memory quote = _quote();
        quote.auctionId = 0;
        tokenA.mint(address(executor), 1000);
        vm.prank(address(executor));
        tokenA.approve(address(quoteSettler), 1000);
        bytes memory call = abi.encodeCall(IQuoteSettler.take, (quote, _sign(quote), 1000));
        vm.mockCall(address(settlement), abi.encodeCall(settlement.currentAuction, ()), abi.encode(uint256(1), solver));
        address[4] memory touched = [address(quoteSettler), holder, address(tokenA), address(tokenB)];
        for (uint256 i = 0; i < touched.length; ++i) {
            vm.cool(touched[i]);
        }
        vm.prank(address(executor));
        (bool taken,) = address(quoteSettler).call(call);
        assertTrue(taken);
        console.log("gas of the take", vm.lastCallGas().gasTotalUsed);
        assertLt(vm.lastCallGas().gasTotalUsed, 140_000);
    }
}
