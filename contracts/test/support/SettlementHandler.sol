// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../../src/dev/DevToken.sol";
import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "./SettlementFixture.sol";
import {Venue} from "./Venue.sol";

/// @dev Well-formed actions of traders and solvers, none of which may revert, and what they add up to.
contract SettlementHandler is SettlementFixture {
    uint256 private constant ORDERS = 6;

    Order[] private _orders;
    uint256 private _auctionId;

    /// @dev Per order: what left the owner and reached the receiver, as balances tell.
    mapping(uint256 index => uint256) public paid;
    mapping(uint256 index => uint256) public received;
    mapping(uint256 index => uint256) public lastFilled;
    bool public fillsNeverFell = true;
    bool public awardsWereUsedOnce = true;
    uint256 public settlements;
    uint256 public refusedReplays;

    function setUp() public override {
        super.setUp();
        for (uint256 i = 0; i < ORDERS; ++i) {
            Order memory order = i % 2 == 0
                ? _order(alice, address(tokenA), address(tokenB), 90_000 + i, 100_000)
                : _order(bob, address(tokenB), address(tokenA), 200_000 + i, 60_000);
            order.isBuy = i % 3 == 0;
            order.partiallyFillable = i != 4;
            _orders.push(order);
        }
    }

    /// @dev Fills a part of one order out of the venue, with fees, at a price that its limit allows.
    function settleWithVenue(uint256 index, uint256 amount, uint256 price, uint256 fee) external {
        index = bound(index, 0, ORDERS - 1);
        (Order memory order, uint256 executed) = _part(index, amount);
        if (executed == 0) {
            return;
        }
        Bundle memory bundle = _priced(order, price);
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].executedAmount = executed;
        bundle.trades[0].networkFee = bound(fee, 0, executed / 1000);
        bundle.trades[0].protocolFee = bound(fee >> 128, 0, executed / 1000);
        bundle.trades[0].feeShares = _shares(makeAddr("treasury"), bundle.trades[0].protocolFee);
        bytes memory give = abi.encodeCall(Venue.give, (order.buyToken, 4 * executed + 100));
        _interact(bundle, fee % 2 == 0 ? PRE : INTRA, _call(address(venue), give));
        _settleCounting(index, bundle);
    }

    /// @dev Two partial orders of opposite direction, without any interaction.
    function settleCrossing(uint256 amount) external {
        (Order memory selling, uint256 sold) = _part(2, bound(amount, 1, 20_000));
        (Order memory buying, uint256 left) = _part(5, 2 * sold);
        if (sold == 0 || left != 2 * sold) {
            return;
        }
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, selling));
        _add(bundle, _trade(bundle, buying));
        bundle.trades[0].executedAmount = sold;
        bundle.trades[1].executedAmount = left;
        paid[5] += left;
        received[5] += sold;
        _settleAwarded(bundle);
        paid[2] += sold;
        received[2] += left;
        _watchFills();
    }

    function invalidate(uint256 index) external {
        index = bound(index, 0, ORDERS * 8);
        if (index >= ORDERS) {
            return;
        }
        bytes memory uid = _uid(_orders[index]);
        vm.prank(_orders[index].owner.addr);
        settlement.invalidateOrder(uid);
        _watchFills();
    }

    // ---------------------------------------------------------------- what the invariants ask

    function orders() external pure returns (uint256) {
        return ORDERS;
    }

    function signedLimit(uint256 index) external view returns (uint256 sellAmount, uint256 buyAmount, bool isBuy) {
        return (_orders[index].sellAmount, _orders[index].buyAmount, _orders[index].isBuy);
    }

    function kept() external view returns (uint256) {
        return tokenA.balanceOf(address(settlement)) + tokenA.balanceOf(address(executor)) + tokenA.balanceOf(holder)
            + tokenB.balanceOf(address(settlement)) + tokenB.balanceOf(address(executor)) + tokenB.balanceOf(holder)
            + weth.balanceOf(address(settlement)) + weth.balanceOf(address(executor)) + address(settlement).balance
            + address(executor).balance;
    }

    function allowancesLeft() external view returns (uint256) {
        return tokenA.allowance(address(executor), address(venue)) + tokenB.allowance(address(executor), address(venue));
    }

    /// @dev Supply less everything that the known holders have: zero if nothing got lost.
    function lost() external returns (uint256) {
        return _lost(tokenA) + _lost(tokenB);
    }

    // ---------------------------------------------------------------- steps

    function _part(uint256 index, uint256 amount) private view returns (Order memory order, uint256 executed) {
        order = _orders[index];
        uint256 limit = order.isBuy ? order.buyAmount : order.sellAmount;
        uint256 filled = settlement.filledAmount(_uid(order));
        if (filled >= limit) {
            return (order, 0);
        }
        uint256 left = limit - filled;
        executed = order.partiallyFillable ? bound(amount, left < 2000 ? left : 2000, left) : limit;
    }

    /// @dev Between 1.0 and 1.2 times two B per A, for the owner's good: better than any limit here allows for fees.
    function _priced(Order memory order, uint256 price) private view returns (Bundle memory bundle) {
        uint256 good = bound(price, 1000, 1200);
        bool sellsA = order.sellToken == address(tokenA);
        bundle = _bundle([address(tokenA), address(tokenB)], sellsA ? [2 * good, 1000] : [uint256(2000), good]);
    }

    function _settleCounting(uint256 index, Bundle memory bundle) private {
        Order memory order = _orders[index];
        uint256 sellBefore = _balance(order.sellToken, order.owner.addr);
        uint256 buyBefore = _balance(order.buyToken, order.owner.addr);
        _settleAwarded(bundle);
        paid[index] += sellBefore - _balance(order.sellToken, order.owner.addr);
        received[index] += _balance(order.buyToken, order.owner.addr) - buyBefore;
        _watchFills();
    }

    /// @dev Settles, then tries the same award again.
    function _settleAwarded(Bundle memory bundle) private {
        Award memory award = _award(bundle);
        award.auctionId = ++_auctionId;
        bytes memory signature = _signAward(auctioneer.key, award);
        _settle(bundle, award, signature);
        ++settlements;
        try this.settleAgain(bundle, award, signature) {
            awardsWereUsedOnce = false;
        } catch {
            ++refusedReplays;
        }
    }

    function settleAgain(Bundle memory bundle, Award memory award, bytes memory signature) external {
        _settle(bundle, award, signature);
    }

    function _watchFills() private {
        for (uint256 i = 0; i < ORDERS; ++i) {
            uint256 filled = settlement.filledAmount(_uid(_orders[i]));
            fillsNeverFell = fillsNeverFell && filled >= lastFilled[i];
            lastFilled[i] = filled;
        }
    }

    function _balance(address token, address owner) private view returns (uint256) {
        return token == address(tokenA) ? tokenA.balanceOf(owner) : tokenB.balanceOf(owner);
    }

    function _lost(DevToken token) private returns (uint256) {
        return token.totalSupply() - token.balanceOf(alice.addr) - token.balanceOf(bob.addr)
            - token.balanceOf(address(venue)) - token.balanceOf(payout) - token.balanceOf(makeAddr("treasury"));
    }
}
