// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../../src/dev/DevToken.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Bundle, Interaction} from "../../src/types/SettlementTypes.sol";
import {FalseToken, FeeToken, NoReturnToken, ReentrantToken} from "../support/HostileTokens.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {Venue} from "../support/Venue.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @dev settle: tokens that do not behave.
contract SettleHostileTokensTest is SettlementFixture {
    function test_reverts_when_bought_token_takes_a_fee() public {
        FeeToken token = new FeeToken();
        _fundWith(address(token));
        token.charge(100, false);
        Bundle memory bundle = _sellFor(address(tokenA), address(token), 1000);
        // Enough leaves the venue for 1,000 to arrive at the settlement in spite of two fees; the user would get 990.
        _interact(bundle, INTRA, _venueGives(address(tokenA), 1000, address(token), 1031));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.PayoutShort.selector, address(token), alice.addr, 10));
    }

    function test_reverts_when_sold_token_takes_a_fee() public {
        FeeToken token = new FeeToken();
        _fundWith(address(token));
        token.charge(100, false);
        Bundle memory bundle = _bundle([address(token), address(tokenB)], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(token), address(tokenB), 1000, 1000)));
        _add(bundle, _trade(bundle, _order(bob, address(tokenB), address(token), 1000, 1000)));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NotConserved.selector, address(token), 10));
    }

    function test_reverts_when_token_charges_the_settlement_on_top() public {
        FeeToken token = new FeeToken();
        _fundWith(address(token));
        token.mint(address(settlement), 500);
        token.charge(100, true);
        Bundle memory bundle = _sellFor(address(token), address(tokenA), 1000);
        _add(bundle, _trade(bundle, _order(bob, address(tokenA), address(token), 1000, 1000)));
        _expectRefused(bundle, abi.encodeWithSelector(ISettlement.NotConserved.selector, address(token), 10));
    }

    function test_settles_when_tokens_return_nothing_and_guard_allowances() public {
        NoReturnToken token = new NoReturnToken();
        _fundWith(address(token));
        Bundle memory bundle = _bundle([address(token), address(tokenB)], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, address(token), address(tokenB), 1000, 1000)));
        _interact(bundle, INTRA, _venueGives(address(token), 400, address(tokenB), 400));
        _interact(bundle, INTRA, _venueGives(address(token), 600, address(tokenB), 600));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1000);
        assertEq(token.allowance(address(executor), address(venue)), 0);
    }

    function test_reverts_when_sold_token_says_no() public {
        FalseToken token = new FalseToken();
        _fundWith(address(token));
        token.refuse(false, true);
        Bundle memory bundle = _sellFor(address(token), address(tokenB), 1000);
        _expectRefused(bundle, abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
    }

    function test_reverts_when_bought_token_says_no() public {
        FalseToken token = new FalseToken();
        _fundWith(address(token));
        Bundle memory bundle = _sellFor(address(tokenA), address(token), 1000);
        _add(bundle, _trade(bundle, _order(bob, address(token), address(tokenA), 1000, 1000)));
        token.refuse(true, false);
        _expectRefused(bundle, abi.encodeWithSelector(SafeERC20.SafeERC20FailedOperation.selector, address(token)));
    }

    function test_sets_allowance_anew_when_an_earlier_one_is_left() public {
        // A race can leave an allowance behind only if a token lies about it; the next one replaces it all the same.
        NoReturnToken token = new NoReturnToken();
        _fundWith(address(token));
        vm.prank(address(executor));
        token.approve(address(venue), 5);
        Bundle memory bundle = _sellFor(address(token), address(tokenB), 1000);
        _interact(bundle, INTRA, _venueGives(address(token), 1000, address(tokenB), 1000));
        _settle(bundle);

        assertEq(token.allowance(address(executor), address(venue)), 0);
        assertEq(token.balanceOf(address(venue)), FUNDS + 1000);
    }

    function test_refuses_second_settlement_when_token_reenters() public {
        ReentrantToken token = new ReentrantToken();
        _fundWith(address(token));
        Bundle memory inner = _crossing();
        bytes memory call = abi.encodeCall(
            settlement.settle,
            (
                inner.tokens,
                inner.sellPrices,
                inner.buyPrices,
                inner.trades,
                inner.interactions,
                _award(inner),
                _signAward(auctioneer.key, _award(inner))
            )
        );
        _expectReentryRefused(token, call);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS);
    }

    function test_refuses_pre_signature_when_token_reenters() public {
        ReentrantToken token = new ReentrantToken();
        _fundWith(address(token));
        bytes memory uid = abi.encodePacked(bytes32(0), address(token), uint32(0));
        _expectReentryRefused(token, abi.encodeCall(settlement.setPreSignature, (uid, true)));
        assertEq(settlement.preSignature(uid), 0);
    }

    function test_refuses_invalidation_when_token_reenters() public {
        ReentrantToken token = new ReentrantToken();
        _fundWith(address(token));
        bytes memory uid = abi.encodePacked(bytes32(0), address(token), uint32(0));
        _expectReentryRefused(token, abi.encodeCall(settlement.invalidateOrder, (uid)));
        assertEq(settlement.filledAmount(uid), 0);
    }

    /// @dev Alice's order settles, and the call that the token makes meanwhile is refused.
    function _expectReentryRefused(ReentrantToken token, bytes memory call) private {
        token.arm(address(settlement), call);
        Bundle memory bundle = _sellFor(address(token), address(tokenB), 1000);
        _interact(bundle, INTRA, _venueGives(address(token), 1000, address(tokenB), 1000));
        _settle(bundle);

        assertFalse(token.reentered());
        assertEq(token.answer(), abi.encodeWithSelector(ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector));
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1000);
    }

    function _fundWith(address token) private {
        address[3] memory owners = [alice.addr, bob.addr, address(venue)];
        for (uint256 i = 0; i < owners.length; ++i) {
            DevToken(token).mint(owners[i], FUNDS);
            vm.prank(owners[i]);
            (bool approved,) = token.call(abi.encodeCall(IERC20.approve, (holder, FUNDS)));
            assertTrue(approved);
        }
    }

    /// @dev Alice sells `amount` of one token for as much of the other.
    function _sellFor(address sellToken, address buyToken, uint256 amount) private view returns (Bundle memory bundle) {
        bundle = _bundle([sellToken, buyToken], [uint256(1), 1]);
        _add(bundle, _trade(bundle, _order(alice, sellToken, buyToken, amount, amount)));
    }

    function _venueGives(address tokenIn, uint256 amountIn, address tokenOut, uint256 amountOut)
        private
        view
        returns (Interaction memory)
    {
        bytes memory swap = abi.encodeCall(Venue.swap, (tokenIn, amountIn, tokenOut, amountOut));
        return _allowing(_call(address(venue), swap), tokenIn, address(venue), amountIn);
    }
}
