// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SigningScheme} from "../types/SettlementTypes.sol";
import {BoundedCall} from "./BoundedCall.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title Who signed an order or a quote
/// @notice Orders: four schemes, as GPv2. A pre-signature only names its owner here: whether it stands is the caller's to check.
library SignatureLib {
    /// @notice Not 65 bytes, high s, v not 27 or 28, no signer, or too short for its scheme. Protects the user.
    error InvalidSignature(bytes32 digest);
    /// @notice The wallet contract did not confirm the signature. Protects the user.
    error InvalidEip1271Signature(address owner, bytes32 digest);

    /// @notice Gas that a wallet contract may spend on confirming one signature.
    uint256 internal constant EIP1271_GAS = 1_000_000;

    /// @notice The address whose consent `signature` claims; proven for all schemes but `PreSign`.
    function ownerOf(SigningScheme scheme, bytes32 digest, bytes memory signature) internal view returns (address) {
        if (scheme == SigningScheme.Eip712) {
            return _recover(digest, digest, signature);
        }
        if (scheme == SigningScheme.EthSign) {
            return _recover(digest, MessageHashUtils.toEthSignedMessageHash(digest), signature);
        }
        if (scheme == SigningScheme.Eip1271) {
            return _confirmedByWallet(digest, signature);
        }
        if (signature.length != 20) {
            revert InvalidSignature(digest);
        }
        return _leadingAddress(signature);
    }

    /// @notice Whether the key of `signer` signed, or `signer` is a wallet that confirms the signature. A key counts
    /// even if its account has code (EIP-7702), since it can change that code anyway.
    /// @param signature r, s, v (65 bytes), or r, yParity and s (64 bytes, EIP-2098), s in the lower half; or whatever
    /// the wallet wants to see.
    function isSignedBy(address signer, bytes32 digest, bytes memory signature) internal view returns (bool) {
        (address recovered, ECDSA.RecoverError problem,) = _tryRecover(digest, signature);
        if (problem == ECDSA.RecoverError.NoError && recovered == signer) {
            return true;
        }
        return signer.code.length > 0 && _confirms(signer, digest, signature);
    }

    function _tryRecover(bytes32 digest, bytes memory signature)
        private
        pure
        returns (address, ECDSA.RecoverError, bytes32)
    {
        if (signature.length == 64) {
            (bytes32 r, bytes32 vs) = abi.decode(signature, (bytes32, bytes32));
            return ECDSA.tryRecover(digest, r, vs);
        }
        return ECDSA.tryRecover(digest, signature);
    }

    /// @dev r (32 bytes), s (32, lower half), v (27 or 28).
    function _recover(bytes32 digest, bytes32 signedHash, bytes memory signature) private pure returns (address) {
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecover(signedHash, signature);
        if (problem != ECDSA.RecoverError.NoError) {
            revert InvalidSignature(digest);
        }
        return signer;
    }

    /// @dev owner (20 bytes), then whatever the wallet wants to see. The wallet is asked without side effects.
    function _confirmedByWallet(bytes32 digest, bytes memory signature) private view returns (address owner) {
        if (signature.length < 20) {
            revert InvalidSignature(digest);
        }
        owner = _leadingAddress(signature);
        if (!_confirms(owner, digest, Bytes.slice(signature, 20))) {
            revert InvalidEip1271Signature(owner, digest);
        }
    }

    function _confirms(address wallet, bytes32 digest, bytes memory signature) private view returns (bool) {
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, signature));
        (bool answered, bytes32 word) = BoundedCall.tryStaticWord(wallet, EIP1271_GAS, question);
        return answered && word == bytes32(IERC1271.isValidSignature.selector);
    }

    function _leadingAddress(bytes memory signature) private pure returns (address) {
        return address(bytes20(signature));
    }
}
