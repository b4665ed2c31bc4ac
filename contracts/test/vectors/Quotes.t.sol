// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {QuoteLib} from "../../src/libraries/QuoteLib.sol";
import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Vectors} from "../support/Vectors.sol";

contract QuotesTest is Vectors {
    /// @dev Of the public development key that signs all rows.
    address private constant SIGNER = 0x70997970C51812dc3A010C7d01b50e0d17dc79C8;
    uint256 private constant CALL_TAKER_IN = 123_456_789;

    function setUp() public {
        _load("quotes.json");
        vm.chainId(_uint("", ".chainId"));
    }

    function test_hashes_and_encodes_every_quote() public view {
        uint256 count = _count(".quotes");
        assertEq(count, 13);
        address quoteSettler = _address("", ".quoteSettler");
        assertEq(QuoteLib.domainSeparator(quoteSettler), _word("", ".domainSeparator"));
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".quotes", i);
            Quote memory quote = _quote(row);
            bytes memory signature = _bytes(row, ".signature");
            assertEq(QuoteLib.structHash(quote), _word(row, ".structHash"));
            assertEq(QuoteLib.digest(quote, quoteSettler), _word(row, ".digest"));
            assertTrue(SignatureLib.isSignedBy(SIGNER, _word(row, ".digest"), signature));
            assertTrue(SignatureLib.isSignedBy(SIGNER, _word(row, ".digest"), _bytes(row, ".compactSignature")));
            bytes memory callData = abi.encodeCall(IQuoteSettler.take, (quote, signature, CALL_TAKER_IN));
            assertEq(callData, _bytes(row, ".callData"));
        }
    }

    function test_gives_what_every_take_says_or_refuses() public {
        uint256 count = _count(".takes");
        assertEq(count, 40);
        for (uint256 i = 0; i < count; ++i) {
            string memory row = _at(".takes", i);
            Quote memory quote;
            quote.makerAmount = _uint(row, ".makerAmount");
            quote.takerAmount = _uint(row, ".takerAmount");
            quote.minTakerAmount = _uint(row, ".minTakerAmount");
            string memory error = _text(row, ".error");
            if (bytes(error).length == 0) {
                assertEq(this.makerOut(quote, _uint(row, ".takerIn")), _uint(row, ".makerOut"), _text(row, ".name"));
            } else {
                vm.expectPartialRevert(_selector(error));
                this.makerOut(quote, _uint(row, ".takerIn"));
            }
        }
    }

    function makerOut(Quote calldata quote, uint256 takerIn) external pure returns (uint256) {
        return QuoteLib.makerOut(quote, takerIn);
    }

    function _selector(string memory error) private pure returns (bytes4) {
        return keccak256(bytes(error)) == keccak256("NothingGiven")
            ? QuoteLib.NothingGiven.selector
            : QuoteLib.TakeOutOfRange.selector;
    }

    function _quote(string memory row) private view returns (Quote memory quote) {
        quote.maker = _address(row, ".maker");
        quote.makerToken = _address(row, ".makerToken");
        quote.makerAmount = _uint(row, ".makerAmount");
        quote.takerToken = _address(row, ".takerToken");
        quote.takerAmount = _uint(row, ".takerAmount");
        quote.minTakerAmount = _uint(row, ".minTakerAmount");
        quote.recipient = _address(row, ".recipient");
        quote.settlement = _address(row, ".settlement");
        quote.auctionId = _uint(row, ".auctionId");
        quote.solver = _address(row, ".solver");
        quote.nonce = _uint(row, ".nonce");
        quote.settleBy = uint64(_uint(row, ".settleBy"));
    }
}
