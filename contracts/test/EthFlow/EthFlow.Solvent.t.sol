// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EthFlowOrder} from "../../src/interfaces/IEthFlow.sol";
import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {EthFlowFixture} from "../support/EthFlowFixture.sol";

/// @dev Whatever happens to orders in whatever sequence: everybody has been paid in full, in one coin or the other.
contract EthFlowSolventTest is EthFlowFixture {
    uint256 private constant ORDERS = 4;

    function testFuzz_pays_everybody_in_full(uint256[12] calldata steps) public {
        EthFlowOrder[] memory orders = new EthFlowOrder[](ORDERS);
        uint256[] memory sold = new uint256[](ORDERS);
        bool[] memory over = new bool[](ORDERS);
        for (uint256 i = 0; i < ORDERS; ++i) {
            orders[i] = _ethOrder(true);
            orders[i].appData = bytes32(i);
            _create(orders[i]);
        }
        for (uint256 i = 0; i < steps.length; ++i) {
            uint256 which = steps[i] % ORDERS;
            if (over[which]) {
                continue;
            }
            if ((steps[i] >> 8) % 3 == 0) {
                _invalidateAs(user, orders[which]);
                over[which] = true;
            } else {
                uint256 amount = 1 + (steps[i] >> 16) % (1000 - sold[which]);
                _sell(orders[which], amount, i + 1);
                sold[which] += amount;
                over[which] = sold[which] == 1000;
            }
        }

        uint256 owed = 0;
        uint256 filled = 0;
        for (uint256 i = 0; i < ORDERS; ++i) {
            owed += over[i] ? 0 : 1000 - sold[i];
            filled += sold[i];
        }
        assertEq(weth.balanceOf(address(ethFlow)), owed);
        assertEq(tokenB.balanceOf(user), 2 * filled);
        assertEq(user.balance, 100 ether - filled - owed);
    }

    function _sell(EthFlowOrder memory order, uint256 amount, uint256 auctionId) private {
        Bundle memory bundle = _selling(order, amount);
        Award memory award = _award(bundle);
        award.auctionId = auctionId;
        _settle(bundle, award);
    }
}
