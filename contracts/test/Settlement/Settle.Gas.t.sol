// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {console} from "forge-std/console.sol";

/// @dev settle: what a whole transaction costs, so that a jump is noticed. Traders' balances and the fills are cold.
contract SettleGasTest is SettlementFixture {
    function test_costs_at_most_when_one_trade_meets_a_venue() public {
        assertLt(_transactionGas(_venueSwap()), 330_000);
    }

    function test_costs_at_most_when_two_trades_cross() public {
        assertLt(_transactionGas(_crossing()), 300_000);
    }

    function _transactionGas(Bundle memory bundle) private returns (uint256 total) {
        Award memory award = _award(bundle);
        bytes memory callData = abi.encodeCall(
            settlement.settle,
            (
                bundle.tokens,
                bundle.sellPrices,
                bundle.buyPrices,
                bundle.trades,
                bundle.interactions,
                award,
                _signAward(auctioneer.key, award)
            )
        );
        address[7] memory touched = [
            address(settlement),
            address(executor),
            holder,
            address(registry),
            address(tokenA),
            address(tokenB),
            address(weth)
        ];
        for (uint256 i = 0; i < touched.length; ++i) {
            vm.cool(touched[i]);
        }
        vm.cool(address(venue));
        (bool settled,) = address(settlement).call(callData);
        assertTrue(settled);
        total = 21_000 + vm.lastCallGas().gasTotalUsed;
        for (uint256 i = 0; i < callData.length; ++i) {
            total += callData[i] == 0 ? 4 : 16;
        }
        console.log("gas of the transaction", total);
    }
}
