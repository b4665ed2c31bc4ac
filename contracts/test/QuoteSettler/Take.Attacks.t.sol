// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IAllowanceHolder} from "../../src/interfaces/IAllowanceHolder.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Bundle, Interaction} from "../../src/types/SettlementTypes.sol";
import {Forwarder} from "../support/Mischief.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";
import {GreedyWallet, WritingWallet} from "../support/Wallets.sol";

/// @dev take: everything that must not take a quote. Each test ends with the maker's balances as they were.
contract TakeAttacksTest is QuoteFixture {
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    modifier makerKeepsAll() {
        _;
        assertEq(tokenA.balanceOf(maker.addr), FUNDS, "paid to the maker");
        assertEq(tokenB.balanceOf(maker.addr), FUNDS, "taken from the maker");
    }

    function test_reverts_in_another_auction() public makerKeepsAll {
        Quote memory quote = _quote();
        quote.auctionId = 2;
        _expectRefused(quote, abi.encodeWithSelector(IQuoteSettler.WrongAuction.selector, 2, AUCTION));
    }

    function test_reverts_in_another_settlement() public makerKeepsAll {
        Quote memory quote = _quote();
        quote.settlement = makeAddr("another settlement");
        _expectRefused(quote, abi.encodeWithSelector(IQuoteSettler.WrongSettlement.selector, quote.settlement));
    }

    function test_reverts_in_another_solvers_settlement() public makerKeepsAll {
        Quote memory quote = _quote();
        quote.solver = makeAddr("another solver");
        _expectRefused(quote, abi.encodeWithSelector(IQuoteSettler.WrongSolver.selector, quote.solver, solver));
    }

    function test_reverts_a_second_after_settle_by() public makerKeepsAll {
        Quote memory quote = _quote();
        quote.settleBy = uint64(block.timestamp - 1);
        _expectRefused(
            quote, abi.encodeWithSelector(IQuoteSettler.QuoteExpired.selector, quote.settleBy, block.timestamp)
        );
    }

    function test_reverts_when_it_was_taken_before() public {
        Quote memory quote = _quote();
        Bundle memory bundle = _with(_take(quote, 400));
        _interact(bundle, INTRA, _take(quote, 600));
        _expectSecondRefused(bundle);
    }

    function test_reverts_when_an_alternative_with_the_same_nonce_was_taken() public {
        Quote memory bid = _quote();
        (bid.makerToken, bid.takerToken) = (bid.takerToken, bid.makerToken);
        Bundle memory bundle = _with(_take(_quote(), 1000));
        _interact(bundle, INTRA, _take(bid, 10));
        _expectSecondRefused(bundle);
    }

    function test_reverts_when_the_nonce_is_cancelled() public makerKeepsAll {
        vm.prank(maker.addr);
        quoteSettler.cancelNonce(77);
        _expectRefused(_quote(), abi.encodeWithSelector(IQuoteSettler.NonceSpent.selector, maker.addr, 77));
    }

    function test_reverts_when_the_nonce_is_below_the_floor() public makerKeepsAll {
        vm.prank(maker.addr);
        quoteSettler.cancelNoncesBelow(78);
        _expectRefused(_quote(), abi.encodeWithSelector(IQuoteSettler.NonceSpent.selector, maker.addr, 77));
    }

    function test_reverts_when_somebody_else_signed() public makerKeepsAll {
        bytes memory forged = _sign(bob.key, _digest(_quote()));
        _expectInvalid(_quote(), forged);
    }

    function test_reverts_when_any_field_was_altered() public makerKeepsAll {
        bytes memory signature = _sign(_quote());
        for (uint256 field = 0; field < 11; ++field) {
            _expectInvalid(_altered(field), signature);
        }
    }

    function test_reverts_when_signed_for_another_chain() public makerKeepsAll {
        bytes memory signature = _sign(_quote());
        vm.chainId(block.chainid + 1);
        _expectInvalid(_quote(), signature);
    }

    function test_reverts_when_signature_is_malleated() public makerKeepsAll {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(maker.key, _digest(_quote()));
        bytes32 high = bytes32(CURVE_ORDER - uint256(s));
        uint8 other = v == 27 ? 28 : 27;
        _expectInvalid(_quote(), abi.encodePacked(r, high, other));
        _expectInvalid(_quote(), abi.encodePacked(r, s, other));
        _expectInvalid(_quote(), abi.encodePacked(r, s, v - 27));
        _expectInvalid(_quote(), abi.encodePacked(r, s, v, uint8(0)));
    }

    function testFuzz_reverts_when_signature_has_another_length(uint256 length) public makerKeepsAll {
        length = bound(length, 0, 200);
        vm.assume(length != 65);
        bytes memory valid = _sign(_quote());
        bytes memory signature = new bytes(length);
        for (uint256 i = 0; i < length && i < valid.length; ++i) {
            signature[i] = valid[i];
        }
        _expectInvalid(_quote(), signature);
    }

    function test_reverts_when_the_maker_is_nobody() public {
        Quote memory quote = _quote();
        quote.maker = address(0);
        _expectInvalid(quote, abi.encodePacked(bytes32(0), bytes32(uint256(1)), uint8(27)));
    }

    function test_reverts_when_a_wallet_burns_all_gas_or_writes() public {
        address[2] memory wallets = [address(new GreedyWallet()), address(new WritingWallet())];
        for (uint256 i = 0; i < wallets.length; ++i) {
            _fund(wallets[i]);
            Quote memory quote = _quote();
            quote.maker = wallets[i];
            _expectInvalid(quote, hex"12");
            assertEq(tokenB.balanceOf(wallets[i]), FUNDS);
        }
    }

    function test_reverts_when_called_by_anybody_but_the_executor() public makerKeepsAll {
        Quote memory quote = _quote();
        bytes memory signature = _sign(quote);
        address[4] memory callers = [address(settlement), maker.addr, solver, auctioneer.addr];
        for (uint256 i = 0; i < callers.length; ++i) {
            vm.prank(callers[i]);
            vm.expectRevert(abi.encodeWithSelector(IQuoteSettler.NotExecutor.selector, callers[i]));
            quoteSettler.take(quote, signature, 1000);
        }
    }

    function test_reverts_when_a_contract_of_the_solver_calls_in_the_middle_of_a_settlement() public makerKeepsAll {
        Forwarder forwarder = new Forwarder();
        bytes memory call = abi.encodeCall(IQuoteSettler.take, (_quote(), _sign(_quote()), 1000));
        Bundle memory bundle = _venueSwap();
        _interact(
            bundle, INTRA, _call(address(forwarder), abi.encodeCall(Forwarder.forward, (address(quoteSettler), call)))
        );
        _settle(bundle);

        assertFalse(forwarder.succeeded());
        assertEq(forwarder.answer(), abi.encodeWithSelector(IQuoteSettler.NotExecutor.selector, address(forwarder)));
    }

    function test_reverts_when_no_settlement_runs() public makerKeepsAll {
        Quote memory quote = _quote();
        quote.auctionId = 0;
        bytes memory signature = _sign(quote);
        vm.prank(address(executor));
        vm.expectRevert(IQuoteSettler.NoSettlementOpen.selector);
        quoteSettler.take(quote, signature, 1000);
    }

    function test_reverts_when_the_recipient_is_one_of_ours() public makerKeepsAll {
        address[4] memory ours = [address(settlement), address(executor), holder, address(quoteSettler)];
        for (uint256 i = 0; i < ours.length; ++i) {
            Quote memory quote = _quote();
            quote.recipient = ours[i];
            _expectRefused(quote, abi.encodeWithSelector(IQuoteSettler.InvalidRecipient.selector, ours[i]));
        }
    }

    function test_reverts_when_the_executor_did_not_declare_the_allowance() public makerKeepsAll {
        Interaction memory bare =
            _call(address(quoteSettler), abi.encodeCall(IQuoteSettler.take, (_quote(), _sign(_quote()), 1000)));
        (bool taken,) = _trySettle(_with(bare));
        assertFalse(taken);
    }

    function test_cannot_pull_through_the_holder_without_a_quote() public makerKeepsAll {
        vm.prank(address(executor));
        vm.expectRevert(abi.encodeWithSelector(IAllowanceHolder.NotOperator.selector, address(executor)));
        IAllowanceHolder(holder).pull(address(tokenB), maker.addr, address(executor), 1);
    }

    /// @dev Three people in the roles of maker, signer and sender of the transaction: all 27 assignments. A quote is
    /// taken when the maker signed it, whoever sends.
    function test_takes_only_what_the_maker_signed_whoever_sends() public {
        Account[3] memory people = [maker, alice, bob];
        for (uint256 i = 0; i < 27; ++i) {
            uint256 state = vm.snapshotState();
            (Account memory owner, Account memory signer) = (people[i % 3], people[i / 3 % 3]);
            Quote memory quote = _quote();
            quote.maker = owner.addr;
            vm.prank(people[i / 9].addr);
            (bool taken,) = _trySettle(_with(_take(quote, _sign(signer.key, _digest(quote)), 1000)));
            assertEq(taken, owner.addr == signer.addr);
            assertEq(quoteSettler.isNonceSpent(owner.addr, 77), taken);
            vm.revertToState(state);
        }
    }

    function _expectRefused(Quote memory quote, bytes memory reason) private {
        _expectTakeRefused(_with(_take(quote, 1000)), reason);
    }

    function _expectInvalid(Quote memory quote, bytes memory signature) private {
        bytes32 digest = _digest(quote);
        _expectTakeRefused(
            _with(_take(quote, signature, 1000)),
            abi.encodeWithSelector(IQuoteSettler.InvalidQuoteSignature.selector, quote.maker, digest)
        );
    }

    function _expectSecondRefused(Bundle memory bundle) private {
        (bool settled, bytes memory reason) = _trySettle(bundle);
        assertFalse(settled);
        bytes memory spent = abi.encodeWithSelector(IQuoteSettler.NonceSpent.selector, maker.addr, 77);
        assertEq(reason, abi.encodeWithSignature("InteractionFailed(uint256,uint256,bytes)", INTRA, 1, spent));
        assertEq(tokenB.balanceOf(maker.addr), FUNDS);
    }

    function _trySettle(Bundle memory bundle) private returns (bool settled, bytes memory answer) {
        bytes memory call = abi.encodeCall(
            settlement.settle,
            (
                bundle.tokens,
                bundle.sellPrices,
                bundle.buyPrices,
                bundle.trades,
                bundle.interactions,
                _award(bundle),
                _signAward(auctioneer.key, _award(bundle))
            )
        );
        return address(settlement).call(call);
    }

    /// @dev All but the settlement, which has an error of its own.
    function _altered(uint256 field) private view returns (Quote memory quote) {
        quote = _quote();
        if (field == 0) quote.maker = bob.addr;
        if (field == 1) quote.makerToken = address(weth);
        if (field == 2) quote.makerAmount = 2101;
        if (field == 3) quote.takerToken = address(tokenB);
        if (field == 4) quote.takerAmount = 1001;
        if (field == 5) quote.minTakerAmount = 2;
        if (field == 6) quote.recipient = bob.addr;
        if (field == 7) quote.auctionId = 0;
        if (field == 8) quote.solver = solver;
        if (field == 9) quote.nonce = 78;
        if (field == 10) quote.settleBy += 1;
    }
}
