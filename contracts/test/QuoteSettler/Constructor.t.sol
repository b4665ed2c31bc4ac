// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {QuoteSettler} from "../../src/QuoteSettler.sol";
import {Settlement} from "../../src/Settlement.sol";
import {IAllowanceHolder} from "../../src/interfaces/IAllowanceHolder.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";

contract QuoteSettlerConstructorTest is QuoteFixture {
    function test_knows_its_settlement_and_what_belongs_to_it() public view {
        assertEq(address(quoteSettler.settlement()), address(settlement));
        assertEq(address(quoteSettler.allowanceHolder()), holder);
        assertEq(quoteSettler.executor(), address(executor));
        assertEq(IAllowanceHolder(holder).quoteSettler(), address(quoteSettler));
    }

    function test_reverts_when_the_settlement_expects_another() public {
        vm.expectRevert(abi.encodeWithSelector(IQuoteSettler.NotTheQuoteSettler.selector, address(settlement)));
        new QuoteSettler(settlement);
    }

    function test_reverts_when_the_settlement_expects_none() public {
        Settlement alone = new Settlement("n", "v", auctioneer.addr, registry, weth, address(0));
        vm.expectRevert(abi.encodeWithSelector(IQuoteSettler.NotTheQuoteSettler.selector, address(alone)));
        new QuoteSettler(alone);
    }

    function test_signs_in_a_domain_of_its_own_that_changes_when_the_chain_forks() public {
        bytes32 before = quoteSettler.domainSeparator();
        assertNotEq(before, settlement.awardDomainSeparator());
        vm.chainId(77);
        assertNotEq(quoteSettler.domainSeparator(), before);
    }
}
