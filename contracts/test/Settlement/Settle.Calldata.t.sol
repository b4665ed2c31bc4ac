// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";

/// @dev settle: bent calldata either means the same or reverts. Every length and offset is a word, so every word is bent.
contract SettleCalldataTest is SettlementFixture {
    bytes private _honest;

    function setUp() public override {
        super.setUp();
        Bundle memory bundle = _crossing();
        bundle.trades[0].networkFee = 5;
        bundle.trades[0].protocolFee = 3;
        bundle.trades[0].feeShares = _shares(makeAddr("treasury"), 3);
        _interact(bundle, POST, _call(address(tokenA), abi.encodeCall(tokenA.balanceOf, (alice.addr))));
        Award memory award = _award(bundle);
        _honest = abi.encodeCall(
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
    }

    function test_settles_when_calldata_is_honest() public {
        (bool settled,) = address(settlement).call(_honest);
        assertTrue(settled);
        _assertHonestOutcome();
    }

    function test_means_the_same_or_reverts_when_any_word_is_bent() public {
        uint256 refused = 0;
        uint256 words = (_honest.length - 4) / 32;
        for (uint256 word = 0; word < words; ++word) {
            uint256 original = _wordAt(word);
            refused += _bend(word, 0);
            refused += _bend(word, original + 1);
            refused += _bend(word, original + 32);
            refused += _bend(word, original ^ (1 << 255));
            refused += _bend(word, type(uint256).max - 511);
        }
        // Nearly every bend is refused; the rest touch padding or move an offset to equal data.
        assertGt(refused, words * 4);
    }

    function test_reverts_when_calldata_is_cut_anywhere() public {
        for (uint256 length = 4; length + 32 < _honest.length; length += 32) {
            bytes memory cut = new bytes(length);
            for (uint256 i = 0; i < length; ++i) {
                cut[i] = _honest[i];
            }
            (bool settled,) = address(settlement).call(cut);
            assertFalse(settled);
        }
    }

    /// @dev One if it was refused.
    function _bend(uint256 word, uint256 value) private returns (uint256) {
        bytes memory bent = bytes.concat(_honest);
        assembly {
            mstore(add(bent, add(36, mul(word, 32))), value)
        }
        uint256 snapshot = vm.snapshotState();
        (bool settled,) = address(settlement).call(bent);
        if (settled) {
            _assertHonestOutcome();
        }
        vm.revertToStateAndDelete(snapshot);
        return settled ? 0 : 1;
    }

    function _wordAt(uint256 word) private view returns (uint256 value) {
        bytes memory data = _honest;
        assembly {
            value := mload(add(data, add(36, mul(word, 32))))
        }
    }

    function _assertHonestOutcome() private {
        assertEq(tokenA.balanceOf(alice.addr), FUNDS - 1000);
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 1987);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 1000);
        assertEq(tokenB.balanceOf(bob.addr), FUNDS - 2000);
        assertEq(tokenB.balanceOf(makeAddr("treasury")), 3);
        assertEq(tokenB.balanceOf(payout), 10);
    }
}
