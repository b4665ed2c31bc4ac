// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {SigningScheme} from "../types/SettlementTypes.sol";
import {BoundedCall} from "./BoundedCall.sol";
import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {Bytes} from "@openzeppelin/contracts/utils/Bytes.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";
import {MessageHashUtils} from "@openzeppelin/contracts/utils/cryptography/MessageHashUtils.sol";

/// @title Who signed an order
/// @notice Four schemes, as GPv2. A pre-signature only names its owner here: whether it stands is the caller's to check.
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
        bytes memory question = abi.encodeCall(IERC1271.isValidSignature, (digest, Bytes.slice(signature, 20)));
        (bool answered, bytes32 word) = BoundedCall.tryStaticWord(owner, EIP1271_GAS, question);
        if (!answered || word != bytes32(IERC1271.isValidSignature.selector)) {
            revert InvalidEip1271Signature(owner, digest);
        }
    }

    function _leadingAddress(bytes memory signature) private pure returns (address) {
        return address(bytes20(signature));
    }
}
