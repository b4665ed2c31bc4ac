// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {Venue} from "../support/Venue.sol";

/// @dev settle: a bundle pays from what it brought, and nothing stays behind.
contract SettleConservationTest is SettlementFixture {
    function test_pays_excess_to_payout_when_venue_gives_more() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, INTRA, _swap(990, 2007));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
        assertEq(tokenA.balanceOf(payout), 10);
        assertEq(tokenB.balanceOf(payout), 7);
        _assertNothingKept(tokenA);
        _assertNothingKept(tokenB);
    }

    function test_reverts_when_venue_gives_one_atom_too_little() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, INTRA, _swap(1000, 1999));
        _expectRefused(bundle, _notConserved(address(tokenB), 1));
    }

    function test_reverts_when_nobody_sells_what_is_bought() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _expectRefused(bundle, _notConserved(address(tokenB), 2000));
    }

    function test_reverts_when_only_own_tokens_would_cover() public {
        tokenB.mint(address(settlement), 5000);
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _expectRefused(bundle, _notConserved(address(tokenB), 2000));
    }

    function test_reverts_when_own_tokens_would_be_lent_until_the_end() public {
        tokenB.mint(address(settlement), 5000);
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, POST, _call(address(venue), abi.encodeCall(Venue.give, (address(tokenB), 2000))));
        _expectRefused(bundle, _notConserved(address(tokenB), 2000));
    }

    function test_keeps_own_tokens_when_bundle_settles() public {
        tokenA.mint(address(settlement), 11);
        tokenB.mint(address(settlement), 22);
        _settle(_crossing());

        assertEq(tokenA.balanceOf(address(settlement)), 11);
        assertEq(tokenB.balanceOf(address(settlement)), 22);
        assertEq(tokenB.balanceOf(payout), 0);
    }

    function test_reverts_when_executor_gives_proceeds_away() public {
        Bundle memory bundle = _venueSwap();
        _interact(bundle, INTRA, _call(address(tokenB), abi.encodeCall(tokenB.transfer, (makeAddr("thief"), 1))));
        _expectRefused(bundle, _notConserved(address(tokenB), 1));
    }

    function test_reverts_when_protocol_fee_is_not_covered() public {
        Bundle memory bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        bundle.trades[0].protocolFee = 10;
        bundle.trades[0].feeShares = _shares(makeAddr("treasury"), 10);
        _interact(bundle, INTRA, _swap(1000, 1999));
        _expectRefused(bundle, _notConserved(address(tokenB), 1));
    }

    function test_reverts_when_one_user_would_pay_for_another() public {
        Bundle memory bundle = _crossing();
        // Bob's 2,000 B are owed to Alice; half of them go to the venue for nothing.
        _interact(bundle, INTRA, _call(address(tokenB), abi.encodeCall(tokenB.transfer, (address(venue), 1000))));
        _expectRefused(bundle, _notConserved(address(tokenB), 1000));
    }

    function test_never_touches_executor_when_nothing_is_called() public {
        vm.expectCall(address(executor), "", 0);
        vm.expectCall(address(tokenA), abi.encodeCall(tokenA.transferFrom, (alice.addr, address(settlement), 1000)));
        _settle(_crossing());
    }

    function test_sweeps_donations_when_executor_was_given_tokens() public {
        tokenB.mint(address(executor), 9);
        _settle(_venueSwap());

        assertEq(tokenB.balanceOf(payout), 9);
        _assertNothingKept(tokenB);
    }

    function test_rounds_receipt_up_when_price_is_fractional() public {
        // 100 A at 3 B for 7 A are worth 42.86 B.
        Bundle memory bundle = _bundle([address(tokenA), address(tokenB)], [uint256(3), 7]);
        _add(bundle, _trade(bundle, _order(alice, address(tokenA), address(tokenB), 100, 42)));
        _interact(bundle, INTRA, _swap(100, 43));
        _settle(bundle);

        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 43);
    }

    function test_settles_when_bundle_is_empty() public {
        Bundle memory bundle;
        _settle(bundle);
        assertTrue(settlement.awardUsed(1, _award(bundle).bundleHash));
    }

    function _notConserved(address token, uint256 missing) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ISettlement.NotConserved.selector, token, missing);
    }
}
