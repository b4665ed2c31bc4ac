// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {EthFlow} from "../../src/EthFlow.sol";
import {EthFlowOrder} from "../../src/interfaces/IEthFlow.sol";
import {BundleLib} from "../../src/libraries/BundleLib.sol";
import {OrderLib} from "../../src/libraries/OrderLib.sol";
import {Bundle, Trade} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "./SettlementFixture.sol";
import {Venue} from "./Venue.sol";

/// @dev A contract that sells native coin, and a user who has some.
abstract contract EthFlowFixture is SettlementFixture {
    uint256 private constant EIP1271 = 2 << 5;

    EthFlow internal ethFlow;
    address internal user = makeAddr("user");

    function setUp() public virtual override {
        super.setUp();
        ethFlow = new EthFlow(settlement);
        vm.deal(user, 100 ether);
    }

    /// @dev 1,000 wei for at least 1,900 B.
    function _ethOrder(bool partially) internal view returns (EthFlowOrder memory order) {
        order.buyToken = address(tokenB);
        order.receiver = user;
        order.sellAmount = 1000;
        order.buyAmount = 1900;
        order.appData = keccak256("{}");
        order.validTo = VALID_TO;
        order.partiallyFillable = partially;
        order.quoteId = 7;
    }

    function _create(EthFlowOrder memory order) internal returns (bytes32) {
        vm.prank(user);
        return ethFlow.createOrder{value: order.sellAmount}(order);
    }

    function _invalidateAs(address caller, EthFlowOrder memory order) internal {
        vm.prank(caller);
        ethFlow.invalidateOrder(order);
    }

    function _signed(EthFlowOrder memory order) internal view returns (OrderLib.Order memory) {
        return OrderLib.Order({
            sellToken: address(weth),
            buyToken: order.buyToken,
            receiver: order.receiver,
            sellAmount: order.sellAmount,
            buyAmount: order.buyAmount,
            validTo: type(uint32).max,
            appData: order.appData,
            feeAmount: 0,
            kind: keccak256("sell"),
            partiallyFillable: order.partiallyFillable,
            sellTokenBalance: keccak256("erc20"),
            buyTokenBalance: keccak256("erc20")
        });
    }

    function _hash(EthFlowOrder memory order) internal view returns (bytes32) {
        return keccak256(abi.encodePacked(hex"1901", settlement.domainSeparator(), OrderLib.structHash(_signed(order))));
    }

    function _uid(EthFlowOrder memory order) internal view returns (bytes memory) {
        return abi.encodePacked(_hash(order), address(ethFlow), type(uint32).max);
    }

    /// @dev So many wei sold to the venue at 2 B each.
    function _selling(EthFlowOrder memory order, uint256 amount) internal view returns (Bundle memory bundle) {
        bundle = _bundle([address(weth), address(tokenB)], [uint256(2), 1]);
        Trade memory trade;
        trade.sellTokenIndex = BundleLib.indexOf(bundle.tokens, address(weth));
        trade.buyTokenIndex = BundleLib.indexOf(bundle.tokens, address(tokenB));
        trade.receiver = order.receiver;
        trade.sellAmount = order.sellAmount;
        trade.buyAmount = order.buyAmount;
        trade.validTo = type(uint32).max;
        trade.appData = order.appData;
        trade.flags = EIP1271 | (order.partiallyFillable ? 2 : 0);
        trade.executedAmount = amount;
        trade.signature = abi.encodePacked(address(ethFlow), address(ethFlow));
        _add(bundle, trade);
        bytes memory swap = abi.encodeCall(Venue.swap, (address(weth), amount, address(tokenB), 2 * amount));
        _interact(bundle, INTRA, _allowing(_call(address(venue), swap), address(weth), address(venue), amount));
    }
}
