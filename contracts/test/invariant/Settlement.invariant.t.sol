// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SettlementHandler} from "../support/SettlementHandler.sol";
import {Test} from "forge-std/Test.sol";

/// @dev What holds after any sequence of settlements, crossings and invalidations.
contract SettlementInvariants is Test {
    SettlementHandler private _handler;

    function setUp() public {
        _handler = new SettlementHandler();
        _handler.setUp();
        targetContract(address(_handler));
        bytes4[] memory actions = new bytes4[](3);
        actions[0] = SettlementHandler.settleWithVenue.selector;
        actions[1] = SettlementHandler.settleCrossing.selector;
        actions[2] = SettlementHandler.invalidate.selector;
        targetSelector(FuzzSelector(address(_handler), actions));
    }

    function invariant_owners_never_pay_more_than_signed() public view {
        for (uint256 i = 0; i < _handler.orders(); ++i) {
            (uint256 sellAmount,,) = _handler.signedLimit(i);
            assertLe(_handler.paid(i), sellAmount);
        }
    }

    function invariant_owners_never_get_less_than_their_limit() public view {
        for (uint256 i = 0; i < _handler.orders(); ++i) {
            (uint256 sellAmount, uint256 buyAmount,) = _handler.signedLimit(i);
            assertGe(_handler.received(i) * sellAmount, _handler.paid(i) * buyAmount);
        }
    }

    function invariant_filled_amount_is_what_moved() public view {
        for (uint256 i = 0; i < _handler.orders(); ++i) {
            (uint256 sellAmount, uint256 buyAmount, bool isBuy) = _handler.signedLimit(i);
            uint256 filled = _handler.lastFilled(i);
            if (filled != type(uint256).max) {
                assertEq(filled, isBuy ? _handler.received(i) : _handler.paid(i));
                assertLe(filled, isBuy ? buyAmount : sellAmount);
            }
        }
    }

    function invariant_fills_never_fall() public view {
        assertTrue(_handler.fillsNeverFell());
    }

    function invariant_awards_settle_once() public view {
        assertTrue(_handler.awardsWereUsedOnce());
        assertEq(_handler.refusedReplays(), _handler.settlements());
    }

    function invariant_nothing_is_kept() public view {
        assertEq(_handler.kept(), 0);
        assertEq(_handler.allowancesLeft(), 0);
    }

    function invariant_nothing_is_lost() public {
        assertEq(_handler.lost(), 0);
    }
}
