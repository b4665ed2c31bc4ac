// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {Quote} from "../types/QuoteTypes.sol";
import {Eip712Domain} from "./Eip712Domain.sol";
import {FillLib} from "./FillLib.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title What a maker signs, and what a take of it moves
library QuoteLib {
    /// @notice Less or more is paid in than the quote allows, or nothing at all. Protects the maker.
    error TakeOutOfRange(uint256 takerIn, uint256 least, uint256 most);
    /// @notice So little is paid in that the maker would give nothing for it. Protects the taker.
    error NothingGiven(uint256 takerIn);

    bytes32 internal constant TYPE_HASH = keccak256(
        "Quote(address maker,address makerToken,uint256 makerAmount,address takerToken,uint256 takerAmount,"
        "uint256 minTakerAmount,address recipient,address settlement,uint256 auctionId,address solver,uint256 nonce,"
        "uint64 settleBy)"
    );
    bytes32 private constant NAME_HASH = keccak256("Walras");
    bytes32 private constant VERSION_HASH = keccak256("1");

    /// @notice EIP-712 hashStruct of a quote.
    function structHash(Quote memory quote) internal pure returns (bytes32) {
        return keccak256(abi.encode(TYPE_HASH, quote));
    }

    /// @notice The EIP-712 domain in which makers sign, that of a quote settler on this chain.
    function domainSeparator(address quoteSettler) internal view returns (bytes32) {
        return Eip712Domain.separatorOf(NAME_HASH, VERSION_HASH, quoteSettler);
    }

    /// @notice What is signed.
    function digest(Quote memory quote, address quoteSettler) internal view returns (bytes32) {
        return MessageHashUtils.toTypedDataHash(domainSeparator(quoteSettler), structHash(quote));
    }

    /// @notice What the maker gives for `takerIn`: at the quote's price, rounded down in favour of the maker.
    function makerOut(Quote memory quote, uint256 takerIn) internal pure returns (uint256 amount) {
        if (takerIn == 0 || takerIn < quote.minTakerAmount || takerIn > quote.takerAmount) {
            revert TakeOutOfRange(takerIn, quote.minTakerAmount, quote.takerAmount);
        }
        amount = FillLib.mulDivDown(quote.makerAmount, takerIn, quote.takerAmount);
        if (amount == 0) {
            revert NothingGiven(takerIn);
        }
    }
}
