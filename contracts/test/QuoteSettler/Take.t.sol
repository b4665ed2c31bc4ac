// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {QuoteLib} from "../../src/libraries/QuoteLib.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Bundle} from "../../src/types/SettlementTypes.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";
import {AnsweringWallet} from "../support/Wallets.sol";

/// @dev take: what moves, and how much.
contract TakeTest is QuoteFixture {
    function test_settles_a_bundle_against_a_quote() public {
        _settle(_with(_take(_quote(), 1000)));

        assertEq(tokenA.balanceOf(maker.addr), FUNDS + 1000);
        assertEq(tokenB.balanceOf(maker.addr), FUNDS - 2100);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenB.balanceOf(payout), 100);
        _assertNothingKept(tokenA);
        _assertNothingKept(tokenB);
        assertEq(tokenA.allowance(address(executor), address(quoteSettler)), 0);
        assertEq(tokenB.balanceOf(address(quoteSettler)), 0);
    }

    function test_tells_what_was_taken() public {
        Quote memory quote = _quote();
        Bundle memory bundle = _with(_take(quote, 1000));
        vm.expectEmit(address(quoteSettler));
        emit IQuoteSettler.QuoteTaken(_digest(quote), maker.addr, AUCTION, solver, 77, 2100, 1000);
        _settle(bundle);
    }

    function test_gives_a_part_at_the_same_price_rounded_for_the_maker() public {
        Quote memory quote = _quote();
        quote.makerAmount = 2105;
        quote.takerAmount = 1001;
        _settle(_with(_take(quote, 1000)));

        assertEq(tokenB.balanceOf(maker.addr), FUNDS - 2102); // 2102.897..
        assertEq(tokenA.balanceOf(maker.addr), FUNDS + 1000);
    }

    function test_pays_the_recipient_when_the_quote_names_one() public {
        Quote memory quote = _quote();
        quote.recipient = makeAddr("treasury of the maker");
        _settle(_with(_take(quote, 1000)));

        assertEq(tokenA.balanceOf(quote.recipient), 1000);
        assertEq(tokenA.balanceOf(maker.addr), FUNDS);
    }

    function test_takes_a_private_quote_when_its_solver_has_won() public {
        Quote memory quote = _quote();
        quote.solver = solver;
        _settle(_with(_take(quote, 1000)));
        assertTrue(quoteSettler.isNonceSpent(maker.addr, 77));
    }

    function test_takes_a_standing_quote_in_any_auction() public {
        Quote memory quote = _quote();
        quote.auctionId = 0;
        _settle(_with(_take(quote, 1000)));
        assertTrue(quoteSettler.isNonceSpent(maker.addr, 77));
    }

    function test_takes_until_the_last_second() public {
        Quote memory quote = _quote();
        quote.settleBy = uint64(block.timestamp);
        _settle(_with(_take(quote, 1000)));
        assertEq(tokenA.balanceOf(maker.addr), FUNDS + 1000);
    }

    function test_takes_a_compact_signature_for_the_same_quote() public {
        Quote memory quote = _quote();
        (bytes32 r, bytes32 vs) = vm.signCompact(maker.key, _digest(quote));
        _settle(_with(_take(quote, abi.encodePacked(r, vs), 1000)));

        assertEq(tokenB.balanceOf(maker.addr), FUNDS - 2100);
        Bundle memory again = _with(_take(quote, 1000));
        again.trades[0].appData = bytes32(uint256(1));
        again.trades[0].signature = _sign(alice.key, _digest(_aliceAgain()));
        _expectTakeRefused(again, abi.encodeWithSelector(IQuoteSettler.NonceSpent.selector, maker.addr, 77));
    }

    function test_takes_a_quote_that_the_makers_wallet_confirms() public {
        AnsweringWallet wallet = new AnsweringWallet();
        _fund(address(wallet));
        Quote memory quote = _quote();
        quote.maker = address(wallet);
        wallet.answer(_digest(quote), hex"1234", abi.encode(bytes4(0x1626ba7e)));
        _settle(_with(_take(quote, hex"1234", 1000)));

        assertEq(tokenB.balanceOf(address(wallet)), FUNDS - 2100);
        assertEq(tokenA.balanceOf(address(wallet)), FUNDS + 1000);
    }

    function test_takes_the_keys_signature_when_its_account_has_code() public {
        vm.etch(maker.addr, hex"ef0100000000000000000000000000000000000000dead");
        _settle(_with(_take(_quote(), 1000)));
        assertEq(tokenB.balanceOf(maker.addr), FUNDS - 2100);
    }

    function test_takes_several_quotes_in_one_bundle() public {
        Quote memory second = _quote();
        second.nonce = 78;
        Bundle memory bundle = _with(_take(_quote(), 400));
        _interact(bundle, INTRA, _take(second, 600));
        _settle(bundle);
        assertEq(tokenB.balanceOf(maker.addr), FUNDS - 2100);
    }

    function test_reverts_when_less_or_more_is_paid_in_than_the_quote_allows() public {
        Quote memory quote = _quote();
        quote.minTakerAmount = 400;
        uint256[4] memory amounts = [uint256(0), 399, 1001, type(uint256).max];
        for (uint256 i = 0; i < amounts.length; ++i) {
            _expectTakeRefused(
                _with(_take(quote, amounts[i])),
                abi.encodeWithSelector(QuoteLib.TakeOutOfRange.selector, amounts[i], 400, 1000)
            );
        }
    }

    function test_reverts_when_nothing_is_paid_in_although_the_quote_allows_it() public {
        Quote memory quote = _quote();
        quote.minTakerAmount = 0;
        quote.takerAmount = 0;
        _expectTakeRefused(_with(_take(quote, 0)), abi.encodeWithSelector(QuoteLib.TakeOutOfRange.selector, 0, 0, 0));
    }

    function test_reverts_when_the_maker_would_give_nothing() public {
        Quote memory quote = _quote();
        quote.makerAmount = 1;
        _expectTakeRefused(_with(_take(quote, 999)), abi.encodeWithSelector(QuoteLib.NothingGiven.selector, 999));
    }

    function testFuzz_never_gives_more_than_the_price_nor_an_atom_less(
        uint256 makerAmount,
        uint256 takerAmount,
        uint256 takerIn
    ) public {
        makerAmount = bound(makerAmount, 1, type(uint128).max);
        takerAmount = bound(takerAmount, 1, type(uint128).max);
        takerIn = bound(takerIn, 1, takerAmount);
        vm.assume(makerAmount * takerIn >= takerAmount);
        Quote memory quote = _quote();
        (quote.makerAmount, quote.takerAmount) = (makerAmount, takerAmount);
        uint256 given = this.makerOut(quote, takerIn);

        assertLe(given, makerAmount);
        assertLe(given * takerAmount, makerAmount * takerIn);
        assertGt((given + 1) * takerAmount, makerAmount * takerIn);
    }

    function testFuzz_gives_all_for_all_whatever_the_size(uint256 makerAmount, uint256 takerAmount) public view {
        Quote memory quote = _quote();
        (quote.makerAmount, quote.takerAmount) =
        (bound(makerAmount, 1, type(uint256).max), bound(takerAmount, 1, type(uint256).max));
        assertEq(this.makerOut(quote, quote.takerAmount), quote.makerAmount);
    }

    function makerOut(Quote calldata quote, uint256 takerIn) external pure returns (uint256) {
        return QuoteLib.makerOut(quote, takerIn);
    }

    function _aliceAgain() private view returns (Order memory order) {
        order = _aliceSellsA();
        order.appData = bytes32(uint256(1));
    }
}
