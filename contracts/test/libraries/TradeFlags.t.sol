// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {TradeFlags} from "../../src/libraries/TradeFlags.sol";
import {SigningScheme} from "../../src/types/SettlementTypes.sol";
import {Test} from "forge-std/Test.sol";

contract TradeFlagsTest is Test {
    function test_reads_every_served_combination() public pure {
        for (uint256 scheme = 0; scheme < 4; ++scheme) {
            for (uint256 low = 0; low < 4; ++low) {
                (bool isBuy, bool partiallyFillable, SigningScheme decoded) = TradeFlags.decode((scheme << 5) | low);
                assertEq(isBuy, low & 1 == 1);
                assertEq(partiallyFillable, low & 2 == 2);
                assertEq(uint256(decoded), scheme);
            }
        }
    }

    function testFuzz_reverts_when_any_other_bit_is_set(uint256 flags) public {
        vm.assume(flags & ~uint256(0x63) != 0);
        vm.expectRevert(abi.encodeWithSelector(TradeFlags.UnsupportedFlags.selector, flags));
        this.decode(flags);
    }

    function decode(uint256 flags) external pure returns (bool, bool, SigningScheme) {
        return TradeFlags.decode(flags);
    }
}
