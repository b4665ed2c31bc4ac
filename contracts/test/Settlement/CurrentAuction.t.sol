// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {Forwarder} from "../support/Mischief.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev currentAuction: whose settlement is running.
contract CurrentAuctionTest is SettlementFixture {
    function test_tells_auction_and_solver_in_every_phase() public {
        for (uint256 phase = 0; phase < 3; ++phase) {
            uint256 state = vm.snapshotState();
            Forwarder forwarder = new Forwarder();
            Bundle memory bundle = _crossing();
            bytes memory question = abi.encodeCall(settlement.currentAuction, ());
            bytes memory call = abi.encodeCall(Forwarder.forward, (address(settlement), question));
            _interact(bundle, phase, _call(address(forwarder), call));
            Award memory award = _award(bundle);
            award.auctionId = 4711;
            _settle(bundle, award);

            assertEq(forwarder.answer(), abi.encode(uint256(4711), solver));
            vm.revertToState(state);
        }
    }

    function test_tells_nobody_before_and_after_in_the_same_transaction() public {
        _expectNone();
        _settle(_crossing());
        _expectNone();
    }

    function _expectNone() private view {
        (uint256 auctionId, address solver) = settlement.currentAuction();
        assertEq(auctionId, 0);
        assertEq(solver, address(0));
    }
}
