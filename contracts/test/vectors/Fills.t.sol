// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {DevToken} from "../../src/dev/DevToken.sol";
import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {FillLib} from "../../src/libraries/FillLib.sol";
import {Award, Bundle} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {Vectors} from "../support/Vectors.sol";
import {Venue} from "../support/Venue.sol";

/// @dev Every row is settled for real: with fresh tokens, out of a venue that gives whatever is asked for.
contract FillsTest is SettlementFixture, Vectors {
    uint256 private constant FILLED_AMOUNT_SLOT = 2;

    struct Row {
        string name;
        Order order;
        uint256 executedAmount;
        uint256 networkFee;
        uint256 protocolFee;
        uint256 sellPrice;
        uint256 buyPrice;
        uint256 filledBefore;
        string refusal;
    }

    function setUp() public override {
        super.setUp();
        _load("fills.json");
    }

    function test_moves_or_refuses_as_listed() public {
        uint256 count = _count(".fills");
        assertEq(count, 117);
        for (uint256 i = 0; i < count; ++i) {
            this.checkRow(_at(".fills", i));
        }
    }

    /// @dev External, so that the memory of one row's parsing is gone before the next.
    function checkRow(string calldata place) external {
        Row memory row = _read(place);
        if (bytes(row.refusal).length > 0) {
            _expectRefusal(row);
        } else {
            _expectFill(row, _uint(place, ".userIn"), _uint(place, ".userOut"), _uint(place, ".filledAfter"));
        }
    }

    function _expectFill(Row memory row, uint256 userIn, uint256 userOut, uint256 filledAfter) private {
        Bundle memory bundle = _bundleOf(row);
        uint256 given = row.order.isBuy ? userOut : userOut + row.protocolFee;
        _interact(bundle, INTRA, _call(address(venue), abi.encodeCall(Venue.give, (row.order.buyToken, given))));
        _settle(bundle);

        assertEq(type(uint256).max - DevToken(row.order.sellToken).balanceOf(alice.addr), userIn, row.name);
        assertEq(DevToken(row.order.buyToken).balanceOf(alice.addr), userOut, row.name);
        assertEq(settlement.filledAmount(_uid(row.order)), filledAfter, row.name);
    }

    function _expectRefusal(Row memory row) private {
        Bundle memory bundle = _bundleOf(row);
        Award memory award = _award(bundle);
        bytes memory signature = _signAward(auctioneer.key, award);
        vm.expectPartialRevert(_selector(row.refusal));
        _settle(bundle, award, signature);
    }

    function _bundleOf(Row memory row) private returns (Bundle memory bundle) {
        bytes32 slot = keccak256(abi.encodePacked(_uid(row.order), FILLED_AMOUNT_SLOT));
        vm.store(address(settlement), slot, bytes32(row.filledBefore));
        assertEq(settlement.filledAmount(_uid(row.order)), row.filledBefore);
        bundle = _bundle([row.order.sellToken, row.order.buyToken], [row.sellPrice, row.buyPrice]);
        _add(bundle, _trade(bundle, row.order));
        bundle.trades[0].executedAmount = row.executedAmount;
        bundle.trades[0].networkFee = row.networkFee;
        bundle.trades[0].protocolFee = row.protocolFee;
        bundle.trades[0].feeShares = _shares(makeAddr("treasury"), row.protocolFee);
    }

    function _read(string memory place) private returns (Row memory row) {
        DevToken sellToken = new DevToken("S", "S", 18);
        DevToken buyToken = new DevToken("B", "B", 18);
        sellToken.mint(alice.addr, type(uint256).max);
        buyToken.mint(address(venue), type(uint256).max);
        vm.prank(alice.addr);
        sellToken.approve(holder, type(uint256).max);
        row.name = _text(place, ".name");
        row.order = _order(
            alice, address(sellToken), address(buyToken), _uint(place, ".sellAmount"), _uint(place, ".buyAmount")
        );
        row.order.isBuy = _bool(place, ".isBuy");
        row.order.partiallyFillable = _bool(place, ".partiallyFillable");
        row.executedAmount = _uint(place, ".executedAmount");
        row.networkFee = _uint(place, ".networkFee");
        row.protocolFee = _uint(place, ".protocolFee");
        row.sellPrice = _uint(place, ".sellPrice");
        row.buyPrice = _uint(place, ".buyPrice");
        row.filledBefore = _uint(place, ".filledBefore");
        row.refusal = _text(place, ".error");
    }

    function _selector(string memory refusal) private pure returns (bytes4) {
        bytes4[6] memory known = [
            FillLib.AmountOverflow.selector,
            FillLib.NetworkFeeTooHigh.selector,
            FillLib.ProtocolFeeTooHigh.selector,
            ISettlement.ZeroFill.selector,
            ISettlement.LimitPriceNotRespected.selector,
            ISettlement.OrderOverfilled.selector
        ];
        string[6] memory names = [
            "AmountOverflow",
            "NetworkFeeTooHigh",
            "ProtocolFeeTooHigh",
            "ZeroFill",
            "LimitPriceNotRespected",
            "OrderOverfilled"
        ];
        for (uint256 i = 0; i < names.length; ++i) {
            if (keccak256(bytes(names[i])) == keccak256(bytes(refusal))) {
                return known[i];
            }
        }
        revert(string.concat("unknown error in the vectors: ", refusal));
    }
}
