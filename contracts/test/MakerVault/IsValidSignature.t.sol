// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MakerVault} from "../../src/MakerVault.sol";
import {IQuoteSettler} from "../../src/interfaces/IQuoteSettler.sol";
import {Quote} from "../../src/types/QuoteTypes.sol";
import {Bundle} from "../../src/types/SettlementTypes.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";

/// @dev isValidSignature: which quotes a vault stands by.
contract IsValidSignatureTest is QuoteFixture {
    bytes4 private constant CONFIRMED = 0x1626ba7e;
    bytes4 private constant REFUSED = 0xffffffff;

    MakerVault private _vault;
    Account private _signer = makeAccount("signer");

    function setUp() public override {
        super.setUp();
        _vault = _newVault(address(this));
        _vault.setSigner(_signer.addr, DEADLINE);
        _vault.setCap(_signer.addr, address(tokenB), 2100);
    }

    function test_sells_on_a_signers_quote() public {
        Quote memory quote = _vaultQuote();
        _settle(_with(_take(quote, _signature(quote, _signer.key), 1000)));
        assertEq(tokenB.balanceOf(address(_vault)), FUNDS - 2100);
        assertEq(tokenA.balanceOf(address(_vault)), FUNDS + 1000);
    }

    function test_refuses_as_soon_as_the_signer_is_revoked() public {
        Quote memory quote = _vaultQuote();
        bytes memory signature = _signature(quote, _signer.key);
        assertEq(_ask(quote, signature), CONFIRMED);
        _vault.setSigner(_signer.addr, 0);
        assertEq(_ask(quote, signature), REFUSED);
        bytes memory reason =
            abi.encodeWithSelector(IQuoteSettler.InvalidQuoteSignature.selector, address(_vault), _digest(quote));
        _expectTakeRefused(_with(_take(quote, signature, 1000)), reason);
    }

    function test_stands_by_a_signer_until_the_last_second() public {
        Quote memory quote = _vaultQuote();
        vm.warp(DEADLINE);
        assertEq(_ask(quote, _signature(quote, _signer.key)), CONFIRMED);
        vm.warp(DEADLINE + 1);
        assertEq(_ask(quote, _signature(quote, _signer.key)), REFUSED);
    }

    function test_refuses_more_than_the_cap_and_tokens_without_one() public {
        Quote memory quote = _vaultQuote();
        quote.makerAmount = 2101;
        assertEq(_ask(quote, _signature(quote, _signer.key)), REFUSED);
        quote.makerAmount = 1;
        quote.makerToken = address(weth);
        assertEq(_ask(quote, _signature(quote, _signer.key)), REFUSED);
    }

    function test_refuses_a_quote_that_pays_somebody_else() public {
        Quote memory quote = _vaultQuote();
        quote.recipient = _signer.addr;
        assertEq(_ask(quote, _signature(quote, _signer.key)), REFUSED);
        quote.recipient = address(_vault);
        assertEq(_ask(quote, _signature(quote, _signer.key)), CONFIRMED);
    }

    function test_refuses_the_quote_of_another_maker() public {
        Quote memory quote = _vaultQuote();
        quote.maker = maker.addr;
        assertEq(_ask(quote, _signature(quote, _signer.key)), REFUSED);
    }

    function test_refuses_anything_that_is_no_quote() public {
        // A signer's key signed it, but it may be an order or a permit: only the digest of the quote that comes along
        // counts.
        Quote memory quote = _vaultQuote();
        bytes32 digest = keccak256("an order");
        bytes memory signature = abi.encode(quote, _sign(_signer.key, digest));
        assertEq(_vault.isValidSignature(digest, signature), REFUSED);
    }

    function test_refuses_the_owners_own_signature() public {
        Account memory owner = makeAccount("owner");
        _vault = _newVault(owner.addr);
        Quote memory quote = _vaultQuote();
        assertEq(_ask(quote, _signature(quote, owner.key)), REFUSED);
    }

    function testFuzz_confirms_no_other_bytes(bytes calldata signature) public {
        try _vault.isValidSignature(_digest(_vaultQuote()), signature) returns (bytes4 answer) {
            assertEq(answer, REFUSED);
        } catch {}
    }

    /// @dev Three people in the roles of owner, signer and whoever registers the signer: all 27 assignments.
    function test_stands_by_signers_that_its_owner_registered_and_nobody_else() public {
        Account[3] memory people = [maker, alice, bob];
        for (uint256 i = 0; i < 27; ++i) {
            (Account memory owner, Account memory signer) = (people[i % 3], people[i / 3 % 3]);
            Account memory caller = people[i / 9];
            _vault = _newVault(owner.addr);
            _register(caller.addr, signer.addr);
            Quote memory quote = _vaultQuote();
            bytes4 answer = _ask(quote, _signature(quote, signer.key));
            assertEq(answer, caller.addr == owner.addr ? CONFIRMED : REFUSED);
        }
    }

    function _register(address caller, address signer) private {
        vm.startPrank(caller);
        try _vault.setSigner(signer, DEADLINE) {} catch {}
        try _vault.setCap(signer, address(tokenB), 2100) {} catch {}
        vm.stopPrank();
    }

    function _newVault(address owner) private returns (MakerVault vault) {
        vault = new MakerVault(owner, quoteSettler);
        tokenA.mint(address(vault), FUNDS);
        tokenB.mint(address(vault), FUNDS);
        vm.prank(owner);
        vault.approve(tokenB, type(uint256).max);
    }

    function _vaultQuote() private view returns (Quote memory quote) {
        quote = _quote();
        quote.maker = address(_vault);
    }

    function _signature(Quote memory quote, uint256 key) private view returns (bytes memory) {
        return abi.encode(quote, _sign(key, _digest(quote)));
    }

    function _ask(Quote memory quote, bytes memory signature) private view returns (bytes4) {
        return _vault.isValidSignature(_digest(quote), signature);
    }
}
