// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "./interfaces/ISettlement.sol";
import {Award} from "./types/SettlementTypes.sol";

/// @title Says, while a settlement runs, whose it is
/// @notice Contracts that are called in the middle of a settlement learn here what they serve, and never from what
/// their caller tells them. Kept in transient storage: nothing is left of it after the settlement.
abstract contract AuctionSession is ISettlement {
    uint256 private transient _auctionId;
    address private transient _solver;

    /// @dev Only inside of a function that cannot be reentered.
    modifier inSession(Award calldata award) {
        _auctionId = award.auctionId;
        _solver = award.solver;
        _;
        _auctionId = 0;
        _solver = address(0);
    }

    /// @inheritdoc ISettlement
    function currentAuction() external view returns (uint256 auctionId, address solver) {
        return (_auctionId, _solver);
    }
}
