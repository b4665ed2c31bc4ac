// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {BundleLib} from "../../src/libraries/BundleLib.sol";
import {Allowance, Award, Bundle, FeeShare, Interaction, Trade} from "../../src/types/SettlementTypes.sol";
import {Vectors} from "../support/Vectors.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";
import {stdJson} from "forge-std/StdJson.sol";

contract SettleVectorsTest is Vectors {
    using stdJson for string;

    function setUp() public {
        _load("settle.json");
    }

    function test_hashes_and_encodes_every_settlement() public view {
        assertEq(_count(".settlements"), 2);
        for (uint256 i = 0; i < 2; ++i) {
            _check(_at(".settlements", i));
        }
    }

    function structHash(Award calldata award) external pure returns (bytes32) {
        return BundleLib.structHash(award);
    }

    function _check(string memory row) private view {
        Bundle memory bundle = _bundle(string.concat(row, ".bundle"));
        assertEq(BundleLib.hash(bundle), _word(row, ".bundleHash"));
        Award memory award = _award(string.concat(row, ".award"));
        assertEq(award.bundleHash, _word(row, ".bundleHash"));
        assertEq(this.structHash(award), _word(row, ".awardStructHash"));
        bytes32 digest =
            MessageHashUtils.toTypedDataHash(_word(row, ".awardDomainSeparator"), _word(row, ".awardStructHash"));
        assertEq(digest, _word(row, ".awardDigest"));
        bytes memory signature = _bytes(row, ".auctioneerSignature");
        assertEq(ECDSA.recover(digest, signature), _address(row, ".auctioneer"));
        bytes memory callData = abi.encodeCall(
            ISettlement.settle,
            (bundle.tokens, bundle.sellPrices, bundle.buyPrices, bundle.trades, bundle.interactions, award, signature)
        );
        assertEq(callData, _bytes(row, ".callData"));
    }

    function _bundle(string memory row) private view returns (Bundle memory bundle) {
        bundle.tokens = json.readAddressArray(string.concat(row, ".tokens"));
        bundle.sellPrices = json.readUintArray(string.concat(row, ".sellPrices"));
        bundle.buyPrices = json.readUintArray(string.concat(row, ".buyPrices"));
        string memory trades = string.concat(row, ".trades");
        bundle.trades = new Trade[](_count(trades));
        for (uint256 i = 0; i < bundle.trades.length; ++i) {
            bundle.trades[i] = _trade(_at(trades, i));
        }
        for (uint256 phase = 0; phase < 3; ++phase) {
            string memory list = _at(string.concat(row, ".interactions"), phase);
            bundle.interactions[phase] = new Interaction[](_count(list));
            for (uint256 i = 0; i < bundle.interactions[phase].length; ++i) {
                bundle.interactions[phase][i] = _interaction(_at(list, i));
            }
        }
    }

    function _trade(string memory row) private view returns (Trade memory trade) {
        trade.sellTokenIndex = _uint(row, ".sellTokenIndex");
        trade.buyTokenIndex = _uint(row, ".buyTokenIndex");
        trade.receiver = _address(row, ".receiver");
        trade.sellAmount = _uint(row, ".sellAmount");
        trade.buyAmount = _uint(row, ".buyAmount");
        trade.validTo = uint32(_uint(row, ".validTo"));
        trade.appData = _word(row, ".appData");
        trade.flags = _uint(row, ".flags");
        trade.executedAmount = _uint(row, ".executedAmount");
        trade.networkFee = _uint(row, ".networkFee");
        trade.protocolFee = _uint(row, ".protocolFee");
        trade.feeShares = new FeeShare[](_count(string.concat(row, ".feeShares")));
        for (uint256 i = 0; i < trade.feeShares.length; ++i) {
            string memory share = _at(string.concat(row, ".feeShares"), i);
            trade.feeShares[i] = FeeShare(_address(share, ".recipient"), _uint(share, ".amount"));
        }
        trade.signature = _bytes(row, ".signature");
    }

    function _interaction(string memory row) private view returns (Interaction memory interaction) {
        interaction.target = _address(row, ".target");
        interaction.value = _uint(row, ".value");
        interaction.callData = _bytes(row, ".callData");
        interaction.allowances = new Allowance[](_count(string.concat(row, ".allowances")));
        for (uint256 i = 0; i < interaction.allowances.length; ++i) {
            string memory allowance = _at(string.concat(row, ".allowances"), i);
            interaction.allowances[i] =
                Allowance(_address(allowance, ".token"), _address(allowance, ".spender"), _uint(allowance, ".amount"));
        }
    }

    function _award(string memory row) private view returns (Award memory) {
        return Award({
            auctionId: _uint(row, ".auctionId"),
            bundleHash: _word(row, ".bundleHash"),
            solver: _address(row, ".solver"),
            payout: _address(row, ".payout"),
            deadline: uint64(_uint(row, ".deadline"))
        });
    }
}
