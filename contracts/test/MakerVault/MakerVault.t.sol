// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {MakerVault} from "../../src/MakerVault.sol";
import {IMakerVault} from "../../src/interfaces/IMakerVault.sol";
import {QuoteFixture} from "../support/QuoteFixture.sol";
import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";

/// @dev What the owner may do with a vault, and nobody else.
contract MakerVaultTest is QuoteFixture {
    MakerVault private _vault;
    address private immutable _owner = makeAddr("owner");
    address private immutable _signer = makeAddr("signer");

    function setUp() public override {
        super.setUp();
        _vault = new MakerVault(_owner, quoteSettler);
        tokenA.mint(address(_vault), 1000);
        vm.prank(_owner);
        _vault.setSigner(_signer, DEADLINE);
    }

    function test_lets_its_owner_approve_the_allowance_holder() public {
        vm.prank(_owner);
        _vault.approve(tokenA, 600);
        assertEq(tokenA.allowance(address(_vault), holder), 600);
    }

    function test_lets_its_owner_withdraw() public {
        vm.prank(_owner);
        _vault.withdraw(tokenA, bob.addr, 400);
        assertEq(tokenA.balanceOf(bob.addr), FUNDS + 400);
    }

    function test_tells_of_signers_and_caps() public {
        vm.startPrank(_owner);
        vm.expectEmit(address(_vault));
        emit IMakerVault.SignerSet(bob.addr, 9);
        _vault.setSigner(bob.addr, 9);
        vm.expectEmit(address(_vault));
        emit IMakerVault.CapSet(bob.addr, address(tokenA), 8);
        _vault.setCap(bob.addr, address(tokenA), 8);
        assertEq(_vault.validUntil(bob.addr), 9);
        assertEq(_vault.cap(bob.addr, address(tokenA)), 8);
    }

    function test_lets_owner_and_signer_cancel_quotes() public {
        vm.prank(_owner);
        _vault.cancelNonces(0, 1 << 7);
        vm.prank(_signer);
        _vault.cancelNonces(0, 1 << 8);
        vm.prank(_owner);
        _vault.cancelNoncesBelow(5);
        for (uint256 nonce = 0; nonce < 10; ++nonce) {
            bool spent = nonce < 5 || nonce == 7 || nonce == 8;
            assertEq(quoteSettler.isNonceSpent(address(_vault), nonce), spent);
        }
    }

    function test_reverts_when_a_signer_that_is_no_more_cancels() public {
        vm.warp(DEADLINE + 1);
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.cancelNonces, (0, 1)));
    }

    function testFuzz_reverts_when_anybody_but_the_owner_acts(address caller) public {
        vm.assume(caller != _owner && caller != _signer);
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.setSigner, (caller, type(uint64).max)));
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.setCap, (caller, address(tokenA), 1)));
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.approve, (IERC20(address(tokenA)), 1)));
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.withdraw, (IERC20(address(tokenA)), caller, 1)));
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.cancelNonces, (0, 1)));
        _expectNotOwner(caller, abi.encodeCall(IMakerVault.cancelNoncesBelow, (1)));
    }

    function test_reverts_when_a_signer_does_more_than_cancel() public {
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.setSigner, (_signer, type(uint64).max)));
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.setCap, (_signer, address(tokenA), 1)));
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.approve, (IERC20(address(tokenA)), 1)));
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.withdraw, (IERC20(address(tokenA)), _signer, 1)));
        _expectNotOwner(_signer, abi.encodeCall(IMakerVault.cancelNoncesBelow, (1)));
    }

    function _expectNotOwner(address caller, bytes memory call) private {
        vm.prank(caller);
        (bool done, bytes memory reason) = address(_vault).call(call);
        assertFalse(done);
        assertEq(reason, abi.encodeWithSelector(IMakerVault.NotOwner.selector, caller));
    }
}
