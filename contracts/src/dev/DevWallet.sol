// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {ECDSA} from "@openzeppelin/contracts/utils/cryptography/ECDSA.sol";

/// @title A wallet contract for development networks
/// @notice FOR DEVELOPMENT NETWORKS ONLY. Has one owner, who signs for it as owners sign for a Safe: the digest is the
/// message of a `SafeMessage` in the wallet's own EIP-712 domain, so that no signature counts for another wallet.
contract DevWallet is IERC1271 {
    bytes32 private constant DOMAIN_TYPE_HASH = keccak256("EIP712Domain(uint256 chainId,address verifyingContract)");
    bytes32 private constant MESSAGE_TYPE_HASH = keccak256("SafeMessage(bytes message)");
    bytes4 private constant REFUSED = 0xffffffff;

    address public immutable owner;

    error NotOwner(address account);
    error CallFailed(bytes reason);

    constructor(address owner_) {
        owner = owner_;
    }

    receive() external payable {}

    /// @notice Makes a call as the wallet. Only the owner may ask for it.
    function execute(address target, uint256 value, bytes calldata callData) external {
        if (msg.sender != owner) {
            revert NotOwner(msg.sender);
        }
        (bool success, bytes memory result) = target.call{value: value}(callData);
        if (!success) {
            revert CallFailed(result);
        }
    }

    /// @inheritdoc IERC1271
    function isValidSignature(bytes32 digest, bytes calldata signature) external view returns (bytes4) {
        bytes32 domain = keccak256(abi.encode(DOMAIN_TYPE_HASH, block.chainid, address(this)));
        bytes32 message = keccak256(abi.encode(MESSAGE_TYPE_HASH, keccak256(abi.encode(digest))));
        bytes32 signed = keccak256(abi.encodePacked("\x19\x01", domain, message));
        (address signer, ECDSA.RecoverError problem,) = ECDSA.tryRecover(signed, signature);
        bool confirmed = problem == ECDSA.RecoverError.NoError && signer == owner;
        return confirmed ? IERC1271.isValidSignature.selector : REFUSED;
    }
}
