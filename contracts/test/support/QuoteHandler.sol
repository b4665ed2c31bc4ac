// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../../src/dev/DevToken.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {QuoteFixture} from "./QuoteFixture.sol";

/// @dev Takes, cancellations and replays of quotes by two makers, in any order, and what they add up to. Per nonce there
/// are two quotes: an offer of B for A, and the opposite way.
contract QuoteHandler is QuoteFixture {
    uint256 private constant NONCES = 12;

    uint256 private _auctionId;

    mapping(address maker => mapping(uint256 nonce => uint256)) public takes;
    mapping(address maker => mapping(uint256 nonce => bool)) public cancelled;
    bool public neverTakenAfterCancellation = true;
    bool public neverMoreThanQuoted = true;
    bool public priceAlwaysKept = true;
    uint256 public taken;
    uint256 public refused;

    /// @dev One quote, or two of the same bundle, whatever their nonces; reverts of spent ones are counted.
    function take(uint256 which, uint256 other, uint256 takerIn, bool both) external {
        Bundle memory bundle = _bundleAB();
        uint256 makerOut = _addTake(bundle, which, takerIn);
        uint256 secondOut = both ? _addTake(bundle, other, takerIn >> 128) : 0;
        uint256[4] memory before = _balances();
        if (_settled(bundle)) {
            ++taken;
            _record(which);
            if (both) {
                _record(other);
            }
            _compare(before, _balances(), makerOut + secondOut);
        } else {
            ++refused;
        }
    }

    function cancel(uint256 which, uint256 mask) external {
        Quote memory quote = _pick(which);
        vm.prank(quote.maker);
        if (mask % 4 == 0) {
            quoteSettler.cancelNonces(0, 1 << (mask >> 2) % NONCES);
            _cancelled(quote.maker, (mask >> 2) % NONCES);
        } else {
            quoteSettler.cancelNonce(quote.nonce);
            _cancelled(quote.maker, quote.nonce);
        }
    }

    function raiseFloor(uint256 which, uint256 least) external {
        address owner = _maker(which).addr;
        least = bound(least, 0, 3 * NONCES);
        if (least <= quoteSettler.leastNonce(owner) || least > 5) {
            return;
        }
        vm.prank(owner);
        quoteSettler.cancelNoncesBelow(least);
        for (uint256 nonce = 0; nonce < least; ++nonce) {
            _cancelled(owner, nonce);
        }
    }

    // ---------------------------------------------------------------- what the invariants ask

    function nonces() external pure returns (uint256) {
        return NONCES;
    }

    function makers() external view returns (address[2] memory) {
        return [maker.addr, bob.addr];
    }

    function isSpent(address owner, uint256 nonce) external view returns (bool) {
        return quoteSettler.isNonceSpent(owner, nonce);
    }

    function kept() external view returns (uint256) {
        return _kept(tokenA) + _kept(tokenB);
    }

    function allowancesLeft() external view returns (uint256) {
        return tokenA.allowance(address(executor), address(quoteSettler))
            + tokenB.allowance(address(executor), address(quoteSettler));
    }

    /// @dev Supply less everything that the known holders have: zero if nothing got lost.
    function lost() external view returns (uint256) {
        return _lost(tokenA) + _lost(tokenB);
    }

    // ---------------------------------------------------------------- steps

    function _maker(uint256 which) private view returns (Account memory) {
        return which % 2 == 0 ? maker : bob;
    }

    function _pick(uint256 which) private view returns (Quote memory quote) {
        quote = _quote();
        quote.maker = _maker(which).addr;
        quote.auctionId = 0;
        quote.nonce = (which >> 8) % NONCES;
        quote.makerAmount = 2100 + quote.nonce;
        if ((which >> 16) % 2 == 1) {
            (quote.makerToken, quote.takerToken) = (quote.takerToken, quote.makerToken);
        }
    }

    /// @dev The venue gives the executor what the quote wants.
    function _addTake(Bundle memory bundle, uint256 which, uint256 takerIn) private view returns (uint256 makerOut) {
        Quote memory quote = _pick(which);
        takerIn = bound(takerIn, 1, quote.takerAmount);
        bytes memory give = abi.encodeWithSignature("give(address,uint256)", quote.takerToken, takerIn);
        _interact(bundle, INTRA, _call(address(venue), give));
        bytes memory signature = _sign(_maker(which).key, _digest(quote));
        _interact(bundle, INTRA, _take(quote, signature, takerIn));
        return quote.makerAmount * takerIn / quote.takerAmount;
    }

    function _settled(Bundle memory bundle) private returns (bool) {
        Award memory award = _award(bundle);
        award.auctionId = ++_auctionId;
        bytes memory signature = _signAward(auctioneer.key, award);
        try this.settleAwarded(bundle, award, signature) {
            return true;
        } catch {
            return false;
        }
    }

    function settleAwarded(Bundle memory bundle, Award memory award, bytes memory signature) external {
        _settle(bundle, award, signature);
    }

    function _record(uint256 which) private {
        Quote memory quote = _pick(which);
        ++takes[quote.maker][quote.nonce];
        neverTakenAfterCancellation = neverTakenAfterCancellation && !cancelled[quote.maker][quote.nonce];
    }

    function _cancelled(address owner, uint256 nonce) private {
        cancelled[owner][nonce] = true;
    }

    /// @dev Both makers together gave what was computed here, which is what the payout got.
    function _compare(uint256[4] memory before, uint256[4] memory afterwards, uint256 makerOut) private {
        uint256 gained = afterwards[2] + afterwards[3] - before[2] - before[3];
        priceAlwaysKept = priceAlwaysKept && gained == makerOut;
        neverMoreThanQuoted = neverMoreThanQuoted && gained <= 2 * (2100 + NONCES);
    }

    function _balances() private view returns (uint256[4] memory) {
        return [
            tokenA.balanceOf(address(venue)),
            tokenB.balanceOf(address(venue)),
            tokenA.balanceOf(payout),
            tokenB.balanceOf(payout)
        ];
    }

    function _kept(DevToken token) private view returns (uint256) {
        return token.balanceOf(address(settlement)) + token.balanceOf(address(executor)) + token.balanceOf(holder)
            + token.balanceOf(address(quoteSettler));
    }

    function _lost(DevToken token) private view returns (uint256) {
        return token.totalSupply() - token.balanceOf(alice.addr) - token.balanceOf(bob.addr)
            - token.balanceOf(maker.addr) - token.balanceOf(address(venue)) - token.balanceOf(payout);
    }
}
