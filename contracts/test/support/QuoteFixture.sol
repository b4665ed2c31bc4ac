// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IInteractionExecutor} from "../../src/interfaces/IInteractionExecutor.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {LimitOrder, Quote} from "../../src/types/QuoteTypes.sol";
import {Bundle, Interaction} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "./SettlementFixture.sol";

/// @dev A maker who gives 2,100 B for 1,000 A, and bundles in which Alice's 1,000 A take that. Alice gets 2,000 B of it.
abstract contract QuoteFixture is SettlementFixture {
    uint256 internal constant AUCTION = 1;

    Account internal maker = makeAccount("maker");

    function setUp() public virtual override {
        super.setUp();
        _fund(maker.addr);
    }

    function _quote() internal view returns (Quote memory) {
        return Quote({
            maker: maker.addr,
            makerToken: address(tokenB),
            makerAmount: 2100,
            takerToken: address(tokenA),
            takerAmount: 1000,
            minTakerAmount: 1,
            recipient: address(0),
            settlement: address(settlement),
            auctionId: AUCTION,
            solver: address(0),
            nonce: 77,
            settleBy: DEADLINE
        });
    }

    /// @dev Written out, so that the library is not compared with itself.
    function _digest(Quote memory quote) internal view returns (bytes32) {
        bytes32 domain = keccak256(
            abi.encode(
                keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)"),
                keccak256("Walras"),
                keccak256("1"),
                block.chainid,
                address(quoteSettler)
            )
        );
        bytes memory first = abi.encode(
            keccak256(
                "Quote(address maker,address makerToken,uint256 makerAmount,address takerToken,uint256 takerAmount,"
                "uint256 minTakerAmount,address recipient,address settlement,uint256 auctionId,address solver,"
                "uint256 nonce,uint64 settleBy)"
            ),
            quote.maker,
            quote.makerToken,
            quote.makerAmount,
            quote.takerToken,
            quote.takerAmount,
            quote.minTakerAmount
        );
        bytes memory second = abi.encode(
            quote.recipient, quote.settlement, quote.auctionId, quote.solver, quote.nonce, uint256(quote.settleBy)
        );
        return keccak256(abi.encodePacked(hex"1901", domain, keccak256(bytes.concat(first, second))));
    }

    function _sign(Quote memory quote) internal view returns (bytes memory) {
        return _sign(maker.key, _digest(quote));
    }

    /// @dev The executor takes the quote, with the allowance that it needs.
    function _take(Quote memory quote, bytes memory signature, uint256 takerIn)
        internal
        view
        returns (Interaction memory)
    {
        bytes memory callData = abi.encodeCall(IQuoteSettler.take, (quote, signature, takerIn));
        return _allowing(_call(address(quoteSettler), callData), quote.takerToken, address(quoteSettler), takerIn);
    }

    function _take(Quote memory quote, uint256 takerIn) internal view returns (Interaction memory) {
        return _take(quote, _sign(quote), takerIn);
    }

    /// @dev Alice's order against whatever the interaction brings.
    function _with(Interaction memory interaction) internal view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, _aliceSellsA()));
        _interact(bundle, INTRA, interaction);
    }

    function _limitOrder(Order memory order, uint256 flags) internal pure returns (LimitOrder memory) {
        return LimitOrder({
            sellToken: order.sellToken,
            buyToken: order.buyToken,
            receiver: order.receiver,
            sellAmount: order.sellAmount,
            buyAmount: order.buyAmount,
            validTo: order.validTo,
            appData: order.appData,
            flags: flags
        });
    }

    /// @dev The first interaction between payment in and payment out reverts with exactly `reason`.
    function _expectTakeRefused(Bundle memory bundle, bytes memory reason) internal {
        _expectRefused(
            bundle, abi.encodeWithSelector(IInteractionExecutor.InteractionFailed.selector, INTRA, 0, reason)
        );
    }
}
