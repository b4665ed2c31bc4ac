// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISettlement} from "../../src/interfaces/ISettlement.sol";
import {SignatureLib} from "../../src/libraries/SignatureLib.sol";
import {Bundle, Trade} from "../../src/types/SettlementTypes.sol";
import {SettlementFixture} from "../support/SettlementFixture.sol";
import {AnsweringWallet, GreedyWallet, WritingWallet} from "../support/Wallets.sol";

/// @dev settle: the owner's consent, in four schemes.
contract SettleSignaturesTest is SettlementFixture {
    uint256 private constant ETH_SIGN = 1 << 5;
    uint256 private constant EIP1271 = 2 << 5;
    uint256 private constant PRE_SIGN = 3 << 5;
    uint256 private constant CURVE_ORDER = 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141;

    // ---------------------------------------------------------------- eip712 and ethsign

    function test_settles_when_order_is_eth_signed() public {
        bytes32 hash = keccak256(abi.encodePacked("\x19Ethereum Signed Message:\n32", _digest(_aliceSellsA())));
        _settle(_signedAs(ETH_SIGN, _sign(alice.key, hash)));
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_reverts_when_somebody_else_signed() public {
        // The signature recovers to Bob, so it is an order of Bob's, who has not approved or would pay himself:
        // Alice's tokens do not move.
        vm.prank(bob.addr);
        tokenA.approve(holder, 0);
        Bundle memory bundle = _signedAs(0, _sign(bob.key, _digest(_aliceSellsA())));
        vm.expectRevert();
        this.settleExternally(bundle);
        assertEq(tokenA.balanceOf(alice.addr), FUNDS);
    }

    function test_reverts_when_any_signed_field_is_altered() public {
        for (uint256 field = 0; field < 8; ++field) {
            Bundle memory bundle = _venueSwap();
            _alter(bundle.trades[0], field);
            uint256 before = tokenA.balanceOf(alice.addr);
            try this.settleExternally(bundle) {
                fail();
            } catch {}
            assertEq(tokenA.balanceOf(alice.addr), before);
        }
    }

    function test_reverts_when_signature_has_high_s() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.key, _digest(_aliceSellsA()));
        bytes memory malleated = abi.encodePacked(r, bytes32(CURVE_ORDER - uint256(s)), v == 27 ? uint8(28) : uint8(27));
        _expectInvalid(_signedAs(0, malleated));
    }

    function test_reverts_when_v_is_zero_or_one() public {
        (uint8 v, bytes32 r, bytes32 s) = vm.sign(alice.key, _digest(_aliceSellsA()));
        _expectInvalid(_signedAs(0, abi.encodePacked(r, s, v - 27)));
    }

    function test_reverts_when_signature_recovers_to_nobody() public {
        _expectInvalid(_signedAs(0, abi.encodePacked(bytes32(0), bytes32(uint256(1)), uint8(27))));
    }

    function testFuzz_reverts_when_signature_has_another_length(uint256 length, bool ethSign) public {
        length = bound(length, 0, 200);
        vm.assume(length != 65);
        bytes memory valid = _sign(alice.key, _digest(_aliceSellsA()));
        bytes memory signature = new bytes(length);
        for (uint256 i = 0; i < length && i < valid.length; ++i) {
            signature[i] = valid[i];
        }
        _expectInvalid(_signedAs(ethSign ? ETH_SIGN : 0, signature));
    }

    function test_reverts_when_order_is_signed_for_another_chain() public {
        Bundle memory bundle = _venueSwap();
        vm.chainId(block.chainid + 1);
        uint256 before = tokenA.balanceOf(alice.addr);
        vm.expectRevert();
        this.settleExternally(bundle);
        assertEq(tokenA.balanceOf(alice.addr), before);
    }

    // ---------------------------------------------------------------- eip1271

    function test_settles_when_wallet_confirms() public {
        AnsweringWallet wallet = new AnsweringWallet();
        Order memory order = _walletOrder(address(wallet));
        wallet.answer(_digest(order), hex"c0ffee", abi.encode(bytes4(0x1626ba7e)));
        _settle(_walletBundle(order, abi.encodePacked(wallet, hex"c0ffee")));

        assertEq(tokenB.balanceOf(address(wallet)), FUNDS + 2000);
    }

    function test_reverts_when_wallet_answers_anything_else() public {
        bytes[6] memory answers = [
            abi.encode(bytes4(0xffffffff)),
            abi.encode(bytes4(0)),
            bytes(hex"1626ba7e"),
            abi.encode(bytes4(0x1626ba7e), uint256(0)),
            abi.encode(uint256(0x1626ba7e)),
            abi.encodePacked(bytes4(0x1626ba7e), bytes28(uint224(1)))
        ];
        for (uint256 i = 0; i < answers.length; ++i) {
            AnsweringWallet wallet = new AnsweringWallet();
            Order memory order = _walletOrder(address(wallet));
            wallet.answer(_digest(order), hex"c0ffee", answers[i]);
            _expectUnconfirmed(order);
        }
    }

    function test_reverts_when_wallet_reverts() public {
        _expectUnconfirmed(_walletOrder(address(new AnsweringWallet())));
    }

    function test_reverts_when_wallet_writes() public {
        _expectUnconfirmed(_walletOrder(address(new WritingWallet())));
    }

    function test_reverts_when_wallet_has_no_code() public {
        _expectUnconfirmed(_walletOrder(makeAddr("no wallet")));
    }

    function test_spends_bounded_gas_when_wallet_is_greedy() public {
        Order memory order = _walletOrder(address(new GreedyWallet()));
        Bundle memory bundle = _walletBundle(order, abi.encodePacked(order.owner.addr, hex"c0ffee"));
        uint256 before = gasleft();
        try this.settleExternally(bundle) {
            fail();
        } catch {}
        assertLt(before - gasleft(), 1_600_000);
    }

    function test_reverts_when_wallet_signature_is_shorter_than_an_address() public {
        _expectInvalid(_signedAs(EIP1271, new bytes(19)));
    }

    // ---------------------------------------------------------------- presign

    function test_settles_when_owner_pre_signed() public {
        _preSign(true);
        _settle(_signedAs(PRE_SIGN, abi.encodePacked(alice.addr)));
        assertEq(tokenB.balanceOf(alice.addr), FUNDS + 2000);
    }

    function test_reverts_when_owner_never_pre_signed() public {
        _expectNotPresigned();
    }

    function test_reverts_when_owner_revoked() public {
        _preSign(true);
        _preSign(false);
        _expectNotPresigned();
    }

    function test_reverts_when_another_order_was_pre_signed() public {
        Order memory other = _aliceSellsA();
        other.sellAmount = 999;
        bytes memory uid = _uid(other);
        vm.prank(alice.addr);
        settlement.setPreSignature(uid, true);
        _expectNotPresigned();
    }

    function test_reverts_when_pre_signature_is_not_an_address() public {
        _preSign(true);
        _expectInvalid(_signedAs(PRE_SIGN, ""));
        _expectInvalid(_signedAs(PRE_SIGN, abi.encodePacked(alice.addr, uint8(0))));
    }

    function settleExternally(Bundle memory bundle) external {
        _settle(bundle);
    }

    function _signedAs(uint256 scheme, bytes memory signature) private view returns (Bundle memory bundle) {
        bundle = _venueSwap();
        bundle.trades[0].flags |= scheme;
        bundle.trades[0].signature = signature;
    }

    function _walletOrder(address wallet) private returns (Order memory order) {
        order = _aliceSellsA();
        order.owner = Account(wallet, alice.key);
        _fund(wallet);
    }

    function _walletBundle(Order memory order, bytes memory signature) private view returns (Bundle memory bundle) {
        bundle = _bundleAB();
        _add(bundle, _trade(bundle, order));
        bundle.trades[0].flags |= EIP1271;
        bundle.trades[0].signature = signature;
        _interact(bundle, INTRA, _swap(1000, 2000));
    }

    function _preSign(bool signed) private {
        bytes memory uid = _uid(_aliceSellsA());
        vm.prank(alice.addr);
        settlement.setPreSignature(uid, signed);
    }

    function _alter(Trade memory trade, uint256 field) private {
        if (field == 0) (trade.sellTokenIndex, trade.buyTokenIndex) = (trade.buyTokenIndex, trade.sellTokenIndex);
        if (field == 1) trade.receiver = makeAddr("thief");
        if (field == 2) trade.sellAmount += 1;
        if (field == 3) trade.buyAmount -= 1;
        if (field == 4) trade.validTo += 1;
        if (field == 5) trade.appData = bytes32(uint256(1));
        if (field == 6) trade.flags ^= 1;
        if (field == 7) trade.flags ^= 2;
    }

    function _expectInvalid(Bundle memory bundle) private {
        _expectRefused(bundle, abi.encodeWithSelector(SignatureLib.InvalidSignature.selector, _digest(_aliceSellsA())));
    }

    function _expectUnconfirmed(Order memory order) private {
        _expectRefused(
            _walletBundle(order, abi.encodePacked(order.owner.addr, hex"c0ffee")),
            abi.encodeWithSelector(SignatureLib.InvalidEip1271Signature.selector, order.owner.addr, _digest(order))
        );
    }

    function _expectNotPresigned() private {
        _expectRefused(
            _signedAs(PRE_SIGN, abi.encodePacked(alice.addr)),
            abi.encodeWithSelector(ISettlement.NotPresigned.selector, _uid(_aliceSellsA()))
        );
    }
}
