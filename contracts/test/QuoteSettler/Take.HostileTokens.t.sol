// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../../src/dev/DevToken.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Bundle, NATIVE} from "../../src/types/SettlementTypes.sol";
import {FalseToken, FeeToken, NoReturnToken, ReentrantToken} from "../support/HostileTokens.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev take: tokens that do not behave.
contract TakeHostileTokensTest is QuoteFixture {
    function test_reverts_when_less_of_the_makers_token_arrives() public {
        FeeToken token = new FeeToken();
        _fundWith(address(token));
        token.charge(100, false);
        Quote memory quote = _quote();
        quote.makerToken = address(token);
        _expectTakeRefused(_with(_take(quote, 1000)), _short(address(token), address(executor), 21));
    }

    function test_reverts_when_the_maker_gets_less() public {
        FeeToken token = new FeeToken();
        _fundWith(address(token));
        Quote memory quote = _quote();
        quote.takerToken = address(token);
        Bundle memory bundle = _bundle([address(token), address(tokenB)], [uint256(2), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(token), address(tokenB), 1000, 1900)));
        _interact(bundle, PRE, _call(address(token), abi.encodeCall(FeeToken.charge, (100, false))));
        _interact(bundle, INTRA, _take(quote, 900));
        _expectTakeRefused(bundle, _short(address(token), maker.addr, 9));
    }

    function test_reverts_when_a_token_says_no_without_reverting() public {
        FalseToken token = new FalseToken();
        _fundWith(address(token));
        token.refuse(false, true);
        bytes memory no = abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token));
        Quote memory quote = _quote();
        quote.makerToken = address(token);
        _expectTakeRefused(_with(_take(quote, 1000)), no);
        quote = _quote();
        quote.takerToken = address(token);
        _expectTakeRefused(_with(_take(quote, 1000)), no);
    }

    function test_takes_when_a_token_returns_nothing() public {
        NoReturnToken token = new NoReturnToken();
        _fundWith(address(token));
        Quote memory quote = _quote();
        quote.makerToken = address(token);
        Bundle memory bundle = _bundle([address(tokenA), address(token)], [uint256(2), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(token), 1000, 1900)));
        _interact(bundle, INTRA, _take(quote, 1000));
        _settle(bundle);
        assertEq(token.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_takes_a_quote_of_one_token_for_itself() public {
        Quote memory quote = _quote();
        quote.makerToken = address(tokenA);
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenA), 1000, 1000)));
        _interact(bundle, INTRA, _take(quote, 1000));
        _settle(bundle);
        assertEq(tokenA.balanceOf(maker.addr), FUNDS - 1100);
        assertEq(tokenA.balanceOf(payout), 1100);
    }

    function test_reverts_when_native_coin_is_to_be_paid() public {
        Quote memory quote = _quote();
        quote.takerToken = NATIVE;
        Bundle memory bundle =
            _with(_call(address(quoteSettler), abi.encodeCall(IQuoteSettler.take, (quote, _sign(quote), 1000))));
        _expectTakeRefused(bundle, abi.encodeWithSelector(IQuoteSettler.NativeNotPaid.selector));
    }

    function test_refuses_a_cancellation_when_a_token_reenters() public {
        _expectReentryRefused(abi.encodeCall(IQuoteSettler.cancelNonce, (5)));
        assertFalse(quoteSettler.isNonceSpent(address(0), 5));
    }

    function test_refuses_a_higher_floor_when_a_token_reenters() public {
        _expectReentryRefused(abi.encodeCall(IQuoteSettler.cancelNoncesBelow, (5)));
    }

    function test_refuses_a_take_when_a_token_reenters() public {
        Quote memory other = _quote();
        other.nonce = 78;
        ReentrantToken token = _reentrant(abi.encodeCall(IQuoteSettler.take, (other, _sign(other), 1000)));
        assertEq(token.answer(), abi.encodeWithSelector(IQuoteSettler.NotExecutor.selector, address(token)));
        assertFalse(quoteSettler.isNonceSpent(maker.addr, 78));
    }

    function _expectReentryRefused(bytes memory call) private {
        ReentrantToken token = _reentrant(call);
        assertEq(token.answer(), abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
    }

    /// @dev A quote of this token is taken; the call that the token makes meanwhile fails.
    function _reentrant(bytes memory call) private returns (ReentrantToken token) {
        token = new ReentrantToken();
        _fundWith(address(token));
        token.arm(address(quoteSettler), call);
        Quote memory quote = _quote();
        quote.makerToken = address(token);
        Bundle memory bundle = _bundle([address(tokenA), address(token)], [uint256(2), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(token), 1000, 1900)));
        _interact(bundle, INTRA, _take(quote, 1000));
        _settle(bundle);
        assertFalse(token.reentered());
        assertEq(token.balanceOf(alice.addr), FUNDS + 2000);
    }

    function _short(address token, address receiver, uint256 missing) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IQuoteSettler.TransferShort.selector, token, receiver, missing);
    }

    function _fundWith(address token) private {
        address[2] memory owners = [alice.addr, maker.addr];
        for (uint256 i = 0; i < owners.length; ++i) {
            DevToken(token).mint(owners[i], FUNDS);
            vm.prank(owners[i]);
            (bool approved,) = token.call(abi.encodeCall(IERC20.approve, (holder, FUNDS)));
            assertTrue(approved);
        }
    }
}
