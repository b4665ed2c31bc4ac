// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {IQuoteSettler} from "./interfaces/IQuoteSettler.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";

/// @title Which nonces of which makers are spent: taken or cancelled, for ever
/// @notice One bit per nonce, in any order, and a floor below which all are spent.
abstract contract MakerNonces is IQuoteSettler, ReentrancyGuardTransient {
    mapping(address maker => mapping(uint256 word => uint256 bits)) private _spent;
    /// @inheritdoc IQuoteSettler
    mapping(address maker => uint256) public leastNonce;

    /// @inheritdoc IQuoteSettler
    function cancelNonce(uint256 nonce) external {
        cancelNonces(nonce >> 8, 1 << (nonce & 0xff));
    }

    /// @inheritdoc IQuoteSettler
    function cancelNonces(uint256 word, uint256 mask) public nonReentrant {
        _spent[msg.sender][word] |= mask;
        emit NoncesCancelled(msg.sender, word, mask);
    }

    /// @inheritdoc IQuoteSettler
    function cancelNoncesBelow(uint256 least) external nonReentrant {
        uint256 present = leastNonce[msg.sender];
        if (least <= present) {
            revert NonceFloorNotRaised(present, least);
        }
        leastNonce[msg.sender] = least;
        emit NonceFloorRaised(msg.sender, least);
    }

    /// @inheritdoc IQuoteSettler
    function isNonceSpent(address maker, uint256 nonce) public view returns (bool) {
        return nonce < leastNonce[maker] || _spent[maker][nonce >> 8] & (1 << (nonce & 0xff)) != 0;
    }

    function _spendNonce(address maker, uint256 nonce) internal {
        if (isNonceSpent(maker, nonce)) {
            revert NonceSpent(maker, nonce);
        }
        _spent[maker][nonce >> 8] |= 1 << (nonce & 0xff);
    }
}
