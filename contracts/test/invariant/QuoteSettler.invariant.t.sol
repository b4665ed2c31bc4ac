// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {QuoteHandler} from "../support/QuoteHandler.sol";
import {Test} from "forge-std/Test.sol";

/// @dev What holds after any sequence of takes and cancellations.
contract QuoteSettlerInvariants is Test {
    QuoteHandler private _handler;

    function setUp() public {
        _handler = new QuoteHandler();
        _handler.setUp();
        targetContract(address(_handler));
        bytes4[] memory actions = new bytes4[](3);
        actions[0] = QuoteHandler.take.selector;
        actions[1] = QuoteHandler.cancel.selector;
        actions[2] = QuoteHandler.raiseFloor.selector;
        targetSelector(FuzzSelector(address(_handler), actions));
    }

    function invariant_no_nonce_of_a_maker_is_taken_twice() public view {
        address[2] memory makers = _handler.makers();
        for (uint256 i = 0; i < 2; ++i) {
            for (uint256 nonce = 0; nonce < _handler.nonces(); ++nonce) {
                uint256 takes = _handler.takes(makers[i], nonce);
                assertLe(takes, 1);
                bool spent = takes == 1 || _handler.cancelled(makers[i], nonce);
                assertEq(_handler.isSpent(makers[i], nonce), spent);
            }
        }
    }

    function invariant_nothing_is_taken_after_its_cancellation() public view {
        assertTrue(_handler.neverTakenAfterCancellation());
    }

    function invariant_makers_give_at_their_price_and_never_more_than_quoted() public view {
        assertTrue(_handler.priceAlwaysKept());
        assertTrue(_handler.neverMoreThanQuoted());
    }

    function invariant_nothing_is_kept_or_lost() public view {
        assertEq(_handler.kept(), 0);
        assertEq(_handler.allowancesLeft(), 0);
        assertEq(_handler.lost(), 0);
    }

    /// @dev The handler swallows refusals; this shows that it does more than that.
    function test_handler_takes_once_and_is_refused_then() public {
        _handler.take(0, 0, 500, false);
        _handler.take(0, 0, 500, false);
        assertEq(_handler.taken(), 1);
        assertEq(_handler.refused(), 1);
    }
}
